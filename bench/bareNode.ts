import {
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { CREDENTIAL_TYPE } from './engine';

/** What a bare node calls for each item. */
export interface BareCall {
	readonly action: string;
	/** How many requests are in flight at a time. */
	readonly inFlight: number;
	/** The wire parameters of an item; it reads no other parameter of the node than `value`. */
	readonly query: (value: string) => IDataObject;
	/** What is done with the text of an answer. */
	readonly read: (text: string) => IDataObject;
	/** Options of the request that differ. */
	readonly options?: Partial<IHttpRequestOptions>;
	/** Whether the credential is read once and handed to the helper with each request. */
	readonly handsCredential?: boolean;
}

/**
 * The least that a node of n8n can do: one parameter and one `httpRequestWithAuthentication` an item, with the options
 * that our node sends, nothing checked and nothing repeated.
 */
export function bareNode(
	name: string,
	{ action, inFlight, query, read, options = {}, handsCredential = false }: BareCall,
): INodeType {
	const description: INodeTypeDescription = {
		name,
		displayName: name,
		group: ['transform'],
		version: 1,
		description: name,
		defaults: { name },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: CREDENTIAL_TYPE, required: true }],
		properties: [
			{ displayName: 'Value', name: 'value', type: 'string', default: '' },
			{ displayName: 'Address', name: 'address', type: 'string', default: '' },
		],
	};
	return {
		description,
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const items = this.getInputData();
			const url = `${this.getNodeParameter('address', 0) as string}/`;
			const output: INodeExecutionData[] = new Array<INodeExecutionData>(items.length);
			const data = handsCredential ? await this.getCredentials(CREDENTIAL_TYPE) : undefined;
			let next = 0;
			const work = async (): Promise<void> => {
				while (next < items.length) {
					const item = next++;
					const request: IHttpRequestOptions = {
						method: 'POST',
						url,
						qs: query(this.getNodeParameter('value', item) as string),
						headers: { accept: 'application/json', 'x-acs-action': action, 'x-acs-version': '2020-11-09' },
						timeout: 60_000,
						encoding: 'text',
						disableFollowRedirect: true,
						ignoreHttpStatusErrors: true,
						returnFullResponse: true,
						...options,
					};
					const held = data && { id: '', name: '', type: CREDENTIAL_TYPE, data: { ...data } };
					const { body } = (await this.helpers.httpRequestWithAuthentication.call(
						this,
						CREDENTIAL_TYPE,
						request,
						held && { credentialsDecrypted: held },
					)) as IN8nHttpFullResponse;
					output[item] = { json: read(await textOf(body)), pairedItem: { item } };
				}
			};
			await Promise.all(Array.from({ length: inFlight }, work));
			return [output];
		},
	};
}

async function textOf(body: IN8nHttpFullResponse['body']): Promise<string> {
	if (typeof body === 'string') return body;
	const pieces: Buffer[] = [];
	for await (const piece of body as AsyncIterable<Buffer>) pieces.push(piece);
	return Buffer.concat(pieces).toString();
}
