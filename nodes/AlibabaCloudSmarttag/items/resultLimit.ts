import type { JsonObject } from '../values/fieldReader';
import type { ItemFields } from './itemFields';

/** The number of results that n8n's nodes return unless told otherwise. */
const DEFAULT_LIMIT = 50;

/** How many results are wanted, by Return All and Limit; infinitely many for all of them. */
export function readLimit(fields: ItemFields): number {
	const { checks } = fields;
	if (checks.flag('Return All', fields.value('returnAll', 'Return All'))) return Number.POSITIVE_INFINITY;
	return checks.wholeNumber('Limit', fields.value('limit', 'Limit'), 1) ?? DEFAULT_LIMIT;
}

/** The first entries of a list, up to a limit. No entry after them is asked for. */
export async function takeEntries(entries: AsyncIterable<JsonObject>, limit: number): Promise<JsonObject[]> {
	const taken: JsonObject[] = [];
	for await (const entry of entries) {
		taken.push(entry);
		if (taken.length >= limit) break;
	}
	return taken;
}
