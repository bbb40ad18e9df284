import { parse as parseForm } from 'node:querystring';

import { type INode, jsonParse, type Workflow, type WorkflowExecuteMode } from 'n8n-workflow';
import * as n8nWorkflow from 'n8n-workflow';
import { Parser } from 'xml2js';

import { HttpError } from './answer';
import type { EngineRequest } from './request';

/** The parser for each content type; n8n parses no other. */
const PARSERS: ReadonlyArray<[type: RegExp, parse: (text: string) => unknown]> = [
	[/^application\/json$/, (text) => jsonParse(withoutBom(text))],
	[/(\/|\+)xml$/, (text) => xmlParser.parseStringPromise(text)],
	[/^application\/x-www-form-urlencoded$/, (text) => ({ ...parseForm(withoutBom(text)) })],
	[/^text\/plain$/, (text) => text],
];

/** n8n 2.0 does not change names. */
const { sanitizeXmlName }: Partial<typeof n8nWorkflow> = n8nWorkflow;
const nameProcessors = sanitizeXmlName ? [sanitizeXmlName] : [];

const xmlParser = new Parser({
	async: true,
	normalize: true,
	normalizeTags: true,
	explicitArray: false,
	tagNameProcessors: nameProcessors,
	attrNameProcessors: nameProcessors,
});

/**
 * Reads the body as n8n does before it calls `webhook()`. For nodes of version 1 `rawBody` contains the bytes of any body;
 * for nodes of later versions only of a type that is parsed, and they must call `readRawBody()` for other types.
 *
 * @throws HttpError 422 when the body does not match its content type
 */
export async function readBody(
	request: EngineRequest,
	node: INode,
	workflow: Workflow,
	mode: WorkflowExecuteMode,
): Promise<void> {
	if (request.contentType?.startsWith('multipart/')) return;
	if (node.typeVersion === 1) {
		const wanted = '={{$parameter["options"]["binaryData"]}}';
		if (workflow.expression.getSimpleParameterValue(node, wanted, mode, {}, undefined, false)) return;
	} else if (!mayBeParsed(request.contentType)) return;
	await request.readRawBody();
	const { rawBody, contentType = '', encoding } = request;
	const [, parse] = PARSERS.find(([type]) => type.test(contentType)) ?? [];
	if (!rawBody?.length || !parse) return;
	try {
		request.body = await parse(rawBody.toString(encoding));
	} catch (error) {
		throw new HttpError(422, 'Failed to parse request body', error instanceof Error ? error.message : undefined);
	}
}

function mayBeParsed(type = ''): boolean {
	return /^(application\/json|text\/plain|application\/x-www-form-urlencoded)|(\/|\+)xml$/.test(type);
}

function withoutBom(text: string): string {
	return text.replace(/^\uFEFF/, '');
}
