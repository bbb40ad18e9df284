import type { SessionPolicy } from '../rules/policy';

/** An AccessKey that the service accepts. */
export interface Account {
	accessKeyId: string;
	accessKeySecret: string;
	/** The account of the key; jobs, custom templates and media are visible to all keys of one account. */
	accountId: string;
	/** `acs:ram::<account>:root`, `…:user/<name>` or `…:assumed-role/<role>/<session>`. */
	arn: string;
	status?: 'Active' | 'Inactive';
	/** Only of a temporary key, which needs one of these security tokens. */
	tokens?: Record<string, 'valid' | 'expired'>;
	/** Actions that RAM denies, by action name without product; those that need no permission cannot be denied. */
	deniedActions?: string[] | 'all';
	/** Only of the temporary key of an upload: the one object that it may write. */
	object?: { readonly bucket: string; readonly key: string };
	/** Only of a session: the policy that restricts its permissions. */
	policy?: SessionPolicy;
}

/** The account of most default keys and of the default roles. Invented. */
export const defaultAccountId = '1000000000000001';

const accountId = defaultAccountId;
const otherAccountId = '1000000000000002';

/** The default of the option `accounts`. All invented. */
export const defaultAccounts: Account[] = [
	{
		accessKeyId: 'testAccessKeyId',
		accessKeySecret: 'testAccessKeySecret',
		accountId,
		arn: `acs:ram::${accountId}:user/test-user`,
	},
	{
		accessKeyId: 'STS.testAccessKeyId',
		accessKeySecret: 'testStsAccessKeySecret',
		accountId,
		arn: `acs:ram::${accountId}:assumed-role/test-role/test-session`,
		tokens: { testSecurityToken: 'valid', expiredSecurityToken: 'expired' },
	},
	{
		accessKeyId: 'inactiveAccessKeyId',
		accessKeySecret: 'inactiveAccessKeySecret',
		accountId,
		arn: `acs:ram::${accountId}:user/inactive-user`,
		status: 'Inactive',
	},
	{
		accessKeyId: 'deniedAccessKeyId',
		accessKeySecret: 'deniedAccessKeySecret',
		accountId,
		arn: `acs:ram::${accountId}:user/denied-user`,
		deniedActions: 'all',
	},
	{
		accessKeyId: 'otherAccessKeyId',
		accessKeySecret: 'otherAccessKeySecret',
		accountId: otherAccountId,
		arn: `acs:ram::${otherAccountId}:user/other-user`,
	},
];
