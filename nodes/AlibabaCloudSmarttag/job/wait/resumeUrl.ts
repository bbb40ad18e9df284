import type { IExecuteFunctions, IWebhookFunctions, NodeOperationError } from 'n8n-workflow';

import { runsInEngine2 } from '../../ims/engineVersion';
import { operationError } from '../../items/nodeErrors';
import { runsAsTool } from '../../items/runKey';
import { isThisMachine, whyUnreachable } from '../../values/hosts';
import { RESUME_PATH } from './wait.panel';

/** The address that resumes this execution. It contains a token that nothing but the service may see. */
export interface ResumeUrl {
	readonly url: string;
	/** The parts that must not be seen. */
	readonly secrets: readonly string[];
}

const CHOOSE_POLL = 'Choose Wait, Keep Running (Poll), or use the Alibaba Cloud Smarttag Trigger.';

/** Reads the address that n8n has made for this execution; n8n checks the token in it when it is called. */
export function readResumeUrl(context: IExecuteFunctions | IWebhookFunctions): ResumeUrl {
	const base = context.evaluateExpression('{{ $execution.resumeUrl }}', 0);
	if (typeof base !== 'string' || !URL.canParse(base)) return { url: '', secrets: [] };
	const url = new URL(base);
	const tokens = [...url.searchParams.values()].filter((token) => token.length > 0);
	url.pathname += `/${RESUME_PATH}`;
	return { url: url.href, secrets: [url.href, ...tokens] };
}

/**
 * Why the service cannot call this execution back; undefined when it can, as far as its address shows.
 *
 * @param endpoint the address of the service; one on this machine reaches this machine
 */
export function whyNotCallable(
	context: IExecuteFunctions,
	{ url }: ResumeUrl,
	endpoint: string,
): NodeOperationError | undefined {
	const refuse = (message: string, ...description: string[]) =>
		operationError(context.getNode(), `Wait for Completion: ${message}`, { description });
	if (runsAsTool(context)) {
		return refuse(
			'Pause Until Called Back cannot be used in a tool of an AI agent, which has to answer at once.',
			"Choose Wait, Keep Running (Poll) or Don't Wait.",
		);
	}
	if (runsInEngine2(context)) {
		return refuse(
			'Pause Until Called Back cannot be used in engine 2.0 of n8n, which does not suspend executions for a node.',
			CHOOSE_POLL,
		);
	}
	if (!URL.canParse(url)) return refuse('n8n has no address that the service could call.', CHOOSE_POLL);
	const { hostname } = new URL(url);
	const why = whyUnreachable(hostname);
	if (!why || isThisMachine(new URL(endpoint).hostname)) return undefined;
	return refuse(
		`Pause Until Called Back needs an n8n that Alibaba Cloud can reach, and ${hostname} cannot be reached from outside.`,
		`It ${why}.`,
		'Set the environment variable WEBHOOK_URL of n8n to its public address.',
		CHOOSE_POLL,
	);
}
