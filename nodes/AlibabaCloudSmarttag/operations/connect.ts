import type { IExecuteFunctions, NodeError } from 'n8n-workflow';

import { createImsClient, type ImsClient, type ImsClientSettings } from '../ims/imsClient';
import { FieldChecks, type JsonObject } from '../smarttag/fieldChecks';
import { isNodeError, messageOf, operationError } from './nodeErrors';

/** The service as this run reaches it, and how many requests may be under way at a time. */
export interface Connection {
	readonly client: ImsClient;
	readonly concurrency: number;
}

/** Reads Options and the credential, or tells why the run cannot start; the message names the field. */
export async function connect(context: IExecuteFunctions): Promise<Connection | { readonly error: NodeError }> {
	try {
		const { concurrency, ...settings } = readRequestOptions(context);
		return { client: await createImsClient(context, settings), concurrency };
	} catch (error) {
		return { error: isNodeError(error) ? error : operationError(context.getNode(), messageOf(error)) };
	}
}

/** Options hold for the whole run, so they are read once. */
function readRequestOptions(context: IExecuteFunctions): ImsClientSettings & Pick<Connection, 'concurrency'> {
	const options = context.getNodeParameter('options', 0, {}) as JsonObject;
	const checks = new FieldChecks();
	const concurrency = checks.wholeNumber('Concurrency', options.concurrency, 1) ?? 10;
	const maxRetries = checks.wholeNumber('Max Retries', options.maxRetries) ?? 5;
	const timeoutSeconds = checks.wholeNumber('Request Timeout', options.requestTimeout, 1) ?? 60;
	if (checks.problems.length > 0) throw operationError(context.getNode(), checks.problems.join(' '));
	return { concurrency, maxRetries, timeoutMs: timeoutSeconds * 1_000 };
}
