import { PassThrough, Readable } from 'node:stream';

import type { IDataObject } from 'n8n-workflow';

import { readBody } from '../../credentials/readBody';

const LIMITS = { largest: 1_000, timeoutMs: 60_000 };

afterEach(() => jest.restoreAllMocks());

function bytes(text: string): Buffer[] {
	return [...Buffer.from(text)].map((byte) => Buffer.from([byte]));
}

describe('the body of an answer', () => {
	it.each<[what: string, body: IDataObject | Readable | string | undefined, text: string]>([
		['in pieces that cut characters in two', Readable.from(bytes('{"a":"视频👩"}')), '{"a":"视频👩"}'],
		['in one piece', Readable.from([Buffer.from('{}')]), '{}'],
		['that is empty', Readable.from([]), ''],
		['with a byte order mark', Readable.from([Buffer.from('\ufeff{}')]), '{}'],
		['that was no stream but a text', '{"a":1}', '{"a":1}'],
		['that was no stream but an object', { a: 1 }, '{"a":1}'],
		['that is not there', undefined, '""'],
	])('is read as text: %s', async (_what, body, text) => {
		expect(await readBody({ body, headers: {} }, LIMITS)).toBe(text);
	});

	it('of exactly the limit is read', async () => {
		const body = Readable.from([Buffer.alloc(400, 'a'), Buffer.alloc(600, 'b')]);
		expect(await readBody({ body, headers: {} }, LIMITS)).toHaveLength(1_000);
	});

	it('that is larger is not read to its end, and its connection is closed', async () => {
		let pieces = 0;
		const body = Readable.from(
			(function* () {
				for (; pieces < 1_000; pieces += 1) yield Buffer.alloc(100);
			})(),
			{ highWaterMark: 1 },
		);
		expect(await readBody({ body, headers: {} }, LIMITS)).toBeUndefined();
		expect(pieces).toBeLessThan(20);
		expect(body.destroyed).toBe(true);
	});

	it('that says that it is larger is not read at all', async () => {
		const body = new PassThrough();
		expect(await readBody({ body, headers: { 'content-length': '1001' } }, LIMITS)).toBeUndefined();
		expect(body.destroyed).toBe(true);
	});

	it('that never ends fails in time, as a missing answer does', async () => {
		const body = new PassThrough();
		const trickle = setInterval(() => body.write('a'), 5);
		const reading = readBody({ body, headers: {} }, { ...LIMITS, largest: 5_000, timeoutMs: 60 });
		await expect(reading.finally(() => clearInterval(trickle))).rejects.toMatchObject({ code: 'ETIMEDOUT' });
		expect(body.destroyed).toBe(true);
	});

	it('that breaks off fails with its code, and later errors are ignored', async () => {
		const body = new PassThrough();
		body.write('{"a"');
		const reading = readBody({ body, headers: {} }, LIMITS);
		body.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
		await expect(reading).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(() => body.emit('error', new Error('once more'))).not.toThrow();
	});
});

test('bodies that are begun together share their deadline, and none fails before its time', async () => {
	const deadlines = jest.spyOn(AbortSignal, 'timeout');
	const limits = { ...LIMITS, timeoutMs: 200 };
	const began = performance.now();
	const read = async () => {
		const body = new PassThrough();
		body.write('never ends');
		return await readBody({ body, headers: {} }, limits).catch((error: unknown) => [performance.now() - began, error]);
	};
	const warnings = jest.spyOn(process, 'emitWarning');
	const clock = jest.spyOn(performance, 'now').mockReturnValue(began);
	const readings = Array.from({ length: 20 }, read);
	clock.mockRestore();
	const outcomes = await Promise.all(readings);

	expect(deadlines).toHaveBeenCalledTimes(1);
	expect(warnings).not.toHaveBeenCalled();
	for (const outcome of outcomes) {
		expect(outcome).toEqual([expect.any(Number), expect.objectContaining({ code: 'ETIMEDOUT' })]);
		expect(outcome?.[0]).toBeGreaterThanOrEqual(199);
	}
});

test('a body that is begun later has a deadline of its own', async () => {
	const deadlines = jest.spyOn(AbortSignal, 'timeout');
	const read = async (timeoutMs: number) => {
		const body = new PassThrough();
		const reading = readBody({ body, headers: {} }, { ...LIMITS, timeoutMs });
		body.end('{}');
		expect(await reading).toBe('{}');
	};
	await read(100);
	await new Promise((resolve) => setTimeout(resolve, 20));
	await read(100);
	await read(300);

	expect(deadlines.mock.calls).toEqual([[110], [110], [330]]);
});
