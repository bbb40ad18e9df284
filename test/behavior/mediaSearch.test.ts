import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, NODES, type SubmitRun, Workbench } from '../support/workbench';

const ANALYZED = '11111111aaaabbbbccccdddd00000002';

describe('Media → Search by Tag', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	async function search(parameters: INodeParameters, more: Omit<SubmitRun, 'parameters'> = {}) {
		return await bench.submit({ ...more, parameters: { resource: 'media', operation: 'searchByTag', ...parameters } });
	}
	const sent = () => bench.service.requests().map(({ parameters }) => parameters);

	it('finds media items by what is in them, each paired, with what was found', async () => {
		const { output, pairedSources } = await search({ text: '汽车', limit: 3 }, { items: [{ source: 'a' }] });

		expect(output).toHaveLength(3);
		expect(pairedSources.success).toEqual(['a', 'a', 'a']);
		expect(output[0]).toEqual({
			MediaId: '11111111aaaabbbbccccdddd00000124',
			Title: 'Match recording 124',
			Status: 'Normal',
			...{ Duration: expect.any(Number) as number, Size: 14340962 },
			StorageLocation: expect.any(String) as string,
			...{ CreationTime: expect.any(String) as string, ModificationTime: expect.any(String) as string },
			matches: [{ kind: 'label', text: '汽车', category: '物体' }],
		});
		expect(sent()).toEqual([
			{
				...{ Text: '汽车', MultimodalSearchType: 'FullSearch', SortBy: 'CreationTime:Desc' },
				...{ PageNo: '1', PageSize: '3' },
			},
		]);
	});

	it('Return All goes through every page, and Limit stops in time', async () => {
		const all = await search({ text: '续航', returnAll: true });
		const pages = sent().map(({ PageNo, PageSize }) => [PageNo, PageSize]);
		const some = await search({ text: '续航', limit: 50 });

		expect(new Set(all.output.map(({ MediaId }) => MediaId)).size).toBe(75);
		expect(pages).toEqual([
			['1', '50'],
			['2', '50'],
		]);
		expect(some.output).toHaveLength(50);
		expect(bench.service.countRequests()).toBe(3);
	});

	it.each([
		['PersonName', 'Example Celebrity', 50],
		['PersonName', '汽车', 0],
		['Ocr', 'EXAMPLE MOTORS', 50],
		['AiCategory', '评测', 50],
	])('Search In %s finds %s in %i media items', async (searchIn, text, count) => {
		expect((await search({ text, searchIn, returnAll: true })).output).toHaveLength(count);
	});

	it('filters by type and time, in the zone of the time, and sorts', async () => {
		const filters = { mediaType: 'audio', searchLibrary: 'lib', matching: 'fuzzy' };
		const times = { createdAfter: '2026-01-31T18:00:00+08:00', createdBefore: '2099-01-01T00:00:00Z' };
		await search({ text: '续航', sort: 'asc', filters: { ...filters, ...times } });

		expect(sent()[0]).toMatchObject({
			...{ MediaType: 'audio', SortBy: 'CreationTime:Asc', SearchLibName: 'lib', MatchingMode: 'fuzzy' },
			UtcCreate: JSON.stringify({ gte: Date.UTC(2026, 0, 31, 10), lte: Date.UTC(2099, 0, 1) }),
		});
	});

	it('finds clips inside one media item, with their times', async () => {
		const { output } = await search({ text: 'celebrity', findClips: true, mediaId: byId(ANALYZED) });
		const spoken = await search({ text: '续航', findClips: true, mediaId: byId(ANALYZED) });

		expect(output).toHaveLength(1);
		expect(output[0]?.matches).toEqual([
			{
				...{ kind: 'label', text: 'Example Celebrity', category: '人物' },
				clips: [
					{ from: 1.2, to: 9.8, score: 0.987 },
					{ from: 30, to: 41.5, score: 0.951 },
				],
			},
		]);
		expect(spoken.output[0]?.matches).toEqual([
			{ kind: 'speech', text: expect.stringContaining('续航') as string, clips: [{ from: 28, to: 31.5 }] },
		]);
		expect(sent()[0]).toMatchObject({ SpecificSearch: 'true', MediaId: ANALYZED });
	});

	it('a media item that was chosen before Find Clips was switched off is not sent', async () => {
		await search({ text: '汽车', findClips: false, mediaId: byId(ANALYZED), limit: 1 });

		expect(sent()[0]).not.toHaveProperty('MediaId');
	});

	it('is in the words of the API without Simplify', async () => {
		const { output } = await search({ text: '汽车', limit: 1, simplify: false });

		expect((output[0]?.AiData as IDataObject).AiLabelInfo).toEqual([
			expect.objectContaining({ LabelName: '汽车', LabelType: 'tag' }),
		]);
	});

	it('finds nothing as no items, without an error', async () => {
		expect((await search({ text: 'nothing of the kind' })).output).toEqual([]);
	});

	it('is queried again after a fault of the service', async () => {
		bench.service.addFaults({ kind: 'throttle', action: 'SearchMediaByAILabel', times: 1 });

		expect((await search({ text: '汽车', limit: 1 })).output).toHaveLength(1);
	});

	it.each<[string, INodeParameters, RegExp]>([
		['Text', { text: ' ' }, /^Text is empty/],
		['Media', { text: 'x', findClips: true, mediaId: byId('') }, /^Media is empty/],
		['Search In', { text: 'x', searchIn: '={{ "Face" }}' }, /^Search In: expected one of AiCategory/],
		[
			'Created After',
			{ text: 'x', filters: { createdAfter: 'yesterday' } },
			/^Created After: expected a date and time/,
		],
		[
			'Created Before',
			{ text: 'x', filters: { createdAfter: '2026-02-01T00:00:00Z', createdBefore: '2026-01-01T00:00:00Z' } },
			/^Created Before: .* is earlier than Created After/,
		],
		['Limit', { text: 'x', limit: 0 }, /^Limit: expected a whole number of at least 1/],
	])('a wrong %s is refused by name, and nothing is sent: %j', async (_field, parameters, message) => {
		expect((await search(parameters)).error().message).toMatch(message);
		expect(bench.service.requests()).toEqual([]);
	});

	it('a permission that is missing is reported with its name', async () => {
		bench.service.addFaults({
			...{ kind: 'error', action: 'SearchMediaByAILabel', code: 'NoPermission', status: 403 },
			message: 'You are not authorized to do this action.',
		});
		const error = (await search({ text: 'x' })).error();

		expect(error.description).toContain('ice:SearchMediaByAILabel');
		expect(bench.service.countRequests()).toBe(1);
	});

	it('nothing is hinted at when everything was understood', async () => {
		const { execution } = await search({ text: '汽车', limit: 1 });

		expect(execution.task(NODES.submit).hints ?? []).toEqual([]);
	});
});
