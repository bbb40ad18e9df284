import { defaultAccountId } from './accounts';

/** A RAM role that AccessKeys may assume. */
export interface Role {
	/** `acs:ram::<account>:role/<name>`; sessions belong to this account. */
	arn: string;
	/** The AccessKey IDs that its trust policy names. */
	trusts: readonly string[];
	/** Present = its trust policy asks for this external ID. */
	externalId?: string;
	/** `MaxSessionDuration`, seconds; default 3600. */
	maxSessionSeconds?: number;
	/** Media service actions that its policies do not allow, by bare action name. */
	deniedActions?: readonly string[] | 'all';
}

/** The roles known when `roles` is not given. All invented. */
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
