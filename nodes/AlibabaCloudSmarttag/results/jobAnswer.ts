import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { hasJobFailed } from './jobStatus';
import { readFailureReason } from './failureReason';
import { fieldOf, foldName, keyOf, textOf } from '../values/looseValues';
import { allAtOnce, type Steps } from '../values/steps';
import { type EntryChange, entriesOf, mapEntries, parseData, typeOf } from './resultEntries';

/** One entry of `Results`, whatever shape it came in. */
export interface JobResult {
	/** Such as `VideoLabel` or `NLP`; the list of types is open. */
	readonly type: string;
	/** `Data`, parsed where it is JSON, the text where it is not. Of `unparsedResults` as it came. */
	readonly data: unknown;
}

/** What QuerySmarttagJob returned of a job, but for its results. */
export interface JobState {
	/** `JobStatus`; empty when the answer has none. */
	readonly status: string;
	readonly userData?: string;
	/** Why the job failed, in the service's words; only of a job that failed. */
	readonly failureReason?: string;
}

/** What QuerySmarttagJob returned of a job. */
export interface JobAnswer extends JobState {
	readonly results: readonly JobResult[];
}

/** Reads the body of an answer tolerantly: nothing in it can make this throw. */
export function readJobAnswer(body: JsonObject): JobAnswer {
	return { ...readJobState(body), results: readResults(body) };
}

/** Reads what the answer says of the job itself. The results, which may be megabytes of JSON, are not parsed for it. */
export function readJobState(body: JsonObject): JobState {
	const status = textOf(fieldOf(body, 'JobStatus')) ?? '';
	const userData = readUserData(fieldOf(body, 'UserData'));
	const failureReason = hasJobFailed(status) ? readFailureReason(body, entriesOf(fieldOf(body, 'Results'))) : undefined;
	return {
		status,
		...(userData !== undefined && { userData }),
		...(failureReason !== undefined && { failureReason }),
	};
}

/** Reads the results of an answer, and parses each `Data`: once is enough. */
export function readResults(body: JsonObject): JobResult[] {
	return allAtOnce(readResultsInSteps(body));
}

/** The same, a step for each `Data`. */
export function* readResultsInSteps(body: JsonObject): Steps<JobResult[]> {
	return yield* parseResultsInSteps(unparsedResults(body));
}

/** The results of an answer, each `Data` as it came: megabytes of text that are ten times as large when parsed. */
export function unparsedResults(body: JsonObject): JobResult[] {
	return entriesOf(fieldOf(body, 'Results')).map((entry) => ({ type: typeOf(entry), data: fieldOf(entry, 'Data') }));
}

/** Parses each `Data` that is not parsed yet, a step for each. */
export function* parseResultsInSteps(results: readonly JobResult[]): Steps<JobResult[]> {
	const parsed: JobResult[] = [];
	for (const { type, data } of results) {
		if (typeof data === 'string') yield data.length >= LONG_TEXT;
		parsed.push({ type, data: parseData(data) });
	}
	return parsed;
}

/** Characters of a text that takes milliseconds to parse. */
const LONG_TEXT = 500_000;

/**
 * The answer in the API's own words, with the JobId of the query, and every `Data` parsed where it is JSON. All else is
 * passed on as it came.
 */
export function wholeAnswer(jobId: string, body: JsonObject): JsonObject {
	return allAtOnce(wholeAnswerInSteps(jobId, body));
}

/** The same, a step for each `Data`. */
export function* wholeAnswerInSteps(jobId: string, body: JsonObject): Steps<JsonObject> {
	const parsed = new Map<unknown, unknown>();
	for (const entry of entriesOf(fieldOf(body, 'Results'))) {
		const data = fieldOf(entry, 'Data');
		if (typeof data !== 'string') continue;
		yield data.length >= LONG_TEXT;
		parsed.set(data, parseData(data));
	}
	const change = (data: unknown) => (parsed.has(data) ? parsed.get(data) : parseData(data));
	const { JobId: _, ...others } = withEntries(body, (entry) => [withParsedData(entry, change)]);
	return { JobId: jobId, ...others };
}

/** An answer, or a part of one, with every `Data` of its `Results` parsed where it is JSON. */
export function withParsedResults(body: JsonObject): JsonObject {
	return withEntries(body, (entry) => [withParsedData(entry)]);
}

/**
 * The answer with only those results whose `Type` is among the given ones, capitals aside; `Results` keeps its shape.
 * Without types it keeps them all. A failed job has its reason in a result of another type: read it first.
 */
export function withResultTypes(body: JsonObject, types: readonly string[]): JsonObject {
	const wanted = new Set(types.map(foldName).filter((type) => type !== ''));
	if (wanted.size === 0) return body;
	return withEntries(body, (entry) => (isJsonObject(entry) && wanted.has(foldName(typeOf(entry))) ? [entry] : []));
}

function withEntries(body: JsonObject, change: EntryChange): JsonObject {
	const key = keyOf(body, 'Results');
	return key === undefined ? body : { ...body, [key]: mapEntries(body[key], change) };
}

function withParsedData(entry: unknown, parse = parseData): unknown {
	if (!isJsonObject(entry)) return entry;
	const key = keyOf(entry, 'Data');
	return key === undefined ? entry : { ...entry, [key]: parse(entry[key]) };
}

/** Documented: the User Data of a request is returned unchanged, so blanks at its ends stay. */
function readUserData(userData: unknown): string | undefined {
	return typeof userData === 'string' ? userData : textOf(userData);
}
