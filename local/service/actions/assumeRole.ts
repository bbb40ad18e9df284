import type { Account } from '../state/accounts';
import { formatTime } from '../values';
import { ApiError } from '../apiError';
import { accessDenied } from '../state/permissions';
import type { Role } from '../state/roles';
import { checkAssumeRoleForms, parseDuration } from '../rules/assumeRole';
import { parsePolicy } from '../rules/policy';
import { type Action, stsVersion } from './action';

/** Documented: the default `MaxSessionDuration` of a role, seconds. */
const defaultMaxSeconds = 3600;

const permission = 'sts:AssumeRole';

/** Issues a temporary key for a role that trusts the caller. */
export const assumeRole: Action = {
	name: 'AssumeRole',
	version: stsVersion,
	permission,
	parameters: ['RoleArn', 'RoleSessionName', 'DurationSeconds', 'Policy', 'ExternalId', 'SourceIdentity'],
	run({ parameters, account, roles, sessions, now }) {
		const { roleArn, sessionName } = checkAssumeRoleForms(parameters);
		const { Policy: policy, ExternalId: externalId, SourceIdentity: sourceIdentity } = parameters;
		const sessionPolicy = policy === undefined ? undefined : parsePolicy(policy);
		const role = roles.find(({ arn }) => arn === roleArn);
		if (!role) throw new ApiError(404, 'EntityNotExist.Role', 'The specified Role not exists .');
		checkTrust(role, account, externalId);
		const request = {
			role,
			sessionName,
			caller: account,
			durationSeconds: parseDuration(parameters, role.maxSessionSeconds ?? defaultMaxSeconds),
			externalId,
			policy: sessionPolicy,
		};
		const issued = sessions.issue(request, now);
		return {
			AssumedRoleUser: { Arn: `${roleArn}/${sessionName}`, AssumedRoleId: `3000000000000001:${sessionName}` },
			Credentials: {
				AccessKeyId: issued.accessKeyId,
				AccessKeySecret: issued.accessKeySecret,
				SecurityToken: issued.securityToken,
				Expiration: formatTime(issued.expiration),
			},
			...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
		};
	},
};

/** Documented: an account itself may not assume a role. The external ID is a condition of the trust policy. */
function checkTrust(role: Role, caller: Account, externalId: string | undefined): void {
	if (caller.arn.endsWith(':root'))
		throw new ApiError(403, 'NoPermission', 'Roles may not be assumed by root accounts.');
	const isTrusted = role.trusts.includes(caller.accessKeyId);
	const isRightId = role.externalId === undefined || role.externalId === externalId;
	if (!isTrusted || !isRightId) throw accessDenied(caller, permission, 'AssumeRolePolicy');
}
