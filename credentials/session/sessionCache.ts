import type { RoleSession } from './assumeRole';

const LONGEST_MARGIN_MS = 5 * 60_000;
const MARGIN_SHARE = 1 / 5;

/** What is cached under one key. */
interface Entry {
	session?: RoleSession;
	renewAt: number;
	/** The fetch in flight, which all callers of this key share. */
	pending?: Promise<RoleSession>;
}

/** Sessions in memory. One fetch at a time for each key; a failed fetch is not cached. */
export class SessionCache {
	private readonly entries = new Map<string, Entry>();

	/**
	 * @param most how many sessions are cached; beyond that, the one fetched longest ago is dropped
	 * @param now the time in milliseconds since 1970
	 */
	constructor(
		private readonly most: number,
		private readonly now: () => number = () => Date.now(),
	) {}

	/** How many keys are cached. */
	get size(): number {
		return this.entries.size;
	}

	/**
	 * The session of that key; fetched when there is none, and fetched anew from 5 minutes or a fifth of its lifetime
	 * before its end. While a session is valid, a failed renewal is no failure; it is tried again after half of the rest.
	 *
	 * @throws what `fetch` throws, when there is no valid session
	 */
	async get(key: string, fetch: () => Promise<RoleSession>): Promise<RoleSession> {
		const entry: Entry = this.entries.get(key) ?? { renewAt: 0 };
		if (entry.session && this.now() < entry.renewAt) return entry.session;
		if (!entry.pending) {
			this.entries.delete(key);
			this.makeRoom();
			this.entries.set(key, entry);
			entry.pending = this.renew(entry, fetch).finally(() => {
				entry.pending = undefined;
				if (!entry.session) this.entries.delete(key);
			});
		}
		return await entry.pending;
	}

	/** The session of that key as it is, even if it has ended. */
	peek(key: string): RoleSession | undefined {
		return this.entries.get(key)?.session;
	}

	/** Drops exactly this session; a newer one stays. */
	forget(session: RoleSession): void {
		for (const entry of this.entries.values()) {
			if (entry.session === session) entry.session = undefined;
		}
	}

	private async renew(entry: Entry, fetch: () => Promise<RoleSession>): Promise<RoleSession> {
		const fetching = fetch();
		const stillValid = await fetching.then(
			() => undefined,
			() => this.keepWhileValid(entry),
		);
		if (stillValid) return stillValid;
		const session = await fetching;
		entry.session = session;
		entry.renewAt = renewalTime(session);
		return session;
	}

	private keepWhileValid(entry: Entry): RoleSession | undefined {
		const { session } = entry;
		const now = this.now();
		if (!session || session.endsAt <= now) return undefined;
		entry.renewAt = now + (session.endsAt - now) / 2;
		return session;
	}

	private makeRoom(): void {
		const now = this.now();
		for (const [key, { session, pending }] of this.entries) {
			if (!pending && (!session || session.endsAt <= now)) this.entries.delete(key);
		}
		for (const [key, { pending }] of this.entries) {
			if (this.entries.size < this.most) break;
			if (!pending) this.entries.delete(key);
		}
	}
}

function renewalTime({ startedAt, endsAt }: RoleSession): number {
	return endsAt - Math.min(LONGEST_MARGIN_MS, (endsAt - startedAt) * MARGIN_SHARE);
}
