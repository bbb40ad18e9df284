import { tryToParseDateTime } from 'n8n-workflow';

import { type FieldReader, isUnset } from '../values/fieldReader';
import { quoted } from '../values/shortText';

/** Documented: the API's form of times, in UTC and without milliseconds. */
const API_TIME = "yyyy-MM-dd'T'HH:mm:ss'Z'";

/**
 * Reads a date and time from the panel's picker, an expression or an AI agent, as UTC.
 *
 * @param timeZone the zone of a time that names none: the workflow's
 * @returns as `yyyy-MM-ddTHH:mm:ssZ`; undefined for an empty field, or after a problem
 */
export function readCreationTime(
	field: string,
	value: unknown,
	timeZone: string,
	reader: FieldReader,
): string | undefined {
	if (isUnset(value)) return undefined;
	try {
		return tryToParseDateTime(value, timeZone).toUTC().toFormat(API_TIME);
	} catch {
		const got = typeof value === 'string' ? quoted(value) : `a value of type ${typeof value}`;
		return reader.problem(field, `expected a date and time like 2026-01-31T18:00:00, got ${got}`);
	}
}
