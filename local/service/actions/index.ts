import { ApiError, invalidParameter } from '../apiError';
import type { Pair } from '../http/requestParser';
import type { Account } from '../state/accounts';
import { checkPermission } from '../state/permissions';
import type { Action } from './action';
import { assumeRole } from './assumeRole';
import { createUploadMedia } from './createUploadMedia';
import { createCustomTemplate } from './createCustomTemplate';
import { deleteCustomTemplate } from './deleteCustomTemplate';
import { describeRegions } from './describeRegions';
import { getCallerIdentity } from './getCallerIdentity';
import { getCustomTemplate } from './getCustomTemplate';
import { getMediaInfo } from './getMediaInfo';
import { getPipeline } from './getPipeline';
import { getSystemTemplate } from './getSystemTemplate';
import { getUrlUploadInfos } from './getUrlUploadInfos';
import { listCustomTemplates } from './listCustomTemplates';
import { listHotwordLibraries } from './listHotwordLibraries';
import { listMediaBasicInfos } from './listMediaBasicInfos';
import { listPipelines } from './listPipelines';
import { listRecognitionLibs } from './listRecognitionLibs';
import { listSystemTemplates } from './listSystemTemplates';
import { querySmarttagJob } from './querySmarttagJob';
import { refreshUploadMedia } from './refreshUploadMedia';
import { registerMediaInfo } from './registerMediaInfo';
import { searchMedia } from './searchMedia';
import { searchMediaByAiLabel } from './searchMediaByAiLabel';
import { setDefaultCustomTemplate } from './setDefaultCustomTemplate';
import { submitMediaAiAnalysisJob } from './submitMediaAiAnalysisJob';
import { submitSmarttagJob } from './submitSmarttagJob';
import { uploadMediaByUrl } from './uploadMediaByUrl';
import { updateCustomTemplate } from './updateCustomTemplate';
import { updateMediaInfo } from './updateMediaInfo';

/** All actions of the service. */
const actions: readonly Action[] = [
	submitSmarttagJob,
	querySmarttagJob,
	listCustomTemplates,
	listSystemTemplates,
	getCustomTemplate,
	getSystemTemplate,
	createCustomTemplate,
	updateCustomTemplate,
	deleteCustomTemplate,
	setDefaultCustomTemplate,
	listPipelines,
	getPipeline,
	listRecognitionLibs,
	listHotwordLibraries,
	listMediaBasicInfos,
	searchMedia,
	getMediaInfo,
	registerMediaInfo,
	updateMediaInfo,
	submitMediaAiAnalysisJob,
	searchMediaByAiLabel,
	createUploadMedia,
	refreshUploadMedia,
	uploadMediaByUrl,
	getUrlUploadInfos,
	assumeRole,
	getCallerIdentity,
	describeRegions,
];

/** The names of all actions. */
export const actionNames: readonly string[] = actions.map(({ name }) => name);

/** The action of that name and version. Throws `InvalidApi.NotFound` or `InvalidVersion`. */
export function findAction(name: string, version: string): Action {
	const action = actions.find((one) => one.name === name);
	if (!action)
		throw new ApiError(404, 'InvalidApi.NotFound', 'Specified api is not found, please check your url and method.');
	if (action.version !== version)
		throw new ApiError(400, 'InvalidVersion', 'Specified parameter Version is not valid.');
	return action;
}

/** Throws `NoPermission` when the account may not call the action. */
export function checkRights(account: Account, { permission }: Action): void {
	if (permission !== undefined) checkPermission(account, permission);
}

/** Throws `InvalidParameter` for a name that the action does not have, a repeated name, or an empty value. */
export function checkNames({ parameters: known }: Action, received: readonly Pair[]): void {
	if (!known) return;
	const seen = new Set<string>();
	for (const [name, value] of received) {
		if (!known.includes(name)) throw invalidParameter(name, 'this action has no such parameter.');
		if (seen.has(name)) throw invalidParameter(name, 'sent more than once.');
		if (value === '') throw invalidParameter(name, 'is empty; leave it out instead.');
		seen.add(name);
	}
}
