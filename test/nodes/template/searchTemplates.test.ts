import { searchTemplates } from '../../../nodes/AlibabaCloudSmarttag/template/searchTemplates';
import type { JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { type Answers, listService, namesOf, numbered, refuse, scroll } from '../../support/listService';

const custom = (number: number, name: string, rest: JsonObject = {}): JsonObject => ({
	TemplateId: `22220000${number}`,
	TemplateName: name,
	TemplateConfig: '{"AnalyseTypes":"face, ocr,nlp"}',
	IsDefault: false,
	...rest,
});

const SYSTEM: JsonObject[] = [
	{ TemplateId: 'S00000103-000001', TemplateName: 'Everything', TemplateConfig: '{}' },
	{ TemplateId: 'S00000103-000009', TemplateName: 'New', TemplateConfig: '{"AnalyseTypes":"asr"}' },
];

/** A service that compares `Name` exactly as it is typed, in part of the name. */
function templates(own: readonly JsonObject[], rest: Answers = {}) {
	const named = (list: readonly JsonObject[], name = '') =>
		list.filter((template) => String(template.TemplateName).includes(name));
	return listService({
		ListCustomTemplates: (parameters) => {
			const found = named(own, parameters.Name);
			return { Total: found.length, CustomTemplateList: numbered(found, parameters) };
		},
		ListSystemTemplates: (parameters) => {
			const found = named(SYSTEM, parameters.Name);
			return { Total: found.length, SystemTemplateList: numbered(found, parameters) };
		},
		GetCustomTemplate: () => ({ CustomTemplate: own.find(({ IsDefault: isDefault }) => isDefault) ?? {} }),
		...rest,
	});
}

const many = (count: number) => Array.from({ length: count }, (_, index) => custom(index, `Template ${index}`));

describe('The list of templates', () => {
	it('has those of the service, known ones in plain words, and those of the account, with what they analyze', async () => {
		const { service, requests } = templates([custom(1, 'My template')]);

		expect(await searchTemplates(service, '')).toEqual({
			results: [
				{ name: 'All tags with NLP (tags, transcript, summary)', value: 'S00000103-000001' },
				{ name: 'New (speech)', value: 'S00000103-000009' },
				{ name: 'My template (transcript, faces, 1 more)', value: '222200001' },
			],
		});
		expect(requests.map(({ parameters }) => parameters.Type)).toEqual(['11', '11', '11']);
	});

	it('has the default template of the account before its others, marked, wherever it is, and shows it once', async () => {
		const { service } = templates([...many(120), custom(777, 'Usual', { IsDefault: true }), custom(778, 'Last')]);
		const shown = (await scroll(searchTemplates, service)).flat();

		expect(namesOf(shown)[SYSTEM.length]).toBe('Usual (default) (transcript, faces, 1 more)');
		expect(shown.filter(({ value }) => value === '22220000777')).toHaveLength(1);
		expect(shown).toHaveLength(122 + SYSTEM.length);
	});

	it('marks the default template in its place when the service does not return it', async () => {
		const own = [custom(1, 'A'), custom(2, 'B', { IsDefault: true }), custom(3, 'C')];
		const { service } = templates(own, { GetCustomTemplate: () => refuse('GetCustomTemplate', 'NoPermission', 403) });

		expect(namesOf((await searchTemplates(service, '')).results).slice(SYSTEM.length)).toEqual([
			'B (default) (transcript, faces, 1 more)',
			'A (transcript, faces, 1 more)',
			'C (transcript, faces, 1 more)',
		]);
	});

	const denied = (action: string) => ({ [action]: () => refuse(action, 'NoPermission', 403) });

	it.each(['', 'e'])(
		'shows those of the service where those of the account may not be listed, by filter "%s"',
		async (filter) => {
			const { service } = templates([custom(1, 'Mine')], {
				...denied('ListCustomTemplates'),
				...denied('GetCustomTemplate'),
			});

			expect(namesOf((await scroll(searchTemplates, service, filter)).flat())).toEqual([
				'All tags with NLP (tags, transcript, summary)',
				'New (speech)',
			]);
		},
	);

	it.each(['', 'Mine'])(
		'shows those of the account where those of the service may not be listed, by filter "%s"',
		async (filter) => {
			const { service } = templates([custom(1, 'Mine')], denied('ListSystemTemplates'));

			expect(namesOf((await scroll(searchTemplates, service, filter)).flat())).toEqual([
				'Mine (transcript, faces, 1 more)',
			]);
		},
	);

	it('is refused where neither may be listed', async () => {
		const { service } = templates([], { ...denied('ListCustomTemplates'), ...denied('ListSystemTemplates') });

		await expect(searchTemplates(service, '')).rejects.toMatchObject({
			details: { code: 'NoPermission', action: 'ListSystemTemplates' },
		});
	});

	it('is refused, not cut short, while the service has a fault', async () => {
		const fault = { ListCustomTemplates: () => refuse('ListCustomTemplates', 'ServiceUnavailable', 503) };

		await expect(searchTemplates(templates([], fault).service, '')).rejects.toMatchObject({
			details: { code: 'ServiceUnavailable' },
		});
	});

	it('shows no default where GetCustomTemplate answers with another template', async () => {
		const { service } = templates([custom(1, 'A')], { GetCustomTemplate: () => ({ CustomTemplate: custom(9, 'X') }) });

		expect(namesOf((await searchTemplates(service, '')).results)).not.toContain('X (transcript, faces, 1 more)');
	});

	it('of 10,000 is returned page by page, each one once', async () => {
		const { service, requests } = templates(many(10_000));
		const first = await searchTemplates(service, '');
		expect(first.results.length).toBeLessThanOrEqual(100);
		expect(requests.length).toBeLessThanOrEqual(3);

		const shown = (await scroll(searchTemplates, service)).flat();
		expect(new Set(shown.map(({ value }) => value)).size).toBe(10_000 + SYSTEM.length);
		expect(shown).toHaveLength(10_000 + SYSTEM.length);
	});

	it('sends what was typed to the API, which searches all templates of the account', async () => {
		const { service, requests } = templates(many(10_000));
		const shown = (await scroll(searchTemplates, service, 'plate 99')).flat();

		expect(shown).toHaveLength(111);
		expect(requests.length).toBeLessThan(8);
		expect(new Set(requests.map(({ parameters }) => parameters.Name))).toEqual(new Set([undefined, 'plate 99']));
	});

	it.each([
		['capital letters do not matter', 'uSUal', ['Usual (default) (transcript, faces, 1 more)']],
		['an ID is found', '777', ['Usual (default) (transcript, faces, 1 more)']],
		['templates of the service are found', 's00000103-000009', ['New (speech)']],
		[
			'one of the service is found by its name in the list',
			'with nlp',
			['All tags with NLP (tags, transcript, summary)'],
		],
		['and by the name that the service gives it', 'everything', ['All tags with NLP (tags, transcript, summary)']],
		['nothing is found where nothing is', 'nowhere', []],
	])('narrows with a filter: %s', async (_what, filter, names) => {
		const { service } = templates([...many(60), custom(777, 'Usual', { IsDefault: true })]);

		expect(namesOf((await scroll(searchTemplates, service, filter)).flat())).toEqual(names);
	});

	it('leaves out what the API finds without the filter in it', async () => {
		const { service } = templates([], {
			ListCustomTemplates: () => ({ Total: 2, CustomTemplateList: [custom(1, 'News'), custom(2, 'Sports')] }),
		});

		expect(namesOf((await scroll(searchTemplates, service, 'News')).flat())).toEqual([
			'News (transcript, faces, 1 more)',
		]);
	});

	it('has nothing in brackets where a template does not say what it analyzes', async () => {
		const configs = ['not JSON', '[]', '{"AnalyseTypes":""}', undefined, 7];
		const own = configs.map((config, index) => custom(index, `T${index}`, { TemplateConfig: config }));
		const { results } = await searchTemplates(templates(own).service, 'T');

		expect(namesOf(results).slice(1)).toEqual(['T0', 'T1', 'T2', 'T3', 'T4']);
	});

	it('names a template without a name by its ID, and leaves out one without an ID', async () => {
		const own = [custom(1, ''), custom(2, 'Lost', { TemplateId: undefined })];
		const { results } = await searchTemplates(templates(own).service, '');

		expect(namesOf(results)).toEqual([
			'All tags with NLP (tags, transcript, summary)',
			'New (speech)',
			'222200001 (transcript, faces, 1 more)',
		]);
	});
});
