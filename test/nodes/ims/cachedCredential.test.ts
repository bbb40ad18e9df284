import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

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
