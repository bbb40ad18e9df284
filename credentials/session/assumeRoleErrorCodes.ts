import {
	CREDENTIAL_ERROR_CODES,
	type ErrorCode,
	findErrorCode,
	SERVICE_ERROR_CODES,
	THROTTLING,
} from '../credentialErrorCodes';

/**
 * Codes by which STS refuses AssumeRole. Documented: the limits of the parameters, and who may call AssumeRole. Observed:
 * the codes.
 */
const ASSUME_ROLE_ERROR_CODES: readonly ErrorCode[] = [
	...CREDENTIAL_ERROR_CODES,
	{
		codes: ['EntityNotExist*'],
		advice: 'Role ARN names a role that does not exist. Copy the ARN from the page of the role in the RAM console.',
	},
	{
		// The name of the system policy contains EACCES in "RoleAccess", which makes n8n replace the message.
		codes: ['NoPermission*', 'Forbidden*', 'AccessDenied*'],
		advice:
			'The RAM user may not assume the role. Attach to it the system policy for calling AssumeRole of STS, or one that allows sts:AssumeRole; the trust policy of the role in Role ARN has to name that user or its account; if the trust policy requires sts:ExternalId, External ID has to be the same. The key of an Alibaba Cloud account itself cannot assume roles.',
	},
	{
		codes: ['InvalidParameter.DurationSeconds*', 'InvalidDurationSeconds*'],
		advice:
			'Duration is longer than the role allows, or shorter than 900 seconds. Lower it, or raise the maximum session duration of the role in the RAM console.',
	},
	{
		codes: ['InvalidParameter.RoleSessionName*', 'InvalidRoleSessionName*', 'MissingRoleSessionName'],
		advice: 'Session Name is invalid. Enter 2 to 64 letters, digits and the characters . @ - _.',
	},
	{
		codes: ['InvalidParameter.RoleArn*', 'InvalidRoleArn*', 'MissingRoleArn'],
		advice: 'Role ARN has to look like acs:ram::1234567890123456:role/name.',
	},
	{
		codes: ['InvalidParameter.Policy*', 'InvalidPolicy*', 'MalformedPolicy*'],
		advice: 'Policy is not a valid RAM policy, or longer than 2048 characters. Correct it, or leave it empty.',
	},
	{
		codes: ['InvalidParameter.ExternalId*', 'InvalidExternalId*'],
		advice: 'External ID is invalid. Enter 2 to 1224 characters: letters, digits and + = , . @ : / - _.',
	},
	{ ...THROTTLING, advice: 'Too many requests for the account. Try again later.' },
	{
		codes: ['InvalidApi.NotFound', 'InvalidAction*', 'InvalidVersion', 'NoSuchVersion'],
		advice:
			'The endpoint does not offer AssumeRole. A Custom Endpoint has to serve STS as well, or choose another Network.',
	},
	...SERVICE_ERROR_CODES,
];

const ADVICE_FOR_UNKNOWN = 'Check Role ARN, Session Name, External ID, Duration and Policy in the credential.';

/** What a user can do about a refusal of AssumeRole, as whole sentences. */
export function assumeRoleAdvice(code: string): string {
	return findErrorCode(ASSUME_ROLE_ERROR_CODES, code)?.advice ?? ADVICE_FOR_UNKNOWN;
}

/** Whether the same request may succeed later: throttling, a used nonce, faults of the service. A repetition is harmless. */
export function isTransientRefusal(httpStatus: number, code: string): boolean {
	if (httpStatus === 429 || httpStatus >= 500) return true;
	const retry = findErrorCode(ASSUME_ROLE_ERROR_CODES, code)?.retry;
	return retry === 'always' || retry === 'ifIdempotent';
}
