import type { Account } from '../accounts';
import { ApiError, invalidParameter } from '../errors';
import type { Pair } from '../requestParser';
import type { Action } from './action';
import { describeRegions } from './describeRegions';
import { getCallerIdentity } from './getCallerIdentity';
import { listCustomTemplates } from './listCustomTemplates';
import { listMediaBasicInfos } from './listMediaBasicInfos';
import { listPipelines } from './listPipelines';
import { listSystemTemplates } from './listSystemTemplates';
import { querySmarttagJob } from './querySmarttagJob';
import { submitSmarttagJob } from './submitSmarttagJob';

const actions: ReadonlyMap<string, Action> = new Map([
	['SubmitSmarttagJob', submitSmarttagJob],
	['QuerySmarttagJob', querySmarttagJob],
	['ListCustomTemplates', listCustomTemplates],
	['ListSystemTemplates', listSystemTemplates],
	['ListPipelines', listPipelines],
	['ListMediaBasicInfos', listMediaBasicInfos],
	['GetCallerIdentity', getCallerIdentity],
	['DescribeRegions', describeRegions],
]);

/** The action of that name and version. Throws `InvalidApi.NotFound` or `InvalidVersion`. */
export function findAction(name: string, version: string): Action {
	const action = actions.get(name);
	if (!action)
		throw new ApiError(404, 'InvalidApi.NotFound', 'Specified api is not found, please check your url and method.');
	if (action.version !== version)
		throw new ApiError(400, 'InvalidVersion', 'Specified parameter Version is not valid.');
	return action;
}

/** Throws `NoPermission` when RAM denies the account this action. */
export function checkPermission(account: Account, name: string, { product }: Action): void {
	const { deniedActions = [] } = account;
	if (product !== 'ice' || (deniedActions !== 'all' && !deniedActions.includes(name))) return;
	throw new ApiError(
		403,
		'NoPermission',
		'You are not authorized to do this action. You should be authorized by RAM.',
		{
			AccessDeniedDetail: {
				AuthAction: `ice:${name}`,
				AuthPrincipalType: 'SubUser',
				AuthPrincipalOwnerId: account.accountId,
				NoPermissionType: 'ImplicitDeny',
				PolicyType: 'AccountLevelIdentityBasedPolicy',
			},
		},
	);
}

/** Throws `InvalidParameter` for a name the action does not have, a repeated name, or an empty value. */
export function checkNames({ parameters: known }: Action, received: readonly Pair[]): void {
	if (!known) return;
	const seen = new Set<string>();
	for (const [name, value] of received) {
		if (!known.includes(name)) throw invalidParameter(name, 'this action has no such parameter.');
		if (seen.has(name)) throw invalidParameter(name, 'sent more than once.');
		if (value === '') throw invalidParameter(name, 'empty; leave it out instead.');
		seen.add(name);
	}
}
