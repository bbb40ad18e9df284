import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import { numberedPage } from '../ims/pages';
import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { entry, fieldText, matches } from '../pickers/entry';
import { type ChoicePage, type ListPart, nextChoices } from '../pickers/listParts';
import { unlessRefused } from '../pickers/picker';
import { analysesOf } from './templateAnalyses';

/** Documented: the type number of Smarttag templates. */
const SMARTTAG_TYPE = '11';

const PAGE_SIZE = 50;

const CUSTOM = { action: 'ListCustomTemplates', entries: 'CustomTemplateList' } as const;
const SYSTEM = { action: 'ListSystemTemplates', entries: 'SystemTemplateList' } as const;
type Kind = typeof CUSTOM | typeof SYSTEM;

/**
 * The templates that a job may name: the account's own, the default one first, then those of the service.
 *
 * A filter is given to the API as `Name`. How that compares is not documented, so when it finds nothing, all templates
 * are gone through, and names and IDs are compared here.
 */
export async function searchTemplates(
	service: ImsClient,
	filter: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const part = (name: string, kind: Kind, byName: boolean): ListPart => ({
		name,
		isFallback: filter !== '' && !byName,
		ask: async (next) => {
			const { entries, next: following } = await templatePage(service, kind, byName ? filter : '', next);
			return { entries: templateEntries(entries, filter), next: following };
		},
	});
	const system = part('system', SYSTEM, false);
	if (!filter) return await nextChoices([defaultFirst(service), system], token);
	const named = [part('customNamed', CUSTOM, true), part('systemNamed', SYSTEM, true)];
	return await nextChoices([...named, part('custom', CUSTOM, false), system], token);
}

/** The account's own templates, of which the default one may be on any page; its ID goes along, to show it once. */
function defaultFirst(service: ImsClient): ListPart {
	return {
		name: 'custom',
		ask: async (place): Promise<ChoicePage> => {
			const [next, shown] = place?.split('/') ?? [];
			const byDefault = place === undefined ? await defaultTemplate(service) : undefined;
			const shownId = byDefault ? fieldText(byDefault, 'TemplateId') : shown;
			const page = await templatePage(service, CUSTOM, '', next);
			const others = page.entries.filter((template) => !shownId || fieldText(template, 'TemplateId') !== shownId);
			return {
				entries: templateEntries(byDefault ? [byDefault, ...others] : others, ''),
				next: page.next && `${page.next}/${shownId ?? ''}`,
			};
		},
	};
}

/** Documented: GetCustomTemplate gives the default template of a type. Undefined when it cannot be told. */
async function defaultTemplate(service: ImsClient): Promise<JsonObject | undefined> {
	const answer = await unlessRefused(service.callIdempotent('GetCustomTemplate', { Type: SMARTTAG_TYPE }));
	const template = answer?.CustomTemplate;
	return isJsonObject(template) && template.IsDefault === true ? template : undefined;
}

async function templatePage(service: ImsClient, kind: Kind, name: string, next?: string) {
	const parameters = { Type: SMARTTAG_TYPE, ...(name && { Name: name }) };
	return await numberedPage(service, { ...kind, parameters, pageSize: PAGE_SIZE }, next);
}

function templateEntries(templates: readonly JsonObject[], filter: string): INodeListSearchItems[] {
	return [...templates]
		.sort((one, other) => Number(other.IsDefault === true) - Number(one.IsDefault === true))
		.flatMap((template) => {
			const id = fieldText(template, 'TemplateId');
			const name = fieldText(template, 'TemplateName');
			if (id === undefined || !matches(filter, name, id)) return [];
			return [entry(id, name, template.IsDefault === true ? 'default' : undefined, analysesOf(id, template))];
		});
}
