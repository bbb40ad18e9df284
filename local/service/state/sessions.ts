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
	/** `DurationSeconds` as asked for, or its default. */
	durationSeconds: number;
	issuedAt: number;
	/** When the service stops to accept it. */
	expiresAt: number;
	externalId?: string;
	policy?: string;
}

/** What a session is issued for. */
export interface SessionRequest {
	role: Role;
	sessionName: string;
	caller: Account;
	durationSeconds: number;
	externalId?: string;
	policy?: SessionPolicy;
}

/** What the caller gets; `expiration` in ms. */
export interface SessionCredentials {
	accessKeyId: string;
	accessKeySecret: string;
	securityToken: string;
	expiration: number;
}

/** How long sessions last. */
export interface SessionPlan {
	/** How long the service accepts each, ms; default: as long as was asked for. */
	sessionMs?: number;
	/** Which end the caller is told: the real one, or the one asked for. */
	expirationTold: 'real' | 'asked';
}

interface Session {
	record: SessionRecord;
	account: Account;
	securityToken: string;
}

/** The sessions of assumed roles. They are never forgotten, for an expired one is refused otherwise than an unknown one. */
export class SessionStore {
	private readonly byKey = new Map<string, Session>();
	private listedFrom = 0;

	constructor(private readonly plan: SessionPlan) {}

	/** Issues a session at `now` (ms). */
	issue(
		{ role, sessionName, caller, durationSeconds, externalId, policy }: SessionRequest,
		now: number,
	): SessionCredentials {
		const asked = now + durationSeconds * 1000;
		const expiresAt = this.plan.sessionMs === undefined ? asked : now + this.plan.sessionMs;
		const accessKeyId = `STS.${randomBytes(18).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
		const accessKeySecret = randomBytes(33).toString('base64url');
		// Long, and with the characters of base64 that have to be encoded in a query.
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
		const expiration = this.plan.expirationTold === 'asked' ? asked : expiresAt;
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

	/** Ends all sessions at `now` (ms); gives how many that were. */
	expire(now: number): number {
		const valid = [...this.byKey.values()].filter(({ record }) => now < record.expiresAt);
		for (const { record } of valid) record.expiresAt = now;
		return valid.length;
	}

	/** Ends all sessions and lists them no more, so that who still holds one is told that it has expired. */
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
