import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';

/** How long a credential is used before it is read again, in milliseconds: a changed one takes effect within this time. */
const CACHED_MS = 30_000;

/**
 * A credential that is read once for many requests. Otherwise n8n reads a credential anew for each request: from its
 * database, with decryption, defaults and expressions.
 */
export class CachedCredential {
	private cached?: { readonly data: Promise<ICredentialDataDecryptedObject>; readonly until: number };

	/**
	 * @param type the credential's type, as n8n names it
	 * @param read reads the credential from n8n
	 * @param now the clock, in milliseconds
	 */
	constructor(
		private readonly type: string,
		private readonly read: () => Promise<ICredentialDataDecryptedObject>,
		private readonly now: () => number = Date.now,
	) {}

	/** The credential's data. After a failure, the next call reads again. Throws what `read` throws. */
	async data(): Promise<ICredentialDataDecryptedObject> {
		if (!this.cached || this.now() >= this.cached.until) {
			const cached = { data: this.read(), until: this.now() + CACHED_MS };
			this.cached = cached;
			cached.data.catch(() => {
				if (this.cached === cached) this.cached = undefined;
			});
		}
		return await this.cached.data;
	}

	/**
	 * The credential as n8n's request helper expects it. Each request gets a copy: the helper writes into it, and our
	 * credential recognizes a request by it.
	 */
	async forRequest(): Promise<ICredentialsDecrypted> {
		return { id: '', name: '', type: this.type, data: { ...(await this.data()) } };
	}
}
