import { defaultAccountId } from './accounts';

/** A RAM role that AccessKeys may assume. */
export interface Role {
	/** `acs:ram::<account>:role/<name>`; sessions belong to this account. */
	arn: string;
	/** The AccessKey IDs in its trust policy. */
	trusts: readonly string[];
	/** The external ID that its trust policy requires, if any. */
	externalId?: string;
	/** `MaxSessionDuration`, seconds; default 3600. */
	maxSessionSeconds?: number;
	/** Media service actions that its policies do not allow, by action name without product. */
	deniedActions?: readonly string[] | 'all';
}

/** The default of the option `roles`. All invented. */
export const defaultRoles: readonly Role[] = [
	{ arn: roleArn('test-role'), trusts: ['testAccessKeyId', 'STS.testAccessKeyId'] },
	{
		arn: roleArn('partner-role'),
		trusts: ['testAccessKeyId', 'otherAccessKeyId'],
		externalId: 'testExternalId',
		maxSessionSeconds: 43_200,
	},
	{ arn: roleArn('closed-role'), trusts: [] },
];

function roleArn(name: string): string {
	return `acs:ram::${defaultAccountId}:role/${name}`;
}
