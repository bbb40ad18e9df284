import { CREDENTIAL_ERROR_CODES, type CredentialErrorCode } from '../credentialErrorCodes';

/**
 * What to do when STS does not give a session. `codes` are exact, or beginnings that end with an asterisk. Documented:
 * the limits of the parameters, and who may call AssumeRole; the codes are known from practice only.
 */
const ASSUME_ROLE_REFUSALS: readonly CredentialErrorCode[] = [
	{
		codes: ['EntityNotExist.Role*', 'EntityNotExist*'],
		advice: 'Role ARN names a role that does not exist. Copy the ARN from the page of the role in the RAM console.',
	},
	{
		// The name of the system policy would hold EACCES in "RoleAccess", for which n8n puts a text of its own.
		codes: ['NoPermission*', 'Forbidden*', 'AccessDenied*'],
		advice:
			'The RAM user may not assume the role. Attach to it the system policy for calling AssumeRole of STS, or one that allows sts:AssumeRole; the trust policy of the role in Role ARN has to name that user or its account; if the trust policy asks for sts:ExternalId, External ID has to be the same. The key of an Alibaba Cloud account itself cannot assume roles.',
	},
	{
		codes: ['InvalidParameter.DurationSeconds*', 'InvalidDurationSeconds*'],
		advice:
			'Duration is longer than the role allows, or shorter than 900 seconds. Lower it, or raise the maximum session duration of the role in the RAM console.',
	},
	{
		codes: ['InvalidParameter.RoleSessionName*', 'InvalidRoleSessionName*', 'MissingRoleSessionName'],
		advice: 'Session Name takes 2 to 64 letters, digits and the characters . @ - _, and nothing else.',
	},
	{
		codes: ['InvalidParameter.RoleArn*', 'InvalidRoleArn*', 'MissingRoleArn'],
		advice: 'Role ARN has to look like acs:ram::1234567890123456:role/name.',
	},
	{
		codes: ['InvalidParameter.Policy*', 'InvalidPolicy*', 'MalformedPolicy*'],
		advice:
			'Policy is not a policy that RAM understands, or longer than 2048 characters. Correct it, or leave it empty.',
	},
	{
		codes: ['InvalidParameter.ExternalId*', 'InvalidExternalId*'],
		advice: 'External ID takes 2 to 1224 characters: letters, digits and + = , . @ : / - _.',
	},
	{ codes: ['Throttling*'], advice: 'Too many requests for the account. Try again later.' },
	{
		codes: ['InvalidApi.NotFound', 'InvalidAction*', 'InvalidVersion', 'NoSuchVersion'],
		advice:
			'The endpoint does not offer AssumeRole. A Custom Endpoint has to serve STS as well, or choose another Network.',
	},
	{
		codes: ['ServiceUnavailable', 'InternalError', 'UnknownError'],
		advice: 'A fault of the service. If it lasts, ask Alibaba Cloud support and name the RequestId.',
	},
];

const OTHERWISE =
	'Check Role ARN, Session Name, External ID, Duration and Policy in the Alibaba Cloud IMS API credential.';

/** What a user can do about a refusal of AssumeRole; most codes about keys are the same for every API. */
export function assumeRoleAdvice(code: string): string {
	const refusals = [...CREDENTIAL_ERROR_CODES, ...ASSUME_ROLE_REFUSALS];
	return refusals.find(({ codes }) => codes.some((pattern) => matches(pattern, code)))?.advice ?? OTHERWISE;
}

/** Whether asking again may help: throttling, a used nonce, faults of the service. Asking twice does no harm. */
export function isTransientRefusal(httpStatus: number, code: string): boolean {
	if (httpStatus === 429 || httpStatus >= 500) return true;
	return /^(Throttling(\.|$)|SignatureNonceUsed$|ServiceUnavailable$|InternalError$|UnknownError$)/.test(code);
}

function matches(pattern: string, code: string): boolean {
	return pattern.endsWith('*') ? code.startsWith(pattern.slice(0, -1)) : code === pattern;
}
