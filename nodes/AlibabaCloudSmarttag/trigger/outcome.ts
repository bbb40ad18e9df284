import type { IDataObject } from 'n8n-workflow';

/** An event that may start the workflow. */
export interface Deliverable {
	/** Marks the event as delivered; whether this is the first time. */
	readonly once: () => boolean;
	/** Absent when the event is only to be remembered. */
	readonly item?: IDataObject;
}

/** An event that starts nothing, and how the call is answered: an HTTP status, and the reason when that is not 200. */
export interface NotDelivered {
	readonly status: number;
	readonly reason?: string;
}

/** What an event leads to. */
export type EventOutcome = Deliverable | NotDelivered;

/** An event that is not chosen, or has been delivered. */
export const IGNORED: NotDelivered = { status: 200 };
