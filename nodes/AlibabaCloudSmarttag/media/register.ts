import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ImsClient, WireParameters } from '../ims/imsClient';
import { ImsFailure } from '../ims/imsFailure';
import { draftRegister } from './registerRequest';
import { connect } from '../items/connect';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { ItemFields } from '../items/itemFields';
import { openClientTokens } from './clientTokens';
import { shortText } from '../values/shortText';

const ALREADY_THERE =
	'A URL can be registered only once. Get the existing item with Media → Get, or switch on Overwrite to replace it.';

/**
 * Registers the file of each input item in the media library. A registration may be repeated, since the service recognizes
 * it by its ClientToken.
 */
export async function registerMedia(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const tokens = openClientTokens(this);
	return await runItems(this, {
		start: async () => await connect(this),
		// The token is for the service; what a call of a tool is recognized by are its other parameters.
		given: ({ ClientToken: _token, ...parameters }: WireParameters) => parameters,
		effect: { noun: 'media item', verb: 'registered', idKey: 'MediaId', repetition: 'recognized' },
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const additional = fields.collection('additionalFields', 'Additional Fields');
			const parameters = draftRegister(fields.value('inputUrl', 'URL'), additional, fields.checks);
			const { registrationId } = fields.collection('options', 'Options');
			const ClientToken = tokens.of(item, parameters, registrationId, fields.checks);
			return fields.checked<WireParameters>({ ...parameters, ClientToken });
		},
		subject: ({ InputURL }) => ({ InputURL }),
		each: async ({ client }, parameters: WireParameters) => jsonContents([await register(client, parameters)]),
	});
}

async function register(client: ImsClient, parameters: WireParameters): Promise<IDataObject> {
	try {
		const { MediaId, RequestId } = await client.callIdempotent('RegisterMediaInfo', parameters);
		const requestId = typeof RequestId === 'string' ? shortText(RequestId) : undefined;
		return { MediaId, RequestId: requestId, InputURL: parameters.InputURL } as IDataObject;
	} catch (error) {
		// Observed in a third-party client, which reads the media ID from the message.
		const isKnown = error instanceof ImsFailure && /MediaAlreadyExist/i.test(error.details.code ?? '');
		throw isKnown ? new ImsFailure(error.message, { ...error.details, advice: ALREADY_THERE }) : error;
	}
}
