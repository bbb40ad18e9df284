import { hasJobFailed, isTerminal } from '../results/jobStatus';
import { missingFeatures } from '../results/requestedFeatures';
import { parseData } from '../results/resultEntries';
import { unreadHints } from '../results/unreadResults';
import { isJsonObject, type JsonObject } from '../values/fieldReader';
import type { JobReply } from './queryJob';

/** What a job was submitted with, as far as its hints depend on it. */
export interface Requested {
	/** `Params` of the request. */
	readonly params: JsonObject;
	/** The result types that the item includes; all of them when empty. */
	readonly resultTypes: readonly string[];
}

/** `Params` of a request, which is JSON text on the wire; empty where the request has none. */
export function readParams(params: string | undefined): JsonObject {
	const parsed = parseData(params);
	return isJsonObject(parsed) ? parsed : {};
}

/**
 * What the item of a job that succeeded does not show, a sentence each: results that were not understood, and features
 * that were requested and are not in the answer.
 *
 * @param requested of a job that this run submitted; without it nothing is known of the request
 */
export function resultHints({ status, unread, parts }: JobReply, requested?: Requested): string[] {
	if (!isTerminal(status) || hasJobFailed(status)) return [];
	const missing = requested ? missingFeatures(requested.params, parts, requested.resultTypes) : [];
	return [
		...unreadHints(unread),
		...(missing.length > 0
			? [
					`Requested, but not in the results: ${missing.join(', ')}. The template does not analyze it, or the video has nothing of it.`,
				]
			: []),
	];
}
