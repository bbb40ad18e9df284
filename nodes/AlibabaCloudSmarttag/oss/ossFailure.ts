import { CREDENTIAL_ERROR_CODES, type ErrorCode, findErrorCode } from '../../../credentials/credentialErrorCodes';

/**
 * When a request that OSS refused may be sent again, if it may be repeated at all:
 * - `transient`: the service failed or was busy;
 * - `once`: bytes were changed on their way;
 * - `newClock`: the clock of this machine is off, and the answer says by how much;
 * - `newKey`: the temporary key has expired, or is not known.
 */
export type OssRetry = 'newClock' | 'newKey' | 'once' | 'transient';

/** What is known about a failed request to OSS. It contains nothing of the request, and so no key, token or signature. */
export interface OssFailureDetails {
	/** What the user can do, as whole sentences. */
	readonly advice?: string;
	/** The operation by the name of the documentation, such as `UploadPart`. */
	readonly operation: string;
	readonly code?: string;
	/** The error code of OSS that is finer than `code`, such as `0002-00000080`. */
	readonly ec?: string;
	readonly httpStatus?: number;
	readonly requestId?: string;
	/** The time of OSS by the answer, in milliseconds since 1970. */
	readonly serverTime?: number;
	/** Absent where the same request would be refused again. */
	readonly retry?: OssRetry;
	/** The request may have been executed although no answer says so. */
	readonly mayHaveExecuted: boolean;
}

/** A failed request to OSS, as a message for the user and as data for the workflow. */
export class OssFailure extends Error {
	override readonly name = 'OssFailure';

	constructor(
		message: string,
		readonly details: OssFailureDetails,
	) {
		super(message);
	}
}

/** A refusal as OSS answers it. */
export interface OssRefusal {
	readonly httpStatus: number;
	readonly code: string;
	readonly message: string;
	readonly ec?: string;
	readonly requestId?: string;
	readonly serverTime?: number;
}

/** Documented: SignatureVersion 1 is not accepted for new accounts and buckets. */
const DISCONTINUED_SIGNATURE = '0002-00000080';

/** A message that only this refusal has, whose code many others share. */
const WRONG_ENDPOINT = /must be addressed using the specified endpoint/i;

/** Stands in an advice for the RAM action that the operation needs. */
const ACTION = '{action}';

/** Documented: the Content-MD5 is not that of the body as it arrived. */
const CHANGED_BYTES: ReadonlySet<string> = new Set(['InvalidDigest', 'BadDigest']);

/** Documented codes of OSS. */
const OSS_ERROR_CODES: readonly ErrorCode[] = [
	{
		codes: ['AccessDenied'],
		advice: `The RAM user or role may not do this in the bucket. Attach a policy that allows ${ACTION} on acs:oss:*:*:<bucket>/*; the bucket's own policy must not deny it. Since 20 March 2025, accounts that are new to OSS have to use a custom domain for buckets in mainland China: enter it as the endpoint.`,
	},
	{
		codes: ['NoSuchBucket'],
		advice: 'The bucket does not exist, or belongs to another account. Check its name.',
	},
	{
		codes: ['NoSuchKey'],
		advice: 'The object does not exist. Check its key; capital letters count.',
	},
	{
		codes: ['NoSuchUpload'],
		advice: 'The upload was aborted, or completed already. Start it again.',
	},
	{
		codes: ['SecondLevelDomainForbidden', 'InvalidBucketName'],
		advice: 'OSS expects the bucket in the host name. Check the name of the bucket and the endpoint.',
	},
	{
		codes: ['InvalidObjectName'],
		advice: 'The key of the object is not valid: 1 to 1023 bytes, without a slash or a backslash in front.',
	},
	{
		codes: ['FileAlreadyExists', 'FileImmutable'],
		advice: 'The object exists and must not be overwritten. Choose another key or prefix.',
	},
	{
		codes: ['EntityTooLarge', 'EntityTooSmall', 'InvalidPart', 'InvalidPartOrder', 'MalformedXML'],
		advice:
			'OSS did not accept the parts of the upload. Start it again; if it continues, report it with the RequestId.',
	},
	{
		codes: [...CHANGED_BYTES],
		advice: 'The content changed on its way to OSS. Look for a proxy between n8n and OSS that changes requests.',
	},
	{
		codes: ['RequestTimeTooSkewed'],
		advice:
			'The clock of the machine that runs n8n is off by more than 15 minutes. Set it by a time server (NTP), then try again.',
	},
	{
		codes: ['RequestTimeout'],
		advice: 'The content arrived too slowly. Check the network between n8n and OSS.',
		retry: 'ifIdempotent',
	},
	{
		codes: ['UserDisable', 'InDebt'],
		advice: 'The Alibaba Cloud account is in arrears, or OSS is suspended. Settle it in the billing console.',
	},
	...CREDENTIAL_ERROR_CODES,
];

/** Documented: the refusals that are worth another attempt by their status alone. */
const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([401, 408, 429]);

const WRONG_REGION_ADVICE =
	'The bucket is in another region. Choose a bucket in the region of the credential, or change Region in the credential.';
const SIGNATURE_ADVICE = 'The endpoint accepts only requests of another signature version. Check the endpoint.';

/**
 * The failure of a request that OSS refused.
 *
 * @param action the RAM action that the operation needs, such as `oss:PutObject`
 */
export function ossRefusal(operation: string, action: string, refusal: OssRefusal): OssFailure {
	const { httpStatus, code, message, ec, requestId, serverTime } = refusal;
	const known = findErrorCode(OSS_ERROR_CODES, code);
	const isFault = httpStatus >= 500;
	const isTransient = isFault || TRANSIENT_STATUSES.has(httpStatus) || known?.retry === 'ifIdempotent';
	return new OssFailure(message || `OSS refused ${operation} with ${code}`, {
		advice: adviceFor(refusal, known?.advice.replaceAll(ACTION, action)),
		...{ operation, code, ec, httpStatus, requestId, serverTime },
		retry: known?.retry === 'withNewSession' ? 'newKey' : isTransient ? 'transient' : onceMore(code),
		mayHaveExecuted: isFault,
	});
}

function adviceFor({ ec, message }: OssRefusal, preset: string | undefined): string | undefined {
	if (WRONG_ENDPOINT.test(message)) return WRONG_REGION_ADVICE;
	return ec === DISCONTINUED_SIGNATURE ? SIGNATURE_ADVICE : preset;
}

/** Documented: the clock may be off by 15 minutes. */
const SKEWED_CLOCK = 'RequestTimeTooSkewed';

function onceMore(code: string): OssRetry | undefined {
	if (code === SKEWED_CLOCK) return 'newClock';
	return CHANGED_BYTES.has(code) ? 'once' : undefined;
}

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 20_000;

/**
 * How long to wait before the next attempt, in milliseconds: as the vendor's client, doubling from 0.2 seconds up to 20; half
 * of it is random.
 *
 * @param attempts how many attempts were made so far, at least 1
 * @param random a number from 0 up to 1
 */
export function ossRetryDelayMs(attempts: number, random: number): number {
	const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1));
	return full / 2 + (full / 2) * random;
}
