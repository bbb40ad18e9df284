import { type LocalService, startLocalService } from '../../../../local/service';
import type { JsonObject } from '../../../../local/service/values';
import { at, column } from '../answerFields';
import { anyText, textLike, textWith } from '../matchers';
import { call } from '../../../support/signedClient';

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService();
});
afterAll(() => service.close());

async function query(action: string, parameters: Record<string, string>): Promise<JsonObject> {
	return (await call(service, action, parameters)).json;
}

describe('ListRecognitionLibs', () => {
	const face = { Algorithm: 'face', PageNumber: '1', PageSize: '50' };

	it('lists face libraries in Libs.Lib, on more pages than one', async () => {
		const pages = [
			await query('ListRecognitionLibs', face),
			await query('ListRecognitionLibs', { ...face, PageNumber: '2' }),
			await query('ListRecognitionLibs', { ...face, PageNumber: '3' }),
		];
		expect(pages[0]).toMatchObject({ PageNumber: 1, PageSize: 50, TotalCount: 53, RequestId: anyText });
		expect(pages[1]).toMatchObject({ PageNumber: 2, PageSize: 50, TotalCount: 53 });
		const libs = pages.map((page) => at(page, 'Libs', 'Lib'));
		expect(libs.map((page) => column(page, 'LibId').length)).toEqual([50, 3, 0]);
		expect(new Set(libs.flatMap((page) => column(page, 'LibId'))).size).toBe(53);
		expect(pages[0]).toHaveProperty('Libs.Lib.0', {
			LibId: 'exampleFaceLib01',
			LibName: textLike(/./),
			LibDescription: anyText,
		});
	});

	it.each(['object', 'landmark', 'logo', 'label'])('has libraries of %s that are none of faces', async (Algorithm) => {
		const ids = column(at(await query('ListRecognitionLibs', { ...face, Algorithm }), 'Libs', 'Lib'), 'LibId');
		expect(ids).toHaveLength(3);
		expect(ids.join()).not.toContain('Face');
	});

	it('filters by IDs', async () => {
		const answer = await query('ListRecognitionLibs', { ...face, LibId: 'exampleFaceLib53,exampleFaceLib02,unknown' });
		expect(answer['TotalCount']).toBe(2);
		expect(column(at(answer, 'Libs', 'Lib'), 'LibId')).toEqual(['exampleFaceLib02', 'exampleFaceLib53']);
	});

	it.each(['Algorithm', 'PageNumber', 'PageSize'])('needs %s', async (name) => {
		const parameters: Record<string, string> = { ...face };
		delete parameters[name];
		expect((await query('ListRecognitionLibs', parameters))['Code']).toBe(`Missing${name}`);
	});

	it.each([
		['Algorithm', 'Face'],
		['PageNumber', '0'],
		['PageSize', '51'],
		['Name', 'x'],
	])('refuses %s = %s', async (name, value) => {
		const answer = await query('ListRecognitionLibs', { ...face, [name]: value });
		expect([answer['Code'], answer['Message']]).toEqual(['InvalidParameter', textWith(`"${name}"`)]);
	});
});

describe('ListHotwordLibraries', () => {
	/** What the last page says about a next one; empty also when it says nothing. */
	function tokenOf(pages: readonly JsonObject[]): string {
		const token = pages.at(-1)?.['NextToken'];
		return typeof token === 'string' ? token : '';
	}

	async function all(parameters: Record<string, string> = {}): Promise<JsonObject[]> {
		const pages = [await query('ListHotwordLibraries', parameters)];
		for (let token = tokenOf(pages); token !== ''; token = tokenOf(pages)) {
			pages.push(await query('ListHotwordLibraries', { ...parameters, NextToken: token }));
		}
		expect(pages.at(-1)).toHaveProperty('NextToken', '');
		return pages;
	}

	async function found(parameters: Record<string, string>, key: string): Promise<unknown[]> {
		const pages = await all({ MaxResults: '100', ...parameters });
		return pages.flatMap((page) => column(page['HotwordLibraryList'], key));
	}

	it('pages by token, ten a page, until the token is empty', async () => {
		const pages = await all();
		expect(pages).toHaveLength(11);
		expect(pages.every((page) => page['TotalCount'] === 104 && page['MaxResults'] === 10)).toBe(true);
		const ids = pages.flatMap((page) => column(page['HotwordLibraryList'], 'HotwordLibraryId'));
		expect(new Set(ids).size).toBe(104);
		expect(pages[0]).toHaveProperty('HotwordLibraryList.0', {
			HotwordLibraryId: '44444444000000000000000000000001',
			Name: 'product names 1',
			Description: anyText,
			UsageScenario: 'StructuredMediaAssets',
			CreationTime: textLike(/Z$/),
			ModifiedTime: textLike(/Z$/),
		});
	});

	it('has more than fit the largest page', async () => {
		expect(await all({ MaxResults: '100' })).toHaveLength(2);
	});

	it('pages by number as well, but not by both', async () => {
		const page = await query('ListHotwordLibraries', { PageNo: '2', PageSize: '100' });
		expect([column(page['HotwordLibraryList'], 'Name').length, page['TotalCount']]).toEqual([4, 104]);
		const mixed = await query('ListHotwordLibraries', { PageNo: '1', MaxResults: '10' });
		expect(mixed['Message']).toContain('"MaxResults"');
	});

	it('filters by scenario and by a part of the name, whatever its case', async () => {
		expect(new Set(await found({ UsageScenario: 'ASR' }, 'UsageScenario'))).toEqual(new Set(['ASR']));
		expect(await found({ Name: 'PLACES 1' }, 'Name')).toEqual(['places 11', 'places 15', 'places 19', 'places 103']);
	});

	it('filters by time and sorts either way', async () => {
		const newestFirst = (await found({}, 'CreationTime')).map(String);
		expect(newestFirst).toEqual([...newestFirst].sort().reverse());
		const [to = '', , from = ''] = newestFirst;
		const range = { StartTime: from, EndTime: to, SortBy: 'CreationTime:Asc' };
		expect(await found(range, 'CreationTime')).toEqual(newestFirst.slice(0, 3).reverse());
	});

	it.each([
		['UsageScenario', 'asr'],
		['SortBy', 'Name'],
		['MaxResults', '101'],
		['NextToken', 'made-up'],
		['PageSize', '0'],
		['StartTime', '2026-01-01'],
		['Type', 'x'],
	])('refuses %s = %s', async (name, value) => {
		const answer = await query('ListHotwordLibraries', { [name]: value });
		expect([answer['Code'], answer['Message']]).toEqual(['InvalidParameter', textWith(`"${name}"`)]);
	});
});
