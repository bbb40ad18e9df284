import type { INodeProperties } from 'n8n-workflow';

const CHECK_TEMPLATE: INodeProperties = {
	displayName: 'Check Template',
	name: 'checkTemplate',
	type: 'boolean',
	default: true,
	description:
		'Whether to read the template first, and to refuse a job whose NLP parameters do not go with it. Without the permission to read it, nothing is checked.',
};

const CONCURRENCY: INodeProperties = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 10,
	description: 'How many requests are under way at a time',
};

const MAX_RETRIES: INodeProperties = {
	displayName: 'Max Retries',
	name: 'maxRetries',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 5,
	description:
		'How often a request is sent again after the service refused it for too many requests, with growing pauses. Questions are also asked again after faults of the service; a job that may have been accepted is never submitted again.',
};

const REQUEST_TIMEOUT: INodeProperties = {
	displayName: 'Request Timeout',
	name: 'requestTimeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 60,
	description: 'How many seconds an answer may take',
};

/** How requests are sent. */
export const requestOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [CONCURRENCY, MAX_RETRIES, REQUEST_TIMEOUT],
};

/** Settings of Poll; `show` says when the panel offers them. */
function pollOptions(show: Record<string, Array<boolean | string>>) {
	const displayOptions = { show };
	const pauses: INodeProperties[] = [
		{
			displayName: 'First Pause',
			name: 'firstPause',
			type: 'number',
			default: 5,
			description: 'How many seconds to wait before the first question; the pauses grow from there',
			displayOptions,
		},
		{
			displayName: 'Longest Pause',
			name: 'longestPause',
			type: 'number',
			default: 60,
			description: 'How many seconds to wait at most between two questions about the same job',
			displayOptions,
		},
	];
	const timeout: INodeProperties = {
		displayName: 'Wait Timeout (Minutes)',
		name: 'pollTimeout',
		type: 'number',
		default: 60,
		description: 'How long to wait in all. What is not finished by then is an error that names the JobIds.',
		displayOptions,
	};
	return { pauses, timeout };
}

/** Options of Get, which can wait by asking. */
export function getOptions(): INodeProperties {
	const { pauses, timeout } = pollOptions({ '/waitUntilFinished': [true] });
	return { ...requestOptions, options: [CONCURRENCY, ...pauses, MAX_RETRIES, REQUEST_TIMEOUT, timeout] };
}

/** Options of Submit, which can wait by asking and by being called. */
export function submitOptions(): INodeProperties {
	const { pauses, timeout } = pollOptions({ '/waitForCompletion': ['poll'] });
	const callbackTimeout: INodeProperties = {
		displayName: 'Wait Timeout (Hours)',
		name: 'callbackTimeout',
		type: 'number',
		default: 24,
		description: 'How long to wait in all. Then the items go on with their JobIds and the field timedOut.',
		displayOptions: { show: { '/waitForCompletion': ['callback'] } },
	};
	return {
		...requestOptions,
		options: [CHECK_TEMPLATE, CONCURRENCY, ...pauses, MAX_RETRIES, REQUEST_TIMEOUT, callbackTimeout, timeout],
	};
}
