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

/** How long a credential is used before it is read again, in milliseconds: a changed one takes effect within this time. */
const CACHED_MS = 30_000;

/**
 * A credential that is read once for many requests. Otherwise n8n reads a credential anew for each request: from its
 * database, with decryption, defaults and expressions.
 */
export class CachedCredential {
	private cached?: { readonly data: Promise<ICredentialDataDecryptedObject>; readonly until: number };

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
	 * @param type the credential's type, as n8n names it
	 * @param load reads the credential from n8n
	 * @param now the clock, in milliseconds
	 */
	constructor(
		private readonly type: CredentialType,
		private readonly load: () => Promise<ICredentialDataDecryptedObject>,
		private readonly now: () => number = Date.now,
	) {}

	/** The credential's data. After a failure, the next call reads again. Throws what `load` throws. */
	async data(): Promise<ICredentialDataDecryptedObject> {
		if (!this.cached || this.now() >= this.cached.until) {
			const cached = { data: this.load(), until: this.now() + CACHED_MS };
			this.cached = cached;
			cached.data.catch(() => {
				if (this.cached === cached) this.cached = undefined;
			});
		}
		return await this.cached.data;
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
