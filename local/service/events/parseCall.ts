import { isJsonObject } from '../values';
import { isLoopbackUrl } from '../callbacks/sender';
import { ENVELOPE_NAMES, type EventCall } from './envelopes';
import { EVENT_KINDS, type ServiceEvent } from './messages';

/** A call to send, and where. */
export interface AddressedCall extends EventCall {
	/** http on loopback. */
	url: string;
}

/** Reads `{ url, events, envelope, id, token }` from parsed JSON. Throws an Error that names the first problem. */
export function parseCall(value: unknown): AddressedCall {
	if (!isJsonObject(value)) throw new Error('Expected an object with "url" and "events".');
	const { url, events, envelope, id, token } = value;
	if (typeof url !== 'string' || !isLoopbackUrl(url)) throw new Error('"url" has to be an http address on loopback.');
	if (!Array.isArray(events) || !events.every(isServiceEvent)) {
		throw new Error(
			`"events" has to be a list of objects whose "kind" is one of ${EVENT_KINDS.join(', ')}, with "key" or "jobId".`,
		);
	}
	const name = ENVELOPE_NAMES.find((one) => one === envelope);
	if (envelope !== undefined && !name) throw new Error(`"envelope" has to be one of ${ENVELOPE_NAMES.join(', ')}.`);
	const texts = Object.entries({ id, token }).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	);
	return { url, events, ...(name && { envelope: name }), ...Object.fromEntries(texts) };
}

function isServiceEvent(value: unknown): value is ServiceEvent {
	if (!isJsonObject(value) || !EVENT_KINDS.some((kind) => kind === value['kind'])) return false;
	const needed = { account: undefined, job: 'jobId', object: 'key' }[String(value['kind'])];
	return needed === undefined || typeof value[needed] === 'string';
}
