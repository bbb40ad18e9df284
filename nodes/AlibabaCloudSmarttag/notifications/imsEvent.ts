import { isJsonObject } from '../values/fieldReader';
import { decodingsOf, type Fields, fieldsOf, textIn } from './content';
import type { Envelope } from './envelope';

/** An event of the account in IMS. */
export interface ImsEvent {
	readonly kind: 'account';
	/** `EventType`, such as `FileUploadComplete`. */
	readonly eventType: string;
	readonly eventTime?: string;
	/** The fields of `MessageBody` by their names in lower case. */
	readonly body: Fields;
	/** Source and ID of the event in EventBridge. */
	readonly origin?: string;
}

/**
 * Reads an event of IMS. Documented: `EventType`, `UserId`, `EventTime`, `MessageBody`; the sibling product VOD has the fields
 * of the body beside them.
 *
 * @returns undefined for an object without EventType, and where the body is the message of a job
 */
export function readImsEvent(fields: Fields, { time, origin }: Envelope): ImsEvent | undefined {
	const eventType = textIn(fields, 'eventtype');
	if (!eventType) return undefined;
	const body = fields.has('messagebody') ? bodyOf(fields.get('messagebody')) : fields;
	if (textIn(body, 'type') === 'smarttag') return undefined;
	const eventTime = textIn(fields, 'eventtime') ?? time;
	return { kind: 'account', eventType, ...(eventTime && { eventTime }), body, ...(origin && { origin }) };
}

/** The fields of a body, which is an object, or the text of one. */
function bodyOf(value: unknown): Fields {
	const contents = typeof value === 'string' ? decodingsOf(value) : [value];
	for (const content of contents) {
		if (typeof content === 'string') return bodyOf(content);
		if (isJsonObject(content)) return fieldsOf(content);
	}
	return new Map();
}
