import type { IExecuteFunctions, NodeError } from 'n8n-workflow';

import { createImsClient, type ImsClient } from '../ims/imsClient';
import { isNodeError, messageOf, operationError } from './nodeErrors';
import { readRunOptions, type RunOptions } from './runOptions';

/** The service as this run reaches it, and the Options that it runs with. */
export interface Connection {
	readonly client: ImsClient;
	readonly options: RunOptions;
}

/**
 * Reads Options and the credential.
 *
 * @param secrets what must not be seen in an error, besides the credential
 * @throws NodeError or UserError that names the field that cannot be used
 */
export async function connect(context: IExecuteFunctions, secrets: readonly string[] = []): Promise<Connection> {
	const options = readRunOptions(context);
	const { maxRetries, timeoutMs } = options;
	const signal = context.getExecutionCancelSignal();
	return { client: await createImsClient(context, { maxRetries, timeoutMs, signal, secrets }), options };
}

/** What a run starts with, or why it cannot start. */
export async function startOrError<T>(
	context: IExecuteFunctions,
	start: () => Promise<T>,
): Promise<T | { readonly error: NodeError }> {
	try {
		return await start();
	} catch (error) {
		return { error: isNodeError(error) ? error : operationError(context.getNode(), messageOf(error)) };
	}
}
