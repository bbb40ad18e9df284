import {
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
	NodeHelpers,
	type NodeParameterValueType,
} from 'n8n-workflow';

import { AlibabaCloudSmarttag } from '../../nodes/AlibabaCloudSmarttag/AlibabaCloudSmarttag.node';
import { AlibabaCloudSmarttagTrigger } from '../../nodes/AlibabaCloudSmarttag/AlibabaCloudSmarttagTrigger.node';
import { TriggerBench } from '../support/triggerBench';
import { byId, Workbench } from '../support/workbench';

const { description } = new AlibabaCloudSmarttag();
const trigger = new AlibabaCloudSmarttagTrigger().description;

/** What the fields with an empty default are filled with, so that a run is refused for one field only. */
const FILLED: Readonly<Record<string, NodeParameterValueType>> = {
	analysisTypes: ['face'],
	inputUrl: 'oss://bucket/video.mp4',
	jobId: 'f'.repeat(32),
	mediaId: byId('f'.repeat(32)),
	mediaUrl: 'https://www.example.com/video.mp4',
	name: 'News',
	ossUrl: 'oss://bucket/video.mp4',
	pipelineId: byId('33333333000000000000000000000002'),
	sourceUrl: 'https://www.example.com/video.mp4',
	tags: 'news',
	templateId: byId('22222222000000000000000000000002'),
	text: 'Eiffel Tower',
};

/** Where a job has its video; an expression may choose it, and n8n would then ask for the hidden fields of the others. */
const CHOSEN_BY_EXPRESSION: ReadonlySet<string> = new Set(['findClips', 'inputType', 'uploadTo']);

interface Operation {
	readonly resource: string;
	readonly operation: string;
}

const OPERATIONS: Operation[] = description.properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ options = [], displayOptions }) => {
		const resource = displayOptions?.show?.resource?.[0];
		if (typeof resource !== 'string') return [];
		return options.flatMap((option) => ('value' in option ? [{ resource, operation: String(option.value) }] : []));
	});

const WITH_CONTENT = ['string', 'resourceLocator', 'multiOptions'];

/** The fields that a panel with these parameters shows at its top level, and that can be empty. */
function fillable({ properties }: INodeTypeDescription, type: INodeTypeDescription, parameters: INodeParameters) {
	const whole = NodeHelpers.getNodeParameters(properties, parameters, true, false, { typeVersion: 1 }, type) ?? {};
	return properties.filter(
		(property) =>
			WITH_CONTENT.includes(property.type) && NodeHelpers.displayParameter(whole, property, { typeVersion: 1 }, type),
	);
}

/** A value of the field that is known to be empty only when the node runs. */
function emptyWhenRun({ type }: INodeProperties): NodeParameterValueType {
	if (type === 'resourceLocator') return byId('={{ "" }}');
	return type === 'multiOptions' ? '={{ [] }}' : '={{ "" }}';
}

/** The issues that the editor marks red, and that keep n8n from running the node. */
function issues(type: INodeTypeDescription, parameters: INodeParameters): string[] {
	const whole = NodeHelpers.getNodeParameters(type.properties, parameters, true, false, { typeVersion: 1 }, type) ?? {};
	const node = {
		id: 'n',
		name: 'n',
		type: 't',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: whole,
	};
	return Object.keys(NodeHelpers.getNodeParametersIssues(type.properties, node, type)?.parameters ?? {});
}

describe('A field that the node refuses when it is empty', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());

	const isChosenByExpression = ({ displayOptions: { show = {}, hide = {} } = {} }: INodeProperties) =>
		[...Object.keys(show), ...Object.keys(hide)].some((name) => CHOSEN_BY_EXPRESSION.has(name));

	it.each(OPERATIONS.map(({ resource, operation }): [string, string] => [resource, operation]))(
		'is marked as required: %s → %s',
		async (resource, operation) => {
			const base = { resource, operation };
			const fields = fillable(description, description, base);
			const filled = Object.fromEntries(
				fields.flatMap(({ name }) => (name in FILLED ? [[name, FILLED[name] ?? '']] : [])),
			);
			const refused: string[] = [];
			for (const field of fields) {
				const parameters = { ...base, ...filled, [field.name]: emptyWhenRun(field) };
				const { execution } = await bench.submit({ parameters, files: [undefined] });
				if (execution.run.data.resultData.error?.message.includes(`${field.displayName} is empty`)) {
					refused.push(field.name);
				}
			}

			const marked = fields.filter(({ required }) => required).map(({ name }) => name);
			const markable = fields.filter(
				(field) => refused.includes(field.name) && (field.required ?? !isChosenByExpression(field)),
			);
			// The tags or a field of Update Fields: either is enough.
			const either = operation === 'update' ? ['tags'] : [];
			expect(marked).toEqual(markable.map(({ name }) => name).filter((name) => !either.includes(name)));
		},
	);

	it('shows red before a run, and only where it is shown', () => {
		expect(issues(description, { resource: 'media', operation: 'get' })).toEqual(['mediaId']);
		expect(issues(description, { resource: 'template', operation: 'create' })).toEqual(['name', 'analysisTypes']);
		expect(issues(description, { resource: 'pipeline', operation: 'getAll' })).toEqual([]);
		expect(issues(description, { resource: 'job', operation: 'submit', inputType: '={{ "OSS" }}' })).toEqual([]);
		expect(issues(description, { resource: 'job', operation: 'get', jobId: '' })).toEqual(['jobId']);
	});
});

describe('A field of the trigger without which nothing could start', () => {
	let bench: TriggerBench;
	beforeAll(async () => (bench = await TriggerBench.open()));
	afterAll(async () => await bench.close());

	it.each([
		['a secret', { webhookAuthentication: 'secret', secret: '' }, 'secret'],
		['a token', { webhookAuthentication: 'eventBridgeToken', eventBridgeToken: '' }, 'eventBridgeToken'],
		['a key', { webhookAuthentication: 'signature', signatureKey: '', secret: '' }, 'signatureKey'],
		['events', { events: [], secret: 'S' }, 'events'],
		['types of files', { events: ['ossObjectCreated'], fileTypes: [], secret: 'S' }, 'fileTypes'],
	])('is refused and marked as required: %s', async (_what, parameters, name) => {
		const field = trigger.properties.find((property) => property.name === name);

		await expect(bench.listen({ parameters })).rejects.toThrow(`${field?.displayName} is empty`);
		expect(issues(trigger, parameters)).toEqual([name]);
	});

	it('asks for nothing that the chosen events and authentication do not need', () => {
		const parameters = { events: ['mediaReady'], webhookAuthentication: 'none', acceptUnverified: true };

		expect(issues(trigger, parameters)).toEqual([]);
	});
});
