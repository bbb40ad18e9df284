import { type LocalService, startLocalService } from '../../../../local/service';
import type { JsonObject } from '../../../../local/service/values';
import { column } from '../answerFields';
import { anyText, textLike, textWith } from '../matchers';
import { call } from '../../../support/signedClient';

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService();
});
afterAll(() => service.close());

async function search(parameters: Record<string, string> = {}): Promise<JsonObject> {
	return (await call(service, 'SearchMedia', parameters)).json;
}

async function basics(Match: string, more: Record<string, string> = {}): Promise<unknown[]> {
	const answer = await search({ Match, PageSize: '50', ...more });
	return column(answer['MediaInfoList'], 'MediaBasicInfo');
}

async function titles(Match: string): Promise<unknown[]> {
	return column(await basics(Match), 'Title');
}

/** Evening news, 电动车试驾 and Match recording. */
const videos = 75;

it('finds videos by default, newest first, ten a page', async () => {
	const answer = await search();
	expect(answer).toMatchObject({ Code: '200', Success: 'true', Total: videos, RequestId: anyText });
	const found = column(answer['MediaInfoList'], 'MediaBasicInfo');
	expect(new Set(column(found, 'MediaType'))).toEqual(new Set(['video']));
	const times = column(found, 'CreateTime').map(String);
	expect(times).toHaveLength(10);
	expect(times).toEqual([...times].sort().reverse());
});

it('returns the media as GetMediaInfo does', async () => {
	const { MediaInfoList: found } = await search({ PageSize: '1' });
	const MediaId = String(column(found, 'MediaId')[0]);
	expect([(await call(service, 'GetMediaInfo', { MediaId })).json['MediaInfo']]).toEqual(found);
});

it.each([
	["title = 'evening NEWS 10'", ['Evening news 106', 'Evening news 101']],
	["Title='试驾 2'", ['电动车试驾 27', '电动车试驾 22', '电动车试驾 2']],
	['title = "电动车试驾 122"', ['电动车试驾 122']],
	["title = 'recording' and title = '19'", ['Match recording 119', 'Match recording 19']],
	["mediaId == '11111111aaaabbbbccccdddd00000007'", ['电动车试驾 7']],
	["mediaId == '11111111aaaabbbbccccdddd00000003'", []],
	["mediaType == 'audio' and title = 'meeting 3'", ['Weekly meeting 38', 'Weekly meeting 33', 'Weekly meeting 3']],
	["mediaType == 'image' and title = 'poster 12'", ['Poster 125', 'Poster 120']],
	["title = 'it\\'s'", []],
	["description = 'x'", []],
	["cateId == '1'", []],
])('finds by %s', async (Match, expected) => {
	expect(await titles(Match)).toEqual(expected);
});

it('finds several kinds at once, but images only alone', async () => {
	expect((await search({ Match: "mediaType in ('video','audio')" }))['Total']).toBe(100);
	const mixed = await search({ Match: "mediaType in ('video','image')" });
	expect([mixed['Code'], mixed['Message']]).toEqual(['InvalidParameter', textWith('"Match"')]);
});

it('finds by state, by its number', async () => {
	const kinds = "mediaType in ('video','audio')";
	expect(new Set(column(await basics(`${kinds} and status == '3'`), 'Status'))).toEqual(new Set(['Normal']));
	expect((await search({ Match: "mediaType == 'image' and status in (1, 2)" }))['Total']).toBe(12);
});

it('finds a quotation mark that is escaped, and a tag', async () => {
	const parameters = { InputURL: 'oss://b/its.mp4', Title: "It's \\ here", MediaTags: 'red,blue' };
	await call(service, 'RegisterMediaInfo', parameters);
	expect(await titles("title = 'it\\'s \\\\ h'")).toEqual([parameters.Title]);
	expect(await titles("tagList in ('green','blue')")).toEqual([parameters.Title]);
	expect(await titles("tagList in ('blu')")).toEqual([]);
	service.reset();
});

it('finds by time, with the ends or without, also with an open one', async () => {
	const all = await basics("title = 'Evening'", { SortBy: 'utcCreate:Asc' });
	const [first = 0, second = 0, third = 0] = column(all, 'CreateTime').map((time) => Date.parse(String(time)));
	const news = async (range: string) => column(await basics(`title = 'Evening' and utcCreate = ${range}`), 'Title');
	expect(await news(`['${first}','${third}']`)).toEqual(['Evening news 11', 'Evening news 6', 'Evening news 1']);
	expect(await news(`('${first}','${third}')`)).toEqual(['Evening news 6']);
	expect(await news(`(${first},${third}]`)).toEqual(['Evening news 11', 'Evening news 6']);
	expect(await news(`('','${second}')`)).toEqual(['Evening news 1']);
	expect(await news(`['${third}','']`)).toHaveLength(23);
});

it('sorts either way', async () => {
	const ascending = await search({ SortBy: 'utcCreate:Asc, utcModified:Desc', PageSize: '1' });
	expect(column(column(ascending['MediaInfoList'], 'MediaBasicInfo'), 'Title')).toEqual(['Evening news 1']);
});

it('pages by number', async () => {
	const pages = await Promise.all(['1', '2', '3'].map((PageNo) => search({ PageNo, PageSize: '40' })));
	const ids = pages.map((page) => column(page['MediaInfoList'], 'MediaId'));
	expect(ids.map(({ length }) => length)).toEqual([40, 35, 0]);
	expect(new Set(ids.flat()).size).toBe(videos);
	expect(pages[2]).not.toHaveProperty('ScrollToken');
});

it('pages by token, of which the last page with media has one too', async () => {
	const pages = [await search({ PageSize: '50' })];
	for (let token = pages[0]?.['ScrollToken']; typeof token === 'string'; token = pages.at(-1)?.['ScrollToken']) {
		expect(token).toEqual(textLike(/^.{32}$/));
		pages.push(await search({ PageSize: '50', ScrollToken: token }));
	}
	const ids = pages.map((page) => column(page['MediaInfoList'], 'MediaId'));
	expect(ids.map(({ length }) => length)).toEqual([50, 25, 0]);
	expect(new Set(ids.flat()).size).toBe(videos);
});

it.each([
	['Match', 'news'],
	['Match', "title 'news'"],
	['Match', "title = 'news"],
	['Match', "title = 'a' or title = 'b'"],
	['Match', "title = 'a' and"],
	['Match', "title == 'news'"],
	['Match', "title in ('news')"],
	['Match', "mediaId = 'x'"],
	['Match', "name = 'news'"],
	['Match', `title = '${'标'.repeat(61)}'`],
	['Match', 'utcCreate = (1)'],
	['Match', "utcCreate = ('yesterday','')"],
	['Match', "tagList in ('a'"],
	['PageSize', '51'],
	['PageNo', '0'],
	['SortBy', 'title:Asc'],
	['ScrollToken', 'made-up'],
	['Title', 'x'],
])('refuses %s = %s', async (name, value) => {
	const answer = await search({ [name]: value });
	expect([answer['Code'], answer['Message']]).toEqual(['InvalidParameter', textWith(`"${name}"`)]);
});

it('takes sixty characters of a title', async () => {
	expect(await search({ Match: `title = '${'标'.repeat(60)}'` })).toMatchObject({ Total: 0 });
});
