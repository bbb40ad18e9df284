import type { INodeListSearchItems, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import { numberedPage, type Page } from '../ims/pages';
import { entry, fieldText, type ListPart, matches, nextEntries } from '../pickers/entries';

/** Documented: the face libraries of the service. */
const SYSTEM_CATEGORIES = [
	entry('celebrity', 'Celebrities', 'system'),
	entry('politician', 'Politicians', 'system'),
	entry('sensitive', 'Sensitive People', 'system'),
] as const;

/** Documented: at most 50 entries a page, in a list inside an object. */
const FACE_LIBRARIES = {
	action: 'ListRecognitionLibs',
	parameters: { Algorithm: 'face' },
	entries: 'Libs.Lib',
	pageSize: 50,
} as const;

/** A field with several choices has no second page; an expression can name further libraries. */
const MOST_OPTION_PAGES = 20;

/** Face libraries for `FaceCategoryIds`: those of the service, then those of the account. */
export async function searchFaceCategories(
	client: ImsClient,
	filter: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const system: ListPart = {
		name: 'system',
		query: async () => await Promise.resolve({ entries: matching(SYSTEM_CATEGORIES, filter) }),
	};
	const own: ListPart = {
		name: 'own',
		query: async (next) => {
			const page = await numberedPage(client, FACE_LIBRARIES, next);
			return { entries: matching(entriesOn(page), filter), next: page.next };
		},
	};
	return await nextEntries([system, own], token);
}

/** The same for a field with several choices, at most the first 1,000 libraries of the account. */
export async function loadFaceCategories(client: ImsClient): Promise<INodePropertyOptions[]> {
	const options: INodePropertyOptions[] = [...SYSTEM_CATEGORIES];
	let next: string | undefined;
	for (let pages = 0; pages === 0 || (next && pages < MOST_OPTION_PAGES); pages += 1) {
		const page = await numberedPage(client, FACE_LIBRARIES, next);
		options.push(...entriesOn(page));
		next = page.next;
	}
	return options;
}

function entriesOn({ entries }: Page): INodeListSearchItems[] {
	return entries.flatMap((library) => {
		const id = fieldText(library, 'LibId');
		return id === undefined ? [] : [entry(id, fieldText(library, 'LibName'))];
	});
}

function matching(entries: readonly INodeListSearchItems[], filter: string): INodeListSearchItems[] {
	return entries.filter(({ name, value }) => matches(filter, name, String(value)));
}
