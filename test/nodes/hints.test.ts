import { type INodeParameters, type NodeHint, Workflow } from 'n8n-workflow';

import { AlibabaCloudSmarttag } from '../../nodes/AlibabaCloudSmarttag/AlibabaCloudSmarttag.node';

const type = new AlibabaCloudSmarttag();

/** The hints that the editor shows before or after a run with these parameters. */
function hintsOf(parameters: INodeParameters, when: NodeHint['whenToDisplay'] = 'beforeExecution'): string[] {
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
	return (type.description.hints ?? [])
		.filter(({ displayCondition, whenToDisplay }) => whenToDisplay === when && isShown(displayCondition))
		.map(({ message }) => message);
}

const BILLED =
	'Each run makes a billed job per item (NLP features are billed separately). Pin the output while building.';
const SPECIAL = 'Title or Content begins with a special character, which the API does not allow.';

describe('Before the first run, the panel hints at a special character in front of', () => {
	it.each([
		['Title', { title: '-Test' }],
		['Title', { title: ' #1' }],
		['Content', { content: '"Test" of a car' }],
		['Content, beside a good Title', { title: 'Test', content: '（试驾）' }],
	])('%s: %j', (_field, additionalFields) => {
		expect(hintsOf({ additionalFields })).toEqual([BILLED, SPECIAL]);
	});

	it.each([{}, { title: 'Test', content: '试驾 (2026)' }, { title: '', content: '' }, { title: '7 cars' }])(
		'nothing: %j',
		(additionalFields) => {
			expect(hintsOf({ additionalFields })).toEqual([BILLED]);
		},
	);

	it('nothing in another operation', () => {
		expect(hintsOf({ operation: 'get', additionalFields: { title: '-Test' } })).toEqual([]);
	});
});

it('before each run, one hint says that it is billed, also where NLP features were chosen', () => {
	expect(hintsOf({ nlpFeatures: { transcription: { sourceLanguage: 'cn' } } })).toEqual([BILLED]);
});

it('before each run of Media → Analyze, a hint says that it is billed', () => {
	expect(hintsOf({ resource: 'media', operation: 'analyze' })).toEqual([
		'Each run makes a billed analysis per item. Pin the output while building.',
	]);
});

it('before a run that polls, a hint says how to keep the JobIds when it is stopped', () => {
	expect(hintsOf({ waitForCompletion: 'poll' })).toEqual([
		BILLED,
		expect.stringMatching(/execution slot.*JobIds.*Submit, then Get with Wait Until Finished\.$/) as string,
	]);
});

describe('After a run, a hint says how to get the results', () => {
	it('where only the JobIds were returned', () => {
		expect(hintsOf({}, 'afterExecution')).toEqual([
			expect.stringMatching(
				/^Submit returns JobIds; the results are ready in minutes.*Get with Wait Until Finished.*trigger\.$/,
			) as string,
		]);
	});

	it.each(['poll', 'callback'])('but not with %s, which returns them', (waitForCompletion) => {
		expect(hintsOf({ waitForCompletion }, 'afterExecution')).toEqual([]);
	});

	it('but not in another operation', () => {
		expect(hintsOf({ operation: 'get' }, 'afterExecution')).toEqual([]);
	});
});
