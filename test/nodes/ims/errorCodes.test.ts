import { adviceFor } from '../../../nodes/AlibabaCloudSmarttag/ims/errorCodes';

const ACTION = 'ice:SubmitSmarttagJob';

/** What the advice for a documented code has to be about. */
const DOCUMENTED: Array<[code: string, about: RegExp]> = [
	['InvalidAccessKeyId.NotFound', /AccessKey ID does not exist.*credential/],
	['InvalidAccessKeyId.Inactive', /AccessKey is disabled.*RAM console/],
	['SignatureDoesNotMatch', /Secret.*Enter the secret again/],
	['IncompleteSignature', /proxy/],
	['InvalidSignatureMethod', /other Signature Version/],
	['InvalidTimeStamp.Format', /clock/],
	['InvalidTimeStamp.Expired', /clock.*15 minutes.*NTP/],
	['IllegalTimestamp', /clock.*NTP/],
	['SignatureNonceUsed', /arrived twice.*proxy/],
	['InvalidSecurityToken.Expired', /Token has expired.*STS/],
	['InvalidSecurityToken.Malformed', /Security Token.*same STS answer/],
	['InvalidSecurityToken.MismatchWithAccessKey', /Security Token.*same STS answer/],
	['Throttling', /Too many requests.*Concurrency.*Max Retries/],
	['Throttling.User', /Too many requests.*Concurrency.*Max Retries/],
	['Throttling.Api', /Too many requests.*Concurrency.*Max Retries/],
	['ServiceUnavailable', /reported a fault.*RequestId/],
	['InternalError', /reported a fault.*RequestId/],
	['UnknownError', /reported a fault.*RequestId/],
	['Forbidden', /RAM user or role/],
	['Forbidden.RAM', /RAM user or role/],
	['NoPermission', /RAM user or role/],
	['Forbidden.RiskControl', /arrears or restricted/],
	['InsufficientBalance', /arrears or restricted/],
	['InvalidIdentity.ServiceDisabled', /not activated.*IMS console/],
	['OperationDenied', /not activated.*IMS console/],
	['OperationDenied.ServiceNotOpen', /not activated.*IMS console/],
	['UserNotExist', /not activated.*IMS console/],
	['InvalidApi.NotFound', /does not offer this API.*cn-beijing, cn-hangzhou and cn-shanghai.*Region/],
	['InvalidAction', /does not offer this API.*Region/],
	['InvalidVersion', /does not offer this API.*Region/],
	['NoSuchVersion', /does not offer this API.*Region/],
	['InvalidProtocol.NeedSsl', /https:\/\/.*Custom Endpoint/],
	['MissingParameter', /field that the message names/],
	['MissingInput', /field that the message names/],
	['InvalidParameter', /field that the message names/],
	['InvalidInput', /field that the message names/],
	['InvalidParameter.Format', /field that the message names/],
	['InvalidParameter.NullValue', /field that the message names/],
	['InvalidParameter.EmptyValue', /field that the message names/],
	['InvalidParameter.OutOfRange', /field that the message names/],
	['InvalidParameter.NotSupported', /field that the message names/],
	['InvalidParameter.InvalidState', /field that the message names/],
	['InvalidParameter.ResourceNotFound', /template.*pipeline.*media.*does not exist/],
	['InvalidParameter.ResourceContentBad', /cannot read or use the file.*format/],
	['InvalidParameter.ResourceNotSupported', /cannot read or use the file.*format/],
	['InvalidParameter.NoAudioStream', /audio|sound|speech/],
	['PermissionDenied.ResourceAccess', /cannot read.*bucket.*authorized/],
];

it.each(DOCUMENTED)('%s: the advice fits', (code, about) => {
	expect(adviceFor(code, ACTION)).toMatch(about);
});

it.each(DOCUMENTED)('%s: the advice is whole sentences', (code) => {
	expect(adviceFor(code, ACTION)).toMatch(/^[A-Z][^]*\.$/);
});

it.each(['NoPermission', 'NoPermission.SubUser', 'Forbidden', 'Forbidden.RAM', 'AccessDenied'])(
	'%s: the advice names the action and the line of the policy',
	(code) => {
		const advice = adviceFor(code, 'ice:QuerySmarttagJob') ?? '';
		expect(advice).toContain('may not call ice:QuerySmarttagJob');
		const [statement = ''] = /\{.*?\}/.exec(advice) ?? [];
		expect(JSON.parse(statement)).toEqual({ Effect: 'Allow', Action: 'ice:QuerySmarttagJob', Resource: '*' });
		expect(advice).toContain('AliyunICEReadOnlyAccess');
	},
);

it.each([
	['InvalidTemplateId.NotFound', /Template/],
	['TemplateNotFound', /Template/],
	['InvalidParameter.TemplateId', /Template/],
	['InvalidPipelineId', /Pipeline/],
	['PipelineNotFound', /Pipeline/],
	['MissingSecurityToken', /Security Token/],
	['InvalidRegionId', /Region/],
	['UnsupportedRegion', /Region/],
	['Account.Arrearage', /arrears/],
	['InvalidAccount.Frozen', /arrears or restricted/],
	['ServiceDisabled', /not activated/],
	['Forbidden.NotOpened', /not activated/],
	['ResourceNotFound', /does not exist/],
])('%s is more than a field to check', (code, about) => {
	expect(adviceFor(code, ACTION)).toMatch(about);
	expect(adviceFor(code, ACTION)).not.toMatch(/field that the message names/);
	expect(adviceFor(code, ACTION)).toMatch(/^[A-Z][^]*\.$/);
});

it.each([
	'Unheard',
	'HTTP 502',
	'',
	'Throttlin',
	'Forbidden.Other',
	'signaturedoesnotmatch',
	'UserNotExist.Other',
	'toString',
])('%j is unknown: no advice rather than a wrong one', (code) => {
	expect(adviceFor(code, ACTION)).toBeUndefined();
});
