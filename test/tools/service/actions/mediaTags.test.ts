import { type LocalService, startLocalService } from '../../../../local/service';
import type { JsonObject } from '../../../../local/service/values';
import { at, column } from '../answerFields';
import { anyText, objectWith, textLike, textWith } from '../matchers';
import { call, type RawAnswer } from '../../../support/signedClient';
import { waitFor } from '../../../support/waitFor';

const MediaId = '11111111aaaabbbbccccdddd00000001';
const analyzedId = '11111111aaaabbbbccccdddd00000002';

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService({ registerMs: 1, processingMs: 1 });
});
beforeEach(() => service.reset());
afterAll(() => service.close());

async function info(id: string, detailed?: boolean): Promise<JsonObject> {
	const detail = { ReturnDetailedInfo: JSON.stringify({ 'AiRoughData.StandardSmartTagJob': detailed }) };
	const { json } = await call(service, 'GetMediaInfo', { MediaId: id, ...(detailed !== undefined && detail) });
	return json['MediaInfo'] as JsonObject;
}

async function refusal(answer: Promise<RawAnswer>): Promise<unknown[]> {
	const { status, json } = await answer;
	return [status, json['Code'], json['Message']];
}

describe('UpdateMediaInfo', () => {
	const update = (parameters: Record<string, string>, id = MediaId) =>
		call(service, 'UpdateMediaInfo', { MediaId: id, ...parameters });
	const tags = async () => at(await info(MediaId), 'MediaBasicInfo', 'MediaTags');

	it('changes the fields that are sent, and no other', async () => {
		const { status, json } = await update({ Title: '新', CateId: '3048', Category: 'news', MediaTags: 'a,b' });
		expect([status, json]).toEqual([200, { MediaId, RequestId: anyText }]);
		expect((await info(MediaId))['MediaBasicInfo']).toMatchObject({
			Title: '新',
			MediaType: 'video',
			CateId: 3048,
			Category: 'news',
			MediaTags: 'a,b',
			ModifiedTime: textLike(/^20/),
		});
	});

	it('finds the asset by its address', async () => {
		const InputURL = String(at(await info(MediaId), 'MediaBasicInfo', 'InputURL'));
		expect((await call(service, 'UpdateMediaInfo', { InputURL, Title: 'x' })).json['MediaId']).toBe(MediaId);
	});

	it('replaces the tags by default, and appends with AppendTags, also those that are there', async () => {
		await update({ MediaTags: 'a,b' });
		await update({ MediaTags: 'c', AppendTags: 'false' });
		expect(await tags()).toBe('c');
		await update({ MediaTags: 'd', AppendTags: 'true' });
		await update({ MediaTags: 'd', AppendTags: 'true' });
		expect(await tags()).toBe('c,d,d');
	});

	it('reaches an asset that is not ready yet, which still becomes ready', async () => {
		const { json } = await call(service, 'RegisterMediaInfo', { InputURL: 'oss://b/a.mp4' });
		const id = String(json['MediaId']);
		await update({ Title: 'early' }, id);
		const status = async () => at(await info(id), 'MediaBasicInfo', 'Status') === 'Normal' || undefined;
		expect(await waitFor(status)).toBe(true);
		expect(at(await info(id), 'MediaBasicInfo', 'Title')).toBe('early');
	});

	it.each([
		['Title', { Title: '标'.repeat(43) }],
		['Description', { Description: 'a'.repeat(1025) }],
		['Category', { Category: 'a'.repeat(65) }],
		['CateId', { CateId: 'x' }],
		['CoverURL', { CoverURL: 'a'.repeat(129) }],
		['MediaTags', { MediaTags: Array.from({ length: 17 }, () => 'x').join(',') }],
		['MediaTags', { MediaTags: '标'.repeat(11) }],
		['AppendTags', { MediaTags: 'x', AppendTags: 'yes' }],
		['BusinessType', { BusinessType: 'film' }],
		['ReferenceId', { ReferenceId: 'short' }],
		['Tags', { Tags: 'x' }],
	])('refuses a wrong %s', async (name, parameters) => {
		expect(await refusal(update(parameters))).toEqual([400, 'InvalidParameter', textWith(`"${name}"`)]);
	});

	it('refuses more than 16 tags in all', async () => {
		await update({ MediaTags: Array.from({ length: 10 }, (_, index) => `a${index}`).join(',') });
		const more = { MediaTags: Array.from({ length: 7 }, (_, index) => `b${index}`).join(','), AppendTags: 'true' };
		expect(await refusal(update(more))).toEqual([400, 'InvalidParameter', textWith('17 tags')]);
	});

	it('refuses an asset that is not there, and none at all', async () => {
		expect((await refusal(update({ Title: 'x' }, 'f'.repeat(32))))[0]).toBe(404);
		expect((await refusal(call(service, 'UpdateMediaInfo', { Title: 'x' })))[1]).toBe('MissingMediaId');
	});
});

describe('GetMediaInfo of an analyzed asset', () => {
	it('returns the address of the results, or with ReturnDetailedInfo the results', async () => {
		const job = { AiJobId: anyText, Status: 'AnalyzeSuccess' };
		expect(at(await info(analyzedId), 'AiRoughData', 'StandardSmartTagJob')).toEqual({ ...job, ResultUrl: anyText });
		expect(at(await info(analyzedId, false), 'AiRoughData', 'StandardSmartTagJob')).toHaveProperty('ResultUrl');
		const detailed = at(await info(analyzedId, true), 'AiRoughData', 'StandardSmartTagJob') as JsonObject;
		expect(detailed).toEqual({ ...job, Results: expect.any(Array) as unknown });
		expect(column(detailed['Results'], 'Type')).toEqual(['TextLabel', 'VideoLabel', 'OCR', 'ASR']);
		expect(typeof column(detailed['Results'], 'Data')[0]).toBe('string');
	});

	it('returns nothing of an analysis that was never made', async () => {
		expect(await info(MediaId, true)).not.toHaveProperty('AiRoughData');
	});

	it.each(['{"AiRoughData.StandardSmartTagJob":"true"}', '{"AiRoughData":true}', '[]'])(
		'refuses %s',
		async (ReturnDetailedInfo) => {
			const answer = await refusal(call(service, 'GetMediaInfo', { MediaId, ReturnDetailedInfo }));
			expect(answer).toEqual([400, 'InvalidParameter', textWith('ReturnDetailedInfo')]);
		},
	);
});

describe('SubmitMediaAiAnalysisJob', () => {
	const submit = (Input: object, more: Record<string, string> = {}) =>
		call(service, 'SubmitMediaAiAnalysisJob', { Input: JSON.stringify(Input), ...more });
	const state = async (id: string) => at(await info(id), 'AiRoughData', 'StandardSmartTagJob', 'Status');

	it('stores the results with the asset of the ID', async () => {
		const AnalysisParams = '{"nlpParams":{"sourceLanguage":"cn"}}';
		const { status, json } = await submit({ Type: 'Media', Media: MediaId }, { AnalysisParams });
		expect([status, json]).toEqual([200, { MediaId, RequestId: anyText }]);
		await waitFor(async () => (await state(MediaId)) === 'AnalyzeSuccess' || undefined);
		const results = at(await info(MediaId, true), 'AiRoughData', 'StandardSmartTagJob', 'Results');
		expect(column(results, 'Type')).toContain('NLP');
	});

	it('is Analyzing at first, and ends in AnalyzeFailed by the mark', async () => {
		await call(service, 'UpdateMediaInfo', { MediaId, Title: 'analysis-fails' });
		await submit({ Type: 'Media', Media: MediaId });
		await waitFor(async () => (await state(MediaId)) === 'AnalyzeFailed' || undefined);
		const slow = await startLocalService({ processingMs: 3_600_000 });
		await call(slow, 'SubmitMediaAiAnalysisJob', { Input: `{"Type":"Media","Media":"${MediaId}"}` });
		const { json } = await call(slow, 'GetMediaInfo', { MediaId });
		await slow.close();
		expect(at(json, 'MediaInfo', 'AiRoughData', 'StandardSmartTagJob')).toEqual({
			AiJobId: anyText,
			Status: 'Analyzing',
		});
	});

	it('registers the address of an OSS object that is not in the library', async () => {
		const Media = 'https://example-bucket.oss-cn-shanghai.aliyuncs.com/new.mp4';
		const { json } = await submit({ MediaType: 'video', Media });
		expect(await info(String(json['MediaId']))).toMatchObject({ MediaBasicInfo: { InputURL: Media } });
	});

	it.each([
		['Input.Media', { Type: 'Media' }, {}],
		['Input.Type', { Type: 'OSS', Media: 'oss://b/a.mp4' }, {}],
		['Input.MediaType', { Media: 'https://b.oss-cn-shanghai.aliyuncs.com/a.mp4' }, {}],
		['Input.Media', { MediaType: 'video', Media: 'oss://b/a.mp4' }, {}],
		['Input', { Type: 'Media', Media: MediaId, Url: 'x' }, {}],
		['UserData', { Type: 'Media', Media: MediaId }, { UserData: `{"x":"${'a'.repeat(510)}"}` }],
		['UserData', { Type: 'Media', Media: MediaId }, { UserData: 'text' }],
		['Params.nlpParams.sourceLanguage', { Type: 'Media', Media: MediaId }, { AnalysisParams: '{"nlpParams":{}}' }],
	])('refuses a wrong %s', async (name, input, more) => {
		expect(await refusal(submit(input, more))).toEqual([400, 'InvalidParameter', textWith(`"${name}"`)]);
		expect(await info(MediaId)).not.toHaveProperty('AiRoughData');
	});

	it('refuses an ID that is not there, and no input at all', async () => {
		expect((await refusal(submit({ Type: 'Media', Media: 'f'.repeat(32) })))[0]).toBe(404);
		expect((await refusal(call(service, 'SubmitMediaAiAnalysisJob')))[1]).toBe('MissingInput');
	});
});

describe('SearchMediaByAILabel', () => {
	const search = async (parameters: Record<string, string>) =>
		(await call(service, 'SearchMediaByAILabel', parameters)).json;
	const titles = async (parameters: Record<string, string>) =>
		new Set(column((await search({ PageSize: '50', ...parameters }))['MediaList'], 'Title'));

	it('finds analyzed media by a part of a name, ten a page, newest first', async () => {
		const answer = await search({ Text: 'celebrity' });
		expect(answer).toMatchObject({ Code: '200', Success: 'true', Total: 50 });
		const times = column(answer['MediaList'], 'CreationTime').map(String);
		expect(times).toHaveLength(10);
		expect(times).toEqual([...times].sort().reverse());
		const oldest = await search({ Text: 'celebrity', SortBy: 'CreationTime:Asc', PageSize: '1' });
		expect(column(oldest['MediaList'], 'MediaId')).toEqual([analyzedId]);
	});

	it.each([
		['PersonName', 'Example Celebrity', 50],
		['PersonName', '汽车', 0],
		['Ocr', 'EXAMPLE MOTORS', 50],
		['Ocr', 'Example Celebrity', 0],
		['AiCategory', '评测', 50],
		['FullSearch', '续航', 75],
		['FullSearch', 'nothing of the kind', 0],
	])('%s of %s finds %i', async (MultimodalSearchType, Text, Total) => {
		expect((await search({ MultimodalSearchType, Text }))['Total']).toBe(Total);
	});

	it('compares parts of names, or whole ones', async () => {
		expect((await search({ Text: 'celeb', MatchingMode: 'fuzzy' }))['Total']).toBe(50);
		expect((await search({ Text: 'celeb', MatchingMode: 'precise' }))['Total']).toBe(0);
		expect((await search({ Text: 'example celebrity', MatchingMode: 'precise' }))['Total']).toBe(50);
	});

	it('filters by type and by time', async () => {
		const audio = await titles({ Text: '续航', MediaType: 'audio' });
		expect([...audio].every((title) => String(title).startsWith('Weekly meeting'))).toBe(true);
		const day = { gte: Date.now() - 24 * 3_600_000, lte: Date.now() };
		expect((await search({ Text: '续航', UtcCreate: JSON.stringify(day) }))['Total']).toBe(3);
	});

	it('returns clips of one asset with SpecificSearch, and no times without', async () => {
		const clips = await search({ Text: '汽车', SpecificSearch: 'true', MediaId: analyzedId });
		expect(clips['MediaList']).toEqual([
			objectWith({
				MediaId: analyzedId,
				AiData: {
					AiLabelInfo: [
						objectWith({ LabelName: '汽车', Occurrences: [objectWith({ From: 12, To: 20.5, Score: 0.88 })] }),
					],
					AsrInfo: [],
					OcrInfo: [],
				},
			}),
		]);
		const coarse = await search({ Text: '汽车', PageSize: '1' });
		expect(at(column(coarse['MediaList'], 'AiData')[0] as JsonObject, 'AiLabelInfo')).toEqual([
			objectWith({ LabelName: '汽车', Occurrences: [] }),
		]);
	});

	it.each([
		['MediaId', { SpecificSearch: 'true' }],
		['SpecificSearch', { SpecificSearch: 'yes' }],
		['MultimodalSearchType', { MultimodalSearchType: 'Face' }],
		['MatchingMode', { MatchingMode: 'exact' }],
		['MediaType', { MediaType: 'text' }],
		['SortBy', { SortBy: 'desc' }],
		['PageSize', { PageSize: '51' }],
		['UtcCreate', { UtcCreate: '{"gt":1}' }],
		['UtcCreate.gte', { UtcCreate: '{"gte":"2026-01-01"}' }],
		['PageNumber', { PageNumber: '1' }],
	])('refuses a wrong %s', async (name, parameters) => {
		const answer = await refusal(call(service, 'SearchMediaByAILabel', { Text: 'x', ...parameters }));
		expect(answer).toEqual([400, 'InvalidParameter', textWith(`"${name}"`)]);
	});
});

it.each([
	['UpdateMediaInfo', { MediaId, Title: 'x' }],
	['SubmitMediaAiAnalysisJob', { Input: `{"Type":"Media","Media":"${MediaId}"}` }],
	['SearchMediaByAILabel', { Text: 'x' }],
])('%s needs a permission of its name', async (action, parameters) => {
	const denied = await startLocalService({
		accounts: [
			{
				accessKeyId: 'testAccessKeyId',
				accessKeySecret: 'testAccessKeySecret',
				accountId: '1000000000000001',
				arn: 'acs:ram::1000000000000001:user/test',
				deniedActions: [action],
			},
		],
	});
	const answer = await refusal(call(denied, action, parameters));
	await denied.close();
	expect(answer.slice(0, 2)).toEqual([403, 'NoPermission']);
});
