import { createHash } from 'node:crypto';

import { type ICredentialDataDecryptedObject, UserError } from 'n8n-workflow';

import { type ImsCredential, productEndpoint, type RamRoleCredential, readRamRoleCredential } from '../imsCredential';
import type { AccessKey } from '../signature/canonical';
import type { RoleSession } from './assumeRole';
import { fetchSession, type Send } from './fetchSession';
import { SessionCache } from './sessionCache';

const MOST_SESSIONS = 100;

/** A session younger than this is not the reason why a request failed. */
const TRUSTED_MS = 60_000;

/** The sessions of this process, for all executions. They are stored nowhere else. */
const sessions = new SessionCache(MOST_SESSIONS);

/** The session that was requested for one request. */
interface Provision {
	readonly send: Send;
	readonly requested: Promise<RoleSession>;
	session?: RoleSession;
}

/** By n8n's credential data, which is a copy for each request, and the same one when it is to be signed. */
const provisions = new WeakMap<object, Provision>();

/** By the options of a request: the session that signed it. */
const signedWith = new WeakMap<object, RoleSession>();

/**
 * Fetches the role's session, if need be, before a request is signed.
 *
 * n8n calls this before each request. After a failed request, it calls again with the same data: an older session is
 * then replaced, so that the next request does not fail because of it too.
 *
 * @param data what n8n stored for the credential
 * @throws UserError when a field cannot be used or STS returns no session
 */
export async function provideSession(send: Send, data: ICredentialDataDecryptedObject): Promise<void> {
	const credential = readRamRoleCredential(data);
	const earlier = await provisions.get(data)?.requested;
	if (earlier && Date.now() - earlier.startedAt >= TRUSTED_MS) sessions.forget(earlier);
	const fetch = async () => await fetchSession(send, credential, credential.role);
	const provision: Provision = { send, requested: sessions.get(sessionKey(credential), fetch) };
	provisions.set(data, provision);
	provision.session = await provision.requested;
}

/**
 * Replaces the session that was provided for a request when it is older than a minute, for a request that tests whether
 * the role can be assumed now.
 */
export async function refreshSession(data: ICredentialDataDecryptedObject): Promise<void> {
	const provision = provisions.get(data);
	if (provision) await provideSession(provision.send, data);
}

/**
 * The key that signs a request: the credential's own, or that of the role's session.
 *
 * The session that was provided for this request is used even if another request has just dropped it.
 *
 * @param data the credential data that `provideSession` got for the request
 * @param options the request's options, by which `sessionOf` finds the session afterwards
 * @throws UserError when no session was provided
 */
export function signingKey(credential: ImsCredential, data: object, options: object): AccessKey {
	if (!hasRole(credential)) return credential;
	const session = provisions.get(data)?.session ?? sessions.peek(sessionKey(credential));
	if (!session) {
		throw new UserError(
			'The RAM role was not assumed, because n8n did not request a session. Save the credential again; if that does not help, choose Authentication: AccessKey in the node.',
		);
	}
	signedWith.set(options, session);
	return session;
}

/** The session that signed the request of these options; none when the credential has no role. */
export function sessionOf(options: object): RoleSession | undefined {
	return signedWith.get(options);
}

/** Drops a session that the API no longer accepts. A newer one of the same role stays. */
export function forgetSession(session: RoleSession): void {
	sessions.forget(session);
}

function hasRole(credential: ImsCredential): credential is RamRoleCredential {
	return credential.role !== undefined;
}

/** Covers every field of the credential, so that another credential never gets this one's session. */
function sessionKey(credential: RamRoleCredential): string {
	const { accessKeyId, accessKeySecret, region, role } = credential;
	const { arn, sessionName, externalId, durationSeconds, policy } = role;
	const fields = [
		...[accessKeyId, accessKeySecret, region, productEndpoint('sts', credential)],
		...[arn, sessionName, externalId, durationSeconds, policy],
	];
	return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
