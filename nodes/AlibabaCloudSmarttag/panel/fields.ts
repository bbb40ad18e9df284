import type { IDisplayOptions, INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/**
 * Properties that are shown under these conditions, besides their own; a condition here replaces their own one of the same
 * name. n8n-workflow has a function of this name too, whose deep merge would take most of the load time of this package.
 */
export function updateDisplayOptions(
	{ show }: Pick<IDisplayOptions, 'show'>,
	properties: readonly INodeProperties[],
): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: { ...property.displayOptions, show: { ...property.displayOptions?.show, ...show } },
	}));
}

/**
 * The options of a collection in the order of their names, as n8n wants them. Not localeCompare, which loads the collation
 * rules of all languages: that takes longer than the whole package.
 */
export function byDisplayName(properties: readonly INodeProperties[]): INodeProperties[] {
	const key = ({ displayName }: INodeProperties) => displayName.toLowerCase();
	return [...properties].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** The condition that hides a field or a choice from the tools of an agent, or, under `show`, shows it to them only. */
export const FOR_TOOLS = { '@tool': [true] };

/** Which of the two credentials the node uses. Not a choice of an expression: n8n asks for the credential by it. */
export const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'AccessKey', value: 'accessKey', description: 'Key of a RAM user, permanent or temporary' },
		{ name: 'RAM Role', value: 'ramRole', description: 'Role that the key of a RAM user assumes' },
	],
	default: 'accessKey',
	description:
		'The type of the credential. Lists show what its account has in its region: after you choose another credential, choose templates, media and the like again.',
};

/**
 * The two credentials, each under its choice of Authentication. Where a credential is not always needed, Authentication
 * itself has the conditions: the editor hides every field that the conditions of a credential name (observed in 2.41).
 */
export const credentials: INodeCredentialDescription[] = [
	{ name: 'alibabaCloudImsApi', required: true, displayOptions: { show: { authentication: ['accessKey'] } } },
	{ name: 'alibabaCloudImsRamRoleApi', required: true, displayOptions: { show: { authentication: ['ramRole'] } } },
];

/** Return All and Limit, in n8n's words. */
export const returnAllOrLimit: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** The order of a list that the API sorts by the time of creation. */
export const sort: INodeProperties = {
	displayName: 'Sort',
	name: 'sort',
	type: 'options',
	options: [
		{ name: 'Newest First', value: 'desc' },
		{ name: 'Oldest First', value: 'asc' },
	],
	default: 'desc',
	description: 'The order of the results, by the time of their creation',
};

/** Simplify, in n8n's words. */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** English Group Names, where an item has tags. */
export const englishGroupNames: INodeProperties = {
	displayName: 'English Group Names',
	name: 'englishGroupNames',
	type: 'boolean',
	default: true,
	description:
		'Whether to name the documented groups of tags in English, such as Location, instead of the language of the service. Other groups stay as they are.',
	displayOptions: { show: { '/simplify': [true] } },
};

/** Add API Results, beside English Group Names. */
export const addApiResults: INodeProperties = {
	displayName: 'Add API Results',
	name: 'addApiResults',
	type: 'boolean',
	default: true,
	description: 'Whether to add the results as the API returns them, as the field results',
	displayOptions: { show: { '/simplify': [true] } },
};

/** Concurrency, in Options. */
export const concurrency: INodeProperties = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100 },
	default: 10,
	description: 'How many requests are in flight at a time, up to 100',
};

/** Max Retries, in Options. */
export const maxRetries: INodeProperties = {
	displayName: 'Max Retries',
	name: 'maxRetries',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 5,
	description:
		'How often a throttled request is repeated, with growing pauses. Queries are also repeated after faults of the service; a job that may have been accepted is never submitted again.',
};

/** Request Timeout, in Options. */
export const requestTimeout: INodeProperties = {
	displayName: 'Request Timeout',
	name: 'requestTimeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 60,
	description: 'How many seconds an answer may take',
};

const repeatChangedItems: INodeProperties = {
	displayName: 'Repeat Changed Items',
	name: 'repeatChangedItems',
	type: 'boolean',
	default: true,
	description:
		'Whether a failed execution that is retried after a change processes the changed items again, though they were processed before',
};

/** Options of an operation: how requests are sent, and those of its own. */
export function optionsWith(...others: readonly INodeProperties[]): INodeProperties {
	return { ...requestOptions, options: byDisplayName([concurrency, maxRetries, requestTimeout, ...others]) };
}

/** Options of every operation: how requests are sent. */
export const requestOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [concurrency, maxRetries, requestTimeout],
};

/** Options of an operation that makes or removes something, which a retry does not do again. */
export const effectOptions: INodeProperties = optionsWith(repeatChangedItems);
