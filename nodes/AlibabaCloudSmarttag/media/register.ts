import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ImsClient, WireParameters } from '../ims/imsClient';
import { ImsFailure } from '../ims/imsFailure';
import { draftRegister } from './registerRequest';
import { connect, type Connection } from '../items/connect';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { ItemFields } from '../items/itemFields';
import { openClientTokens } from './clientTokens';
import { shortText } from '../values/shortText';

const ALREADY_THERE =
	'A URL can be registered only once. Get the existing item with Media → Get, or switch on Overwrite to replace it.';

/** One item's parameters, and hints at what looks like a mistake. */
interface RegisterDraft {
	readonly parameters: WireParameters;
	readonly hints: readonly string[];
}

/**
 * Registers the file of each input item in the media library. A registration may be repeated, since the service recognizes
 * it by its ClientToken.
 */
export async function registerMedia(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const tokens = openClientTokens(this);
	return await runItems<Connection, RegisterDraft>(this, {
		start: async () => await connect(this),
		hints: ({ hints }) => hints,
		// The token is for the service; what a call of a tool is recognized by are its other parameters.
		given: ({ parameters: { ClientToken: _token, ...parameters } }) => parameters,
		effect: { noun: 'media item', verb: 'registered', idKey: 'MediaId', repetition: 'recognized' },
		draft: (item, { client: { region } }) => {
			const fields = new ItemFields(this, item);
			const additional = fields.collection('additionalFields', 'Additional Fields');
			const place = { region, now: Date.now() };
			const parameters = draftRegister(fields.value('inputUrl', 'URL'), additional, place, fields.checks);
			const { registrationId } = fields.collection('options', 'Options');
			const ClientToken = tokens.of(item, parameters, registrationId, fields.checks);
			return fields.checked({ parameters: { ...parameters, ClientToken }, hints: fields.checks.hints });
		},
		subject: ({ parameters: { InputURL } }) => ({ InputURL }),
		each: async ({ client }, { parameters }) => jsonContents([await register(client, parameters)]),
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
