import fc from 'fast-check';
import { NodeOperationError } from 'n8n-workflow';

import { fromText, toText } from '../../../../local/engine/host/referenceText';

const copy = (value: object) => fromText(toText(value));

describe('Text of run data', () => {
	it('brings back whatever JSON brings back', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(copy({ value })).toEqual(JSON.parse(JSON.stringify({ value })));
			}),
		);
	});

	it('keeps which objects are the same, and cycles', () => {
		const item = { json: { a: 'text', b: 'text' } };
		const data: { first: object; second: object; self?: object } = { first: item, second: [item] };
		data.self = data;

		const read = copy(data) as { first: object; second: object[]; self: object };

		expect(read.first).toEqual(item);
		expect(read.second[0]).toBe(read.first);
		expect(read.self).toBe(read);
	});

	it('makes plain objects of errors, and texts of dates', () => {
		const node = { id: '', name: 'N', type: '', typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
		const error = new NodeOperationError(node, 'It failed', { description: 'Why' });

		const read = copy({ error, date: new Date(0) }) as { error: unknown; date: unknown };

		expect(read.error).not.toBeInstanceOf(Error);
		expect(read.error).toMatchObject({ name: 'NodeOperationError', message: 'It failed', description: 'Why' });
		expect(read.date).toBe('1970-01-01T00:00:00.000Z');
	});

	it.each(['constructor', '__proto__', 'toString'])('keeps %s as a key like any other', (key) => {
		const value = JSON.parse(`{"${key}":{"a":1}}`) as object;
		const read = copy({ value }) as { value: object };

		expect(Object.entries(read.value)).toEqual([[key, { a: 1 }]]);
	});
});
