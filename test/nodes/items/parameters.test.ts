import type { IExecuteFunctions } from 'n8n-workflow';

import { readItemField } from '../../../nodes/AlibabaCloudSmarttag/items/parameters';

/** A run whose parameters are these; a text with `=` in front is an expression that gives the item's number. */
function runWith(parameters: Record<string, unknown>, items: readonly object[] = [{}, {}, {}]) {
	let resolutions = 0;
	const resolve = (raw: unknown, item: number): unknown => {
		if (typeof raw === 'string') return raw.startsWith('=') ? `item ${item}` : raw;
		if (Array.isArray(raw)) return raw.map((each) => resolve(each, item));
		if (typeof raw !== 'object' || raw === null) return raw;
		return Object.fromEntries(Object.entries(raw).map(([key, each]) => [key, resolve(each, item)]));
	};
	const context = {
		getInputData: () => items.map((json) => ({ json })),
		getNodeParameter(name: string, item: number, _fallback: unknown, options?: { rawExpressions?: boolean }) {
			if (options?.rawExpressions) return parameters[name];
			resolutions += 1;
			return resolve(parameters[name], item);
		},
	} as unknown as IExecuteFunctions;
	return { context, resolutions: () => resolutions };
}

const readAll = (context: IExecuteFunctions, name: string) =>
	[0, 1, 2].map((item) => readItemField(context, name, name, item));

describe('a field of each item', () => {
	it.each<[what: string, value: unknown]>([
		['a text', 'oss://bucket/a.mp4'],
		['a number', 5],
		['a collection', { title: 'a', tags: ['b', { c: 'd = e' }] }],
		['nothing', ''],
	])('without an expression is resolved once: %s', (_what, field) => {
		const run = runWith({ field });
		expect(readAll(run.context, 'field')).toEqual([field, field, field]);
		expect(run.resolutions()).toBe(1);
	});

	it.each<[what: string, value: unknown, read: (item: string) => unknown]>([
		['a text', '={{ $json.video }}', (item) => item],
		['in a collection', { title: 'a', tags: ['b', '={{ $json.tag }}'] }, (item) => ({ title: 'a', tags: ['b', item] })],
		['in a resource locator', { __rl: true, value: '={{ 1 }}' }, (item) => ({ __rl: true, value: item })],
	])('with an expression is resolved for each: %s', (_what, field, read) => {
		const run = runWith({ field });
		expect(readAll(run.context, 'field')).toEqual(['item 0', 'item 1', 'item 2'].map(read));
		expect(run.resolutions()).toBe(3);
	});

	it('that is a field of the item is resolved for the first item, and for those where it is no text', () => {
		const items = [{ video: 'item 0' }, { video: 'oss://bucket/b.mp4' }, { video: 5 }];
		const run = runWith({ field: '={{ $json.video }}' }, items);
		expect(readAll(run.context, 'field')).toEqual(['item 0', 'oss://bucket/b.mp4', 'item 2']);
		expect(run.resolutions()).toBe(2);
	});

	it('that n8n evaluates to something else than the field of the first item is resolved for each', () => {
		const run = runWith({ field: '={{ $json.video }}' }, [{ video: 'a' }, { video: 'b' }, { video: 'c' }]);
		expect(readAll(run.context, 'field')).toEqual(['item 0', 'item 1', 'item 2']);
	});

	it('is not taken from another field or another run', () => {
		const [one, other] = [runWith({ a: 'a of one', b: 'b of one' }), runWith({ a: 'a of the other' })];
		expect(readItemField(one.context, 'a', 'A', 0)).toBe('a of one');
		expect(readItemField(one.context, 'b', 'B', 0)).toBe('b of one');
		expect(readItemField(other.context, 'a', 'A', 0)).toBe('a of the other');
	});
});
