import {
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { CREDENTIAL_TYPE, credentialTypeOf, ROLE_CREDENTIAL_TYPE } from '../../local/credential';
import { baseNodes } from '../../local/engine/baseNodes';
import type { LoadedPackage, NodesByType } from '../../local/engine/installation';
import { type EngineRun, runWorkflow } from '../../local/engine/runWorkflow';
import { credentialUse, linkTo, makeNode } from './workflowParts';

const REQUEST = 'Request';

/** One request as a user describes it in the panel of the HTTP Request node. */
export interface UserRequest {
	readonly method: 'DELETE' | 'GET' | 'HEAD' | 'POST' | 'PUT';
	readonly url: string;
	readonly query?: Record<string, string>;
	readonly headers?: Record<string, string>;
	readonly form?: Record<string, string>;
	readonly json?: IDataObject;
	/** Base64 of binary data of the item. */
	readonly file?: string;
}

/** How n8n sends a request for a node: with the helper of the HTTP Request node or with the newer one. */
export interface RequestWay {
	readonly name: string;
	toNode(request: UserRequest, type: string): { type: string; parameters: INodeParameters };
}

const httpRequestNode: RequestWay = {
	name: 'the HTTP Request node',
	toNode: ({ method, url, query, headers, form, json, file }, type) => ({
		type: 'n8n-nodes-base.httpRequest',
		parameters: {
			method,
			url,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: type,
			sendQuery: query !== undefined,
			queryParameters: { parameters: pairs(query) },
			sendHeaders: headers !== undefined,
			headerParameters: { parameters: pairs(headers) },
			sendBody: Boolean(form ?? json ?? file),
			contentType: file ? 'binaryData' : form ? 'form-urlencoded' : 'json',
			inputDataFieldName: 'data',
			specifyBody: form ? 'keypair' : 'json',
			bodyParameters: { parameters: pairs(form) },
			jsonBody: JSON.stringify(json ?? {}),
		},
	}),
};

const modernHelper: RequestWay = {
	name: 'httpRequestWithAuthentication',
	toNode: (request, type) => ({ type: 'test.modernRequest', parameters: { request: JSON.stringify(request), type } }),
};

export const REQUEST_WAYS: readonly RequestWay[] = [httpRequestNode, modernHelper];

/** A node that passes a request to the newer helper, a form as URLSearchParams. */
const modernRequest: INodeType = {
	description: {
		displayName: 'Modern Request',
		name: 'modernRequest',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Modern Request' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: CREDENTIAL_TYPE }, { name: ROLE_CREDENTIAL_TYPE }],
		properties: [
			{ displayName: 'Request', name: 'request', type: 'json', default: '' },
			{ displayName: 'Type', name: 'type', type: 'string', default: '' },
		],
	},
	async execute(this: IExecuteFunctions) {
		const text = this.getNodeParameter('request', 0) as string;
		const { method, url, query: qs, headers, form, json, file } = JSON.parse(text) as UserRequest;
		const body = file ? Buffer.from(file, 'base64') : form ? new URLSearchParams(form) : json;
		const options: IHttpRequestOptions = { method, url, qs, headers, body, json: true };
		const type = this.getNodeParameter('type', 0) as string;
		const answer: unknown = await this.helpers.httpRequestWithAuthentication.call(this, type, options);
		return [[{ json: typeof answer === 'object' ? (answer as IDataObject) : { data: answer } }]];
	},
};

const nodes: NodesByType = { ...baseNodes, 'test.modernRequest': modernRequest };

/** Runs a workflow whose one node sends the request with the credential. */
export async function runRequest(
	packageUnderTest: LoadedPackage,
	way: RequestWay,
	request: UserRequest,
	credential: ICredentialDataDecryptedObject,
): Promise<{ execution: EngineRun; answer: IDataObject; error: string | undefined }> {
	const start = makeNode('Start', 'n8n-nodes-base.manualTrigger');
	const { type, parameters } = way.toNode(request, credentialTypeOf(credential));
	const execution = await runWorkflow(
		{
			nodes: [start, makeNode(REQUEST, type, { parameters, credentials: credentialUse(credential).credentials })],
			connections: { [start.name]: { main: [linkTo(REQUEST)] } },
		},
		{
			packageUnderTest,
			otherNodes: nodes,
			credentials: { ims: credential },
			startNode: start.name,
			pinData: { [start.name]: [itemOf(request)] },
		},
	);
	const { error } = execution.run.data.resultData;
	const shown = error && [error.message, 'description' in error ? error.description : ''].join(' ');
	return { execution, answer: error ? {} : (execution.json(REQUEST)[0] ?? {}), error: shown };
}

function itemOf({ file }: UserRequest): INodeExecutionData {
	return file ? { json: {}, binary: { data: { data: file, mimeType: 'video/mp4' } } } : { json: {} };
}

function pairs(values: Record<string, string> = {}): Array<{ name: string; value: string }> {
	return Object.entries(values).map(([name, value]) => ({ name, value }));
}
