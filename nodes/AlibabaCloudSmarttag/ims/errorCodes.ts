import {
	CREDENTIAL_ERROR_CODES,
	type ErrorCode,
	findErrorCode,
	type Retry,
	SERVICE_ERROR_CODES,
	THROTTLING,
} from '../../../credentials/credentialErrorCodes';

/** Stands in an advice for the RAM action that was called. */
const ACTION = '{action}';

/** Documented for all Alibaba Cloud APIs: a RAM permission is missing. */
const PERMISSION_DENIED: ErrorCode = {
	codes: ['NoPermission*', 'Forbidden.RAM', 'Forbidden', 'AccessDenied*'],
	advice: `The RAM user or role may not call ${ACTION}. Attach a policy with the statement {"Effect": "Allow", "Action": "${ACTION}", "Resource": "*"}. The system policy AliyunICEReadOnlyAccess does not include Submit or Query actions.`,
};

/** Inferred, as the codes of templates are not documented. */
const UNKNOWN_TEMPLATE: ErrorCode = {
	codes: ['InvalidTemplate*', 'TemplateNotFound*', 'TemplateNotExist*', 'InvalidParameter.TemplateId*'],
	advice:
		'Check Template: the ID has to be a Smarttag template (type 11) of this account, or a system template, in the region of the credential. After you choose another credential, choose the template again.',
};

/** Documented for the media processing engine. */
const UNKNOWN_RESOURCE: ErrorCode = {
	codes: ['InvalidParameter.ResourceNotFound', 'ResourceNotFound*'],
	advice:
		'The template, the pipeline or the media does not exist in the region of the credential. Check the IDs and the region; after you choose another credential, choose them again.',
};

/** Documented codes of the API, of its media processing engine and of all Alibaba Cloud APIs, most specific first. */
const ERROR_CODES: readonly ErrorCode[] = [
	...CREDENTIAL_ERROR_CODES,
	PERMISSION_DENIED,
	{
		...THROTTLING,
		advice:
			'Too many requests for the account. Lower Concurrency or raise Max Retries in Options, or spread the items over time.',
	},
	{
		codes: [
			'PermissionDenied.ResourceAccess',
			'InvalidParameter.ResourceContentBad',
			'InvalidParameter.ResourceNotSupported',
		],
		advice:
			'The service cannot read or use the file. Check that the object exists, that its bucket is in the region of the credential, that IMS is authorized to read the bucket, and that the format is supported.',
	},
	{
		codes: ['InvalidParameter.NoAudioStream'],
		advice:
			'The file has no audio track, but the job analyzes speech. Choose a template without speech analysis and remove the NLP features.',
	},
	UNKNOWN_TEMPLATE,
	{
		codes: ['InvalidPipeline*', 'PipelineNotFound*'],
		advice: 'Check Pipeline: it has to exist in the region of the credential, and be active.',
	},
	UNKNOWN_RESOURCE,
	{
		codes: ['InsufficientBalance*', 'Forbidden.RiskControl', 'InvalidAccount*', 'Account.*'],
		advice: 'The Alibaba Cloud account is in arrears or restricted. Settle it in the billing console.',
	},
	{
		codes: [
			'InvalidIdentity.ServiceDisabled',
			'ServiceDisabled*',
			'UserNotExist',
			'Forbidden.NotOpened',
			'OperationDenied*',
		],
		advice:
			'Intelligent Media Services is not activated for the account, or suspended. Activate it in the IMS console of the region.',
	},
	{
		codes: [
			'InvalidApi.NotFound',
			'InvalidAction*',
			'InvalidVersion',
			'NoSuchVersion',
			'UnsupportedRegion*',
			'InvalidRegion*',
		],
		advice:
			'The endpoint does not offer this API. Smarttag exists in cn-beijing, cn-hangzhou and cn-shanghai only; check Region, Network and Custom Endpoint in the credential.',
	},
	{
		codes: ['InvalidProtocol.NeedSsl'],
		advice: 'The endpoint requires https://. Correct Custom Endpoint in the credential.',
	},
	...SERVICE_ERROR_CODES,
	{
		codes: ['Missing*', 'Invalid*'],
		advice: 'Check the field that the message names.',
	},
];

/**
 * What a user can do about a refusal, as whole sentences; undefined for an unknown code.
 *
 * @param code the API's `Code`
 * @param action the RAM action that was called, such as `ice:SubmitSmarttagJob`
 */
export function adviceFor(code: string, action: string): string | undefined {
	return findErrorCode(ERROR_CODES, code)?.advice.replaceAll(ACTION, action);
}

/** What to do when the session of a role was refused, and then a new one as well. */
export const REFUSED_SESSION_ADVICE =
	'The API accepted neither the session of the RAM role nor a new one. Check in the RAM console that the role in Role ARN still exists, and that Custom Endpoint, if there is one, serves STS and IMS of the same account.';

/** When a request that was refused with this code may be sent again; undefined for never. */
export function retryFor(code: string): Retry | undefined {
	return findErrorCode(ERROR_CODES, code)?.retry;
}

/** Whether the code says that the template or another resource of the request does not exist. */
export function isNotFound(code: string | undefined): boolean {
	const found = code === undefined ? undefined : findErrorCode(ERROR_CODES, code);
	return found === UNKNOWN_TEMPLATE || found === UNKNOWN_RESOURCE;
}

/** Whether the code says that a RAM permission is missing. */
export function isPermissionDenied(code: string | undefined): boolean {
	return code !== undefined && findErrorCode(ERROR_CODES, code) === PERMISSION_DENIED;
}
