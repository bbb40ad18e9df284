import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';

import { CachedCredential } from '../../../nodes/AlibabaCloudSmarttag/ims/cachedCredential';

const TYPE = 'alibabaCloudImsApi';

/** A credential whose ID is the number of times that it was read, and a clock that a test moves. */
function readings(fails: (reading: number) => boolean = () => false) {
	const clock = { time: 1_000_000, readings: 0 };
	const read = async (): Promise<ICredentialDataDecryptedObject> => {
		clock.readings += 1;
		if (fails(clock.readings)) return await Promise.reject(new Error(`reading ${clock.readings} failed`));
		return await Promise.resolve({ accessKeyId: String(clock.readings) });
	};
	return { clock, held: new CachedCredential(TYPE, read, () => clock.time) };
}

describe('a cached credential', () => {
	it('is read once for requests that go out together', async () => {
		const { clock, held } = readings();
		await Promise.all(Array.from({ length: 10 }, async () => await held.forRequest()));
		expect(clock.readings).toBe(1);
	});

	it('is read again after half a minute, so that a changed key takes effect while jobs are waited for', async () => {
		const { clock, held } = readings();
		await held.data();
		clock.time += 29_999;
		expect(await held.data()).toEqual({ accessKeyId: '1' });
		clock.time += 1;
		expect(await held.data()).toEqual({ accessKeyId: '2' });
	});

	it('returns a copy for each request', async () => {
		const { held } = readings();
		const [one, other] = [await held.forRequest(), await held.forRequest()];
		expect(one).toEqual({ id: '', name: '', type: TYPE, data: { accessKeyId: '1' } });
		Object.assign(one.data ?? {}, { session: 'of one request' });
		expect(other.data).toEqual({ accessKeyId: '1' });
		expect(await held.data()).toEqual({ accessKeyId: '1' });
	});

	it('fails for all waiting callers when it could not be read, and is read again by the next call', async () => {
		const { clock, held } = readings((reading) => reading === 1);
		const outcomes = await Promise.allSettled([held.data(), held.forRequest()]);
		expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(clock.readings).toBe(1);
		expect(await held.data()).toEqual({ accessKeyId: '2' });
	});
});

describe('a credential that the callbacks of a suspended execution share', () => {
	/** Each callback has a context of its own. */
	function callbacks() {
		const clock = { time: 1_000_000, readings: 0 };
		const context = {
			getExecutionId: () => '1',
			getNode: (): INode => ({
				id: '1',
				name: 'Submit',
				type: 'alibabaCloudSmarttag',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			}),
			getWorkflowSettings: () => ({}),
			getCredentials: async <T extends object>() => {
				clock.readings += 1;
				return await Promise.resolve({ accessKeyId: String(clock.readings) } as T);
			},
		};
		const read = async (execution: string) =>
			(await CachedCredential.ofExecution(context, execution, () => clock.time).data()).accessKeyId;
		return { clock, read };
	}
	afterEach(() => ['one', 'other'].forEach((execution) => CachedCredential.forget(execution)));

	it('is read once for callbacks that follow each other, and by each execution for itself', async () => {
		const { clock, read } = callbacks();
		expect([await read('one'), await read('one'), await read('other'), await read('one')]).toEqual([
			'1',
			'1',
			'2',
			'1',
		]);
		expect(clock.readings).toBe(2);
	});

	it('is read again after half a minute, however often it is used', async () => {
		const { clock, read } = callbacks();
		const ids = new Set<unknown>();
		for (let second = 0; second < 31; second++, clock.time += 1_000) ids.add(await read('one'));
		expect([...ids]).toEqual(['1', '2']);
	});

	it('leaves memory at the next use of any of them after five seconds without one', async () => {
		const { clock, read } = callbacks();
		await read('one');
		clock.time += 4_999;
		expect(await read('one')).toBe('1');
		clock.time += 5_000;
		await read('other');
		clock.time -= 5_000;
		expect(await read('one')).toBe('3');
	});

	it('is read again when it was dropped', async () => {
		const { read } = callbacks();
		await read('one');
		CachedCredential.forget('one');
		expect(await read('one')).toBe('2');
	});
});
