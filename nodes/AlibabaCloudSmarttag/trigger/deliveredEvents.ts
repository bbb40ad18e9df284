import { createHash } from 'node:crypto';

import type { IWebhookFunctions } from 'n8n-workflow';

import { PerTrigger } from './perTrigger';

/** The end of a job, in the two states that are documented. */
export interface JobEnd {
	/** 64 characters at most, so that the memory has a bound in bytes as well. */
	readonly jobId: string;
	readonly state: 'Fail' | 'Success';
}

/**
 * Where an end is known from. Ends that a query has confirmed are remembered apart from those that only a message reports:
 * no forged message can make the trigger forget, or believe, a true end. Events of objects and media (`received`) are a third
 * kind.
 */
type Source = 'confirmed' | 'received' | 'reported';

/** Of each source. The service calls up to three times within seconds. With keys of 72 characters at most: 36 KB. */
const MOST_EVENTS = 500;

/** The only keys that are remembered, also where the stored data has others: of ends, and of events as their SHA-256. */
const KEY = /^(?:[\w-]{1,64} (?:Fail|Success)|[\w-]{43})$/;

/** The events of this process. n8n stores static data only after a call, too late for a simultaneous repetition. */
const ofThisProcess = new PerTrigger<Record<Source, Set<string>>>(() => ({
	confirmed: new Set(),
	received: new Set(),
	reported: new Set(),
}));

/** The static data of the node, which the workflow may have from anywhere. */
type StoredEvents = Partial<Record<Source, unknown>>;

/**
 * Marks the end of a job as delivered.
 *
 * @returns whether this is the first time; a test of the trigger in the editor always is
 */
export function deliverOnce(
	context: IWebhookFunctions,
	{ jobId, state }: JobEnd,
	source: Exclude<Source, 'received'>,
): boolean {
	return markOnce(context, `${jobId} ${state}`, source);
}

/**
 * Marks an event of an object or media as delivered.
 *
 * @param identity what the event has in common with its repetition, and with no other event
 * @returns whether this is the first time; a test of the trigger in the editor always is
 */
export function deliverEventOnce(context: IWebhookFunctions, identity: string): boolean {
	return markOnce(context, createHash('sha256').update(identity).digest('base64url'), 'received');
}

function markOnce(context: IWebhookFunctions, event: string, source: Source): boolean {
	if (context.getMode() === 'manual') return true;
	if (!KEY.test(event)) return false;
	const events = ofThisProcess.of(context)[source];
	const staticData: StoredEvents = context.getWorkflowStaticData('node');
	const stored = storedEvents(staticData, source);
	if (events.has(event) || stored.includes(event)) return false;
	events.add(event);
	const [oldest] = events;
	if (events.size > MOST_EVENTS && oldest !== undefined) events.delete(oldest);
	staticData[source] = [...stored, event].slice(-MOST_EVENTS);
	return true;
}

/** Whether the API has confirmed the end of a job, in whatever state; never for a test of the trigger in the editor. */
export function isEndConfirmed(context: IWebhookFunctions, jobId: string): boolean {
	if (context.getMode() === 'manual') return false;
	const events = ofThisProcess.of(context).confirmed;
	const stored = storedEvents(context.getWorkflowStaticData('node'), 'confirmed');
	return ['Success', 'Fail'].some((state) => events.has(`${jobId} ${state}`) || stored.includes(`${jobId} ${state}`));
}

function storedEvents(staticData: StoredEvents, source: Source): string[] {
	const stored = staticData[source];
	if (!Array.isArray(stored)) return [];
	return stored.slice(-MOST_EVENTS).filter((event): event is string => typeof event === 'string' && KEY.test(event));
}
