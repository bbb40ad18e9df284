import fc from 'fast-check';
import {
	type IDataObject,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type NodeParameterValueType,
	type OnError,
} from 'n8n-workflow';

import { oddExpressions, oddLiterals, oddValues } from './oddValues';

/** Parameters of a node, and items whose fields its expressions read: a run with one set of values for each item. */
export interface ParameterSets {
	readonly parameters: INodeParameters;
	readonly items: IDataObject[];
	readonly onError: OnError;
}

/** An operation of the node. */
export interface Operation {
	readonly resource: string;
	readonly operation: string;
}

/** What a user would fill in, by the name of the field; where there is nothing it is made of the field's type. */
export type UsualValues = Readonly<Record<string, readonly NodeParameterValueType[]>>;

/** Parameters that hold for a whole run; an odd one would decide about every item. */
const OF_THE_RUN = ['options', 'outputOptions', 'waitForCompletion', 'waitUntilFinished'];

/** How long to wait, which the runs here do not try: a value that can be used makes them wait. */
const TIMES = ['firstCheckAfter', 'checkAtMostEvery', 'pollTimeout'];

/** Nothing waits long, and nothing is asked for again. */
const QUICK = {
	...{ maxRetries: 0, requestTimeout: 20, firstCheckAfter: 0.005, checkAtMostEvery: 0.01, pollTimeout: 0.005 },
	checkTemplate: false,
};

const onErrors = fc.constantFrom<OnError>('continueRegularOutput', 'continueErrorOutput', 'stopWorkflow');

/** What each set has of its own: the operation, and the credential, which takes no expression and is there for one choice. */
const CHOSEN = new Set(['authentication', 'operation', 'resource']);

/** All operations of a node, by its description. */
export function operationsOf(properties: readonly INodeProperties[]): Operation[] {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			(displayOptions?.show?.resource ?? []).flatMap((resource) =>
				options.flatMap((option) =>
					'value' in option ? [{ resource: resource as string, operation: String(option.value) }] : [],
				),
			),
		);
}

/**
 * Parameter sets of an operation, made of what the panel shows for it: each field absent, as a user would fill it in,
 * of another type, an expression that reads a value of the item, or an expression that gives nothing useful.
 *
 * @param items how many sets one run has
 */
export function parameterSets(
	properties: readonly INodeProperties[],
	{ resource, operation }: Operation,
	usual: UsualValues,
	items: number,
): fc.Arbitrary<ParameterSets> {
	const shown = properties.filter(
		({ name, displayOptions }) =>
			!CHOSEN.has(name) &&
			(displayOptions?.show?.resource?.includes(resource) ?? true) &&
			(displayOptions?.show?.operation?.includes(operation) ?? true),
	);
	const read: Record<string, fc.Arbitrary<unknown>> = {};
	const ofItems = shown.filter(({ name }) => !OF_THE_RUN.includes(name));
	const parameters = fc
		.record(fields(ofItems, usual, read, ''), { requiredKeys: [] })
		.map((own): INodeParameters => ({ resource, operation, options: { ...QUICK }, ...own }));
	const values = fc.record(read, { requiredKeys: [] }).map((value) => ({ value }));
	return fc.record({
		parameters,
		items: fc.array(values, { minLength: 1, maxLength: items, size: 'max' }),
		onError: onErrors,
	});
}

/** Parameter sets of which those that hold for the whole run are odd too. */
export function runParameterSets(
	properties: readonly INodeProperties[],
	operation: Operation,
	usual: UsualValues,
): fc.Arbitrary<ParameterSets> {
	const read: Record<string, fc.Arbitrary<unknown>> = {};
	const ofRun = properties.filter(
		({ name, displayOptions }) =>
			OF_THE_RUN.includes(name) &&
			(displayOptions?.show?.resource?.includes(operation.resource) ?? true) &&
			(displayOptions?.show?.operation?.includes(operation.operation) ?? true),
	);
	return fc
		.tuple(
			parameterSets(properties, operation, usual, 2),
			fc.record(fields(ofRun, { ...usual, waitForCompletion: ['no', 'poll'] }, read, 'run'), { requiredKeys: [] }),
			fc.record(read, { requiredKeys: [] }),
		)
		.map(([{ parameters, items, onError }, ofTheRun, values]) => {
			const options = { ...QUICK, ...(ofTheRun.options as INodeParameters | undefined) };
			return {
				parameters: { ...parameters, ...ofTheRun, options },
				items: items.map(({ value }) => ({ value: { ...(value as IDataObject), ...values } })),
				onError,
			};
		});
}

type Fields = Record<string, fc.Arbitrary<NodeParameterValueType>>;

function fields(
	properties: readonly INodeProperties[],
	usual: UsualValues,
	read: Record<string, fc.Arbitrary<unknown>>,
	path: string,
): Fields {
	const made = properties
		.filter(({ name, type }) => type !== 'notice' && !TIMES.includes(name))
		.map((property): [string, fc.Arbitrary<NodeParameterValueType>] => [
			property.name,
			field(property, usual, read, `${path}_${property.name}`),
		]);
	return Object.fromEntries(made);
}

function field(
	property: INodeProperties,
	usual: UsualValues,
	read: Record<string, fc.Arbitrary<unknown>>,
	path: string,
): fc.Arbitrary<NodeParameterValueType> {
	const { name, type, options = [] } = property;
	if (type === 'collection') {
		const own = fields(options.filter(isProperty), usual, read, path);
		return fc.record(own, { requiredKeys: [] });
	}
	if (type === 'fixedCollection') {
		const groups = options
			.filter(isGroup)
			.map(({ name: group, values }): [string, fc.Arbitrary<unknown>] => [
				group,
				fc.record(fields(values, usual, read, `${path}_${group}`), { requiredKeys: [] }),
			]);
		return fc.record(Object.fromEntries(groups), { requiredKeys: [] }) as fc.Arbitrary<NodeParameterValueType>;
	}
	const asFilledIn = fc.constantFrom(...(usual[name] ?? usualOfType(property)));
	read[path] = fc.oneof({ weight: 2, arbitrary: asFilledIn }, { weight: 1, arbitrary: oddValues });
	const locator = (value: string) => ({ __rl: true as const, mode: 'id', value });
	const written = (value: string) => (type === 'resourceLocator' ? locator(value) : value);
	const odd = oddLiterals.filter((value) => !isExpression(value)) as fc.Arbitrary<NodeParameterValueType>;
	return fc.oneof(
		{ weight: 4, arbitrary: asFilledIn },
		{ weight: 5, arbitrary: fc.constant(written(`={{ $json.value.${path} }}`)) },
		{ weight: 1, arbitrary: oddExpressions.map(written) },
		{
			weight: 1,
			arbitrary:
				type === 'resourceLocator'
					? odd.map((value): NodeParameterValueType => ({ ...locator(''), value: value as string }))
					: odd,
		},
	);
}

/** A text that begins with an equals sign would be n8n's own affair. */
function isExpression(value: unknown): boolean {
	return typeof value === 'string' && value.startsWith('=');
}

function usualOfType({ type, options = [], default: byDefault }: INodeProperties): NodeParameterValueType[] {
	const choices = options.filter(isChoice).map(({ value }) => value);
	if (type === 'options') return choices;
	if (type === 'multiOptions') return [[], choices.slice(0, 1), choices];
	if (type === 'boolean') return [true, false];
	if (type === 'json') return ['{}', '{"a": [1, null]}', ''];
	if (type === 'dateTime') return ['2026-01-31T18:00:00'];
	if (type === 'resourceLocator') return [{ __rl: true, mode: 'id', value: 'S00000103-000001' }];
	return [byDefault, type === 'number' ? 12 : 'text'];
}

function isChoice(option: object): option is INodePropertyOptions {
	return 'value' in option;
}

function isGroup(option: object): option is INodePropertyCollection {
	return 'values' in option;
}

function isProperty(option: object): option is INodeProperties {
	return 'type' in option;
}
