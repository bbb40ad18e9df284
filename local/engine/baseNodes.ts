import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
	type IRequestOptions,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { CREDENTIAL_TYPE, ROLE_CREDENTIAL_TYPE } from '../credential';
import type { NodesByType } from './installation';

type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

/**
 * The nodes of n8n itself that the examples use. n8n-nodes-base with its dependencies would be four times the rest of the
 * development tree, so these replace it: the same type names and parameters, with only the behavior that the examples
 * need. In the real n8n the examples run with the real nodes.
 */
export const baseNodes: NodesByType = {
	'n8n-nodes-base.manualTrigger': trigger('manualTrigger'),
	'n8n-nodes-base.scheduleTrigger': trigger('scheduleTrigger'),
	'n8n-nodes-base.formTrigger': trigger('formTrigger'),
	'n8n-nodes-base.webhook': trigger('webhook'),
	'n8n-nodes-base.set': node('set', editFields, [
		text('mode', 'manual'),
		text('jsonOutput'),
		{ displayName: 'assignments', name: 'assignments', type: 'assignmentCollection', default: {} },
	]),
	'n8n-nodes-base.splitOut': node('splitOut', splitOut, [
		text('fieldToSplitOut'),
		text('include', 'noOtherFields'),
		{
			displayName: 'options',
			name: 'options',
			type: 'collection',
			default: {},
			options: [text('destinationFieldName')],
		},
	]),
	'n8n-nodes-base.httpRequest': node('httpRequest', httpRequest, [
		text('method', 'GET'),
		text('url'),
		text('authentication'),
		text('nodeCredentialType'),
		flag('sendQuery'),
		pairs('queryParameters'),
		flag('sendHeaders'),
		pairs('headerParameters'),
		flag('sendBody'),
		text('contentType', 'json'),
		text('specifyBody', 'keypair'),
		pairs('bodyParameters'),
		text('jsonBody'),
		text('inputDataFieldName'),
	]),
	'n8n-nodes-base.stickyNote': trigger('stickyNote'),
};

/** A trigger returns the event that the run pins to it, or one empty item. */
function trigger(name: string): INodeType {
	return describe(name, { group: ['trigger'], inputs: [], properties: [] }, async function () {
		return await Promise.resolve([this.getInputData()]);
	});
}

function node(name: string, execute: Execute, properties: INodeProperties[]): INodeType {
	return describe(name, { group: ['transform'], inputs: [NodeConnectionTypes.Main], properties }, execute);
}

function describe(
	name: string,
	parts: Pick<INodeTypeDescription, 'group' | 'inputs' | 'properties'>,
	execute: Execute,
): INodeType {
	const description: INodeTypeDescription = {
		displayName: name,
		name,
		version: [1, 1.2, 2, 3.4, 4.3],
		description: '',
		defaults: { name },
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: CREDENTIAL_TYPE }, { name: ROLE_CREDENTIAL_TYPE }],
		...parts,
	};
	return { description, execute };
}

function text(name: string, value = ''): INodeProperties {
	return { displayName: name, name, type: 'string', default: value };
}

function flag(name: string): INodeProperties {
	return { displayName: name, name, type: 'boolean', default: false };
}

function pairs(name: string): INodeProperties {
	const values = [text('name'), text('value')];
	return {
		displayName: name,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		options: [{ displayName: 'Parameters', name: 'parameters', values }],
	};
}

/** Edit Fields: the fields of its panel alone, or the mode JSON. */
async function editFields(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData().map((_, index) => {
		const isJson = this.getNodeParameter('mode', index) === 'raw';
		const json = isJson
			? (this.getNodeParameter('jsonOutput', index, {}, { ensureType: 'json' }) as IDataObject)
			: assignedFields(this.getNodeParameter('assignments', index) as Assignments);
		return { json, pairedItem: { item: index } };
	});
	return await Promise.resolve([items]);
}

interface Assignments {
	readonly assignments?: ReadonlyArray<{ readonly name: string; readonly type: string; readonly value: unknown }>;
}

/** The values of the fields in their types, as n8n's node converts them: lists from JSON, objects to text where it is text. */
function assignedFields({ assignments = [] }: Assignments): IDataObject {
	const convert = (type: string, value: unknown): unknown => {
		if (type === 'array' && typeof value === 'string') return JSON.parse(value) as unknown;
		if (type === 'string' && typeof value === 'object' && value !== null) return JSON.stringify(value);
		return value ?? null;
	};
	return Object.fromEntries(assignments.map(({ name, type, value }) => [name, convert(type, value)])) as IDataObject;
}

/** Split Out of one field, alone or with the other fields of the item. */
async function splitOut(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData().flatMap(({ json }, index) => {
		const field = this.getNodeParameter('fieldToSplitOut', index) as string;
		const { destinationFieldName } = this.getNodeParameter('options', index, {}) as { destinationFieldName?: string };
		const path = field.split('.');
		const list = path.reduce<unknown>((value, key) => (value as IDataObject | undefined)?.[key], json);
		const { [field]: _split, ...others } = json;
		const kept = this.getNodeParameter('include', index) === 'allOtherFields' ? others : {};
		return (Array.isArray(list) ? list : []).map((entry: unknown) => {
			const isObject = typeof entry === 'object' && entry !== null && !destinationFieldName;
			const own = isObject ? entry : { [destinationFieldName ?? path.at(-1) ?? field]: entry };
			return { json: { ...kept, ...own }, pairedItem: { item: index } };
		});
	});
	return await Promise.resolve([items]);
}

interface KeyValues {
	readonly parameters?: ReadonlyArray<{ readonly name: string; readonly value: unknown }>;
}

/**
 * HTTP Request with a predefined credential: passes the same options to the same helper as n8n's node. Query and header
 * parameters as pairs; a body as pairs, as JSON or binary data; the answer is read as JSON or text.
 */
async function httpRequest(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const readPairs = (name: string, index: number) => {
		const { parameters = [] } = this.getNodeParameter(name, index, {}) as KeyValues;
		return Object.fromEntries(parameters.map(({ name: key, value }) => [key, value])) as IDataObject;
	};
	const items: INodeExecutionData[] = [];
	for (let index = 0; index < this.getInputData().length; index += 1) {
		const method = this.getNodeParameter('method', index, 'GET') as IRequestOptions['method'];
		const options: IRequestOptions = {
			method,
			uri: this.getNodeParameter('url', index) as string,
			headers: { ...readPairs('headerParameters', index), accept: 'application/json,text/html,*/*;q=0.8' },
			gzip: true,
			rejectUnauthorized: true,
			followRedirect: true,
			followAllRedirects: true,
			resolveWithFullResponse: true,
			timeout: 300_000,
			encoding: null,
			json: false,
		};
		if (this.getNodeParameter('sendQuery', index, false)) options.qs = readPairs('queryParameters', index);
		if (this.getNodeParameter('sendBody', index, false)) {
			const contentType = this.getNodeParameter('contentType', index, 'json');
			const isForm = contentType === 'form-urlencoded';
			const body =
				contentType === 'binaryData'
					? await readFile(this, index, options)
					: this.getNodeParameter('specifyBody', index, 'keypair') === 'json'
						? (this.getNodeParameter('jsonBody', index, {}, { ensureType: 'json' }) as IDataObject)
						: readPairs('bodyParameters', index);
			Object.assign(options, isForm ? { form: body } : { body });
		}
		const credentialType = this.getNodeParameter('nodeCredentialType', index) as string;
		const response = (await this.helpers.requestWithAuthentication.call(
			this,
			credentialType,
			options,
			undefined,
			index,
		)) as { body: Buffer };
		items.push({ json: readAnswer(response.body.toString('utf8')), pairedItem: { item: index } });
	}
	return [items];
}

/** Binary data as the body, with the headers that n8n's node adds: a stream where n8n stores it outside the item. */
async function readFile(context: IExecuteFunctions, index: number, options: IRequestOptions): Promise<unknown> {
	const field = context.getNodeParameter('inputDataFieldName', index) as string;
	const { id, mimeType } = context.helpers.assertBinaryData(index, field);
	const content = await context.helpers.getBinaryDataBuffer(index, field);
	options.headers = { ...options.headers, 'content-length': content.length, 'content-type': mimeType };
	return id ? await context.helpers.getBinaryStream(id) : content;
}

function readAnswer(text: string): IDataObject {
	return /^\s*\{/.test(text) ? (JSON.parse(text) as IDataObject) : { data: text };
}
