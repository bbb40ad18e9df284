import {
	loadFaceCategories,
	searchFaceCategories,
} from '../../../nodes/AlibabaCloudSmarttag/template/searchFaceCategories';
import { listService, namesOf, numbered, refuse, scroll } from '../../support/listService';

const SYSTEM = ['celebrity', 'politician', 'sensitive'];

function libraries(count: number) {
	const all = Array.from({ length: count }, (_, index) => ({ LibId: `lib${index}`, LibName: `Faces ${index}` }));
	return listService({
		ListRecognitionLibs: (parameters) => ({ TotalCount: count, Libs: { Lib: numbered(all, parameters) } }),
	});
}

describe('The list of face libraries', () => {
	it('has those of the service first, then those of the account', async () => {
		const { service, requests } = libraries(2);

		expect(await searchFaceCategories(service, '')).toEqual({
			results: [
				{ name: 'Celebrities (system)', value: 'celebrity' },
				{ name: 'Politicians (system)', value: 'politician' },
				{ name: 'Sensitive People (system)', value: 'sensitive' },
				{ name: 'Faces 0', value: 'lib0' },
				{ name: 'Faces 1', value: 'lib1' },
			],
		});
		expect(requests[0]?.parameters).toEqual({ Algorithm: 'face', PageNumber: '1', PageSize: '50' });
	});

	it('of 10,000 is returned page by page, each library once', async () => {
		const { service } = libraries(10_000);
		const calls = await scroll(searchFaceCategories, service);

		expect(calls[0]?.length).toBeLessThan(100);
		expect(calls.flat()).toHaveLength(10_003);
		expect(new Set(calls.flat().map(({ value }) => value)).size).toBe(10_003);
	});

	it.each([
		['POLIT', ['Politicians (system)']],
		['sensitive', ['Sensitive People (system)']],
		['faces 9999', ['Faces 9999']],
		['LIB1234', ['Faces 1234']],
		['nowhere', []],
	])('narrows with the filter %s', async (filter, names) => {
		expect(namesOf((await scroll(searchFaceCategories, libraries(10_000).service, filter)).flat())).toEqual(names);
	});

	it('queries a bounded number of pages a call in search of an entry', async () => {
		const { service, requests } = libraries(10_000);
		const { results, paginationToken } = await searchFaceCategories(service, 'faces 9999');

		expect(results).toEqual([]);
		expect(paginationToken).toBeDefined();
		expect(requests.length).toBeLessThanOrEqual(10);
	});

	it('starts from the beginning with a token of another list', async () => {
		const { results } = await searchFaceCategories(libraries(1).service, '', 'elsewhere:7');

		expect(results.map(({ value }) => value)).toEqual([...SYSTEM, 'lib0']);
	});
});

describe('The choices of face libraries', () => {
	it('are those of the service, then all of the account', async () => {
		const values = (await loadFaceCategories(libraries(120).service)).map(({ value }) => value);

		expect(values.slice(0, 4)).toEqual([...SYSTEM, 'lib0']);
		expect(new Set(values).size).toBe(123);
	});

	it('are at most the first 1,000 of the account', async () => {
		const { service, requests } = libraries(10_000);

		expect(await loadFaceCategories(service)).toHaveLength(1_003);
		expect(requests).toHaveLength(20);
	});

	it('report that those of the account cannot be read', async () => {
		const { service } = listService({
			ListRecognitionLibs: () => refuse('ListRecognitionLibs', 'NoPermission', 403),
		});

		await expect(loadFaceCategories(service)).rejects.toMatchObject({ details: { action: 'ListRecognitionLibs' } });
	});
});
