import type { RoleSession } from '../../../credentials/session/assumeRole';
import { SessionCache } from '../../../credentials/session/sessionCache';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const START = Date.parse('2026-01-02T03:04:05Z');

let now = START;
beforeEach(() => (now = START));

let made = 0;
/** A session that begins now. */
function session(lifetime = HOUR): RoleSession {
	made += 1;
	const key = { accessKeyId: `STS.${made}`, accessKeySecret: 'secret', securityToken: 'token' };
	return { ...key, startedAt: now, endsAt: now + lifetime };
}

/** A cache and a fetch that counts; what it brings can be set. */
function cacheWith({ lifetime = HOUR, most = 100 } = {}) {
	const cache = new SessionCache(most, () => now);
	const fetch = jest.fn(async () => await Promise.resolve(session(lifetime)));
	return { cache, fetch, get: async (key = 'key') => await cache.get(key, fetch) };
}

describe('a session', () => {
	it('is fetched once for 100 requests at the same time', async () => {
		const { fetch, get } = cacheWith();
		const sessions = await Promise.all(Array.from({ length: 100 }, async () => await get()));

		expect(fetch).toHaveBeenCalledTimes(1);
		expect(new Set(sessions).size).toBe(1);
	});

	it('is fetched for each key on its own', async () => {
		const { fetch, get } = cacheWith();
		const [one, other] = await Promise.all([get('one'), get('other')]);

		expect(fetch).toHaveBeenCalledTimes(2);
		expect(one).not.toBe(other);
		expect(await get('one')).toBe(one);
	});

	it.each([
		['an hour', HOUR, HOUR - 5 * MINUTE],
		['twelve hours', 12 * HOUR, 12 * HOUR - 5 * MINUTE],
		['15 minutes', 15 * MINUTE, 12 * MINUTE],
		['ten seconds', 10_000, 8_000],
	])('of %s is renewed 5 minutes or a fifth of it before its end', async (_what, lifetime, renewed) => {
		const { fetch, get } = cacheWith({ lifetime });
		const first = await get();
		now = START + renewed - 1;
		expect(await get()).toBe(first);
		now = START + renewed;
		const [second, same] = await Promise.all([get(), get()]);

		expect(second).not.toBe(first);
		expect(same).toBe(second);
		expect(fetch).toHaveBeenCalledTimes(2);
	});

	it('that has no time left is still returned to waiting callers', async () => {
		const { fetch, get } = cacheWith({ lifetime: 0 });
		await expect(Promise.all([get(), get()])).resolves.toHaveLength(2);
		expect(fetch).toHaveBeenCalledTimes(1);
		await get();
		expect(fetch).toHaveBeenCalledTimes(2);
	});
});

describe('a fetch that fails', () => {
	it('fails for all who waited, and the next one fetches again', async () => {
		const { fetch, get, cache } = cacheWith();
		fetch.mockRejectedValueOnce(new Error('refused'));
		const results = await Promise.allSettled(Array.from({ length: 10 }, async () => await get()));

		expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 'rejected'));
		expect(fetch).toHaveBeenCalledTimes(1);
		expect(cache.size).toBe(0);
		await expect(get()).resolves.toMatchObject({ securityToken: 'token' });
		expect(fetch).toHaveBeenCalledTimes(2);
	});

	it('throws what was thrown', async () => {
		const { fetch, get } = cacheWith();
		const error = new Error('refused');
		fetch.mockRejectedValueOnce(error);
		await expect(get()).rejects.toBe(error);
	});

	it('is no failure while the session lasts, and is tried again after half of the rest', async () => {
		const { fetch, get } = cacheWith();
		const first = await get();
		fetch.mockRejectedValueOnce(new Error('no answer'));
		now = START + HOUR - 4 * MINUTE;
		expect(await get()).toBe(first);
		now = START + HOUR - 2 * MINUTE - 1;
		expect(await get()).toBe(first);
		expect(fetch).toHaveBeenCalledTimes(2);
		now = START + HOUR - 2 * MINUTE;
		expect(await get()).not.toBe(first);
		expect(fetch).toHaveBeenCalledTimes(3);
	});

	it('is a failure when the session has ended', async () => {
		const { fetch, get } = cacheWith();
		await get();
		fetch.mockRejectedValueOnce(new Error('no answer'));
		now = START + HOUR;
		await expect(get()).rejects.toThrow('no answer');
	});
});

describe('a session that is forgotten', () => {
	it('is fetched again once, however many forget it', async () => {
		const { cache, fetch, get } = cacheWith();
		const first = await get();
		const renewed = await Promise.all(
			Array.from({ length: 100 }, async () => {
				cache.forget(first);
				return await get();
			}),
		);

		expect(fetch).toHaveBeenCalledTimes(2);
		expect(new Set(renewed).size).toBe(1);
		expect(renewed[0]).not.toBe(first);
	});

	it('leaves the one that has taken its place', async () => {
		const { cache, fetch, get } = cacheWith();
		const first = await get();
		cache.forget(first);
		const second = await get();
		cache.forget(first);

		expect(await get()).toBe(second);
		expect(fetch).toHaveBeenCalledTimes(2);
	});

	it('does not come back when its renewal fails', async () => {
		const { cache, fetch, get } = cacheWith();
		const first = await get();
		now = START + HOUR - MINUTE;
		fetch.mockImplementationOnce(async () => {
			cache.forget(first);
			return await Promise.reject(new Error('no answer'));
		});
		await expect(get()).rejects.toThrow('no answer');
		expect(cache.peek('key')).toBeUndefined();
	});
});

describe('the memory', () => {
	it('is bounded, and the session fetched longest ago goes first', async () => {
		const { cache, get } = cacheWith({ most: 3 });
		for (const key of ['a', 'b', 'c', 'd']) await get(key);

		expect(cache.size).toBe(3);
		expect(['a', 'b', 'c', 'd'].filter((key) => cache.peek(key))).toEqual(['b', 'c', 'd']);
	});

	it('counts a renewed session as fetched last', async () => {
		const { cache, get } = cacheWith({ most: 3 });
		await get('a');
		await get('b');
		now = START + HOUR - MINUTE;
		await get('a');
		await get('c');
		await get('d');
		expect(['a', 'b', 'c', 'd'].filter((key) => cache.peek(key))).toEqual(['a', 'c', 'd']);
	});

	it('needs no more room for a renewed session', async () => {
		const { cache, get } = cacheWith({ most: 2 });
		const kept = await get('a');
		await get('b');
		now = START + HOUR - MINUTE;
		await get('b');
		expect(cache.peek('a')).toBe(kept);
	});

	it('drops ended sessions when another one comes', async () => {
		const { cache, get } = cacheWith();
		await get('a');
		await get('b');
		now = START + HOUR;
		await get('c');
		expect(cache.size).toBe(1);
	});

	it('keeps what is being fetched', async () => {
		const { cache, fetch } = cacheWith({ most: 1 });
		const both = Promise.all([cache.get('a', fetch), cache.get('b', fetch)]);
		expect(cache.size).toBe(2);
		await both;
		await cache.get('a', fetch);
		expect(fetch).toHaveBeenCalledTimes(2);
	});
});
