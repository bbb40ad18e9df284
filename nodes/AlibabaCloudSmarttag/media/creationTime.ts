import { tryToParseDateTime } from 'n8n-workflow';

import { clip, type FieldReader, isUnset } from '../values/fieldReader';

/** The form of times that the API takes: UTC, without milliseconds (documented). */
const API_TIME = "yyyy-MM-dd'T'HH:mm:ss'Z'";

/**
 * Reads a date and time, as the panel's picker, an expression or an AI agent gives it, as UTC.
 *
 * @param timeZone the zone of a time that names none: the workflow's
 * @returns as `yyyy-MM-ddTHH:mm:ssZ`; undefined when nothing was given, or nothing that is a time
 */
export function readCreationTime(
	field: string,
	value: unknown,
	timeZone: string,
	checks: FieldReader,
): string | undefined {
	if (isUnset(value)) return undefined;
	try {
		return tryToParseDateTime(value, timeZone).toUTC().toFormat(API_TIME);
	} catch {
		const given = typeof value === 'string' ? `"${clip(value)}"` : `a value of another kind (${typeof value})`;
		return checks.problem(field, `a date and time is expected, like 2026-01-31T18:00:00, ${given} was given`);
	}
}
