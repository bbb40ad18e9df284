import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId } from '../../support/workbench';
import type { Fates } from './faults';

/** What an operation makes at the service. */
export type Made = 'job' | 'media' | 'template';

/** An operation of the node as it stands in the table, and what a fault hits of it. */
export interface Operation {
	readonly name: string;
	readonly parameters: INodeParameters;
	/** The action that the fault hits. */
	readonly action: string;
	readonly hits: keyof Fates;
	/** Whether the fault hits the requests of all three items; else those of the second. */
	readonly hitsAll?: boolean;
	readonly makes?: Made;
	/** The items read jobs that exist. */
	readonly readsJobs?: boolean;
	readonly waits?: 'callback' | 'poll';
	/** Tries of n8n's "Retry On Fail". */
	readonly maxTries?: number;
	/** Puts out any number of items for one. */
	readonly lists?: boolean;
}

const SUBMIT: INodeParameters = { ossUrl: '={{ $json.source }}' };
const CHANGING: INodeParameters = {
	...SUBMIT,
	additionalFields: { userData: '={{ $now.toMillis() }} {{ Math.random() }}' },
};
const POLL: INodeParameters = { ...SUBMIT, waitForCompletion: 'poll' };
const CALLBACK: INodeParameters = { ...SUBMIT, waitForCompletion: 'callback' };
const SUBMITTING = { action: 'SubmitSmarttagJob', hits: 'once', makes: 'job' } as const;
const QUERYING = { action: 'QuerySmarttagJob', hits: 'ask', hitsAll: true, makes: 'job' } as const;
const READING = { hits: 'read', readsJobs: true, action: 'QuerySmarttagJob' } as const;

/** A template of the service, and pipelines: one for each item. */
const PIPELINE = '={{ $json.pipelineId }}';

/** The operations of the table. */
export const OPERATIONS: readonly Operation[] = [
	{ name: 'Submit', parameters: SUBMIT, ...SUBMITTING },
	{ name: 'Submit, Retry On Fail, User Data that changes', parameters: CHANGING, ...SUBMITTING, maxTries: 3 },
	{ name: 'Submit, Poll: submitting', parameters: POLL, ...SUBMITTING, waits: 'poll' },
	{ name: 'Submit, Poll: querying', parameters: POLL, ...QUERYING, waits: 'poll' },
	{ name: 'Submit, Callback: submitting', parameters: CALLBACK, ...SUBMITTING, waits: 'callback' },
	{ name: 'Submit, Callback: querying', parameters: CALLBACK, ...QUERYING, waits: 'callback' },
	{ name: 'Get', parameters: { operation: 'get' }, ...READING },
	{
		...{ name: 'Get, Wait Until Finished', ...READING, hits: 'ask', hitsAll: true, waits: 'poll' },
		parameters: { operation: 'get', waitUntilFinished: true },
	},
	{ name: 'Get Subtitles', parameters: { operation: 'getSubtitles' }, ...READING },
	{
		...{ name: 'Template Create', action: 'CreateCustomTemplate', hits: 'once', makes: 'template' },
		parameters: { resource: 'template', operation: 'create', name: '={{ $json.name }}', analysisTypes: ['ocr'] },
	},
	{
		...{ name: 'Template Get Many', action: 'ListSystemTemplates', hits: 'read', hitsAll: true, lists: true },
		parameters: { resource: 'template', operation: 'getAll', returnAll: true, filters: { source: 'system' } },
	},
	{
		...{ name: 'Media Register', action: 'RegisterMediaInfo', hits: 'register', makes: 'media' },
		parameters: { resource: 'media', operation: 'register', inputUrl: '={{ $json.source }}' },
	},
	{
		...{ name: 'Pipeline Get', action: 'GetPipeline', hits: 'read' },
		parameters: { resource: 'pipeline', operation: 'get', pipelineId: byId(PIPELINE) },
	},
];

/** The three items of a run; the fault hits the second. */
export function itemsOf(jobIds: readonly string[]): IDataObject[] {
	return [0, 1, 2].map((item) => ({
		source: `oss://bucket/video-${item}.mp4`,
		name: `name-${item}`,
		pipelineId: `3333333300000000000000000000000${item + 1}`,
		...(jobIds[item] && { JobId: jobIds[item] }),
	}));
}

/** The text that only requests of the second item have. */
export function markOf({ makes, readsJobs }: Operation, { source, name, pipelineId, JobId }: IDataObject): string {
	const mark = readsJobs ? JobId : makes === 'template' ? name : makes ? source : pipelineId;
	return typeof mark === 'string' ? mark : '';
}
