import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { ImsClient } from '../../ims/imsClient';
import { tokenPage } from '../../ims/pages';
import type { JsonObject } from '../../values/fieldReader';
import { entry, fieldText, matches } from '../../pickers/entry';
import { type ListPart, nextChoices } from '../../pickers/listParts';

/** Inferred: which libraries a Smarttag job can use best, first the one for structured analysis; others come behind. */
const SCENARIOS: ReadonlyArray<string | undefined> = ['StructuredMediaAssets', 'ASR'];

/** Documented: libraries for the translation of videos, which are of no use to a Smarttag job. */
const OTHER_USE = 'VideoTranslation';

/** Documented: newest first, 100 entries a page at most. */
const HOTWORD_LIBRARIES = {
	action: 'ListHotwordLibraries',
	entries: 'HotwordLibraryList',
	pageSize: 50,
	sizeParameter: 'MaxResults',
} as const;

/**
 * The hotword libraries, with what they are for. Inferred: `phraseId` is the ID of one.
 *
 * Documented: `Name` is compared loosely. When it finds nothing, all libraries are gone through, and names and IDs are
 * compared here.
 */
export async function searchHotwordLibraries(
	service: ImsClient,
	filter: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const part = (name: string, parameters: Readonly<Record<string, string>>, isFallback: boolean): ListPart => ({
		name,
		isFallback,
		ask: async (next) => {
			const page = await tokenPage(service, { ...HOTWORD_LIBRARIES, parameters }, next);
			return { entries: libraryEntries(page.entries, filter), next: page.next };
		},
	});
	const all = part('all', {}, filter !== '');
	return await nextChoices(filter ? [part('named', { Name: filter }, false), all] : [all], token);
}

function libraryEntries(libraries: readonly JsonObject[], filter: string): INodeListSearchItems[] {
	return [...libraries]
		.sort((one, other) => rank(one) - rank(other))
		.flatMap((library) => {
			const id = fieldText(library, 'HotwordLibraryId');
			const name = fieldText(library, 'Name');
			const scenario = fieldText(library, 'UsageScenario');
			if (id === undefined || scenario === OTHER_USE || !matches(filter, name, id)) return [];
			return [entry(id, name, scenario)];
		});
}

function rank(library: JsonObject): number {
	const place = SCENARIOS.indexOf(fieldText(library, 'UsageScenario'));
	return place < 0 ? SCENARIOS.length : place;
}
