import {
	type ICredentialDataDecryptedObject,
	type ICredentialsDecrypted,
	type IExecuteFunctions,
	UserError,
} from 'n8n-workflow';

import {
	CREDENTIAL_TYPES,
	type CredentialType,
	type ImsCredential,
	readCredential,
} from '../../../credentials/imsCredential';
import { runsInEngine2 } from './engineVersion';

const NO_ROLES =
	'Authentication: RAM Role cannot be used in engine 2.0 of n8n, which refuses credentials that fetch sessions. Choose AccessKey, or another engine in the settings of the workflow.';

type CredentialContext = Pick<
	IExecuteFunctions,
	'getCredentials' | 'getExecutionId' | 'getNode' | 'getWorkflowSettings'
>;

/** A credential that was read, and until when it is used, in milliseconds since 1970. */
interface Reading {
	cached?: { readonly data: Promise<ICredentialDataDecryptedObject>; readonly until: number };
}

/**
 * What the callbacks of one suspended execution share. In a webhook n8n sets up an engine for expressions each time that it
 * reads a credential, which took half of the CPU time of a callback.
 */
const shared = new Map<string, Reading & { usedAt: number }>();

/** How long a shared credential stays in memory without being used. Verified nodes must not set timers. */
const UNUSED_MS = 5_000;

/** How long a credential is used before it is read again, in milliseconds: a changed one takes effect within this time. */
const CACHED_MS = 30_000;

/**
 * A credential that is read once for many requests. Otherwise n8n reads a credential anew for each request: from its
 * database, with decryption, defaults and expressions.
 */
export class CachedCredential {
	/**
	 * The credential that is chosen in a node.
	 *
	 * @throws UserError in engine 2.0 of n8n, which has no place for the sessions of a role
	 */
	static of(context: CredentialContext): CachedCredential {
		const type = credentialTypeOf(context);
		if (type === CREDENTIAL_TYPES.ramRole && runsInEngine2(context)) throw new UserError(NO_ROLES);
		return new CachedCredential(type, async () => await context.getCredentials(type));
	}

	/**
	 * The same, shared with other callbacks of a suspended execution.
	 *
	 * @param execution a key of the execution and node
	 * @param now the clock, in milliseconds
	 */
	static ofExecution(context: CredentialContext, execution: string, now: () => number = Date.now): CachedCredential {
		const { type, load } = CachedCredential.of(context);
		const time = now();
		for (const [key, { usedAt }] of shared) if (Math.abs(time - usedAt) >= UNUSED_MS) shared.delete(key);
		const reading = shared.get(execution) ?? { usedAt: time };
		reading.usedAt = time;
		shared.set(execution, reading);
		return new CachedCredential(type, load, now, reading);
	}

	/** Drops the credential of a suspended execution: it waits no longer, or the service refused the credential. */
	static forget(execution: string): void {
		shared.delete(execution);
	}

	/**
	 * @param type the credential's type, as n8n names it
	 * @param load reads the credential from n8n
	 * @param now the clock, in milliseconds
	 * @param reading where the credential is stored when it was read
	 */
	constructor(
		private readonly type: CredentialType,
		private readonly load: () => Promise<ICredentialDataDecryptedObject>,
		private readonly now: () => number = Date.now,
		private readonly reading: Reading = {},
	) {}

	/** The credential's data. After a failure, the next call reads again. Throws what `load` throws. */
	async data(): Promise<ICredentialDataDecryptedObject> {
		const { reading } = this;
		if (!reading.cached || this.now() >= reading.cached.until) {
			const cached = { data: this.load(), until: this.now() + CACHED_MS };
			reading.cached = cached;
			cached.data.catch(() => {
				if (reading.cached === cached) reading.cached = undefined;
			});
		}
		return await reading.cached.data;
	}

	/** Its fields, checked. Throws what `data` throws, and a UserError when a field is missing or cannot be used. */
	async read(): Promise<ImsCredential> {
		return readCredential(this.type, await this.data());
	}

	/**
	 * The credential as n8n's request helper expects it. Each request gets a copy: the helper writes into it, and our
	 * credential recognizes a request by it.
	 */
	async forRequest(): Promise<ICredentialsDecrypted> {
		return { id: '', name: '', type: this.type, data: { ...(await this.data()) } };
	}
}

/** The choice of Authentication is no expression, and n8n stores nothing for its default. */
function credentialTypeOf(context: Pick<IExecuteFunctions, 'getNode'>): CredentialType {
	return context.getNode().parameters.authentication === 'ramRole'
		? CREDENTIAL_TYPES.ramRole
		: CREDENTIAL_TYPES.accessKey;
}
