import { type INodeParameters, type INodeProperties, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { Panel } from '../support/panel';
import { byId, Workbench } from '../support/workbench';

const DENIED = { accessKeyId: 'deniedAccessKeyId', accessKeySecret: 'deniedAccessKeySecret' };

/** The fields that have a list, by the method that fills it. */
const LISTS: Array<[method: string, action: string]> = [
	['searchTemplates', 'ListSystemTemplates'],
	['searchMedia', 'ListMediaBasicInfos'],
	['searchPipelines', 'ListPipelines'],
	['searchFaceCategories', 'ListRecognitionLibs'],
	['searchHotwordLibraries', 'ListHotwordLibraries'],
];

describe('In the panel', () => {
	let bench: Workbench;
	let panel: Panel;
	beforeAll(async () => {
		bench = await Workbench.open();
		panel = new Panel(bench);
	});
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	async function failure(asked: Promise<unknown>): Promise<unknown> {
		return await asked.then(
			() => undefined,
			(error: unknown) => error,
		);
	}

	it('every list that a field names exists', () => {
		const { listSearch = {}, loadOptions = {} } = panel.node.methods ?? {};
		const fields = fieldsIn(panel.node.description.properties);
		const named = (option: string) =>
			fields.flatMap(({ typeOptions = {} }) => new Map<string, unknown>(Object.entries(typeOptions)).get(option) ?? []);
		const [lists, choices] = [named('searchListMethod'), named('loadOptionsMethod')];

		expect(Object.keys(listSearch)).toEqual(expect.arrayContaining(lists));
		expect(Object.keys(loadOptions)).toEqual(expect.arrayContaining(choices));
		expect(lists).toEqual(
			expect.arrayContaining(['searchTemplates', 'searchMedia', 'searchPipelines', 'searchHotwordLibraries']),
		);
		expect(choices).toContain('loadFaceCategories');
	});

	it('templates of the service are listed first, in plain words; then the default one of the account and the others', async () => {
		const shown = await panel.names('searchTemplates');

		expect(shown.slice(0, 6)).toEqual([
			'All tags with NLP (tags, transcript, summary)',
			'All tags without NLP (tags only)',
			'NLP only (transcript, summary)',
			'Event split (text, speech, 10 more)',
			'General tagging (default) (text, speech, 4 more)',
			'Meetings with NLP (transcript, speech)',
		]);
		expect(new Set(shown).size).toBe(shown.length);
		for (const name of shown) expect(name.length).toBeLessThanOrEqual(50);
	});

	it('buckets are those of the region of the credential', async () => {
		expect(await panel.names('searchBuckets')).toEqual(['example-bucket']);
		expect(await panel.names('searchBuckets', 'hangzhou')).toEqual([]);
	});

	it('a list of buckets that cannot be shown says why, and that their names still work', async () => {
		bench.service.addFaults({
			kind: 'error',
			action: 'ListBuckets',
			status: 403,
			code: 'AccessDenied',
			message: 'No.',
		});
		const error = await failure(panel.names('searchBuckets'));

		expect(error).toBeInstanceOf(NodeApiError);
		expect((error as NodeApiError).message).toBe('The list cannot be shown: No. By Name still works.');
		expect((error as NodeApiError).description).toContain('oss:ListBuckets');
	});

	it('templates are narrowed by what the user types', async () => {
		const shown = await panel.names('searchTemplates', 'nlp');

		expect(shown.at(-1)).toBe('Meetings with NLP (transcript, speech)');
		expect(shown.filter((name) => !/nlp/i.test(name))).toEqual([]);
	});

	it('media are listed newest first, through every page', async () => {
		const shown = await panel.names('searchMedia');

		expect(shown.length).toBeGreaterThan(100);
		expect(shown[0]).toMatch(/ \((video|audio|image|text)(, [\d:]+)?\)$/);
		const numbers = shown.map((name) => Number(/ (\d+) \(/.exec(name)?.[1]));
		expect(numbers).toEqual([...numbers].sort((one, other) => other - one));
	});

	it('media are narrowed by their title', async () => {
		const shown = await panel.names('searchMedia', 'Weekly meeting');

		expect(shown.length).toBeGreaterThan(5);
		expect(shown.filter((name) => !name.startsWith('Weekly meeting'))).toEqual([]);
	});

	it('media of every kind are found by their title', async () => {
		const kinds = await Promise.all(
			['Evening news', 'Weekly meeting', 'Poster'].map((title) => panel.names('searchMedia', title)),
		);

		for (const [index, kind] of ['video', 'audio', 'image'].entries()) {
			expect(kinds[index]?.length).toBeGreaterThan(5);
			expect(kinds[index]?.filter((name) => !name.includes(`(${kind}`))).toEqual([]);
		}
		expect(bench.service.countRequests('ListMediaBasicInfos')).toBe(0);
	});

	it('pipelines are listed with their state', async () => {
		expect(await panel.names('searchPipelines')).toEqual([
			'smart tagging (smart tagging)',
			'paused smart tagging (smart tagging) (paused)',
			'standard (standard)',
			'boost (boost)',
		]);
	});

	it('face libraries are listed after those of the service, through every page', async () => {
		const shown = await panel.names('searchFaceCategories');
		const choices = await panel.choices('loadFaceCategories');

		expect(shown.slice(0, 3)).toEqual(['Celebrities (system)', 'Politicians (system)', 'Sensitive People (system)']);
		expect(new Set(shown).size).toBe(3 + 53);
		expect(choices.map(({ name }) => name)).toEqual(shown);
	});

	it('hotword libraries are listed through every page, but not those for translation', async () => {
		const shown = await panel.names('searchHotwordLibraries');

		expect(shown.length).toBeGreaterThan(50);
		expect(new Set(shown.map((name) => / \(([\w ]+)\)$/.exec(name)?.[1]))).toEqual(
			new Set(['structured analysis', 'speech recognition']),
		);
	});

	it.each(LISTS)('%s shows in place of the list that %s is not allowed, and the way around', async (method, action) => {
		const error = await failure(panel.search(method, { credential: bench.credential(DENIED) }));

		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			message: `The list cannot be shown: the RAM user or role may not call ice:${action}. By ID still works.`,
			httpCode: '403',
			description: expect.stringMatching(new RegExp(`"Action": "ice:${action}".*NoPermission`)) as string,
		});
	});

	it('the choices of face libraries show that ListRecognitionLibs is not allowed, and the way around', async () => {
		const error = await failure(panel.choices('loadFaceCategories', { credential: bench.credential(DENIED) }));

		expect(error).toMatchObject({
			message:
				'The list cannot be shown: the RAM user or role may not call ice:ListRecognitionLibs. IDs from an expression still work.',
		});
	});

	it('a service that cannot be reached is shown in place of the list, without any secret', async () => {
		const credential = bench.credential({ customEndpoint: 'http://127.0.0.1:9' });
		const error = await failure(panel.search('searchPipelines', { credential }));

		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({ message: expect.stringMatching(/^The list cannot be shown: .*By ID/) as string });
		expect(JSON.stringify(error)).not.toContain('testAccessKeySecret');
	});

	it('a credential that cannot be used is shown in place of the list', async () => {
		const error = await failure(panel.search('searchPipelines', { credential: bench.credential({ accessKeyId: '' }) }));

		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message: expect.stringMatching(/AccessKey ID/) as string });
	});

	it('nothing is kept from one call or credential to the next', async () => {
		const allowed = await panel.search('searchPipelines');
		const requests = bench.service.countRequests('ListPipelines');
		await panel.search('searchPipelines');
		const error = await failure(panel.search('searchPipelines', { credential: bench.credential(DENIED) }));

		expect(allowed.results).toHaveLength(4);
		expect(bench.service.countRequests('ListPipelines')).toBe(requests + 2);
		expect(error).toBeInstanceOf(NodeApiError);
	});

	it('a choice that the list does not have does no harm', async () => {
		const parameters = { templateId: { __rl: true, mode: 'list', value: 'gone', cachedResultName: 'Of long ago' } };

		expect((await panel.search('searchTemplates', { parameters })).results.length).toBeGreaterThan(10);
	});
});

describe('Of 10,000 entries', () => {
	let bench: Workbench;
	let panel: Panel;
	beforeAll(async () => {
		bench = await Workbench.open({ catalogSize: 10_000 });
		panel = new Panel(bench);
	});
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	it.each([
		['searchTemplates', 'News desk'],
		['searchMedia', 'Weekly meeting'],
		['searchFaceCategories', 'staff'],
		['searchHotwordLibraries', 'people'],
	])('%s shows a first page at once, and a filter finds some', async (method, filter) => {
		const first = await panel.search(method);
		const asked = bench.service.countRequests();
		const found = await panel.search(method, { filter });

		expect(first.results.length).toBeGreaterThanOrEqual(10);
		expect(first.results.length).toBeLessThanOrEqual(103);
		expect(first.paginationToken).toBeDefined();
		expect(asked).toBeLessThanOrEqual(3);
		expect(found.results.length).toBeGreaterThanOrEqual(10);
		expect(found.results.filter(({ name }) => !name.includes(filter))).toEqual([]);
		expect(bench.service.countRequests()).toBeLessThanOrEqual(asked + 10);
	});
});

describe('Submit sends', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const chosen = (value: string): INodeParameters => ({ __rl: true, mode: 'list', value, cachedResultName: 'Name' });

	it.each<[what: string, phraseId: INodeParameters | string, pipelineId: INodeParameters | string]>([
		['what was chosen from lists', chosen('words'), chosen('33333333000000000000000000000002')],
		['what was entered by ID', byId(' words '), byId('33333333000000000000000000000002\n')],
		['what expressions give', byId('={{ "wor" + "ds" }}'), byId('={{ "33333333000000000000000000000002" }}')],
		['the texts of older workflows', 'words', '33333333000000000000000000000002'],
	])('%s', async (_what, phraseId, pipelineId) => {
		const nlpFeatures = { transcription: { sourceLanguage: 'cn' }, hotword: { phraseId } };
		await bench.submit({ parameters: { nlpFeatures, additionalFields: { pipelineId } } });

		expect(bench.wire()).toEqual([
			{
				Input: '{"Type":"OSS","Media":"oss://bucket/video.mp4"}',
				Params: '{"nlpParams":{"sourceLanguage":"cn","phraseId":"words"}}',
				ScheduleConfig: '{"PipelineId":"33333333000000000000000000000002"}',
			},
		]);
	});

	it.each([
		['a workflow holds', { __rl: true, mode: 'list', value: '' }],
		['the editor adds to a collection', { mode: 'list', value: '' }],
	])('nothing of lists from which nothing was chosen, as %s them', async (_how, empty) => {
		await bench.submit({
			parameters: {
				templateId: empty,
				nlpFeatures: { hotword: { phraseId: empty } },
				additionalFields: { pipelineId: empty, faceCategoryIds: [] },
			},
		});

		expect(bench.wire()).toEqual([{ Input: '{"Type":"OSS","Media":"oss://bucket/video.mp4"}' }]);
	});

	it('the template, the media and the face libraries that were chosen', async () => {
		await bench.submit({
			parameters: {
				inputType: 'Media',
				mediaId: chosen('11111111aaaabbbbccccdddd00000001'),
				templateId: chosen('S00000103-000002'),
				additionalFields: { faceCategoryIds: ['celebrity', 'exampleFaceLib01'] },
			},
		});

		expect(bench.wire()).toEqual([
			{
				Input: '{"Type":"Media","Media":"11111111aaaabbbbccccdddd00000001"}',
				TemplateId: 'S00000103-000002',
				TemplateConfig: '{"FaceCategoryIds":"celebrity,exampleFaceLib01"}',
			},
		]);
	});
});

/** All fields and modes of a panel, at any depth. */
function fieldsIn(properties: readonly unknown[]): INodeProperties[] {
	return properties.flatMap((entry) => {
		const { options = [], values = [], modes = [] } = entry as Record<'modes' | 'options' | 'values', unknown[]>;
		return [entry as INodeProperties, ...fieldsIn([...options, ...values, ...modes])];
	});
}
