import type { JsonObject } from '../values';
import type { Account } from '../state/accounts';
import { type Action, stsVersion } from './action';

/** Returns the identity that signed the request; needs no permission. */
export const getCallerIdentity: Action = {
	name: 'GetCallerIdentity',
	version: stsVersion,
	permission: undefined,
	parameters: undefined,
	run({ account }) {
		return { AccountId: account.accountId, Arn: account.arn, ...identityOf(account) };
	},
};

/** The kind of identity by the ARN; the IDs are invented. */
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
