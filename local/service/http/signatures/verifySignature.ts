import type { Account } from '../../state/accounts';
import { ApiError, missingPart } from '../../apiError';
import { parseTime } from '../../values';
import type { SignatureScheme } from '../envelope';
import type { ParsedRequest } from '../requestParser';
import { type Claims, readV1Claims, readV3Claims } from './claims';
import type { NonceMemory } from './nonces';
import { v1Signature, v1StringToSign } from './v1';
import { bodyHash, v3CanonicalRequest, v3Signature } from './v3';

/** Documented: the date may differ from the server's clock by 15 minutes. */
const clockWindowMs = 15 * 60 * 1000;

/** What a verification depends on besides the request. */
export interface VerificationContext {
	/** The AccessKey of that ID, a permanent or a temporary one. */
	findAccount: (accessKeyId: string) => Account | undefined;
	nonces: NonceMemory;
	/** The server's clock, ms. */
	now: number;
}

/**
 * Checks who sent the request and that it was not altered, in this order: required parts, AccessKey, token, clock,
 * signature, nonce.
 *
 * @returns the account of the AccessKey
 * @throws ApiError with the documented code of the first check that fails
 */
export function verifySignature(
	request: ParsedRequest,
	scheme: SignatureScheme,
	context: VerificationContext,
): Account {
	if (scheme === 'V3') return verifyV3(request, context);
	if (scheme === 'V1') return verifyV1(request, context);
	throw missingPart('AccessKeyId');
}

function verifyV3(request: ParsedRequest, context: VerificationContext): Account {
	const claims = readV3Claims(request);
	const account = checkClaims(claims, context);
	const canonicalRequest = v3CanonicalRequest(request, claims.signedHeaders);
	const bodyIsAsHashed = request.headers['x-acs-content-sha256'] === bodyHash(request.body);
	if (!bodyIsAsHashed || v3Signature(canonicalRequest, account.accessKeySecret) !== claims.signature) {
		throw signatureDoesNotMatch(canonicalRequest);
	}
	useNonce(claims, context);
	return account;
}

function verifyV1(request: ParsedRequest, context: VerificationContext): Account {
	const claims = readV1Claims(request);
	const account = checkClaims(claims, context);
	const stringToSign = v1StringToSign(request);
	if (v1Signature(stringToSign, account.accessKeySecret) !== claims.signature) {
		throw signatureDoesNotMatch(stringToSign);
	}
	useNonce(claims, context);
	return account;
}

function checkClaims(claims: Claims, context: VerificationContext): Account {
	const account = context.findAccount(claims.accessKeyId);
	if (!account) throw new ApiError(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
	if (account.status === 'Inactive') {
		throw new ApiError(400, 'InvalidAccessKeyId.Inactive', 'Specified access key is disabled.');
	}
	checkToken(account, claims.securityToken);
	checkClock(claims.date, context.now);
	return account;
}

function checkToken(account: Account, token: string | undefined): void {
	if (!account.tokens) {
		if (token === undefined) return;
		throw new ApiError(
			400,
			'InvalidSecurityToken.MismatchWithAccessKey',
			'Specified SecurityToken mismatch with the AccessKey.',
		);
	}
	if (!token) {
		throw new ApiError(400, 'MissingSecurityToken', 'SecurityToken is mandatory for a temporary AccessKey.');
	}
	const state = Object.hasOwn(account.tokens, token) ? account.tokens[token] : undefined;
	if (state === 'expired') {
		throw new ApiError(400, 'InvalidSecurityToken.Expired', 'Specified SecurityToken is expired.');
	}
	if (state === undefined) {
		throw new ApiError(400, 'InvalidSecurityToken.Malformed', 'Specified SecurityToken is malformed.');
	}
}

function checkClock(date: string, now: number): void {
	const at = parseTime(date);
	if (Number.isNaN(at)) {
		throw new ApiError(400, 'InvalidTimeStamp.Format', 'Specified time stamp or date value is not well formatted.');
	}
	if (Math.abs(now - at) > clockWindowMs) {
		throw new ApiError(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
	}
}

/** Only a correctly signed request uses up its nonce, so that no client can use up that of another. */
function useNonce(claims: Claims, context: VerificationContext): void {
	if (!context.nonces.use(claims.accessKeyId, claims.nonce, context.now)) {
		throw new ApiError(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
	}
}

function signatureDoesNotMatch(serverText: string): ApiError {
	return new ApiError(
		400,
		'SignatureDoesNotMatch',
		`Specified signature is not matched with our calculation. server string to sign is:${serverText}`,
	);
}
