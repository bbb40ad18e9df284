import { type ICredentialDataDecryptedObject, UserError } from 'n8n-workflow';

import { type RamRole, readRamRole } from './ramRole';
import type { AccessKey } from './signature/canonical';

/** The package's credential types, by the choices of Authentication in the panels. */
export const CREDENTIAL_TYPES = { accessKey: 'alibabaCloudImsApi', ramRole: 'alibabaCloudImsRamRoleApi' } as const;

/** One of the package's credential types, by the name that n8n knows it by. */
export type CredentialType = (typeof CREDENTIAL_TYPES)[keyof typeof CREDENTIAL_TYPES];

/** The choices of Signature Version. */
export type SignatureVersion = 'V1' | 'V3';

/** Where requests go: the public endpoints of a region, its VPC endpoints, or the user's own address. */
export type Network = 'custom' | 'public' | 'vpc';

/** The credential's fields, without invisible characters and checked. */
export interface ImsCredential extends AccessKey {
	readonly region: string;
	readonly network: Network;
	readonly customEndpoint: string;
	readonly signatureVersion: SignatureVersion;
	/** Requests are signed as this role; the AccessKey only assumes it. */
	readonly role?: RamRole;
}

/** The credential of a role: requests are signed with its sessions. */
export type RamRoleCredential = ImsCredential & { readonly role: RamRole };

/**
 * Reads what n8n stored for a credential of one of the package's types. Pasted blanks around a value and invisible
 * characters are dropped.
 *
 * @throws UserError when a key is empty or has characters that no key has, or the region, the role or the custom endpoint
 * cannot be used; the message names the field, without its value
 */
export function readCredential(type: CredentialType, data: ICredentialDataDecryptedObject): ImsCredential {
	return type === CREDENTIAL_TYPES.ramRole ? readRamRoleCredential(data) : readImsCredential(data);
}

/** Reads an AccessKey, permanent or temporary. Throws as `readCredential`. */
export function readImsCredential(data: ICredentialDataDecryptedObject): ImsCredential {
	const securityToken = keyField(data, 'securityToken', 'Security Token') || undefined;
	const credential = { ...readShared(data), securityToken };
	if (isTemporary(credential) && !securityToken) throw emptyField('Security Token');
	return credential;
}

/** Reads an AccessKey and the role that it assumes. Throws as `readCredential`. */
export function readRamRoleCredential(data: ICredentialDataDecryptedObject): RamRoleCredential {
	const credential = readShared(data);
	if (isTemporary(credential)) {
		throw new UserError(
			'AccessKey ID is that of a temporary key, which expires. Open the credential and enter the AccessKey of a RAM user.',
		);
	}
	return { ...credential, role: readRamRole(data) };
}

/** The fields of both types. */
function readShared(data: ICredentialDataDecryptedObject): ImsCredential {
	const network = networkOf(field(data, 'network'));
	const credential: ImsCredential = {
		accessKeyId: keyField(data, 'accessKeyId', 'AccessKey ID'),
		accessKeySecret: keyField(data, 'accessKeySecret', 'AccessKey Secret'),
		region: regionOf(field(data, 'region') || 'cn-shanghai'),
		network,
		customEndpoint: field(data, 'customEndpoint')
			.replace(/\s+/g, '')
			.replace(/(?<!\/)\/+$/, ''),
		signatureVersion: network === 'custom' && field(data, 'signatureVersion') === 'V1' ? 'V1' : 'V3',
	};
	if (!credential.accessKeyId) throw emptyField('AccessKey ID');
	if (!credential.accessKeySecret) throw emptyField('AccessKey Secret');
	if (network === 'custom') checkCustomEndpoint(credential.customEndpoint);
	return credential;
}

/** Documented: the IDs of temporary keys begin so. */
function isTemporary({ accessKeyId }: ImsCredential): boolean {
	return accessKeyId.startsWith('STS.');
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

/** The value of a field without what cannot be seen: blanks around it, and format characters such as zero-width spaces. */
function field(data: ICredentialDataDecryptedObject, name: string): string {
	const value = data[name];
	return typeof value === 'string' ? value.replace(/\p{Cf}/gu, '').trim() : '';
}

/**
 * What is pasted along with a key, most telling first. Inferred from every known key and token: they consist of letters,
 * digits and the signs of Base64, and `STS.` in front.
 */
const NOT_IN_KEYS: ReadonlyArray<readonly [pattern: RegExp, what: string]> = [
	[/["'`´‘’“”«»「」『』]/u, 'a quotation mark'],
	[/[()[\]{}<>（）【】《》]/u, 'a bracket'],
	[/[:：]/u, 'a colon'],
	[/\s/u, 'a blank or a line break in the middle'],
	[/\p{Cc}/u, 'a control character'],
	[/[^\x21-\x7e]/u, 'a character that is not ASCII'],
];

/** A key or token. One with characters that no key has is refused, since nothing but the service could see the mistake. */
function keyField(data: ICredentialDataDecryptedObject, name: string, displayName: string): string {
	const key = field(data, name);
	const found = NOT_IN_KEYS.find(([pattern]) => pattern.test(key));
	if (!found) return key;
	throw new UserError(
		`${displayName} has ${found[1]}, which no key has. Open the credential and enter the key alone, without its label.`,
	);
}

/** The region becomes part of the host, so that any other text would send signed requests elsewhere. */
function regionOf(region: string): string {
	if (/^[a-z]{2}-[a-z0-9-]+$/.test(region)) return region;
	throw new UserError('Region is not the ID of a region, such as cn-shanghai. Choose a region in the credential.');
}

function networkOf(value: string): Network {
	return value === 'vpc' || value === 'custom' ? value : 'public';
}

function emptyField(displayName: string): UserError {
	return new UserError(`${displayName} is empty. Open the credential and enter it.`);
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
