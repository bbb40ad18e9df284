import { randomBytes } from 'node:crypto';
import type { Account } from './accounts';
import type { SessionPolicy } from '../rules/policy';
import type { Role } from './roles';

/** A session that was issued, without its secret and token. Times in ms by the server's clock. */
export interface SessionRecord {
	/** Begins with `STS.`. */
	accessKeyId: string;
	roleArn: string;
	sessionName: string;
	/** AccessKey ID of the caller. */
	assumedBy: string;
	/** `DurationSeconds` as requested, or its default. */
	durationSeconds: number;
	issuedAt: number;
	/** When the service stops accepting it. */
	expiresAt: number;
	externalId?: string;
	policy?: string;
}

/** A request for a session. */
export interface SessionRequest {
	role: Role;
	sessionName: string;
	caller: Account;
	durationSeconds: number;
	externalId?: string;
	policy?: SessionPolicy;
}

/** The temporary key; `expiration` in ms. */
export interface SessionCredentials {
	accessKeyId: string;
	accessKeySecret: string;
	securityToken: string;
	expiration: number;
}

/** The lifetime of sessions. */
export interface SessionOptions {
	/** How long the service accepts each, ms; default: the requested duration. */
	sessionMs?: number;
	/** Which end the caller receives: the real one, or the requested one. */
	reportedExpiration: 'real' | 'requested';
}

interface Session {
	record: SessionRecord;
	account: Account;
	securityToken: string;
}

/** The sessions of assumed roles. None is deleted, because the refusal of an expired one differs from that of an unknown one. */
export class SessionStore {
	private readonly byKey = new Map<string, Session>();
	private listedFrom = 0;

	constructor(private readonly options: SessionOptions) {}

	/** Issues a session at `now` (ms). */
	issue(
		{ role, sessionName, caller, durationSeconds, externalId, policy }: SessionRequest,
		now: number,
	): SessionCredentials {
		const requestedEnd = now + durationSeconds * 1000;
		const expiresAt = this.options.sessionMs === undefined ? requestedEnd : now + this.options.sessionMs;
		const accessKeyId = `STS.${randomBytes(18).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
		const accessKeySecret = randomBytes(33).toString('base64url');
		// Long, and with characters of base64 that must be encoded in a query.
		const securityToken = `CAI+/${randomBytes(400).toString('base64')}=`;
		const record: SessionRecord = {
			accessKeyId,
			roleArn: role.arn,
			sessionName,
			assumedBy: caller.accessKeyId,
			durationSeconds,
			issuedAt: now,
			expiresAt,
			externalId,
			policy: policy?.text,
		};
		const account = accountOf(role, sessionName, { accessKeyId, accessKeySecret });
		this.byKey.set(accessKeyId, { record, securityToken, account: { ...account, policy } });
		const expiration = this.options.reportedExpiration === 'requested' ? requestedEnd : expiresAt;
		return { accessKeyId, accessKeySecret, securityToken, expiration };
	}

	/** The temporary AccessKey of that ID, its token valid or expired at `now` (ms). */
	account(accessKeyId: string, now: number): Account | undefined {
		const session = this.byKey.get(accessKeyId);
		if (!session) return undefined;
		const { account, securityToken, record } = session;
		return { ...account, tokens: { [securityToken]: now < record.expiresAt ? 'valid' : 'expired' } };
	}

	/** Copies of the records since the last reset, in order of issue. */
	records(): SessionRecord[] {
		return [...this.byKey.values()].slice(this.listedFrom).map(({ record }) => ({ ...record }));
	}

	/** Ends all sessions at `now` (ms). Returns how many were valid. */
	expire(now: number): number {
		const valid = [...this.byKey.values()].filter(({ record }) => now < record.expiresAt);
		for (const { record } of valid) record.expiresAt = now;
		return valid.length;
	}

	/** Ends all sessions and removes them from the list. A request with one of them is still refused as expired. */
	reset(now: number): void {
		this.expire(now);
		this.listedFrom = this.byKey.size;
	}
}

function accountOf(
	{ arn, deniedActions }: Role,
	sessionName: string,
	key: Pick<Account, 'accessKeyId' | 'accessKeySecret'>,
): Account {
	const [, accountId = '', roleName = ''] = /^acs:ram::(\d+):role\/(.+)$/.exec(arn) ?? [];
	return {
		...key,
		accountId,
		arn: `acs:ram::${accountId}:assumed-role/${roleName}/${sessionName}`,
		deniedActions: deniedActions === 'all' ? 'all' : [...(deniedActions ?? [])],
	};
}
