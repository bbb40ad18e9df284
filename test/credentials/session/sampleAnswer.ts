/** What STS answers to AssumeRole, as documented; all values are made up. */
export function sampleAnswer(key: Partial<Record<'AccessKeyId' | 'AccessKeySecret' | 'SecurityToken', string>> = {}) {
	return {
		RequestId: '00000000-0000-4000-8000-000000000036',
		AssumedRoleUser: {
			Arn: 'acs:ram::1000000000000001:role/example-role/example-session',
			AssumedRoleId: '3000000000000001:example-session',
		},
		Credentials: {
			AccessKeyId: 'STS.exampleAccessKeyId',
			AccessKeySecret: 'exampleAccessKeySecret',
			SecurityToken: 'exampleSecurityToken',
			Expiration: '2026-01-02T04:04:05Z',
			...key,
		},
	};
}
