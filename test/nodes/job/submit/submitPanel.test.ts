import {
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
	NodeConnectionTypes,
	NodeHelpers,
} from 'n8n-workflow';

import { submitJobProperties } from '../../../../nodes/AlibabaCloudSmarttag/job/submit/submit.panel';

/** A field that only an expression or a choice decides about. */
function controlling(name: string): INodeProperties {
	return { displayName: name, name, type: 'string', default: '', noDataExpression: true };
}

const properties = [controlling('resource'), controlling('operation'), ...submitJobProperties];

const description: INodeTypeDescription = {
	displayName: 'Submit',
	name: 't',
	group: ['transform'],
	version: 1,
	description: '',
	defaults: { name: 'Submit' },
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	properties,
};

/** What n8n marks red in the panel, and refuses to run, by the name of the parameter. */
function marked(given: INodeParameters, ofTool = false): string[] {
	const parameters = { resource: 'job', operation: 'submit', ...given };
	const node = { id: '1', name: 'Submit', type: 't', typeVersion: 1, position: [0, 0] as [number, number], parameters };
	const type = ofTool ? { ...description, outputs: [NodeConnectionTypes.AiTool] } : description;
	// n8n adds the defaults when it opens a workflow.
	const all = NodeHelpers.getNodeParameters(properties, parameters, true, false, node, type);
	const filled = { ...node, parameters: all ?? {} };
	return Object.keys(NodeHelpers.getNodeParametersIssues(properties, filled, type)?.parameters ?? {});
}

const byId = (value: string) => ({ __rl: true as const, mode: 'id', value });

describe('Before a run, n8n marks', () => {
	it.each<[what: string, parameters: INodeParameters, marks: string[]]>([
		['the OSS URL of a new node', {}, ['ossUrl']],
		['the media item', { inputType: 'Media' }, ['mediaId']],
		['the URL', { inputType: 'URL' }, ['mediaUrl']],
		['nothing of a file', { inputType: 'File' }, []],
		['the language of Transcription', { ossUrl: 'oss://b/k', nlpFeatures: { transcription: {} } }, ['sourceLanguage']],
	])('%s, where it is empty', (_what, parameters, marks) => {
		expect(marked(parameters)).toEqual(marks);
	});

	it.each<[what: string, parameters: INodeParameters]>([
		['an OSS URL', { ossUrl: 'oss://b/k' }],
		['an expression', { ossUrl: '={{ $json.source }}' }],
		['a media item', { inputType: 'Media', mediaId: byId('a1') }],
		['a URL', { inputType: 'URL', mediaUrl: 'https://example.com/a.mp4' }],
		['a language', { ossUrl: 'oss://b/k', nlpFeatures: { transcription: { sourceLanguage: 'cn' } } }],
	])('nothing, where it is filled in: %s', (_what, parameters) => {
		expect(marked(parameters)).toEqual([]);
	});

	it.each<INodeParameters>([
		{ ossUrl: 'oss://b/k' },
		{ mediaId: byId('a1') },
		{ mediaUrl: 'https://example.com/a.mp4' },
	])('nothing, where an expression gives the Input Type: %j', (video) => {
		expect(marked({ inputType: '={{ $json.type }}', ...video })).toEqual([]);
	});
});
