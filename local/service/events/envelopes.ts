import { randomUUID } from 'node:crypto';

import type { CallbackContent } from '../callbacks/content';
import { defaultAccountId } from '../state/accounts';
import { toXml } from '../values';
import { messageOf, type ServiceEvent, typeOf } from './messages';

/** What is sent in one call. */
export interface EventCall {
	events: readonly ServiceEvent[];
	/** Default: `eventBridge`. */
	envelope?: EnvelopeName;
	/** The ID of the event in EventBridge; with several events, the beginning of their IDs. Default: one of its own. */
	id?: string;
	/** The token of the target in EventBridge, which its header contains. */
	token?: string;
}

type Write = (events: readonly ServiceEvent[], id: string) => CallbackContent;

const json = (value: unknown): CallbackContent => ({ contentType: 'application/json', body: JSON.stringify(value) });

/** One value as it is, several as a list. */
const oneOrList = (values: readonly unknown[]): unknown => (values.length === 1 ? values[0] : values);

/** The messages as a service publishes them: those of OSS as entries of `events`. */
function published(events: readonly ServiceEvent[]): unknown {
	const messages = events.map(messageOf);
	return events.every(({ kind }) => kind === 'object') ? { events: messages } : oneOrList(messages);
}

/** Documented: what OSS publishes to a topic is in base64; other messages are text. */
function publishedText(events: readonly ServiceEvent[]): string {
	const text = JSON.stringify(published(events));
	return events.some(({ kind }) => kind === 'object') ? base64(text) : text;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** CloudEvents 1.0, one for each event; EventBridge sends one in a call. */
function inEventBridge(data: (event: ServiceEvent) => unknown, source: string, type = typeOf): Write {
	return (events, id) =>
		json(
			oneOrList(
				events.map((event, index) => ({
					id: index === 0 ? id : `${id}-${index}`,
					source,
					specversion: '1.0',
					type: type(event),
					datacontenttype: 'application/json; charset=utf-8',
					subject: `acs:oss:cn-shanghai:${defaultAccountId}:example`,
					time: '2026-01-02T03:04:05Z',
					aliyunaccountid: defaultAccountId,
					aliyunregionid: 'cn-shanghai',
					data: data(event),
				})),
			),
		);
}

/** A message of a queue that EventBridge passes on. */
function fromQueue(messageBody: (event: ServiceEvent) => unknown): Write {
	const data = (event: ServiceEvent) => ({ requestId: 'r', messageId: 'm', messageBody: messageBody(event) });
	return inEventBridge(data, 'acs.mns', () => 'mns:Queue:SendMessage');
}

const MNS_HEADERS = { 'x-mns-request-id': '5F290C926D472878', 'x-mns-version': '2015-06-06' } as const;

/** The push of a topic, in the two formats that have more than the message. */
function notificationOf(events: readonly ServiceEvent[], messageId: string): Record<string, string> {
	return {
		TopicOwner: defaultAccountId,
		TopicName: 'example-topic',
		Subscriber: defaultAccountId,
		SubscriptionName: 'example-subscription',
		MessageId: messageId,
		Message: publishedText(events),
		PublishTime: '1767323045000',
	};
}

const envelopes = {
	/** The message itself. */
	message: (events) => json(published(events)),
	/** A list of messages. */
	list: (events) => json(events.map(messageOf)),
	eventBridge: inEventBridge(messageOf, 'acs.oss'),
	eventBridgeText: fromQueue((event) => JSON.stringify(published([event]))),
	eventBridgeObject: fromQueue((event) => published([event])),
	eventBridgeBase64: fromQueue((event) => base64(JSON.stringify(published([event])))),
	topicSimplified: (events, id) => ({
		contentType: 'text/plain;charset=utf-8',
		body: publishedText(events),
		headers: { ...MNS_HEADERS, 'x-mns-message-id': id },
	}),
	topicXml: (events, id) => ({
		contentType: 'text/xml;charset=utf-8',
		body: `<?xml version="1.0" encoding="utf-8"?>\n${toXml('Notification', notificationOf(events, id)).replace('<Notification>', '<Notification xmlns="http://mns.aliyuncs.com/doc/v1/">')}`,
		headers: MNS_HEADERS,
	}),
	topicJson: (events, id) => ({ ...json(notificationOf(events, id)), headers: MNS_HEADERS }),
	payload: (events) => json({ payload: published(events) }),
	/** The items of an n8n that passes on what its own webhook received. */
	items: (events) =>
		json(events.map((event) => ({ json: { headers: {}, params: {}, query: {}, body: messageOf(event) } }))),
} satisfies Record<string, Write>;

/** A way in which an event comes. */
export type EnvelopeName = keyof typeof envelopes;

export const ENVELOPE_NAMES = Object.keys(envelopes) as readonly EnvelopeName[];

/** Content type, body and further headers of the call. */
export function contentOfCall({
	events,
	envelope = 'eventBridge',
	id = randomUUID(),
	token,
}: EventCall): CallbackContent {
	const { headers, ...content } = envelopes[envelope](events, id);
	return { ...content, headers: { ...headers, ...(token && { 'x-eventbridge-signature-token': token }) } };
}
