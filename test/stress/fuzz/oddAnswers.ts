import fc from 'fast-check';

import { isJsonObject } from '../../../local/service/values';
import { oddLiterals, oddTexts } from './oddValues';
import type { RawAnswer } from './answeringServer';

/** Where a redirect would lead; nothing may ever ask for it. */
export const TRAP = '/trap';

const STATUSES = [101, 201, 202, 204, 206, 299, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 407, 408, 409, 413];
const FAULT_STATUSES = [418, 429, 431, 451, 499, 500, 501, 502, 503, 504, 511, 599, 600, 999];

const status = fc.oneof(
	{ weight: 3, arbitrary: fc.constant(200) },
	{ weight: 2, arbitrary: fc.constantFrom(...STATUSES, ...FAULT_STATUSES) },
);

const header = fc.constantFrom<Array<Readonly<Record<string, string>>>>(
	...[{}, {}, {}, {}, { 'content-type': 'application/json' }, { 'content-type': 'text/html; charset=gbk' }],
	...[{ 'content-type': 'application/octet-stream' }, { 'content-type': '' }, { 'content-type': '\u00ff' }],
	...[{ 'content-encoding': 'gzip' }, { 'content-encoding': 'br' }, { 'content-encoding': 'deflate' }],
	...[{ 'content-encoding': 'rot13' }, { 'retry-after': '-1' }, { 'retry-after': 'soon' }, { 'retry-after': '1e99' }],
	...[{ 'x-acs-retry-after': 'NaN' }, { 'x-acs-retry-after': '1e308' }, { date: 'yesterday' }],
	...[{ location: TRAP }, { location: '//[' }, { location: 'file:///etc/passwd' }, { refresh: `0; url=${TRAP}` }],
	...[{ 'set-cookie': '__proto__=polluted' }, { 'x-long': 'x'.repeat(8_000) }],
	...[{ 'www-authenticate': 'Basic realm="a"' }, { 'www-authenticate': 'Digest nonce="a"' }],
);

/** Text of JSON that no program would write. */
const oddJson = fc.constantFrom(
	...[
		'null',
		'true',
		'0',
		'1e999',
		'-0',
		'""',
		'[]',
		'{}',
		'[[]]',
		'[null]',
		'{"":{}}',
		'"JobId"',
		'  {}  ',
		'\ufeff{}',
	],
	...[
		'{"JobId":1e999}',
		'{"JobId":12345678901234567890}',
		'{"JobId":"a","JobId":null}',
		'{"JobId":"a"}x',
		"{'JobId':1}",
	],
	...[
		'{"__proto__":{"polluted":true},"JobId":"a"}',
		'{"constructor":{"prototype":{"polluted":true}}}',
		'[{"JobId":"a"}]',
	],
	...['{"jobId":"a"}', '{"JobId":["a"]}', '{"JobId":{"a":1}}', '{"JobId":""}', '{"JobId":" "}', '{"JobId":"\\ud800"}'],
	...[
		'{"code":"ok"}',
		'{"Code":200,"JobId":"a"}',
		'{"Code":{"a":1}}',
		'{"Message":"only"}',
		'{"Code":"x","Message":[]}',
	],
	...[`${'['.repeat(20_000)}${']'.repeat(20_000)}`, '{"a":'.repeat(20_000), `{"JobId":"${'x'.repeat(100_000)}"}`],
	...[`{"Code":"Odd","Message":"${'long '.repeat(20_000)}"}`, `{"Code":"${'Odd'.repeat(20_000)}","Message":"m"}`],
	...[`{"Code":"Odd","Message":"m","RequestId":"${'r'.repeat(50_000)}"}`],
);

const NO_JSON = [
	...['', ' ', '\0', 'OK', '<html><title>Sign in</title></html>', `<html><title>${'a'.repeat(50_000)}</title>`, '<'],
	...['<Error><Code>Odd</Code><Message>m</Message></Error>', '<Error>', '<Error><Code>&a;</Code></Error>', '<?xml?>'],
	...['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Error><Code>&b;</Code></Error>', '{"JobId":"a', '{"Jo'],
];

const errorBody = fc.record(
	{
		Code: fc.oneof(oddTexts, oddLiterals),
		Message: fc.oneof(oddTexts, oddLiterals),
		RequestId: oddLiterals,
		AccessDeniedDetail: fc.oneof(oddLiterals, fc.record({ AuthAction: oddLiterals }, { requiredKeys: [] })),
	},
	{ requiredKeys: [] },
);

/** An answer to a request: a true one, or a true one of which something was changed, or nothing like one. */
export function oddAnswers(samples: readonly unknown[]): fc.Arbitrary<RawAnswer> {
	const changed = fc
		.tuple(fc.constantFrom(...samples), fc.array(fc.tuple(fc.nat(), oddLiterals), { maxLength: 3 }))
		.map(([sample, changes]) => changes.reduce<unknown>((value, [at, by]) => withChange(value, at, by), sample));
	const text = fc.oneof(
		{ weight: 8, arbitrary: changed.map(jsonText) },
		{ weight: 2, arbitrary: fc.constantFrom(...samples).map(jsonText) },
		{ weight: 2, arbitrary: errorBody.map(jsonText) },
		{ weight: 2, arbitrary: oddJson },
		{ weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }).map(jsonText) },
		{ weight: 1, arbitrary: fc.constantFrom(...NO_JSON) },
		{ weight: 1, arbitrary: fc.tuple(changed.map(jsonText), fc.nat()).map(([whole, at]) => cutAt(whole, at)) },
	);
	const body = fc.oneof({ weight: 9, arbitrary: text }, { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) });
	const cut = fc.oneof({ weight: 30, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
	return fc.record({ status, headers: header, body, cut });
}

function jsonText(value: unknown): string {
	return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part)) ?? '';
}

function cutAt(text: string, at: number): string {
	return text.slice(0, text.length === 0 ? 0 : at % text.length);
}

/** A copy in which one of the values at any depth is another, by its place. */
function withChange(value: unknown, at: number, by: unknown): unknown {
	const places = countPlaces(value);
	let left = at % places;
	const copy = (part: unknown): unknown => {
		left -= 1;
		if (left < 0) {
			left = Number.POSITIVE_INFINITY;
			return by;
		}
		if (Array.isArray(part)) return part.map(copy);
		if (!isJsonObject(part)) return part;
		return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, copy(inner)]));
	};
	return copy(value);
}

function countPlaces(value: unknown): number {
	const inner: unknown[] = Array.isArray(value) ? value : isJsonObject(value) ? Object.values(value) : [];
	return 1 + inner.reduce<number>((sum, part) => sum + countPlaces(part), 0);
}
