import { missingParameter, resourceNotFound } from '../errors';
import type { JsonObject } from '../json';
import { resultsOf } from '../results';
import { checkChoice, parseJsonObject } from '../rules/fields';
import { type Action, iceVersion } from './action';

/** Tells a job's state, and its results once it is finished. */
export const querySmarttagJob: Action = {
	product: 'ice',
	version: iceVersion,
	parameters: ['JobId', 'Params'],
	run({ parameters, jobs, account }) {
		if (parameters['JobId'] === undefined) throw missingParameter('JobId');
		checkParams(parameters['Params']);
		const job = jobs.find(parameters['JobId']);
		if (!job || job.accountId !== account.accountId) throw resourceNotFound('JobId');
		const { status, userData = '' } = job.record;
		const answer: JsonObject = { JobStatus: status, UserData: userData };
		if (status === 'Submitted' || status === 'Processing') return answer;
		const results = resultsOf(job);
		if (status === 'Success') answer['Usages'] = usagesOf(results.map(({ Type }) => Type));
		return { ...answer, Results: { Result: results } };
	},
};

function checkParams(text: string | undefined): void {
	if (text === undefined) return;
	const { labelResultType } = parseJsonObject('Params', text);
	if (labelResultType !== undefined) checkChoice('Params.labelResultType', labelResultType, ['auto', 'hmi']);
}

/** The names Type and Quota are from the SDK; their values are not described anywhere and are invented here. */
function usagesOf(types: readonly string[]): JsonObject {
	return { Usage: types.map((type) => ({ Type: `example-${type}`, Quota: 60 })) };
}
