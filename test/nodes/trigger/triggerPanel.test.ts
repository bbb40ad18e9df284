import { type INodeParameters, NodeHelpers, Workflow } from 'n8n-workflow';

import { AlibabaCloudSmarttagTrigger } from '../../../nodes/AlibabaCloudSmarttag/AlibabaCloudSmarttagTrigger.node';

const type = new AlibabaCloudSmarttagTrigger();
const { description } = type;

/** A trigger with these parameters, and what n8n computes of an expression in it. */
function trigger(parameters: INodeParameters) {
	const node = { id: '1', name: 'T', type: 't', typeVersion: 1, position: [0, 0] as [number, number], parameters };
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) },
	});
	const set = workflow.getNode('T') ?? node;
	return {
		computed: (expression = '') =>
			workflow.expression.getParameterValue(expression, null, 0, 0, 'T', [], 'manual', {}) as unknown,
		shown: description.properties
			.filter((property) => NodeHelpers.displayParameter(set.parameters, property, set, description))
			.map(({ name }) => name),
		needsCredential: (description.credentials ?? []).some((credential) =>
			NodeHelpers.displayParameter(set.parameters, credential, set, description),
		),
	};
}

const FILES = ['bucket', 'keyPrefix', 'fileTypes', 'suffixes', 'ossNotice'];
const JOBS = ['getResults', 'simplify', 'outputOptions', 'notifyUrlNotice'];

describe('The panel of the trigger', () => {
	it.each([
		['jobs', ['jobSucceeded'], { credential: true, jobs: JOBS, files: [] }],
		[
			'files',
			['ossObjectCreated'],
			{ credential: false, jobs: [], files: FILES.filter((name) => name !== 'suffixes') },
		],
		['media', ['mediaReady'], { credential: false, jobs: [], files: [] }],
		['jobs and media', ['jobFailed', 'mediaReady'], { credential: true, jobs: JOBS, files: [] }],
	])(
		'shows for %s what they need, and asks for a credential only where jobs are queried',
		(_name, events, expected) => {
			const { shown, needsCredential } = trigger({ events });

			expect(needsCredential).toBe(expected.credential);
			expect(JOBS.filter((name) => shown.includes(name))).toEqual(expected.jobs);
			expect(FILES.filter((name) => shown.includes(name))).toEqual(expected.files);
			expect(shown.includes('includeMediaFailures')).toBe(events.includes('mediaReady'));
		},
	);

	it('needs no credential for jobs without Get Results', () => {
		expect(trigger({ events: ['jobFailed'], getResults: false }).needsCredential).toBe(false);
	});

	it('shows Suffixes with Other Suffixes', () => {
		expect(trigger({ events: ['ossObjectCreated'], fileTypes: ['suffixes'] }).shown).toContain('suffixes');
	});

	it('names the chosen events below the node', () => {
		const { computed } = trigger({ events: ['jobFailed', 'ossObjectCreated'] });

		expect(computed(description.subtitle)).toBe('Job Failed, OSS Object Created');
	});

	it('names in the subtitle every event that can be chosen, as the list does', () => {
		const field = description.properties.find(({ name }) => name === 'events');
		const options = (field?.options ?? []) as ReadonlyArray<{ name: string; value: string }>;
		const { computed } = trigger({ events: options.map(({ value }) => value) });

		expect(computed(description.subtitle)).toBe(options.map(({ name }) => name).join(', '));
	});

	it.each([
		['no prefix', { events: ['ossObjectCreated'] }, true],
		['blanks for a prefix', { events: ['ossObjectCreated'], keyPrefix: ' ' }, true],
		['a prefix', { events: ['ossObjectCreated'], keyPrefix: 'in/' }, false],
		['jobs', { events: ['jobFailed'] }, false],
	])('warns that a workflow may start itself: with %s', (_name, parameters, isShown) => {
		const { computed } = trigger(parameters);
		const hints = (description.hints ?? []).filter(({ displayCondition }) => computed(displayCondition) === true);

		expect(hints).toHaveLength(isShown ? 1 : 0);
		for (const { message } of hints) expect(message.length).toBeLessThanOrEqual(120);
	});

	it('says which address to enter where, and how to see a test event', () => {
		const { triggerPanel, eventTriggerDescription, activationMessage } = description;
		const help = JSON.stringify(triggerPanel);

		for (const place of ['test URL', 'production URL', 'Notify URL', 'EventBridge', 'IMS'])
			expect(help).toContain(place);
		expect(eventTriggerDescription).toContain('test URL');
		expect(activationMessage).toContain('production URL');
	});
});
