import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { WireParameters } from '../ims/imsClient';
import { FieldReader, isJsonObject, type JsonObject } from '../values/fieldReader';
import { type JobResult, readJobState, readResults, wholeAnswer, withResultTypes } from '../results/jobAnswer';
import { presentParts } from '../results/requestedFeatures';
import { simplifyJob } from '../results/simplify';
import { parseUserData } from './userData';
import { operationError } from '../items/nodeErrors';
import { runParameter } from '../items/parameters';

/** What the item of a job holds. */
export interface JobOutput {
	/** `auto` or `hmi`; undefined leaves it to the template. */
	readonly labelResultType?: string;
	readonly simplify: boolean;
	/** Whether the results are added as the API returns them. */
	readonly addApiResults: boolean;
	readonly addUserData: boolean;
	/** Whether documented groups of tags are named in English. */
	readonly englishGroupNames?: boolean;
	/** The result types to include; empty for all. */
	readonly resultTypes: readonly string[];
}

/** The boxes of the panel that have these options: Get has one for all, Submit and the trigger one of their own. */
const BOXES = { options: 'Options', outputOptions: 'Output Options' } as const;

/**
 * Reads the fields that say what a job's item holds.
 *
 * @throws NodeOperationError that names each field that cannot be used
 */
export function readJobOutput(
	context: IExecuteFunctions | IWebhookFunctions,
	box: keyof typeof BOXES = 'outputOptions',
): JobOutput {
	const given = runParameter(context, box, BOXES[box], {});
	const options: JsonObject = isJsonObject(given) ? given : {};
	const checks = new FieldReader();
	const labelResultType = checks.token('Label Result Type', options.labelResultType);
	checks.oneOf('Label Result Type', labelResultType, ['auto', 'hmi']);
	const output: JobOutput = {
		labelResultType,
		simplify: checks.flag('Simplify', runParameter(context, 'simplify', 'Simplify', true)) ?? true,
		addApiResults: checks.flag('Add API Results', options.addApiResults) ?? false,
		addUserData: checks.flag('Add User Data', options.addUserData) ?? false,
		englishGroupNames: checks.flag('English Group Names', options.englishGroupNames) ?? false,
		resultTypes: checks.list('Only These Results', options.onlyTheseResults) ?? [],
	};
	if (checks.problems.length > 0) throw operationError(context.getNode(), checks.problems.join(' '));
	return output;
}

/** The wire parameters of QuerySmarttagJob. */
export function queryParameters(
	jobId: string,
	{ labelResultType }: Pick<JobOutput, 'labelResultType'>,
): WireParameters {
	return labelResultType ? { JobId: jobId, Params: JSON.stringify({ labelResultType }) } : { JobId: jobId };
}

/** What becomes of an answer of QuerySmarttagJob. */
export interface JobContent {
	/** The JSON of the job's item. */
	readonly json: IDataObject;
	/** What the results have, as `presentParts` names it. */
	readonly parts: readonly string[];
	/** What the answer has and the item has not, by its names. */
	readonly unread: readonly string[];
}

/** The content of a job's item, from the body of the answer of QuerySmarttagJob. Each `Data` is parsed once. */
export function jobContent(jobId: string, body: JsonObject, output: JobOutput): JobContent {
	const included = withResultTypes(body, output.resultTypes);
	if (!output.simplify) {
		const whole = wholeAnswer(jobId, included);
		return { json: whole as IDataObject, parts: presentParts(readResults(whole)), unread: [] };
	}
	const state = readJobState(body);
	const results = readResults(included);
	const job = simplifyJob(jobId, { ...state, results }, output);
	const json = {
		...job,
		...(output.addUserData && state.userData && { userData: parseUserData(state.userData) }),
		...(output.addApiResults && results.length > 0 && { results: results.map(inWordsOfTheApi) }),
	} as IDataObject;
	const unread = output.addApiResults ? [] : (job.otherResults ?? []);
	return { json, parts: presentParts(results), unread };
}

function inWordsOfTheApi({ type, data }: JobResult): JsonObject {
	return { Type: type, Data: data };
}
