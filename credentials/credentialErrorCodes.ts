/** A refusal that concerns the credential itself, told in our words. */
export interface CredentialErrorCode {
	readonly codes: readonly string[];
	/** What is wrong and what to do about it, in one or two sentences. */
	readonly advice: string;
}

/**
 * Codes by which Alibaba Cloud refuses a credential, whatever the API. Documented: lists of common error codes; the
 * `InvalidSecurityToken` family is known from practice only.
 */
export const CREDENTIAL_ERROR_CODES: readonly CredentialErrorCode[] = [
	{
		codes: ['InvalidAccessKeyId.NotFound', 'InvalidAccessKeyId'],
		advice:
			'The AccessKey ID is not known. Check it in the credential. The ID of a temporary key starts with "STS." and needs its Security Token.',
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
		codes: ['InvalidTimeStamp.Expired', 'InvalidTimeStamp.Format'],
		advice:
			'The clock of the machine that runs n8n is off by more than 15 minutes. Set it by a time server (NTP), then try again.',
	},
	{
		codes: ['InvalidSecurityToken.Expired', 'SecurityTokenExpired'],
		advice:
			'The Security Token has expired. Get new temporary credentials from STS and enter all three parts, or choose Authentication: RAM Role, which renews them by itself.',
	},
	{
		codes: ['MissingSecurityToken'],
		advice:
			'The Security Token is missing. A temporary AccessKey, whose ID starts with "STS.", needs the token of the same STS answer.',
	},
	{
		codes: ['InvalidSecurityToken.Malformed', 'InvalidSecurityToken.MismatchWithAccessKey', 'InvalidSecurityToken'],
		advice:
			'The Security Token does not belong to the AccessKey. Enter ID, secret and token of the same STS answer, or leave the token empty for a permanent key.',
	},
	{
		codes: ['IncompleteSignature'],
		advice:
			'The signature did not arrive whole. Something between n8n and the endpoint changes requests; look for a proxy.',
	},
	{
		codes: ['InvalidSignatureMethod', 'InvalidSignatureVersion', 'UnsupportedSignatureMethod'],
		advice:
			'The endpoint does not accept this signature version. Choose the other Signature Version in the credential.',
	},
];
