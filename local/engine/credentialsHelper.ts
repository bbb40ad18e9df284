import {
	type ICredentialDataDecryptedObject,
	type ICredentials,
	ICredentialsHelper,
	type ICredentialType,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type IWorkflowExecuteAdditionalData,
	NodeHelpers,
	UnexpectedError,
} from 'n8n-workflow';
import * as n8nWorkflow from 'n8n-workflow';

/** Credential data by the ID that a workflow's node refers to. */
export type CredentialStore = Readonly<Record<string, ICredentialDataDecryptedObject>>;

/**
 * Returns credentials from memory, calls the credential's own functions to prepare and sign requests, and stores the
 * fields that they return, as n8n's helper does.
 *
 * Source: `CredentialsHelper` in `credentials-helper.js` of n8n 2.41.
 */
export class EngineCredentialsHelper extends ICredentialsHelper {
	private readonly written = new Map<string, ICredentialDataDecryptedObject>();

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
		if (typeof authenticate !== 'function') throw new UnexpectedError(`${typeName} has no function authenticate`);
		return await authenticate(credentials, requestOptions as IHttpRequestOptions);
	}

	/** Called before each request, and after a failed one with `credentialsExpired`. */
	override async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.type(typeName);
		const expirable = type.properties.find((property) => property.type === 'hidden' && property.typeOptions?.expirable);
		if (!expirable || !type.preAuthentication) return undefined;
		const isTested = node.parameters.temp === '' && node.type === 'n8n-nodes-base.noOp';
		if (credentials[expirable.name] !== '' && !credentialsExpired && !isTested) return undefined;
		const output = await this.runPreAuthentication(helpers, credentials, typeName);
		const details = node.credentials?.[typeName];
		if (output?.[expirable.name] === undefined || !details) return undefined;
		await this.updateCredentials(details, typeName, { ...this.stored(details), ...output });
		return Object.assign(credentials, output);
	}

	override async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { getCredentialOwnRequestAllowedDomains }: Partial<typeof n8nWorkflow> = n8nWorkflow;
		const allowedDomains = getCredentialOwnRequestAllowedDomains?.(credentials);
		const restricted: IHttpRequestHelper = {
			helpers: {
				httpRequest: async (options) => (await helpers.helpers.httpRequest({ ...options, allowedDomains })) as unknown,
			},
		};
		return (await this.type(typeName).preAuthentication?.call(restricted, credentials)) as
			ICredentialDataDecryptedObject | undefined;
	}

	override getCredentials(): Promise<ICredentials> {
		throw new UnexpectedError('The local engine has no encrypted credentials');
	}

	/** Applies the defaults of the fields, and drops fields that the panel does not show. */
	override async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = this.stored(details);
		const { properties } = this.type(typeName);
		const shown = NodeHelpers.getNodeParameters(properties, stored as INodeParameters, true, false, null, null);
		const { allowedHttpRequestDomains, allowedDomains } = stored;
		return await Promise.resolve({ allowedHttpRequestDomains, allowedDomains, ...shown } as typeof stored);
	}

	/** Only this helper reads the stored data back. */
	override async updateCredentials(
		{ id, name }: INodeCredentialsDetails,
		_typeName: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.written.set(id ?? name, data);
		await Promise.resolve();
	}

	override async updateCredentialsOauthTokenData(): Promise<void> {}

	override getCredentialsProperties(typeName: string): INodeProperties[] {
		return this.type(typeName).properties;
	}

	private stored({ id, name }: INodeCredentialsDetails): ICredentialDataDecryptedObject {
		const data = this.written.get(id ?? name) ?? this.store[id ?? ''] ?? this.store[name];
		if (!data) throw new UnexpectedError(`There is no credential "${name}"`);
		return data;
	}

	private type(name: string): ICredentialType {
		const type = this.types[name];
		if (!type) throw new UnexpectedError(`There is no credential type "${name}"`);
		return type;
	}
}
