import type { Account } from './accounts';
import { ApiError } from '../apiError';
import { permits } from '../rules/policy';

/** The kind of policy that denies (unverified names). */
type DenyingPolicy = 'AccountLevelIdentityBasedPolicy' | 'SessionPolicy' | 'AssumeRolePolicy';

/** Throws `NoPermission` when RAM, or the policy of a session, denies the account an action such as `ice:ListPipelines`. */
export function checkPermission(account: Account, action: string): void {
	const { deniedActions = [], policy } = account;
	const name = action.slice(action.indexOf(':') + 1);
	if (deniedActions === 'all' || deniedActions.includes(name)) {
		throw accessDenied(account, action, 'AccountLevelIdentityBasedPolicy');
	}
	if (policy && !permits(policy, action)) throw accessDenied(account, action, 'SessionPolicy');
}

/** The documented refusal, with the action, the identity and the kind of policy that denies. */
export function accessDenied(account: Account, action: string, policyType: DenyingPolicy): ApiError {
	return new ApiError(
		403,
		'NoPermission',
		'You are not authorized to do this action. You should be authorized by RAM.',
		{
			AccessDeniedDetail: {
				AuthAction: action,
				AuthPrincipalType: account.arn.includes(':assumed-role/') ? 'AssumedRoleUser' : 'SubUser',
				AuthPrincipalOwnerId: account.accountId,
				NoPermissionType: 'ImplicitDeny',
				PolicyType: policyType,
			},
		},
	);
}
