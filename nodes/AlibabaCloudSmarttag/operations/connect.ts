import { type IExecuteFunctions, UserError } from 'n8n-workflow';

import { createImsClient, type ImsClient, type ImsClientSettings } from '../ims/imsClient';
import { operationError } from './nodeErrors';

/**
 * The client of this run.
 *
 * @throws NodeOperationError when the credential cannot be used; the message names its field
 */
export async function connect(context: IExecuteFunctions, settings: ImsClientSettings): Promise<ImsClient> {
	try {
		return await createImsClient(context, settings);
	} catch (error) {
		throw error instanceof UserError ? operationError(context.getNode(), error.message) : error;
	}
}
