import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ImsClient, WireParameters } from '../ims/imsClient';
import { entriesOf, numberedPage, takeEntries } from '../ims/pages';
import type { JsonObject } from '../values/fieldReader';
import { SMARTTAG_TYPE, TEMPLATE_LISTS, type TemplateSource } from './systemTemplates';
import { connect } from '../items/connect';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { ItemFields } from '../items/itemFields';
import { templateJson } from './templateItem';

/** Which templates to list, in this order, by the choice in Source. */
const SOURCES = new Map<string, readonly TemplateSource[]>([
	['both', ['custom', 'system']],
	['custom', ['custom']],
	['system', ['system']],
]);

/** Documented: at most 100 entries a page. */
const LARGEST_PAGE = 100;

/** Lists Smarttag templates for each input item, those of the account first. */
export async function getManyTemplates(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(this, {
		start: async () => await connect(this),
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const { checks } = fields;
			const filters = fields.collection('filters', 'Filters');
			const source = checks.token('Source', filters.source) ?? 'both';
			checks.oneOf('Source', source, [...SOURCES.keys()]);
			const name = checks.token('Name', filters.name);
			return fields.checked({
				sources: SOURCES.get(source) ?? [],
				parameters: { Type: SMARTTAG_TYPE, ...(name && { Name: name }) },
				order: fields.order(),
				limit: fields.limit(),
				simplify: fields.simplify(),
			});
		},
		each: async ({ client }, { limit, simplify, ...query }) => {
			const templates = await takeEntries(templatesOf(client, query, Math.min(limit, LARGEST_PAGE)), limit);
			return jsonContents(templates.map((template) => templateJson(template, simplify)));
		},
	});
}

/** Which templates to list. */
interface TemplateQuery {
	readonly sources: readonly TemplateSource[];
	readonly parameters: WireParameters;
	readonly order: 'asc' | 'desc';
}

async function* templatesOf(
	client: ImsClient,
	{ sources, parameters, order }: TemplateQuery,
	pageSize: number,
): AsyncGenerator<JsonObject, void> {
	for (const source of sources) {
		// The newest first is the default of the API, which has no order for system templates (documented).
		const orderBy = source === 'custom' && order === 'asc' && { OrderBy: 'CreationTime:Asc' };
		const list = { ...TEMPLATE_LISTS[source], parameters: { ...parameters, ...orderBy }, pageSize };
		yield* entriesOf(async (page) => await numberedPage(client, list, page));
	}
}
