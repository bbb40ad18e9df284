import type { Account } from '../state/accounts';
import { ApiError, invalidParameter } from '../apiError';
import { checkPermission } from '../state/permissions';
import type { Pair } from '../http/requestParser';
import type { Action } from './action';
import { assumeRole } from './assumeRole';
import { createCustomTemplate } from './createCustomTemplate';
import { deleteCustomTemplate } from './deleteCustomTemplate';
import { describeRegions } from './describeRegions';
import { getCallerIdentity } from './getCallerIdentity';
import { getCustomTemplate } from './getCustomTemplate';
import { getMediaInfo } from './getMediaInfo';
import { getPipeline } from './getPipeline';
import { getSystemTemplate } from './getSystemTemplate';
import { listCustomTemplates } from './listCustomTemplates';
import { listHotwordLibraries } from './listHotwordLibraries';
import { listMediaBasicInfos } from './listMediaBasicInfos';
import { listPipelines } from './listPipelines';
import { listRecognitionLibs } from './listRecognitionLibs';
import { listSystemTemplates } from './listSystemTemplates';
import { querySmarttagJob } from './querySmarttagJob';
import { registerMediaInfo } from './registerMediaInfo';
import { searchMedia } from './searchMedia';
import { setDefaultCustomTemplate } from './setDefaultCustomTemplate';
import { submitSmarttagJob } from './submitSmarttagJob';
import { updateCustomTemplate } from './updateCustomTemplate';

const actions: ReadonlyMap<string, Action> = new Map([
	['SubmitSmarttagJob', submitSmarttagJob],
	['QuerySmarttagJob', querySmarttagJob],
	['ListCustomTemplates', listCustomTemplates],
	['ListSystemTemplates', listSystemTemplates],
	['GetCustomTemplate', getCustomTemplate],
	['GetSystemTemplate', getSystemTemplate],
	['CreateCustomTemplate', createCustomTemplate],
	['UpdateCustomTemplate', updateCustomTemplate],
	['DeleteCustomTemplate', deleteCustomTemplate],
	['SetDefaultCustomTemplate', setDefaultCustomTemplate],
	['ListPipelines', listPipelines],
	['GetPipeline', getPipeline],
	['ListRecognitionLibs', listRecognitionLibs],
	['ListHotwordLibraries', listHotwordLibraries],
	['ListMediaBasicInfos', listMediaBasicInfos],
	['SearchMedia', searchMedia],
	['GetMediaInfo', getMediaInfo],
	['RegisterMediaInfo', registerMediaInfo],
	['AssumeRole', assumeRole],
	['GetCallerIdentity', getCallerIdentity],
	['DescribeRegions', describeRegions],
]);

/** The names of all actions. */
export const actionNames: readonly string[] = [...actions.keys()];

/** The action of that name and version. Throws `InvalidApi.NotFound` or `InvalidVersion`. */
export function findAction(name: string, version: string): Action {
	const action = actions.get(name);
	if (!action)
		throw new ApiError(404, 'InvalidApi.NotFound', 'Specified api is not found, please check your url and method.');
	if (action.version !== version)
		throw new ApiError(400, 'InvalidVersion', 'Specified parameter Version is not valid.');
	return action;
}

/** Throws `NoPermission` when the account may not carry the action out. */
export function checkRights(account: Account, name: string, { product, needsNoPermission }: Action): void {
	if (!needsNoPermission) checkPermission(account, `${product}:${name}`);
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
