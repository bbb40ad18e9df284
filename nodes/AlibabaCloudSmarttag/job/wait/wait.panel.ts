import type { INodeProperties, IWebhookDescription } from 'n8n-workflow';

import { FOR_TOOLS, optionsWith, updateDisplayOptions } from '../../panel/fields';
import { jobResults } from '../jobResults.panel';

/** Whether Submit waits for its jobs, and the fields of their results. */
export const waitForCompletion: INodeProperties[] = [
	{
		displayName: 'Wait for Completion',
		name: 'waitForCompletion',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: "Don't Wait",
				value: 'no',
				description: 'Return the JobIds at once; the results are ready minutes later',
			},
			{
				name: 'Wait, Keep Running (Poll)',
				value: 'poll',
				description:
					'Query the jobs until all are finished, for jobs of minutes. The execution keeps running and occupies an execution slot.',
			},
			{
				name: 'Pause Until Called Back',
				value: 'callback',
				description:
					'Suspend the execution until the service has called back for all jobs, for many or long jobs. Occupies no execution slot; n8n has to be reachable from the internet.',
				// A tool has to answer at once.
				displayOptions: { hide: FOR_TOOLS },
			},
		],
		default: 'no',
		description: 'Whether to wait for the results of the jobs, and how',
	},
	...updateDisplayOptions({ show: { waitForCompletion: ['poll', 'callback'] } }, jobResults),
];

/** A path of our own below the execution's address, so that a late callback cannot resume a Wait node after this one. */
export const RESUME_PATH = 'smarttag';

/** Where n8n receives calls for a suspended execution. It checks the token and finds the node by the path. */
export const resumeWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		path: RESUME_PATH,
		restartWebhook: true,
		isFullPath: true,
	},
];

/** What the editor shows while the execution is suspended. */
export const waitingTooltip = 'Waiting until the jobs have ended';

/** The options of Poll, which the panel shows under these conditions. */
function pollOptions(show: Record<string, Array<boolean | string>>) {
	const displayOptions = { show };
	const pauses: INodeProperties[] = [
		{
			displayName: 'First Check After (Seconds)',
			name: 'firstCheckAfter',
			type: 'number',
			default: 5,
			description: 'How long to wait before the first query; the pauses grow from there',
			displayOptions,
		},
		{
			displayName: 'Check at Most Every (Seconds)',
			name: 'checkAtMostEvery',
			type: 'number',
			default: 60,
			description: 'How long to wait at most between two queries of the same job',
			displayOptions,
		},
	];
	const timeout: INodeProperties = {
		displayName: 'Wait Timeout (Minutes)',
		name: 'pollTimeout',
		type: 'number',
		default: 60,
		description: 'How long to wait in total. Jobs that are not finished by then are errors with their JobIds.',
		displayOptions,
	};
	const refusals: INodeProperties = {
		displayName: 'Retry Refusals For (Minutes)',
		name: 'refusalTimeout',
		type: 'number',
		default: 2,
		description:
			'How long to repeat queries that are refused because of the caller, such as for a missing permission or an inactive key. The jobs continue meanwhile.',
		displayOptions,
	};
	return { pauses, refusals, timeout };
}

/**
 * Options of an operation that can wait by Poll.
 *
 * @param show when those of Poll are shown
 * @param others of the operation itself
 */
export function optionsWithPoll(
	show: Record<string, Array<boolean | string>>,
	others: readonly INodeProperties[] = [],
): INodeProperties {
	const { pauses, refusals, timeout } = pollOptions(show);
	return optionsWith(...pauses, refusals, timeout, ...others);
}

/**
 * Options of Submit, which can wait by Poll and by Callback.
 *
 * @param others of the operation itself
 */
export function submitOptions(others: readonly INodeProperties[]): INodeProperties {
	const { pauses, refusals, timeout } = pollOptions({ '/waitForCompletion': ['poll'] });
	const callbackTimeout: INodeProperties = {
		displayName: 'Wait Timeout (Hours)',
		name: 'callbackTimeout',
		type: 'number',
		default: 24,
		description: 'How long to wait in total. Then the items are returned with their JobIds and the field timedOut.',
		displayOptions: { show: { '/waitForCompletion': ['callback'] } },
	};
	const submitAgain: INodeProperties = {
		displayName: 'Submit Again',
		name: 'submitAgain',
		type: 'boolean',
		default: true,
		description:
			'Whether a failed execution that is retried after a change submits the changed items again. Their first jobs continue, and each job is billed.',
	};
	return optionsWith(submitAgain, ...pauses, refusals, callbackTimeout, timeout, ...others);
}
