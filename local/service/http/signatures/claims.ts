import { ApiError, missingPart } from '../../apiError';
import type { ParsedRequest } from '../requestParser';
import { parseV3Authorization, v3Algorithm } from './v3';

/** Who a request claims to be from, and when; the signature itself is verified later. */
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

/** Documented: `host`, every `x-acs-*` header, and `content-type` if sent are signed; names in lower case, sorted. */
function checkSignedHeaders(request: ParsedRequest, signed: readonly string[]): void {
	const mustBeSigned = Object.keys(request.headers).filter(
		(name) => name === 'host' || name === 'content-type' || name.startsWith('x-acs-'),
	);
	const unsigned = mustBeSigned.find((name) => !signed.includes(name));
	if (unsigned !== undefined) throw incompleteSignature(`the header "${unsigned}" was sent but not signed`);
	const absent = signed.find((name) => !Object.hasOwn(request.headers, name));
	if (absent !== undefined) throw incompleteSignature(`the header "${absent}" was signed but not sent`);
	if (signed.join(';') !== [...new Set(signed)].sort().join(';')) {
		throw incompleteSignature('SignedHeaders is not sorted');
	}
}

function incompleteSignature(reason: string): ApiError {
	return new ApiError(400, 'IncompleteSignature', `The request signature does not conform to the standard: ${reason}.`);
}
