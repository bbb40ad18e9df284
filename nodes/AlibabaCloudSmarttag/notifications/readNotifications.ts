import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { decodingsOf, fieldsOf } from './content';
import { type Envelope, envelopeOf, unreadEvent } from './envelope';
import { type ImsEvent, readImsEvent } from './imsEvent';
import { type JobMessage, readJobMessage } from './jobMessage';
import { type OssEvent, readOssEvent } from './ossEvent';

/** An event that is recognized by its envelope, and no more. */
export interface OtherEvent {
	readonly kind: 'other';
	readonly name: string;
}

/** An event of Alibaba Cloud. It is a hint only: any caller may have sent it. */
export type Notification = ImsEvent | JobMessage | OssEvent | OtherEvent;

/**
 * Fields in which an envelope has its content, in the order in which they are looked at. Documented: `data` and in it
 * `messageBody` of EventBridge, `MessageBody` of IMS, `Message` of a topic, `events` of OSS. The others are those of n8n's items
 * and webhooks (`json`, `body`), of n8n's reading of XML (`notification`), and of callers of their own.
 */
const CONTENTS = ['data', 'messagebody', 'message', 'events', 'payload', 'notification', 'body', 'json'] as const;

/** How deep envelopes are read: items of n8n with a webhook's body, with EventBridge, with base64, with a list. */
const DEEPEST = 12;

/** In characters. A message has a few hundred and 1 KB of User Data, an event of OSS 2 KB, perhaps in envelopes. */
const LONGEST_BODY = 256 * 1024;

/** Of one body: as many as fit a body of usual events. */
const MOST_EVENTS = 1_000;

/**
 * Reads the events in the body of a call, however they are wrapped: the message itself, a list, EventBridge, the push of a topic
 * (simplified, XML or JSON), the items of n8n; as text, as an object, or in base64. Names are read in any case.
 *
 * @param body as it came
 * @returns all events in their order; undefined when the body, or one entry of a list in it, is no envelope that is known
 */
export function readNotifications(body: string): readonly Notification[] | undefined {
	const events = body.length > LONGEST_BODY ? undefined : eventsIn(body, {}, 0);
	return events && events.length <= MOST_EVENTS ? events : undefined;
}

/** The messages of jobs in the body of a call, in their order; empty when there is none, or no envelope that is known. */
export function readJobMessages(body: string): readonly JobMessage[] {
	return (readNotifications(body) ?? []).filter((event) => event.kind === 'job');
}

function eventsIn(content: unknown, envelope: Envelope, depth: number): Notification[] | undefined {
	if (depth > DEEPEST) return undefined;
	if (typeof content === 'string') {
		for (const decoded of decodingsOf(content)) {
			const events = eventsIn(decoded, envelope, depth + 1);
			if (events) return events;
		}
		return undefined;
	}
	if (Array.isArray(content)) return eventsInList(content, envelope, depth);
	return isJsonObject(content) ? eventsInObject(content, envelope, depth) : undefined;
}

/** One entry that is no event makes the list none: the call is refused, and nothing of it is delivered. */
function eventsInList(list: readonly unknown[], envelope: Envelope, depth: number): Notification[] | undefined {
	const all: Notification[] = [];
	for (const entry of list) {
		const events = eventsIn(entry, envelope, depth + 1);
		if (!events) return undefined;
		all.push(...events);
	}
	return list.length > 0 ? all : undefined;
}

function eventsInObject(content: JsonObject, outer: Envelope, depth: number): Notification[] | undefined {
	const fields = fieldsOf(content);
	const event = readOssEvent(fields, outer) ?? readImsEvent(fields, outer) ?? readJobMessage(fields);
	if (event) return [event];
	const envelope = envelopeOf(fields, outer);
	for (const name of CONTENTS) {
		const events = fields.has(name) ? eventsIn(fields.get(name), envelope, depth + 1) : undefined;
		if (events) return envelope === outer ? events : numbered(events);
	}
	const name = unreadEvent(fields);
	return name === undefined ? undefined : [{ kind: 'other', name }];
}

/** Several events of one envelope have its source and ID in common. */
function numbered(events: Notification[]): Notification[] {
	if (events.length < 2) return events;
	return events.map((event, index) =>
		'origin' in event && event.origin ? { ...event, origin: `${event.origin} ${index}` } : event,
	);
}
