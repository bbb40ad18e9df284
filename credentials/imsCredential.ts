import { type ICredentialDataDecryptedObject, UserError } from 'n8n-workflow';

import { type RamRole, readRamRole } from './ramRole';
import type { AccessKey } from './signature/canonical';

/** The choices of Signature Version. */
export type SignatureVersion = 'V1' | 'V3';

/** Where requests go: the public endpoints of a region, its VPC endpoints, or the user's own address. */
export type Network = 'custom' | 'public' | 'vpc';

/** The credential's fields, trimmed and checked. */
export interface ImsCredential extends AccessKey {
	readonly region: string;
	readonly network: Network;
	readonly customEndpoint: string;
	readonly signatureVersion: SignatureVersion;
	/** Requests are signed as this role; the AccessKey only assumes it. */
	readonly role?: RamRole;
}

/**
 * Reads what n8n stored for the credential. Pasted blanks and line breaks are dropped. A credential that was stored before
 * there was a choice of authentication has an AccessKey, with or without a security token.
 *
 * @throws UserError when a key is empty, or the role or custom endpoint cannot be used; the message names the field
 */
export function readImsCredential(data: ICredentialDataDecryptedObject): ImsCredential {
	const authentication = field(data, 'authentication');
	const credential: ImsCredential = {
		accessKeyId: field(data, 'accessKeyId'),
		accessKeySecret: field(data, 'accessKeySecret'),
		securityToken: field(data, 'securityToken') || undefined,
		region: field(data, 'region') || 'cn-shanghai',
		network: networkOf(field(data, 'network')),
		customEndpoint: field(data, 'customEndpoint').replace(/\/+$/, ''),
		signatureVersion: field(data, 'signatureVersion') === 'V1' ? 'V1' : 'V3',
	};
	if (!credential.accessKeyId) throw emptyField('AccessKey ID');
	if (!credential.accessKeySecret) throw emptyField('AccessKey Secret');
	if (authentication === 'temporaryToken' && !credential.securityToken) throw emptyField('Security Token');
	if (credential.network === 'custom') checkCustomEndpoint(credential.customEndpoint);
	return authentication === 'ramRole' ? { ...credential, role: readRamRole(data) } : credential;
}

/**
 * The base URL of a product, without a trailing slash.
 *
 * Documented: `<product>.<region>.aliyuncs.com`, in a VPC `<product>-vpc.<region>.aliyuncs.com`. A custom endpoint
 * serves every product.
 *
 * @param product lower-case product code, such as `ice` or `sts`
 */
export function productEndpoint(
	product: string,
	{ network, region, customEndpoint }: Pick<ImsCredential, 'customEndpoint' | 'network' | 'region'>,
): string {
	if (network === 'custom') return customEndpoint;
	return `https://${product}${network === 'vpc' ? '-vpc' : ''}.${region}.aliyuncs.com`;
}

/** Keys and tokens contain no white space at all, so a line break in the middle of a pasted one is dropped too. */
function field(data: ICredentialDataDecryptedObject, name: string): string {
	const value = data[name];
	return typeof value === 'string' ? value.replace(/\s+/g, '') : '';
}

function networkOf(value: string): Network {
	return value === 'vpc' || value === 'custom' ? value : 'public';
}

function emptyField(displayName: string): UserError {
	return new UserError(`${displayName} is empty. Open the Alibaba Cloud IMS API credential and enter it.`);
}

/** The messages do not repeat the entered URL, which may contain a password. */
function checkCustomEndpoint(endpoint: string): void {
	if (!endpoint) {
		throw new UserError('Custom Endpoint is empty. Enter its URL in the credential, or choose another Network.');
	}
	if (!URL.canParse(endpoint)) {
		throw new UserError('Custom Endpoint is not a URL. It has to look like https://ice.example.com.');
	}
	const { protocol, hostname, username, password } = new URL(endpoint);
	if (username || password || /[?#]/.test(endpoint)) {
		throw new UserError(
			'Custom Endpoint must not contain a user, query or fragment. Enter scheme, host, port and path only.',
		);
	}
	if (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) return;
	const why = protocol === 'http:' ? `, because ${hostname} is not this machine` : '';
	throw new UserError(
		`Custom Endpoint must start with https://${why}. http:// is accepted for localhost and 127.0.0.1 only.`,
	);
}

function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
