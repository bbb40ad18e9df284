import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ImsClient, WireParameters } from '../ims/imsClient';
import { entriesOf, numberedPage } from '../ims/pages';
import type { JsonObject } from '../values/fieldReader';
import { SMARTTAG_TYPE, type TemplateSource } from './templateIds';
import { connect } from '../items/connect';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { ItemFields } from '../items/itemFields';
import { takeEntries } from '../ims/pages';
import { templateJson } from './templateAnswer';

/** Where to look for templates, in this order, by the choice in Source. */
const SOURCES: Readonly<Record<string, readonly TemplateSource[]>> = {
	both: ['custom', 'system'],
	custom: ['custom'],
	system: ['system'],
};

const LISTS = {
	custom: { action: 'ListCustomTemplates', entries: 'CustomTemplateList' },
	system: { action: 'ListSystemTemplates', entries: 'SystemTemplateList' },
} as const;

/** Entries a page; documented are up to 100. */
const LARGEST_PAGE = 100;

/** Lists Smarttag templates, those of the account first, for each input item. */
export async function getManyTemplates(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(this, {
		start: async () => await connect(this),
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const { checks } = fields;
			const filters = fields.collection('filters', 'Filters');
			const source = checks.token('Source', filters.source) ?? 'both';
			checks.oneOf('Source', source, Object.keys(SOURCES));
			const name = checks.token('Name', filters.name);
			return fields.checked({
				sources: SOURCES[source] ?? [],
				parameters: { Type: SMARTTAG_TYPE, ...(name && { Name: name }) },
				limit: fields.limit(),
				simplify: fields.simplify(),
			});
		},
		each: async ({ client }, { sources, parameters, limit, simplify }) => {
			const templates = await takeEntries(templatesOf(client, sources, parameters, limit), limit);
			return jsonContents(templates.map((template) => templateJson(template, simplify)));
		},
	});
}

async function* templatesOf(
	client: ImsClient,
	sources: readonly TemplateSource[],
	parameters: WireParameters,
	limit: number,
): AsyncGenerator<JsonObject, void> {
	const pageSize = Math.min(limit, LARGEST_PAGE);
	for (const source of sources) {
		const list = { ...LISTS[source], parameters, pageSize };
		yield* entriesOf(async (page) => await numberedPage(client, list, page));
	}
}
