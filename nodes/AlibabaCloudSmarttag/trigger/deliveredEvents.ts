import type { IWebhookFunctions } from 'n8n-workflow';

/** The service calls up to three times within seconds; this many events of one trigger are remembered. */
const MOST_EVENTS = 500;
const MOST_TRIGGERS = 1_000;

/** Events in flight or delivered, by trigger. n8n stores static data only after a call, too late for a simultaneous repetition. */
const ofThisProcess = new Map<string, Set<string>>();

interface StoredEvents {
	delivered?: string[];
}

/**
 * Marks an event as delivered.
 *
 * @returns whether this is the first time; a test of the trigger in the editor always is
 */
export function deliverOnce(context: IWebhookFunctions, event: string): boolean {
	if (context.getMode() === 'manual') return true;
	const events = eventsOf(context);
	const stored: StoredEvents = context.getWorkflowStaticData('node');
	const delivered = stored.delivered ?? [];
	if (events.has(event) || delivered.includes(event)) return false;
	events.add(event);
	const [oldest] = events;
	if (events.size > MOST_EVENTS && oldest !== undefined) events.delete(oldest);
	stored.delivered = [...delivered, event].slice(-MOST_EVENTS);
	return true;
}

/** Takes the mark back, so that the event can be delivered when the service calls again. */
export function deliverAgain(context: IWebhookFunctions, event: string): void {
	if (context.getMode() === 'manual') return;
	eventsOf(context).delete(event);
	const stored: StoredEvents = context.getWorkflowStaticData('node');
	stored.delivered = (stored.delivered ?? []).filter((other) => other !== event);
}

function eventsOf(context: IWebhookFunctions): Set<string> {
	const trigger = `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
	const events = ofThisProcess.get(trigger) ?? new Set();
	ofThisProcess.delete(trigger);
	ofThisProcess.set(trigger, events);
	const [oldest] = ofThisProcess.keys();
	if (ofThisProcess.size > MOST_TRIGGERS && oldest !== undefined) ofThisProcess.delete(oldest);
	return events;
}
