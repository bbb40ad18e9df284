import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { ImsClient } from '../../ims/imsClient';
import { tokenPage } from '../../ims/pages';
import { entry, fieldText, type ListPart, matches, nextEntries } from '../../pickers/entries';
import type { JsonObject } from '../../values/fieldReader';

/** Inferred: which libraries suit a Smarttag job best, first those for structured analysis; others follow. */
const SCENARIOS: ReadonlyArray<string | undefined> = ['StructuredMediaAssets', 'ASR'];

/** What the list calls the uses of a library; others as the API does. */
const USES: ReadonlyMap<string | undefined, string> = new Map([
	['StructuredMediaAssets', 'structured analysis'],
	['ASR', 'speech recognition'],
]);

/** Documented: libraries for the translation of videos, which a Smarttag job cannot use. */
const OTHER_USE = 'VideoTranslation';

/** Documented: newest first, at most 100 entries a page. */
const HOTWORD_LIBRARIES = {
	action: 'ListHotwordLibraries',
	entries: 'HotwordLibraryList',
	pageSize: 50,
	sizeParameter: 'MaxResults',
} as const;

/**
 * The hotword libraries, with what they are for. Inferred: `phraseId` is the ID of one.
 *
 * Documented: `Name` is compared loosely. When it finds nothing, all libraries are listed, and names and IDs are compared
 * here.
 */
export async function searchHotwordLibraries(
	client: ImsClient,
	filter: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const part = (name: string, parameters: Readonly<Record<string, string>>, isFallback: boolean): ListPart => ({
		name,
		isFallback,
		query: async (next) => {
			const page = await tokenPage(client, { ...HOTWORD_LIBRARIES, parameters }, next);
			return { entries: libraryEntries(page.entries, filter), next: page.next };
		},
	});
	const all = part('all', {}, filter !== '');
	return await nextEntries(filter ? [part('named', { Name: filter }, false), all] : [all], token);
}

function libraryEntries(libraries: readonly JsonObject[], filter: string): INodeListSearchItems[] {
	return [...libraries]
		.sort((one, other) => rank(one) - rank(other))
		.flatMap((library) => {
			const id = fieldText(library, 'HotwordLibraryId');
			const name = fieldText(library, 'Name');
			const scenario = fieldText(library, 'UsageScenario');
			if (id === undefined || scenario === OTHER_USE || !matches(filter, name, id)) return [];
			return [entry(id, name, USES.get(scenario) ?? scenario)];
		});
}

function rank(library: JsonObject): number {
	const place = SCENARIOS.indexOf(fieldText(library, 'UsageScenario'));
	return place < 0 ? SCENARIOS.length : place;
}
