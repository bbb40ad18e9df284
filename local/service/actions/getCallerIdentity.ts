import type { JsonObject } from '../values';
import type { Account } from '../state/accounts';
import { type Action, stsVersion } from './action';

/** Tells who signed the request; needs no permission. */
export const getCallerIdentity: Action = {
	product: 'sts',
	version: stsVersion,
	needsNoPermission: true,
	run({ account }) {
		return { AccountId: account.accountId, Arn: account.arn, ...identityOf(account) };
	},
};

/** The kind of identity an ARN names; the IDs are invented. */
function identityOf({ accountId, arn }: Account): JsonObject {
	if (arn.includes(':assumed-role/')) {
		const session = arn.split('/').at(-1) ?? '';
		const principalId = `3000000000000001:${session}`;
		return {
			IdentityType: 'AssumedRoleUser',
			UserId: principalId,
			PrincipalId: principalId,
			RoleId: '3000000000000001',
		};
	}
	if (arn.includes(':user/')) {
		return { IdentityType: 'RAMUser', UserId: '2000000000000001', PrincipalId: '2000000000000001' };
	}
	return { IdentityType: 'Account', UserId: accountId, PrincipalId: accountId };
}
