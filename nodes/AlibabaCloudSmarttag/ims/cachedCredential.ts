import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';

/** How long a credential is used before it is read again, in milliseconds: a changed one takes effect within this time. */
const HELD_MS = 30_000;

/**
 * A credential that is read once for many requests. Left to itself, n8n reads a credential anew for each request: from
 * its database, with decryption, defaults and expressions.
 *
 * @param read reads the credential from n8n
 * @param now the clock in milliseconds
 */
export class CachedCredential {
	private held?: { readonly data: Promise<ICredentialDataDecryptedObject>; readonly until: number };

	constructor(
		private readonly type: string,
		private readonly read: () => Promise<ICredentialDataDecryptedObject>,
		private readonly now: () => number = Date.now,
	) {}

	/** The credential's data. What could not be read is read again by the next who asks. */
	async data(): Promise<ICredentialDataDecryptedObject> {
		if (!this.held || this.now() >= this.held.until) {
			const held = { data: this.read(), until: this.now() + HELD_MS };
			this.held = held;
			held.data.catch(() => {
				if (this.held === held) this.held = undefined;
			});
		}
		return await this.held.data;
	}

	/**
	 * The credential as n8n's request helper takes it. Each request gets a copy: the helper writes into it, and by it our
	 * credential tells one request from the next.
	 */
	async forRequest(): Promise<ICredentialsDecrypted> {
		return { id: '', name: '', type: this.type, data: { ...(await this.data()) } };
	}
}
