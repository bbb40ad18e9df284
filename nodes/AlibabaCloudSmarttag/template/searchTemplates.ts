import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import { numberedPage } from '../ims/pages';
import { entry, type EntryPage, fieldText, type ListPart, matches } from '../pickers/entries';
import { readableEntries, unlessRefused } from '../pickers/picker';
import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { analysesOf } from './templateAnalyses';
import { SMARTTAG_TYPE, SYSTEM_TEMPLATES, TEMPLATE_LISTS, type TemplateSource } from './systemTemplates';

const PAGE_SIZE = 50;

/** What analyses are called in a list, where a picker has no room for the names of Template → Create. */
const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
	['nlp', 'transcript'],
	['asr', 'speech'],
	['ocr', 'text'],
	['face', 'faces'],
	['classification', 'categories'],
	['object', 'objects'],
	['subtitle', 'subtitles'],
]);

/** How many analyses are named; more are cut off in the panel. */
const MOST_NAMED = 2;

/**
 * The templates that a job can use: those of the service, then those of the account, the default one first. One of the two
 * lists is enough, as where a policy allows only one.
 *
 * A filter of the account's templates is sent as `Name`. How the API compares it is not documented, so when it finds nothing,
 * all templates are listed, and names and IDs are compared here.
 */
export async function searchTemplates(
	client: ImsClient,
	filter: string,
	token?: string,
): Promise<INodeListSearchResult> {
	// All of the service's are read, since the name in the list need not be the one that the service knows.
	const system: ListPart = {
		name: 'system',
		query: async (next) => {
			const page = await templatePage(client, 'system', '', next);
			return { entries: templateEntries(page.entries, filter), next: page.next };
		},
	};
	return await readableEntries([system, filter ? matching(client, filter) : defaultFirst(client)], token);
}

const SYSTEM_IDS = [...SYSTEM_TEMPLATES.keys()];

const BY_NAME = 'named';
const ALL = 'all';

/** The account's templates that match, as the API compares names; all of them, compared here, when it finds nothing. */
function matching(client: ImsClient, filter: string): ListPart {
	return {
		name: 'customMatching',
		query: async (place): Promise<EntryPage> => {
			const [way = BY_NAME, following] = place?.split('/') ?? [];
			const page = await templatePage(client, 'custom', way === BY_NAME ? filter : '', following || undefined);
			const entries = templateEntries(page.entries, filter);
			if (place === undefined && entries.length === 0) return { entries, next: `${ALL}/` };
			return { entries, next: page.next && `${way}/${page.next}` };
		},
	};
}

/** The account's templates, the default one first. It may be on any page; the token contains its ID, to show it once. */
function defaultFirst(client: ImsClient): ListPart {
	return {
		name: 'custom',
		query: async (place): Promise<EntryPage> => {
			const [next, shown] = place?.split('/') ?? [];
			const defaultOne = place === undefined ? await defaultTemplate(client) : undefined;
			const shownId = defaultOne ? fieldText(defaultOne, 'TemplateId') : shown;
			const page = await templatePage(client, 'custom', '', next);
			const others = page.entries.filter((template) => !shownId || fieldText(template, 'TemplateId') !== shownId);
			return {
				entries: templateEntries(defaultOne ? [defaultOne, ...others] : others, ''),
				next: page.next && `${page.next}/${shownId ?? ''}`,
			};
		},
	};
}

/** Documented: GetCustomTemplate returns the default template of a type. Undefined without one, or without permission. */
async function defaultTemplate(client: ImsClient): Promise<JsonObject | undefined> {
	const answer = await unlessRefused(client.callIdempotent('GetCustomTemplate', { Type: SMARTTAG_TYPE }));
	const template = answer?.CustomTemplate;
	return isJsonObject(template) && template.IsDefault === true ? template : undefined;
}

async function templatePage(client: ImsClient, source: TemplateSource, name: string, next?: string) {
	const parameters = { Type: SMARTTAG_TYPE, ...(name && { Name: name }) };
	return await numberedPage(client, { ...TEMPLATE_LISTS[source], parameters, pageSize: PAGE_SIZE }, next);
}

function templateEntries(templates: readonly JsonObject[], filter: string): INodeListSearchItems[] {
	return [...templates]
		.sort((one, other) => rank(one) - rank(other))
		.flatMap((template) => {
			const id = fieldText(template, 'TemplateId');
			const name = fieldText(template, 'TemplateName');
			const known = id === undefined ? undefined : SYSTEM_TEMPLATES.get(id);
			if (id === undefined || !matches(filter, name, id, known?.name)) return [];
			if (known) return [entry(id, known.name, known.results)];
			return [entry(id, name, template.IsDefault === true ? 'default' : undefined, namesOf(analysesOf(id, template)))];
		});
}

/** The default template of the account first; templates of the service as this package lists them, others after them. */
function rank(template: JsonObject): number {
	if (template.IsDefault === true) return -1;
	const place = SYSTEM_IDS.indexOf(fieldText(template, 'TemplateId') ?? '');
	return place < 0 ? SYSTEM_IDS.length : place;
}

/** The transcript first, as jobs with such a template need NLP features. */
function namesOf(analyses: readonly string[] = []): string {
	const types = analyses.map((type) => type.toLowerCase());
	const sorted = [...types.filter((type) => type === 'nlp'), ...types.filter((type) => type !== 'nlp')];
	const named = sorted.slice(0, MOST_NAMED).map((type) => SHORT_NAMES.get(type) ?? type);
	const others = sorted.length - named.length;
	return [...named, ...(others > 0 ? [`${others} more`] : [])].join(', ');
}
