/**
 * When a refused request may be sent again:
 * - `always`: the API refused it before execution, so that no request is executed twice;
 * - `ifIdempotent`: the service failed, perhaps after it executed the request;
 * - `withNewSession`: the API refused the session of a role before execution.
 */
export type Retry = 'always' | 'ifIdempotent' | 'withNewSession';

/** A refusal by Alibaba Cloud that the package knows. */
export interface ErrorCode {
	/** Values of `Code`, exact, or beginnings that end with an asterisk. */
	readonly codes: readonly string[];
	/** What is wrong and what to do about it, in one or more sentences. */
	readonly advice: string;
	/** Absent where the same request would be refused again. */
	readonly retry?: Retry;
}

/** The first entry of a table that fits a code; undefined for an unknown code. */
export function findErrorCode(table: readonly ErrorCode[], code: string): ErrorCode | undefined {
	return table.find(({ codes }) =>
		codes.some((known) => (known.endsWith('*') ? code.startsWith(known.slice(0, -1)) : code === known)),
	);
}

/**
 * Codes by which any API of Alibaba Cloud refuses a credential. Documented: lists of common error codes. Observed: the
 * `InvalidSecurityToken` family.
 */
export const CREDENTIAL_ERROR_CODES: readonly ErrorCode[] = [
	{
		codes: ['InvalidAccessKeyId.NotFound', 'InvalidAccessKeyId'],
		advice:
			'The AccessKey ID does not exist. Check it in the credential. The ID of a temporary key starts with "STS." and needs its Security Token.',
		retry: 'withNewSession',
	},
	{
		codes: ['InvalidAccessKeyId.Inactive', 'InvalidAccessKeyId.Disabled'],
		advice: 'The AccessKey is disabled. Enable it in the RAM console, or enter another one in the credential.',
	},
	{
		codes: ['SignatureDoesNotMatch'],
		advice:
			'The AccessKey Secret does not belong to the AccessKey ID. Enter the secret again in the credential; it is shown only once, when the key is created.',
	},
	{
		// Observed: IllegalTimestamp, whose text blames a missing parameter.
		codes: ['InvalidTimeStamp.Expired', 'InvalidTimeStamp.Format', 'IllegalTimestamp'],
		advice:
			'The clock of the machine that runs n8n is off by more than 15 minutes. Set it by a time server (NTP), then try again.',
	},
	{
		codes: ['InvalidSecurityToken.Expired', 'SecurityTokenExpired'],
		advice:
			'The Security Token has expired. Get new temporary credentials from STS and enter all three parts, or choose Authentication: RAM Role, which renews them automatically.',
		retry: 'withNewSession',
	},
	{
		codes: ['MissingSecurityToken'],
		advice:
			'The Security Token is missing. A temporary AccessKey, whose ID starts with "STS.", needs the token of the same STS answer.',
	},
	{
		codes: [
			'InvalidSecurityToken.Malformed',
			'InvalidSecurityToken.MismatchWithAccessKey',
			'InvalidSecurityToken',
			'InvalidSecurityToken.*',
		],
		advice:
			'The Security Token does not belong to the AccessKey. Enter ID, secret and token of the same STS answer, or leave the token empty for a permanent key.',
		retry: 'withNewSession',
	},
	{
		codes: ['IncompleteSignature'],
		advice: 'The signature arrived incomplete. Look for a proxy between n8n and the endpoint that changes requests.',
	},
	{
		codes: ['InvalidSignatureMethod', 'InvalidSignatureVersion', 'UnsupportedSignatureMethod'],
		advice:
			'The endpoint does not accept this signature version. Choose the other Signature Version in the credential.',
	},
];

/** Codes of any API of Alibaba Cloud that are not about the credential. Documented: lists of common error codes. */
export const SERVICE_ERROR_CODES: readonly ErrorCode[] = [
	{
		codes: ['SignatureNonceUsed'],
		advice: 'The same request arrived twice. Look for a proxy between n8n and the endpoint that repeats requests.',
		retry: 'always',
	},
	{
		codes: ['ServiceUnavailable', 'InternalError', 'UnknownError'],
		advice: 'The service reported a fault. If it continues, contact Alibaba Cloud support with the RequestId.',
		retry: 'ifIdempotent',
	},
];

/** Codes of throttling; each API has its own advice. */
export const THROTTLING = { codes: ['Throttling', 'Throttling.*'], retry: 'always' } as const;

/** Whether an API refused a request because of the role's session that signed it: expired, or no longer known. */
export function isSessionRefusal(code: string | undefined): boolean {
	return code !== undefined && findErrorCode(CREDENTIAL_ERROR_CODES, code)?.retry === 'withNewSession';
}
