import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { WireParameters } from '../ims/imsClient';
import { FieldReader, isJsonObject, type JsonObject } from '../values/fieldReader';
import {
	type JobResult,
	readJobState,
	readResults,
	readResultsInSteps,
	unparsedResults,
	wholeAnswerInSteps,
	withResultTypes,
} from '../results/jobAnswer';
import { presentParts } from '../results/requestedFeatures';
import { shorten } from '../results/shorten';
import { simplifyJobInSteps } from '../results/simplify';
import type { Steps } from '../values/steps';
import { parseUserData } from './userData';
import { operationError } from '../items/nodeErrors';
import { runParameter } from '../items/parameters';
import { runsAsTool } from '../items/runKey';

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
	/** The fields of the item besides its JobId and JobStatus; absent for all. */
	readonly fields?: readonly string[];
	/** In characters: of each text, and of the entries of each list. Absent for no limit. */
	readonly maxTextLength?: number;
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
		...(runsAsTool(context) && toolOutput(context, options, checks)),
	};
	if (checks.problems.length > 0) throw operationError(context.getNode(), checks.problems.join(' '));
	return output;
}

const OUTPUTS = ['simplified', 'raw', 'selectedFields'];

/** How long a text may be that an agent reads, unless set. */
const TOOL_TEXT_LENGTH = 20_000;

/** What an agent reads of the item. */
function toolOutput(
	context: IExecuteFunctions | IWebhookFunctions,
	options: JsonObject,
	checks: FieldReader,
): Partial<JobOutput> {
	const output = checks.token('Output', runParameter(context, 'output', 'Output', ''));
	checks.oneOf('Output', output, OUTPUTS);
	const maxTextLength = readMaxTextLength(options, checks);
	if (output === undefined) return { maxTextLength };
	const selected = output === 'selectedFields' ? runParameter(context, 'fields', 'Fields', []) : undefined;
	const fields = selected === undefined ? undefined : (checks.list('Fields', selected) ?? []);
	return { simplify: output !== 'raw', fields, maxTextLength };
}

/** Reads Max Text Length of a box of options; 20,000 characters unless set. */
export function readMaxTextLength(options: JsonObject, checks: FieldReader): number {
	return checks.wholeNumber('Max Text Length', options.maxTextLength, 1) ?? TOOL_TEXT_LENGTH;
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

/**
 * The content of a job's item, from the body of the answer of QuerySmarttagJob. Each `Data` is parsed once; unless the item has
 * the results as well, a group of them is garbage before the next is parsed.
 */
export function* jobContent(jobId: string, body: JsonObject, output: JobOutput): Steps<JobContent> {
	const included = withResultTypes(body, output.resultTypes);
	if (!output.simplify) {
		const whole = yield* wholeAnswerInSteps(jobId, included);
		return { json: limited(whole, output), parts: presentParts(readResults(whole)), unread: [] };
	}
	const state = readJobState(body);
	const results = output.addApiResults ? yield* readResultsInSteps(included) : unparsedResults(included);
	const { job, parts } = yield* simplifyJobInSteps(jobId, { ...state, results }, output);
	const json = limited(
		selected(
			{
				...job,
				...(output.addUserData && state.userData && { userData: parseUserData(state.userData) }),
				...(output.addApiResults && results.length > 0 && { results: results.map(inWordsOfTheApi) }),
			},
			output,
		),
		output,
	);
	const unread = output.addApiResults ? [] : (job.otherResults ?? []);
	return { json, parts, unread };
}

/** What every item keeps of a job, whichever fields are selected. */
const ALWAYS = ['JobId', 'JobStatus', 'failureReason'];

function selected(json: JsonObject, { fields }: JobOutput): JsonObject {
	if (!fields) return json;
	return Object.fromEntries(Object.entries(json).filter(([name]) => ALWAYS.includes(name) || fields.includes(name)));
}

function limited(json: JsonObject, { maxTextLength }: JobOutput): IDataObject {
	if (maxTextLength === undefined) return json as IDataObject;
	const { json: short, shortened } = shorten(json, maxTextLength);
	return { ...short, ...(shortened.length > 0 && { shortened }) };
}

function inWordsOfTheApi({ type, data }: JobResult): JsonObject {
	return { Type: type, Data: data };
}
