import { hash } from 'node:crypto';

/** One decoded name and value of a query string or form body. */
export type Parameter = readonly [name: string, value: string];

/**
 * A request as the signers see it: decoded parameters, lower-case header names, the exact bytes of the body.
 *
 * `host` is what the HTTP layer puts into the `Host` header, with the port where it is not the scheme's own.
 * `form` is the decoded form body; a request has `form` or `body`, never both.
 */
export interface RequestToSign {
	readonly method: string;
	readonly host: string;
	readonly path: string;
	readonly query: readonly Parameter[];
	readonly headers: Readonly<Record<string, string>>;
	readonly form?: readonly Parameter[];
	readonly body?: string | Uint8Array;
}

/** An AccessKey pair, with the security token when the pair is a temporary one issued by STS. */
export interface AccessKey {
	readonly accessKeyId: string;
	readonly accessKeySecret: string;
	readonly securityToken?: string;
}

/** What makes each signature unique: the time in milliseconds since 1970 and a nonce never used before. */
export interface Stamp {
	readonly time: number;
	readonly nonce: string;
}

/** What is sent: the query string exactly as signed, the headers, and the form body where there is one. */
export interface SignedRequest {
	readonly query: string;
	readonly headers: Record<string, string>;
	readonly formBody?: string;
}

/** A text of RFC 3986's unreserved characters alone, as most names and IDs are, is its own encoding. */
const UNRESERVED = /^[\w.~-]*$/;

/** `encodeURIComponent` does not encode these five; RFC 3986 reserves them. */
const RESERVED = /[!'()*]/g;
const HAS_RESERVED = /[!'()*]/;
const RESERVED_ESCAPES: Readonly<Record<string, string>> = {
	'!': '%21',
	"'": '%27',
	'(': '%28',
	')': '%29',
	'*': '%2A',
};

/**
 * Percent-encodes a text by RFC 3986, as both signature versions require: space is `%20` and `~` stays.
 * A lone half of a surrogate pair (an emoji cut in two) becomes U+FFFD, because it has no UTF-8 form.
 */
export function percentEncode(text: string): string {
	if (UNRESERVED.test(text)) return text;
	const encoded = encodeURIComponent(text.isWellFormed() ? text : text.toWellFormed());
	return HAS_RESERVED.test(encoded)
		? encoded.replace(RESERVED, (character) => RESERVED_ESCAPES[character] ?? character)
		: encoded;
}

/** Encodes parameters and joins them in the order of their decoded names; equal names keep their order. */
export function canonicalQuery(parameters: readonly Parameter[]): string {
	let query = '';
	for (const [name, value] of byName(parameters)) {
		query += `${query && '&'}${percentEncode(name)}=${percentEncode(value)}`;
	}
	return query;
}

/** More parameters than a call of any API has; the time of an insertion sort grows with their square. */
const MANY = 50;

/** In the order of their names, equal names in the order in which they came. An insertion sort is faster for a few. */
function byName(parameters: readonly Parameter[]): readonly Parameter[] {
	if (parameters.length > MANY) {
		return [...parameters].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
	}
	const sorted: Parameter[] = [];
	for (const parameter of parameters) {
		let place = sorted.length;
		for (let before = sorted[place - 1]; before && before[0] > parameter[0]; before = sorted[place - 1]) place -= 1;
		if (place === sorted.length) sorted.push(parameter);
		else sorted.splice(place, 0, parameter);
	}
	return sorted;
}

/** SHA-256 of a text or of bytes, in lower-case hexadecimal digits. */
export function sha256(data: string | Uint8Array): string {
	return hash('sha256', data, 'hex');
}

/** The second that was written last: a run signs hundreds of requests in one. */
let latest = { second: Number.NaN, text: '' };

/** UTC time as both signature versions write it: `2026-01-02T03:04:05Z`, without milliseconds. */
export function timestamp(time: number): string {
	const second = Math.floor(time / 1_000);
	if (second !== latest.second) latest = { second, text: `${new Date(time).toISOString().slice(0, 19)}Z` };
	return latest.text;
}
