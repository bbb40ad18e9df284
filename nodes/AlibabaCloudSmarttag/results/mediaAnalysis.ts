import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { fieldOf, hasContent, keyOf, textOf } from '../values/looseValues';
import { readFailureReason } from './failureReason';
import { type JobResult, readResults, withParsedResults } from './jobAnswer';
import { entriesOf } from './resultEntries';
import { type SimplifiedResults, simplifyResults } from './simplify';
import { type SimplifyOptions, withoutAbsent } from './simplifiedFields';

/** The analysis that the service stores with a media item, for people who do not code. What it does not have is absent. */
export interface SimplifiedAnalysis extends SimplifiedResults {
	/** In the service's word, such as `AnalyzeSuccess`; `Status` is that of the media item. */
	readonly analysisStatus?: string;
	/** In the service's word, such as `Saving`, where it differs from the status of the analysis. */
	readonly storageStatus?: string;
	readonly AiJobId?: string;
	readonly AiCategory?: string;
	/** Where the results are, when they are not in the answer. */
	readonly ResultUrl?: string;
}

/** A stored analysis: its simplified fields, and its results as they came, `Data` parsed. */
export interface StoredAnalysis {
	readonly fields: SimplifiedAnalysis;
	readonly results: readonly JobResult[];
}

/** The documented keys of `AiRoughData` and of the job in it. */
const JOB = 'StandardSmartTagJob';
const ROUGH_KEYS = ['AiCategory', 'AiJobId', 'Result', 'SaveType', JOB, 'Status'];
const JOB_KEYS = ['AiJobId', 'ResultUrl', 'Results', 'Status'];

/**
 * Reads `AiRoughData` of a media item. Its results are those of a job, so the same readers read them; what was not
 * understood is named in `otherResults`. Nothing in an answer can make it throw.
 *
 * @param media `MediaInfo` of GetMediaInfo
 * @returns undefined when no analysis is stored with the media item
 */
export function readAnalysis(media: JsonObject, options: SimplifyOptions = {}): StoredAnalysis | undefined {
	const rough = objectIn(media, 'AiRoughData');
	const job = objectIn(rough, JOB);
	if (!hasContent(rough)) return undefined;
	const analysisStatus = textOf(fieldOf(job, 'Status')) ?? textOf(fieldOf(rough, 'Status'));
	const storageStatus = textOf(fieldOf(rough, 'Status'));
	const hasFailed = analysisStatus === 'AnalyzeFailed';
	const results = readResults(job);
	const failureReason = hasFailed ? readFailureReason(job, entriesOf(fieldOf(job, 'Results'))) : undefined;
	const simplified = simplifyResults({ results, hasFailed, failureReason }, options);
	const unread = [
		...(simplified.otherResults ?? []),
		...unreadKeys(rough, ROUGH_KEYS, 'AiRoughData'),
		...unreadKeys(job, JOB_KEYS, JOB),
	];
	const url = textOf(fieldOf(job, 'ResultUrl')) ?? textOf(fieldOf(rough, 'Result'));
	const fields = withoutAbsent({
		analysisStatus,
		storageStatus: storageStatus === analysisStatus ? undefined : storageStatus,
		AiJobId: textOf(fieldOf(job, 'AiJobId')) ?? textOf(fieldOf(rough, 'AiJobId')),
		AiCategory: textOf(fieldOf(rough, 'AiCategory')),
		ResultUrl: results.length > 0 ? undefined : url,
		...simplified,
		otherResults: unread.length > 0 ? unread : undefined,
	} satisfies SimplifiedAnalysis);
	return { fields, results };
}

/** A media item in the API's own words, with every `Data` of a stored analysis parsed where it is JSON. */
export function withParsedAnalysis(media: JsonObject): JsonObject {
	return changedIn(media, 'AiRoughData', (rough) => changedIn(rough, JOB, withParsedResults));
}

function objectIn(holder: JsonObject, name: string): JsonObject {
	const value = fieldOf(holder, name);
	return isJsonObject(value) ? value : {};
}

function changedIn(holder: JsonObject, name: string, change: (inner: JsonObject) => JsonObject): JsonObject {
	const key = keyOf(holder, name);
	const inner = key === undefined ? undefined : holder[key];
	return key !== undefined && isJsonObject(inner) ? { ...holder, [key]: change(inner) } : holder;
}

function unreadKeys(object: JsonObject, known: readonly string[], path: string): string[] {
	const keys = new Set(known.flatMap((name) => keyOf(object, name) ?? []));
	const unread = Object.keys(object).filter((key) => !keys.has(key) && hasContent(object[key]));
	return unread.map((key) => `${path}.${key}`);
}
