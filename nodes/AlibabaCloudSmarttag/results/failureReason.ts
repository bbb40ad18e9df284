import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { fieldOf, textOf } from '../values/looseValues';
import { parseData, typeOf } from './resultEntries';
import { isKnownType } from './sections';

const EMPTY_JSON = /^\s*(?:\{\s*\}|\[\s*\])\s*$/;

/**
 * Why a job failed, in the service's words: the first `Data` that says something (official sample code reads it there,
 * as plain text), else the `Message` of the answer (documented for Media Processing).
 *
 * @param entries the entries of `Results`, `Data` as it came
 * @returns undefined when the service returned no reason
 */
export function readFailureReason(body: JsonObject, entries: readonly JsonObject[]): string | undefined {
	for (const entry of entries) {
		const reason = reasonIn(fieldOf(entry, 'Data'), isKnownType(typeOf(entry)));
		if (reason !== undefined) return reason;
	}
	return textOf(fieldOf(body, 'Message'));
}

/** @param isResult whether the entry has the type of a result, whose JSON is a result and no reason */
function reasonIn(data: unknown, isResult: boolean): string | undefined {
	const parsed = parseData(data);
	const message = isJsonObject(parsed) ? messageIn(parsed) : undefined;
	if (message !== undefined || typeof data !== 'string') return message;
	if (isResult && typeof parsed === 'object') return undefined;
	return EMPTY_JSON.test(data) ? undefined : textOf(data);
}

/** Observed: results that succeeded have `message: "SUCCESS"` beside their content, which is no reason. */
function messageIn(data: JsonObject): string | undefined {
	if (fieldOf(data, 'success') === true) return undefined;
	const message = fieldOf(data, ['message', 'reason', 'error']);
	return textOf(isJsonObject(message) ? fieldOf(message, ['message', 'reason']) : message);
}
