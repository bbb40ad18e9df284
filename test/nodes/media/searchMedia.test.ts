import { searchMedia } from '../../../nodes/AlibabaCloudSmarttag/media/searchMedia';
import type { JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { type Answers, byToken, listService, namesOf, numbered, refuse, scroll } from '../../support/listService';

const medium = (id: string, title: string, rest: JsonObject = {}, duration?: string): JsonObject => ({
	MediaId: id,
	MediaBasicInfo: { MediaId: id, Title: title, MediaType: 'video', Status: 'Normal', ...rest },
	FileInfoList: [{ FileBasicInfo: { FileName: `${id}.mp4`, Duration: duration } }],
});

const many = (count: number) => Array.from({ length: count }, (_, index) => medium(`id${index}`, `Video ${index}`));

/** A library whose SearchMedia finds titles that contain the text, of the input kinds. */
function library(media: readonly JsonObject[], rest: Answers = {}) {
	return listService({
		ListMediaBasicInfos: (parameters) => {
			const { page, ...next } = byToken(media, parameters);
			return { MediaInfos: page, ...next };
		},
		SearchMedia: (parameters) => {
			const [, title = '', kinds = ''] =
				/^title = '(.*)' and mediaType in \((.*)\)$/.exec(parameters.Match ?? '') ?? [];
			const found = media.filter(({ MediaBasicInfo: basics }) => {
				const { Title, MediaType } = basics as Record<string, string>;
				return Title?.includes(title) && kinds.includes(`'${MediaType}'`);
			});
			return { Total: found.length, MediaInfoList: numbered(found, parameters) };
		},
		...rest,
	});
}

const namesFound = async (media: readonly JsonObject[], filter = '', rest: Answers = {}) =>
	namesOf((await scroll(searchMedia, library(media, rest).service, filter)).flat());

describe('The list of media', () => {
	it('queries usable media, newest first, with their files', async () => {
		const { service, requests } = library([medium('a', 'Battery basics', {}, '60.00000')]);

		expect(await searchMedia(service, '')).toEqual({
			results: [{ name: 'Battery basics (video, 1:00)', value: 'a' }],
		});
		expect(requests).toEqual([
			{
				action: 'ListMediaBasicInfos',
				parameters: { Status: 'Normal', SortBy: 'desc', IncludeFileBasicInfo: 'true', MaxResults: '100' },
			},
		]);
	});

	it.each([
		['59.6', 'T (video, 1:00)'],
		['5', 'T (video, 0:05)'],
		['3599', 'T (video, 59:59)'],
		['3605.2', 'T (video, 1:00:05)'],
		['14400', 'T (video, 4:00:00)'],
		['0.00000', 'T (video)'],
		['', 'T (video)'],
		['long', 'T (video)'],
		[undefined, 'T (video)'],
	])('shows a duration of %p seconds as "%s"', async (duration, name) => {
		expect(await namesFound([medium('a', 'T', {}, duration)])).toEqual([name]);
	});

	it('names media by file or ID when they have no title, and leaves out what cannot be used', async () => {
		const media = [
			medium('a', ''),
			{ MediaId: 'b' },
			{ MediaBasicInfo: { MediaId: 'c', Title: 'Inside' } },
			medium('d', 'Not ready', { Status: 'Preparing' }),
			{ MediaBasicInfo: { Title: 'No ID' } },
		];

		expect(await namesFound(media)).toEqual(['a.mp4 (video)', 'b', 'Inside']);
	});

	it('of 10,000 is returned page by page, each item once', async () => {
		const { service, requests } = library(many(10_000));
		expect((await searchMedia(service, '')).results).toHaveLength(100);
		expect(requests).toHaveLength(1);

		const shown = (await scroll(searchMedia, service)).flat();
		expect(new Set(shown.map(({ value }) => value)).size).toBe(10_000);
		expect(shown).toHaveLength(10_000);
	});

	it('searches by title in the service, page by page', async () => {
		const { service, requests } = library(many(10_000));
		const shown = (await scroll(searchMedia, service, 'Video 99')).flat();

		expect(shown).toHaveLength(111);
		expect(requests.map(({ action, parameters }) => [action, parameters.PageNo])).toEqual([
			['SearchMedia', '1'],
			['SearchMedia', '2'],
			['SearchMedia', '3'],
			['SearchMedia', '1'],
		]);
		expect(requests.map(({ parameters }) => parameters.Match)).toEqual([
			...Array.from({ length: 3 }, () => "title = 'Video 99' and mediaType in ('video','audio')"),
			"title = 'Video 99' and mediaType in ('image')",
		]);
		expect(requests[0]?.parameters.SortBy).toBe('utcCreate:Desc');
	});

	it('finds videos, recordings and images of a title', async () => {
		const media = ['image', 'video', 'audio'].map((kind) => medium(kind, `A ${kind}`, { MediaType: kind }));

		expect(await namesFound(media, 'A ')).toEqual(['A video (video)', 'A audio (audio)', 'A image (image)']);
	});

	it('lists the library for a text that is too long for the search', async () => {
		const title = 'x'.repeat(61);
		const { service, requests } = library([...many(3), medium('a', title)]);

		expect(namesOf((await scroll(searchMedia, service, title)).flat())).toEqual([`${title} (video)`]);
		expect(requests.map(({ action }) => action)).toEqual(['ListMediaBasicInfos']);
	});

	it.each([
		['InvalidApi.NotFound', 404],
		['NoPermission', 403],
		['InvalidParameter.Match', 400],
	])('lists the library when the search is refused with %s', async (code, status) => {
		const SearchMedia = () => refuse('SearchMedia', code, status);

		expect(await namesFound([...many(300), medium('x', 'Battery basics')], 'bATTery', { SearchMedia })).toEqual([
			'Battery basics (video)',
		]);
	});

	it('does not list the library when the search is throttled', async () => {
		const SearchMedia = () => refuse('SearchMedia', 'Throttling.User', 400);
		const { service, requests } = library(many(3), { SearchMedia });

		await expect(searchMedia(service, 'Video')).rejects.toMatchObject({ details: { action: 'SearchMedia' } });
		expect(requests).toHaveLength(1);
	});

	it.each([
		['capital letters do not matter', 'viDEO 7'],
		['an ID is found', 'ID7'],
	])('lists the library when the search finds nothing: %s', async (_what, filter) => {
		expect(await namesFound(many(10), filter)).toEqual(['Video 7 (video)']);
	});

	it.each(["it's", 'say "yes"', 'back\\slash'])('never sends %s to the search', async (title) => {
		const { service, requests } = library([...many(3), medium('x', title)]);

		expect(namesOf((await scroll(searchMedia, service, title)).flat())).toEqual([`${title} (video)`]);
		expect(requests.map(({ action }) => action)).toEqual(['ListMediaBasicInfos']);
	});
});
