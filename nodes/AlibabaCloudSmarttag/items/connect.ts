import type { IExecuteFunctions } from 'n8n-workflow';

import { createImsClient, type ImsClient } from '../ims/imsClient';
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
