import { type LocalService, startLocalService } from '../../../../local/service';
import type { JsonObject } from '../../../../local/service/values';
import { at, column } from '../answerFields';
import { anyText, objectWith, textLike, textWith } from '../matchers';
import { call, type Key, input, type RawAnswer, submit } from '../../../support/signedClient';
import { waitFor } from '../../../support/waitFor';

const url = 'oss://example-bucket/new/clip.mp4';
const otherKey: Key = { accessKeyId: 'otherAccessKeyId', accessKeySecret: 'otherAccessKeySecret' };

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService({ registerMs: 1 });
});
beforeEach(() => service.reset());
afterAll(() => service.close());

function register(parameters: Record<string, string> = {}, key?: Key): Promise<RawAnswer> {
	return call(service, 'RegisterMediaInfo', { InputURL: url, ...parameters }, { key });
}

async function registeredId(parameters?: Record<string, string>, key?: Key): Promise<string> {
	return String((await register(parameters, key)).json['MediaId']);
}

function get(parameters: Record<string, string>, key?: Key): Promise<RawAnswer> {
	return call(service, 'GetMediaInfo', parameters, { key });
}

async function basicInfo(MediaId: string): Promise<unknown> {
	return at((await get({ MediaId })).json, 'MediaInfo', 'MediaBasicInfo');
}

/** The answer of Get once the asset is in a state. */
function settled(MediaId: string, status: string): Promise<JsonObject> {
	return waitFor(async () => {
		const { json } = await get({ MediaId });
		return at(json, 'MediaInfo', 'MediaBasicInfo', 'Status') === status ? json : undefined;
	});
}

async function total(key?: Key): Promise<unknown> {
	return (await call(service, 'ListMediaBasicInfos', {}, { key })).json['TotalCount'];
}

describe('GetMediaInfo', () => {
	const MediaId = '11111111aaaabbbbccccdddd00000001';

	it('returns the same as the list, with the file', async () => {
		const { json } = await get({ MediaId });
		const all = { MediaId, IncludeFileBasicInfo: 'true' };
		const list = await call(service, 'ListMediaBasicInfos', all);
		expect(list.json['MediaInfos']).toEqual([json['MediaInfo']]);
		expect(json['MediaInfo']).toMatchObject({
			MediaId,
			MediaBasicInfo: { MediaId, Title: 'Evening news 1', MediaType: 'video', Status: 'Normal' },
			FileInfoList: [{ FileBasicInfo: { FileName: 'media-1.mp4', Duration: '97.000000' } }],
		});
	});

	it('finds by address, and the ID goes first', async () => {
		const InputURL = String(at((await get({ MediaId })).json, 'MediaInfo', 'MediaBasicInfo', 'InputURL'));
		expect((await get({ InputURL })).json['MediaInfo']).toMatchObject({ MediaId });
		const second = '11111111aaaabbbbccccdddd00000002';
		expect((await get({ InputURL, MediaId: second })).json['MediaInfo']).toMatchObject({ MediaId: second });
	});

	it('returns no duration for an image, and no file until the asset is ready', async () => {
		const image = await get({ MediaId: '11111111aaaabbbbccccdddd00000005' });
		expect(JSON.stringify(image.json)).not.toContain('Duration');
		const notReady = await get({ MediaId: '11111111aaaabbbbccccdddd00000010' });
		expect(notReady.json['MediaInfo']).toMatchObject({ MediaBasicInfo: { Status: 'Preparing' }, FileInfoList: [] });
	});

	it.each([
		['an unknown ID', { MediaId: 'f'.repeat(32) }, 404, 'InvalidParameter.ResourceNotFound', 'MediaId'],
		['an unknown address', { InputURL: url }, 404, 'InvalidParameter.ResourceNotFound', 'InputURL'],
		['neither', {}, 400, 'MissingMediaId', 'MediaId'],
		['another OutputType', { MediaId, OutputType: 'OSS' }, 400, 'InvalidParameter', 'OutputType'],
		['a detail that is no JSON', { MediaId, ReturnDetailedInfo: 'x' }, 400, 'InvalidParameter', 'ReturnDetailedInfo'],
		['an AuthTimeout that is no number', { MediaId, AuthTimeout: 'x' }, 400, 'InvalidParameter', 'AuthTimeout'],
	])('refuses %s', async (_name, parameters, status, code, named) => {
		const answer = await get(parameters);
		expect([answer.status, answer.json['Code'], answer.json['Message']]).toEqual([status, code, textWith(named)]);
	});
});

describe('RegisterMediaInfo', () => {
	it('answers with the ID of an asset that is Preparing, then Normal, and listed first', async () => {
		const { status, json } = await register();
		expect([status, json]).toEqual([200, { RequestId: anyText, MediaId: textLike(/^[0-9a-f]{32}$/) }]);
		const MediaId = String(json['MediaId']);
		expect((await settled(MediaId, 'Normal'))['MediaInfo']).toMatchObject({
			MediaId,
			MediaBasicInfo: { MediaType: 'video', Source: 'oss', BusinessType: 'general', InputURL: url },
			FileInfoList: [{ FileBasicInfo: { FileName: 'clip.mp4', Duration: '60.000000' } }],
		});
		const list = await call(service, 'ListMediaBasicInfos');
		expect([list.json['TotalCount'], column(list.json['MediaInfos'], 'MediaId')[0]]).toEqual([126, MediaId]);
	});

	it('keeps an asset Preparing for the configured time', async () => {
		const slow = await startLocalService({ registerMs: 3_600_000 });
		const { json } = await call(slow, 'RegisterMediaInfo', { InputURL: url });
		const got = await call(slow, 'GetMediaInfo', { MediaId: String(json['MediaId']) });
		await slow.close();
		expect(got.json['MediaInfo']).toMatchObject({ MediaBasicInfo: { Status: 'Preparing' }, FileInfoList: [] });
	});

	it('of an address with the mark ends in PrepareFail', async () => {
		const MediaId = await registeredId({ InputURL: 'oss://example-bucket/prepare-fails.mp4' });
		expect((await settled(MediaId, 'PrepareFail'))['MediaInfo']).toMatchObject({ FileInfoList: [] });
	});

	it('returns every field that was sent', async () => {
		const sent = {
			MediaType: 'audio',
			BusinessType: 'opening',
			Title: '标'.repeat(42),
			Description: 'a'.repeat(1024),
			MediaTags: Array.from({ length: 16 }, (_, index) => `tag${index}`).join(','),
			CoverURL: 'https://example.com/cover.png',
			UserData: '{"ref":1}',
			ReferenceId: 'my_ref-1',
		};
		const config = { RegisterConfig: '{"NeedSprite":"false"}', CateId: '3048', WorkflowId: 'w' };
		const MediaId = await registeredId({ ...sent, ...config, SmartTagTemplateId: 'S00000101-300080' });
		expect(await basicInfo(MediaId)).toEqual(objectWith(sent));
	});

	it('names what has no title', async () => {
		expect(await basicInfo(await registeredId())).toMatchObject({ Title: textLike(/\d{4}-\d\d-\d\d/) });
	});

	it.each([
		['oss://example-bucket/a.MP3', 'audio', 'oss'],
		['OSS://example-bucket/a b/图.jpeg', 'image', 'oss'],
		['https://example-bucket.oss-cn-shanghai.aliyuncs.com/a.mov?x=1.mp3', 'video', 'oss'],
		['http://media.example.com/a.ts', 'video', 'oss'],
		['vod://20b48fb04483915d4f2cd8ac20b48fb0', 'video', 'vod'],
	])('sees that %s is %s of %s', async (InputURL, MediaType, Source) => {
		expect(await basicInfo(await registeredId({ InputURL }))).toMatchObject({ InputURL, MediaType, Source });
	});

	it('takes a text of subtitles or a font only', async () => {
		const text = { InputURL: 'oss://b/a.srt', MediaType: 'text' };
		expect((await register(text)).json['Message']).toContain('"BusinessType"');
		expect((await register({ ...text, BusinessType: 'opening' })).json['Message']).toContain('"BusinessType"');
		expect((await register({ ...text, BusinessType: 'subtitles' })).status).toBe(200);
	});

	it.each([
		['InputURL', { InputURL: 'example.mp4' }],
		['InputURL', { InputURL: 'oss://example-bucket/' }],
		['InputURL', { InputURL: 'https://example.com/' }],
		['InputURL', { InputURL: 'ftp://example.com/a.mp4' }],
		['InputURL', { InputURL: '11111111aaaabbbbccccdddd00000001' }],
		['MediaType', { MediaType: 'film' }],
		['MediaType', { InputURL: 'oss://example-bucket/a' }],
		['MediaType', { InputURL: 'https://example.com/constructor' }],
		['BusinessType', { BusinessType: 'cover' }],
		['Title', { Title: '标'.repeat(43) }],
		['Description', { Description: 'a'.repeat(1025) }],
		['CoverURL', { CoverURL: 'a'.repeat(129) }],
		['MediaTags', { MediaTags: Array.from({ length: 17 }, () => 'x').join(',') }],
		['MediaTags', { MediaTags: `ok,${'标'.repeat(11)}` }],
		['UserData', { UserData: `{"x":"${'a'.repeat(1020)}"}` }],
		['UserData', { UserData: 'plain text' }],
		['RegisterConfig', { RegisterConfig: 'x' }],
		['Overwrite', { Overwrite: 'yes' }],
		['ClientToken', { ClientToken: 'short' }],
		['ClientToken', { ClientToken: '01234567-89ab-cdef-0123-456789abcdef' }],
		['CateId', { CateId: 'x' }],
		['ReferenceId', { ReferenceId: 'a b c d' }],
		['ReferenceId', { ReferenceId: 'short' }],
		['SmartTagTemplateId', { SmartTagTemplateId: '22222222000000000000000000000001' }],
		['Tags', { Tags: 'x' }],
	])('refuses a wrong %s', async (name, parameters) => {
		const { status, json } = await register(parameters);
		expect([status, json['Code'], json['Message']]).toEqual([400, 'InvalidParameter', textWith(`"${name}"`)]);
		expect(await total()).toBe(125);
	});

	it('needs an InputURL', async () => {
		const { status, json } = await call(service, 'RegisterMediaInfo', { Title: 'x' });
		expect([status, json['Code']]).toEqual([400, 'MissingInputURL']);
	});

	it('refuses a ReferenceId that another asset has', async () => {
		await register({ ReferenceId: 'my_ref-1' });
		const { json } = await register({ InputURL: 'oss://b/other.mp4', ReferenceId: 'my_ref-1' });
		expect(json['Message']).toContain('"ReferenceId"');
	});
});

describe('a second registration', () => {
	const ClientToken = '0123456789abcdef0123456789abcdef';

	it('of the same address is refused, and the message contains the ID', async () => {
		const MediaId = await registeredId();
		const { status, json } = await register({ Title: 'again' });
		expect([status, json['Code']]).toEqual([409, 'MediaAlreadyExist']);
		expect(json['Message']).toBe(
			`The media with the given inputUrl "${url}" has already been registered with mediaId "${MediaId}".`,
		);
		expect((await register({ Overwrite: 'false' })).status).toBe(409);
		expect(await total()).toBe(126);
	});

	it('of the same address replaces it with Overwrite', async () => {
		const first = await registeredId();
		const second = await registeredId({ Overwrite: 'true', Title: 'again' });
		expect(second).not.toBe(first);
		expect((await get({ MediaId: first })).status).toBe(404);
		expect((await get({ InputURL: url })).json['MediaInfo']).toMatchObject({ MediaId: second });
		expect(await total()).toBe(126);
	});

	it('with the same token returns the same asset and creates none', async () => {
		const first = await registeredId({ ClientToken });
		expect(await registeredId({ ClientToken })).toBe(first);
		expect(await registeredId({ ClientToken, Overwrite: 'true', Title: 'again' })).toBe(first);
		expect(await registeredId({ ClientToken, InputURL: 'oss://b/other.mp4' })).toBe(first);
		expect(await total()).toBe(126);
	});

	it('with another token of the same address is refused', async () => {
		await register({ ClientToken });
		expect((await register({ ClientToken: 'f'.repeat(32) })).status).toBe(409);
	});

	it('after an answer that was lost finds what the first one made', async () => {
		service.addFaults({ kind: 'closeAfter', action: 'RegisterMediaInfo', times: 1 });
		await expect(register({ ClientToken })).rejects.toThrow();
		const MediaId = await registeredId({ ClientToken });
		expect([await total(), (await get({ MediaId })).status]).toEqual([126, 200]);
	});

	it('in another account is another asset', async () => {
		const first = await registeredId({ ClientToken });
		const second = await registeredId({ ClientToken }, otherKey);
		expect(second).not.toBe(first);
		expect((await get({ MediaId: first }, otherKey)).status).toBe(404);
	});

	it('after a reset is a first one', async () => {
		await register({ ClientToken, ReferenceId: 'my_ref-1' });
		service.reset();
		expect(await total()).toBe(125);
		expect((await register({ ClientToken, ReferenceId: 'my_ref-1' })).status).toBe(200);
	});
});

describe('a job of a media ID', () => {
	it('is made, of a registered one and of one that is not in the library', async () => {
		const MediaId = await registeredId();
		expect((await submit(service, { Input: input('Media', MediaId) })).status).toBe(200);
		expect((await submit(service, { Input: input('Media', 'f'.repeat(32)) })).status).toBe(200);
		expect(service.jobs()[0]?.input).toEqual({ Type: 'Media', Media: MediaId });
	});

	it('must be in the library if the option requires it', async () => {
		const strict = await startLocalService({ mediaMustExist: true });
		const { json } = await call(strict, 'RegisterMediaInfo', { InputURL: url });
		const known = await submit(strict, { Input: input('Media', String(json['MediaId'])) });
		const unknown = await submit(strict, { Input: input('Media', 'f'.repeat(32)) });
		const byUrl = await submit(strict, { Input: input('URL', 'https://example.com/a.mp4') });
		await strict.close();
		expect([known.status, unknown.status, byUrl.status]).toEqual([200, 404, 200]);
		expect(unknown.json['Message']).toContain('"Input.Media"');
	});
});
