import { type Fields, textIn } from './content';

/** What an envelope of EventBridge says of the event in it. */
export interface Envelope {
	/** Source and ID, which identify an event (CloudEvents 1.0). */
	readonly origin?: string;
	/** Such as `oss:ObjectCreated:PutObject`. */
	readonly type?: string;
	readonly time?: string;
}

/** What an envelope says of the event in it, if it has a source and a type, as those of EventBridge do. */
export function envelopeOf(fields: Fields, outer: Envelope): Envelope {
	const [id, source, type] = ['id', 'source', 'type'].map((name) => textIn(fields, name));
	if (!source || !type) return outer;
	const time = textIn(fields, 'time');
	return { type, ...(id && { origin: JSON.stringify([source, id]) }), ...(time && { time }) };
}

/** The name of an envelope whose content is no event that is read: its event type, or what sends it; undefined for no envelope. */
export function unreadEvent(fields: Fields): string | undefined {
	const type = textIn(fields, 'type') ?? '';
	if (textIn(fields, 'specversion') || (type && textIn(fields, 'source') && fields.has('data'))) return type || 'event';
	if (textIn(fields, 'eventname') && textIn(fields, 'eventsource')) return textIn(fields, 'eventname');
	const isTopicPush = ['topicowner', 'topicname', 'subscriptionname'].some((name) => fields.has(name));
	return isTopicPush && fields.has('message') ? 'message of a topic' : undefined;
}
