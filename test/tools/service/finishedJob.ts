import type { LocalService } from '../../../local/service';
import { isJsonObject, type JsonObject } from '../../../local/service/values';
import { call, submit } from '../../support/signedClient';
import { waitFor } from '../../support/waitFor';

/** Submits a job, queries until it is finished, and returns the last answer of the query. */
export async function finishedJob(service: LocalService, parameters: Record<string, string> = {}): Promise<JsonObject> {
	const { json } = await submit(service, parameters);
	return finishedAnswer(service, String(json['JobId']));
}

/** Queries until a job is finished, and returns the last answer of the query. */
export function finishedAnswer(service: LocalService, jobId: string): Promise<JsonObject> {
	return waitFor(async () => {
		const answer = await call(service, 'QuerySmarttagJob', { JobId: jobId });
		const finished = answer.json['JobStatus'] === 'Success' || answer.json['JobStatus'] === 'Fail';
		return finished ? answer.json : undefined;
	});
}

/** `Results.Result` of a query answer as pairs of type and text. */
export function resultPairs(answer: JsonObject): Array<[type: string, data: string]> {
	const results = answer['Results'];
	const list = isJsonObject(results) ? results['Result'] : undefined;
	if (!Array.isArray(list)) return [];
	return list.filter(isJsonObject).map(({ Type, Data }) => {
		if (typeof Type !== 'string' || typeof Data !== 'string') throw new Error('Type and Data must be text');
		return [Type, Data];
	});
}
