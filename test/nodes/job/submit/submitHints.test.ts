import { type INodeParameters, type INodeType, NodeConnectionTypes, Workflow } from 'n8n-workflow';

import { submitHints, submitJobProperties } from '../../../../nodes/AlibabaCloudSmarttag/job/submit/submit.panel';

const type: INodeType = {
	description: {
		displayName: 'Submit',
		name: 't',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Submit' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{ displayName: 'Resource', name: 'resource', type: 'string', default: 'job' },
			{ displayName: 'Operation', name: 'operation', type: 'string', default: 'submit' },
			...submitJobProperties,
		],
	},
};

/** The hints that the panel shows before a run with these parameters. */
function hintsBeforeRun(parameters: INodeParameters): string[] {
	const node = {
		id: '1',
		name: 'Submit',
		type: 't',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: { resource: 'job', operation: 'submit', ...parameters },
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) },
	});
	const isShown = (condition = '') =>
		workflow.expression.getParameterValue(condition, null, 0, 0, 'Submit', [], 'manual', {}) === true;
	return submitHints.filter(({ displayCondition }) => isShown(displayCondition)).map(({ message }) => message);
}

const SPECIAL = 'Title or Content begins with a special character, which the API does not allow.';

describe('Before the first run, the panel hints at a special character in front of', () => {
	it.each([
		['Title', { title: '-Test' }],
		['Title', { title: ' #1' }],
		['Content', { content: '"Test" of a car' }],
		['Content, beside a good Title', { title: 'Test', content: '（试驾）' }],
	])('%s: %j', (_field, additionalFields) => {
		expect(hintsBeforeRun({ additionalFields })).toEqual([SPECIAL]);
	});

	it.each([{}, { title: 'Test', content: '试驾 (2026)' }, { title: '', content: '' }, { title: '7 cars' }])(
		'nothing: %j',
		(additionalFields) => {
			expect(hintsBeforeRun({ additionalFields })).toEqual([]);
		},
	);

	it('nothing in another operation', () => {
		expect(hintsBeforeRun({ operation: 'get', additionalFields: { title: '-Test' } })).toEqual([]);
	});
});
