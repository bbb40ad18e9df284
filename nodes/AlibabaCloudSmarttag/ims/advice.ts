import { CREDENTIAL_ERROR_CODES } from '../../../credentials/credentialErrorCodes';

/** What to do about a refusal. `codes` are exact, or beginnings that end with an asterisk. */
interface Advice {
	readonly codes: readonly string[];
	readonly advice: (action: string) => string;
}

/** Documented codes of the API, of its media processing engine and of all Alibaba Cloud APIs, most special first. */
const ADVICE: readonly Advice[] = [
	...CREDENTIAL_ERROR_CODES.map(({ codes, advice }) => ({ codes, advice: () => advice })),
	{
		codes: ['NoPermission*', 'Forbidden.RAM', 'Forbidden', 'AccessDenied*'],
		advice: (action) =>
			`The RAM user or role may not call ${action}. Attach a policy with the statement {"Effect": "Allow", "Action": "${action}", "Resource": "*"}. The system policy AliyunICEReadOnlyAccess does not hold Submit or Query actions.`,
	},
	{
		codes: ['Throttling*'],
		advice: () =>
			'Too many requests for the account. Lower Concurrency or raise Max Retries in Options, or spread the items over time.',
	},
	{
		codes: ['SignatureNonceUsed'],
		advice: () => 'A request arrived twice. Something between n8n and the endpoint repeats requests; look for a proxy.',
	},
	{
		codes: [
			'PermissionDenied.ResourceAccess',
			'InvalidParameter.ResourceContentBad',
			'InvalidParameter.ResourceNotSupported',
		],
		advice: () =>
			'The service cannot read or use the file. Check that the object exists, that its bucket is in the region of the credential, that IMS is authorized to read the bucket, and that the format is supported.',
	},
	{
		codes: ['InvalidParameter.NoAudioStream'],
		advice: () =>
			'The file has no audio track, and speech was asked for. Choose a template without speech analysis and remove the NLP features.',
	},
	{
		codes: ['InvalidTemplate*', 'TemplateNotFound*', 'InvalidParameter.TemplateId*'],
		advice: () =>
			'Check Template: the ID has to be a Smarttag template (type 11) of this account, or a system template, in the region of the credential.',
	},
	{
		codes: ['InvalidPipeline*', 'PipelineNotFound*'],
		advice: () => 'Check Pipeline under Schedule: it has to exist in the region of the credential, and be active.',
	},
	{
		codes: ['InvalidParameter.ResourceNotFound', 'ResourceNotFound*'],
		advice: () =>
			'Something that was named does not exist in the region of the credential: the template, the pipeline or the media. Check the IDs and the region.',
	},
	{
		codes: ['InsufficientBalance*', 'Forbidden.RiskControl', 'InvalidAccount*', 'Account.*'],
		advice: () => 'The Alibaba Cloud account is in arrears or restricted. Settle it in the billing console.',
	},
	{
		codes: ['InvalidIdentity.ServiceDisabled', 'ServiceDisabled*', 'UserNotExist', 'Forbidden.NotOpened'],
		advice: () =>
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
		advice: () =>
			'The endpoint does not offer this API. Smarttag exists in cn-beijing, cn-hangzhou and cn-shanghai only; check Region, Network and Custom Endpoint in the credential.',
	},
	{
		codes: ['InvalidProtocol.NeedSsl'],
		advice: () => 'The endpoint wants https://. Correct Custom Endpoint in the credential.',
	},
	{
		codes: ['ServiceUnavailable', 'InternalError', 'UnknownError'],
		advice: () => 'A fault of the service. If it lasts, ask Alibaba Cloud support and name the RequestId.',
	},
	{
		codes: ['Missing*', 'Invalid*'],
		advice: () => 'Check the field that the message names.',
	},
];

/**
 * What a user can do about a refusal.
 *
 * @param code the API's `Code`
 * @param action the RAM action that was called, such as `ice:SubmitSmarttagJob`
 */
export function adviceFor(code: string, action: string): string | undefined {
	return ADVICE.find(({ codes }) => codes.some((pattern) => matches(pattern, code)))?.advice(action);
}

function matches(pattern: string, code: string): boolean {
	return pattern.endsWith('*') ? code.startsWith(pattern.slice(0, -1)) : code === pattern;
}
