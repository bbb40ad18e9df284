import {
	type ICredentialDataDecryptedObject,
	type ICredentials,
	ICredentialsHelper,
	type ICredentialType,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type IWorkflowExecuteAdditionalData,
	UnexpectedError,
} from 'n8n-workflow';

/** Credential data by the ID that a workflow's node refers to. */
export type CredentialStore = Readonly<Record<string, ICredentialDataDecryptedObject>>;

/** Hands out credentials from memory and lets the credential's own function sign, as n8n's helper does. */
export class EngineCredentialsHelper extends ICredentialsHelper {
	constructor(
		private readonly types: Readonly<Record<string, ICredentialType>>,
		private readonly store: CredentialStore,
	) {
		super();
	}

	override getParentTypes(): string[] {
		return [];
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		const authenticate = this.type(typeName).authenticate;
		if (typeof authenticate !== 'function') throw new UnexpectedError(`${typeName} does not sign by itself`);
		return await authenticate(credentials, requestOptions as IHttpRequestOptions);
	}

	override async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		return await this.runPreAuthentication(helpers, credentials, typeName);
	}

	override async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		return (await this.type(typeName).preAuthentication?.call(helpers, credentials)) as
			ICredentialDataDecryptedObject | undefined;
	}

	override getCredentials(): Promise<ICredentials> {
		throw new UnexpectedError('Encrypted credentials do not exist here');
	}

	override async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		{ id, name }: INodeCredentialsDetails,
	): Promise<ICredentialDataDecryptedObject> {
		const data = this.store[id ?? ''] ?? this.store[name];
		if (!data) throw new UnexpectedError(`There is no credential "${name}"`);
		return await Promise.resolve({ ...data });
	}

	override async updateCredentials(): Promise<void> {}

	override async updateCredentialsOauthTokenData(): Promise<void> {}

	override getCredentialsProperties(typeName: string): INodeProperties[] {
		return this.type(typeName).properties;
	}

	private type(name: string): ICredentialType {
		const type = this.types[name];
		if (!type) throw new UnexpectedError(`There is no credential type "${name}"`);
		return type;
	}
}
