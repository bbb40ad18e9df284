import { missingParameter, resourceNotFound } from '../apiError';
import { isFinished } from '../state/jobRecord';
import type { JobBehavior } from '../state/jobMarks';
import type { JsonObject } from '../values';
import { type Result, resultsOf } from '../results';
import { type LabelSource, labelSources } from '../results/labelSource';
import { checkChoice, parseJsonObject } from '../rules/fields';
import { type Action, iceVersion } from './action';

/** Returns the state of a job, and its results once it is finished. */
export const querySmarttagJob: Action = {
	name: 'QuerySmarttagJob',
	version: iceVersion,
	permission: 'ice:QuerySmarttagJob',
	parameters: ['JobId', 'Params'],
	run({ parameters, jobs, account }) {
		if (parameters['JobId'] === undefined) throw missingParameter('JobId');
		const source = labelSourceOf(parameters['Params'] ?? '{}');
		const job = jobs.find(parameters['JobId']);
		if (!job || job.accountId !== account.accountId) throw resourceNotFound('JobId');
		const { status, userData = '', failReason } = job.record;
		const answer: JsonObject = { JobStatus: status, UserData: userData };
		if (!isFinished(status)) return answer;
		if (failReason !== undefined && job.behavior.failsByMessage) return { ...answer, Message: failReason };
		const results = resultsOf(job, source);
		if (status === 'Success') answer['Usages'] = usagesOf(results.map(({ Type }) => Type));
		return { ...answer, Results: writeResults(results, job.behavior.resultsForm) };
	},
};

/** Documented default: `auto`. */
function labelSourceOf(text: string): LabelSource {
	const { labelResultType = 'auto' } = parseJsonObject('Params', text);
	return checkChoice('Params.labelResultType', labelResultType, labelSources);
}

/** Documented: an object with a list. The other forms are shown on pages of a related product or used by clients. */
function writeResults(results: Result[], form: JobBehavior['resultsForm']): unknown {
	if (form === 'array') return results;
	return { Result: form === 'single' ? results[0] : results };
}

/** The names Type and Quota are from the SDK; their values are not documented and invented here. */
function usagesOf(types: readonly string[]): JsonObject {
	return { Usage: types.map((type) => ({ Type: `example-${type}`, Quota: 60 })) };
}
