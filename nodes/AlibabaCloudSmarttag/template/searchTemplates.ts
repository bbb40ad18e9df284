import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import { numberedPage } from '../ims/pages';
import { entry, type EntryPage, fieldText, type ListPart, matches } from '../pickers/entries';
import { readableEntries, unlessRefused } from '../pickers/picker';
import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { analysesOf } from './templateAnalyses';
import { SMARTTAG_TYPE, TEMPLATE_LISTS, type TemplateSource } from './systemTemplates';

const PAGE_SIZE = 50;

/**
 * The templates that a job can use: those of the account, the default one first, then those of the service. One of the two
 * lists is enough, as where a policy allows only one.
 *
 * A filter is sent as `Name`. How the API compares it is not documented, so when it finds nothing, all templates are listed,
 * and names and IDs are compared here.
 */
export async function searchTemplates(
	client: ImsClient,
	filter: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const part = (name: string, source: TemplateSource, byName: boolean): ListPart => ({
		name,
		isFallback: filter !== '' && !byName,
		query: async (next) => {
			const { entries, next: following } = await templatePage(client, source, byName ? filter : '', next);
			return { entries: templateEntries(entries, filter), next: following };
		},
	});
	const system = part('system', 'system', false);
	const named = [part('customNamed', 'custom', true), part('systemNamed', 'system', true)];
	const parts = filter ? [...named, part('custom', 'custom', false), system] : [defaultFirst(client), system];
	return await readableEntries(parts, token);
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
		.sort((one, other) => Number(other.IsDefault === true) - Number(one.IsDefault === true))
		.flatMap((template) => {
			const id = fieldText(template, 'TemplateId');
			const name = fieldText(template, 'TemplateName');
			if (id === undefined || !matches(filter, name, id)) return [];
			return [
				entry(id, name, template.IsDefault === true ? 'default' : undefined, analysesOf(id, template)?.join(', ')),
			];
		});
}
