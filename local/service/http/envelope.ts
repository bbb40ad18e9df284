import { ApiError, missingPart } from '../apiError';
import type { Pair, ParsedRequest } from './requestParser';
import { v1CommonParameters } from './signatures/v1';
import { parseV3Authorization, v3Algorithm } from './signatures/v3';

/** Which signature scheme a request uses. */
export type SignatureScheme = 'V3' | 'V1' | 'none';

/** What a request asks for, read without trusting it. */
export interface Envelope {
	scheme: SignatureScheme;
	action: string;
	version: string;
	/** `xml` only for V1 without `Format=JSON`, the documented default there. */
	format: 'json' | 'xml';
	/** Business parameters of query and form in the order received, without the V1 common ones. */
	parameters: Pair[];
}

/** Recognises the scheme by the `Authorization` header, then by the V1 parameters, and reads action and version. */
export function readEnvelope(request: ParsedRequest): Envelope {
	const all = [...request.query, ...request.form];
	if ((request.headers['authorization'] ?? '').startsWith('ACS3-')) {
		return {
			scheme: 'V3',
			action: request.headers['x-acs-action'] ?? '',
			version: request.headers['x-acs-version'] ?? '',
			format: 'json',
			parameters: all,
		};
	}
	const common = new Map(all.filter(([name]) => v1CommonParameters.has(name)));
	const scheme = common.has('Signature') || common.has('AccessKeyId') ? 'V1' : 'none';
	const wantsXml = scheme === 'V1' && common.get('Format')?.toUpperCase() !== 'JSON';
	return {
		scheme,
		action: common.get('Action') ?? request.headers['x-acs-action'] ?? '',
		version: common.get('Version') ?? request.headers['x-acs-version'] ?? '',
		format: wantsXml ? 'xml' : 'json',
		parameters: all.filter(([name]) => !v1CommonParameters.has(name)),
	};
}

/** The identity and freshness a signed request claims; the signature itself is checked later. */
export interface Claims {
	accessKeyId: string;
	/** `yyyy-MM-ddTHH:mm:ssZ` as sent. */
	date: string;
	nonce: string;
	securityToken?: string;
}

const v3RequiredHeaders = [
	'host',
	'x-acs-action',
	'x-acs-version',
	'x-acs-date',
	'x-acs-signature-nonce',
	'x-acs-content-sha256',
];

const v1RequiredParameters = [
	'Action',
	'Version',
	'AccessKeyId',
	'SignatureMethod',
	'SignatureVersion',
	'SignatureNonce',
	'Timestamp',
	'Signature',
];

/** Reads the claims of a V3 request. Throws `MissingParameter`, `IncompleteSignature` or `InvalidSignatureMethod`. */
export function readV3Claims(request: ParsedRequest): Claims & { signedHeaders: string[]; signature: string } {
	const authorizationHeader = request.headers['authorization'] ?? '';
	if (!authorizationHeader.startsWith(`${v3Algorithm} `)) {
		throw new ApiError(400, 'InvalidSignatureMethod', 'The specified signature algorithm is not supported.');
	}
	const authorization = parseV3Authorization(authorizationHeader);
	if (!authorization) throw incompleteSignature('the Authorization header is malformed');
	const missing = v3RequiredHeaders.find((name) => !request.headers[name]);
	if (missing !== undefined) throw missingPart(missing);
	checkSignedHeaders(request, authorization.signedHeaders);
	return {
		...authorization,
		date: request.headers['x-acs-date'] ?? '',
		nonce: request.headers['x-acs-signature-nonce'] ?? '',
		securityToken: request.headers['x-acs-security-token'],
	};
}

/** Reads the claims of a V1 request. Throws `MissingParameter`, `InvalidSignatureMethod` or `InvalidSignatureVersion`. */
export function readV1Claims(request: ParsedRequest): Claims & { signature: string } {
	const common = new Map([...request.query, ...request.form]);
	const missing = v1RequiredParameters.find((name) => !common.get(name));
	if (missing !== undefined) throw missingPart(missing);
	if (common.get('SignatureMethod') !== 'HMAC-SHA1') {
		throw new ApiError(400, 'InvalidSignatureMethod', 'The specified signature method is not supported.');
	}
	if (common.get('SignatureVersion') !== '1.0') {
		throw new ApiError(400, 'InvalidSignatureVersion', 'The specified signature version is not supported.');
	}
	return {
		accessKeyId: common.get('AccessKeyId') ?? '',
		date: common.get('Timestamp') ?? '',
		nonce: common.get('SignatureNonce') ?? '',
		securityToken: common.get('SecurityToken'),
		signature: common.get('Signature') ?? '',
	};
}

/** Documented: every `x-acs-*` header, `host`, and `content-type` if sent are signed, lower-cased and sorted. */
function checkSignedHeaders(request: ParsedRequest, signed: readonly string[]): void {
	const mustBeSigned = Object.keys(request.headers).filter(
		(name) => name === 'host' || name === 'content-type' || name.startsWith('x-acs-'),
	);
	const unsigned = mustBeSigned.find((name) => !signed.includes(name));
	if (unsigned !== undefined) throw incompleteSignature(`the header "${unsigned}" was sent but not signed`);
	const absent = signed.find((name) => request.headers[name] === undefined);
	if (absent !== undefined) throw incompleteSignature(`the header "${absent}" was signed but not sent`);
	if (signed.join(';') !== [...new Set(signed)].sort().join(';')) {
		throw incompleteSignature('SignedHeaders is not sorted');
	}
}

function incompleteSignature(reason: string): ApiError {
	return new ApiError(400, 'IncompleteSignature', `The request signature does not conform to the standard: ${reason}.`);
}
