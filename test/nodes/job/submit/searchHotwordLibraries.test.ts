import { searchHotwordLibraries } from '../../../../nodes/AlibabaCloudSmarttag/job/submit/searchHotwordLibraries';
import type { JsonObject } from '../../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { byToken, listService, namesOf, scroll } from '../../../support/listService';

const library = (id: string, name: string, scenario?: string): JsonObject => ({
	HotwordLibraryId: id,
	Name: name,
	UsageScenario: scenario,
});

function libraries(all: readonly JsonObject[], ending: JsonObject = {}) {
	return listService({
		ListHotwordLibraries: (parameters) => {
			const found = all.filter(({ Name: name }) => String(name).includes(parameters.Name ?? ''));
			const { page, ...next } = byToken(found, parameters);
			return { HotwordLibraryList: page, ...ending, ...next };
		},
	});
}

const many = (count: number) =>
	Array.from({ length: count }, (_, index) => library(`id${index}`, `Words ${index}`, 'ASR'));

describe('The list of hotword libraries', () => {
	it('has those for structured analysis first and none for translation, with what they are for', async () => {
		const { service } = libraries([
			library('a', 'New kind', 'Dubbing'),
			library('b', 'Speech', 'ASR'),
			library('c', 'Translated', 'VideoTranslation'),
			library('d', 'Structured', 'StructuredMediaAssets'),
			library('e', 'Untold'),
			{ Name: 'no ID' },
		]);

		expect(await searchHotwordLibraries(service, '')).toEqual({
			results: [
				{ name: 'Structured (structured analysis)', value: 'd' },
				{ name: 'Speech (speech recognition)', value: 'b' },
				{ name: 'New kind (Dubbing)', value: 'a' },
				{ name: 'Untold', value: 'e' },
			],
		});
	});

	it('of 10,000 is returned page by page, each one once', async () => {
		const { service } = libraries(many(10_000));
		const calls = await scroll(searchHotwordLibraries, service);

		expect(calls[0]).toHaveLength(50);
		expect(new Set(calls.flat().map(({ value }) => value)).size).toBe(10_000);
		expect(calls.flat()).toHaveLength(10_000);
	});

	it('ends where the token of the next page is empty', async () => {
		const { service, requests } = libraries(many(3), { NextToken: '' });

		expect(await scroll(searchHotwordLibraries, service)).toHaveLength(1);
		expect(requests).toHaveLength(1);
	});

	it('continues with the next page when a page has nothing to use', async () => {
		const useless = Array.from({ length: 120 }, (_, index) => library(`t${index}`, 'T', 'VideoTranslation'));
		const { results } = await searchHotwordLibraries(libraries([...useless, ...many(1)]).service, '');

		expect(namesOf(results)).toEqual(['Words 0 (speech recognition)']);
	});

	it('sends what was typed to the API as a name', async () => {
		const { service, requests } = libraries(many(10_000));

		expect((await scroll(searchHotwordLibraries, service, 'Words 999')).flat()).toHaveLength(11);
		expect(requests).toHaveLength(1);
		expect(requests[0]?.parameters).toEqual({ Name: 'Words 999', MaxResults: '50' });
	});

	it.each([
		['capital letters do not matter', 'wORDS 77'],
		['an ID is found', 'ID77'],
	])('looks through all when the API finds nothing: %s', async (_what, filter) => {
		const { service } = libraries(many(100));

		expect(namesOf((await scroll(searchHotwordLibraries, service, filter)).flat())).toEqual([
			'Words 77 (speech recognition)',
		]);
	});
});
