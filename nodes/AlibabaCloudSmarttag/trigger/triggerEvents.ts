import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** What the panel offers under Trigger On. */
export type TriggerEvent = 'jobFailed' | 'jobSucceeded' | 'mediaReady' | 'ossObjectCreated';

/** Which events start the workflow. */
export function chosenEvents(context: IHookFunctions | IWebhookFunctions): readonly TriggerEvent[] {
	const events: unknown = context.getNodeParameter('events', ['jobSucceeded', 'jobFailed']);
	return Array.isArray(events) ? (events as TriggerEvent[]) : [];
}

/** Whether one of these events starts the workflow. */
export function isChosen(context: IHookFunctions | IWebhookFunctions, ...events: readonly TriggerEvent[]): boolean {
	return chosenEvents(context).some((event) => events.includes(event));
}
