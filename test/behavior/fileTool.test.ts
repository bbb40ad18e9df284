import {
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeTypeDescription,
	NodeHelpers,
} from 'n8n-workflow';

import { AlibabaCloudSmarttag } from '../../nodes/AlibabaCloudSmarttag/AlibabaCloudSmarttag.node';
import { callAsTool } from '../support/agent';
import { Workbench } from '../support/workbench';

const { description } = new AlibabaCloudSmarttag();
const AS_NODE: INodeTypeDescription = description;
/** The tool variant, as n8n makes it. */
const AS_TOOL: INodeTypeDescription = { ...description, name: `${description.name}Tool` };

describe('As a tool of an AI agent, which carries no binary data', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());

	it.each<[what: string, parameters: INodeParameters]>([
		['Submit with a file', { inputType: 'File' }],
		['Media → Upload', { resource: 'media', operation: 'upload' }],
	])('%s is refused before anything is sent', async (_what, parameters) => {
		const [answer] = await callAsTool(bench, 'Smarttag', parameters, [{}]);

		expect(answer).toMatch(/Input Binary Field.*tool/);
		expect(bench.service.requests()).toEqual([]);
	});

	it.each([
		['Input Type offers File', 'inputType', 'File'],
		['Media offers Upload', 'operation', 'upload'],
	])('%s to nodes only', (_what, name, value) => {
		expect(isOffered(AS_NODE, name, value)).toBe(true);
		expect(isOffered(AS_TOOL, name, value)).toBe(false);
	});

	it.each(['binaryPropertyName', 'uploadTo'])('%s is shown to nodes only', (name) => {
		expect(isShown(AS_NODE, name)).toBe(true);
		expect(isShown(AS_TOOL, name)).toBe(false);
	});
});

const VALUES = { resource: 'job', operation: 'submit', inputType: 'File' };

function displayed(type: INodeTypeDescription, part: INodeProperties | INodePropertyOptions): boolean {
	return NodeHelpers.displayParameter(VALUES, part, { typeVersion: 1 }, type);
}

function isShown(type: INodeTypeDescription, name: string): boolean {
	return type.properties.some((property) => property.name === name && displayed(type, property));
}

function isOffered(type: INodeTypeDescription, name: string, value: string): boolean {
	const options = type.properties.filter((property) => property.name === name).flatMap(({ options = [] }) => options);
	return options.some((option) => 'value' in option && option.value === value && displayed(type, option));
}
