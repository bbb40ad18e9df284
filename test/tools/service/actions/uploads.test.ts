import { type LocalService, startLocalService } from '../../../../local/service';
import type { JsonObject } from '../../../../local/service/values';
import type { AccessKey } from '../../../../credentials/signature/canonical';
import { sendOss } from '../../../support/ossClient';
import { call, type Key, type RawAnswer } from '../../../support/signedClient';
import { waitFor } from '../../../support/waitFor';
import { at, column } from '../answerFields';

const FILE_INFO = { Type: 'video', Name: 'test', Size: 11, Ext: 'mp4' };
const META = { Title: 'My video', BusinessType: 'general' };
const CONTENT = 'hello world';
const otherKey: Key = { accessKeyId: 'otherAccessKeyId', accessKeySecret: 'otherAccessKeySecret' };

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService({ registerMs: 1 });
});
beforeEach(() => service.reset());
afterAll(() => service.close());

/** A created upload, with its decoded address and key. */
interface Created {
	readonly json: JsonObject;
	readonly mediaId: string;
	readonly address: Record<string, string>;
	readonly auth: Record<string, string>;
}

async function create(file: JsonObject = FILE_INFO, meta: JsonObject = META): Promise<RawAnswer> {
	return await call(service, 'CreateUploadMedia', {
		FileInfo: JSON.stringify(file),
		MediaMetaData: JSON.stringify(meta),
	});
}

function read({ json }: RawAnswer): Created {
	const decoded = (name: string) =>
		JSON.parse(Buffer.from(String(json[name]), 'base64').toString()) as Record<string, string>;
	const [address, auth] = [decoded('UploadAddress'), decoded('UploadAuth')];
	return { json, mediaId: String(json['MediaId']), address, auth };
}

function keyOf({ auth }: Created): AccessKey {
	const { AccessKeyId = '', AccessKeySecret = '', SecurityToken = '' } = auth;
	return { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret, securityToken: SecurityToken };
}

const put = async (upload: Created, objectKey = upload.address['FileName']) =>
	await sendOss(service, {
		...{ method: 'PUT', bucket: upload.address['Bucket'], objectKey, body: CONTENT, key: keyOf(upload) },
	});

async function status(MediaId: string): Promise<unknown> {
	const { json } = await call(service, 'GetMediaInfo', { MediaId });
	return at(json, 'MediaInfo', 'MediaBasicInfo', 'Status');
}

describe('CreateUploadMedia', () => {
	it('answers with an address and a key in Base64, and an item that waits for its file', async () => {
		const { json, mediaId, address, auth } = read(await create());
		expect(address).toMatchObject({
			...{ Endpoint: 'https://oss-cn-shanghai.aliyuncs.com', Bucket: 'outin-0123456789abcdef0123456789abcdef' },
		});
		expect(address['FileName']).toMatch(/^sv\/.+\.mp4$/);
		expect(auth).toMatchObject({ Expiration: '3000', Region: 'cn-shanghai' });
		expect(json['FileURL']).toBe(
			`http://${address['Bucket']}.oss-cn-shanghai.aliyuncs.com/${String(address['FileName'])}`,
		);
		expect(await status(mediaId)).toBe('Init');
	});

	it('whose file has arrived becomes Normal, with its size', async () => {
		const upload = read(await create());
		expect((await put(upload)).status).toBe(200);
		await waitFor(async () => (await status(upload.mediaId)) === 'Normal' || undefined);
		const { json } = await call(service, 'GetMediaInfo', { MediaId: upload.mediaId });
		expect(json['MediaInfo']).toMatchObject({
			...{ MediaBasicInfo: { Title: 'My video' }, FileInfoList: [{ FileBasicInfo: { FileSize: '11' } }] },
		});
	});

	it('whose file cannot be read fails', async () => {
		const upload = read(await create(FILE_INFO, { ...META, Title: 'prepare-fails' }));
		await put(upload);
		await waitFor(async () => (await status(upload.mediaId)) === 'PrepareFail' || undefined);
	});

	it('gives a key for one object only, which the user has no other way to', async () => {
		const upload = read(await create());
		expect((await put(upload, 'sv/other.mp4')).code).toBe('AccessDenied');
		const own = await sendOss(service, {
			...{ method: 'PUT', bucket: upload.address['Bucket'], objectKey: upload.address['FileName'], body: CONTENT },
		});
		expect(own.code).toBe('AccessDenied');
	});

	it('gives no usable key for an extension that is not supported', async () => {
		expect((await put(read(await create({ ...FILE_INFO, Ext: 'xyz' })))).code).toBe('AccessDenied');
	});

	it.each<[string, JsonObject, JsonObject]>([
		['FileInfo.Ext', { Type: 'video', Name: 'test' }, META],
		['FileInfo.Ext', { ...FILE_INFO, Ext: '.mp4' }, META],
		['FileInfo.Name', { Type: 'video', Ext: 'mp4' }, META],
		['FileInfo.Type', { ...FILE_INFO, Type: 'movie' }, META],
		['FileInfo.Size', { ...FILE_INFO, Size: '11' }, META],
		['FileInfo.Size', { ...FILE_INFO, Size: 5 * 2 ** 30 + 1 }, META],
		['FileInfo.Path', { ...FILE_INFO, Path: '/' }, META],
		['MediaMetaData.Title', FILE_INFO, { BusinessType: 'general' }],
		['MediaMetaData.Title', FILE_INFO, { ...META, Title: 'x'.repeat(129) }],
		['MediaMetaData.BusinessType', FILE_INFO, { ...META, BusinessType: 'subtitles' }],
		['MediaMetaData.MediaTags', FILE_INFO, { ...META, MediaTags: 'a' }],
	])('refuses %s of %j %j', async (name, file, meta) => {
		const { json } = await create(file, meta);
		expect(json['Message']).toContain(`"${name}"`);
	});

	it('refuses an account without storage', async () => {
		const bare = await startLocalService({ hasMediaStorage: false });
		const answer = await call(bare, 'CreateUploadMedia', { FileInfo: JSON.stringify(FILE_INFO) });
		await bare.close();
		expect([answer.status, answer.json['Code']]).toEqual([404, 'InvalidStorage.NotFound']);
	});
});

describe('RefreshUploadMedia', () => {
	it('gives another key to the same address, and the old one expires on demand', async () => {
		const upload = read(await create());
		expect(service.expireUploadKeys()).toBe(1);
		expect((await put(upload)).code).toBe('SecurityTokenExpired');
		const refreshed = read(await call(service, 'RefreshUploadMedia', { MediaId: upload.mediaId }));
		expect(refreshed.address).toEqual(upload.address);
		expect((await put(refreshed)).status).toBe(200);
	});

	it.each([
		['an image', { ...FILE_INFO, Type: 'image', Ext: 'png' }],
		['a text', { ...FILE_INFO, Type: 'text', Ext: 'srt' }],
	])('is not possible for %s', async (_what, file) => {
		const BusinessType = file.Type === 'text' ? 'subtitles' : 'general';
		const { mediaId } = read(await create(file, { ...META, BusinessType }));
		const { json } = await call(service, 'RefreshUploadMedia', { MediaId: mediaId });
		expect(json['Code']).toBe('InvalidParameter.ResourceNotFound');
	});

	it('is not possible for the upload of another account', async () => {
		const { mediaId } = read(await create());
		const { json } = await call(service, 'RefreshUploadMedia', { MediaId: mediaId }, { key: otherKey });
		expect(json['Code']).toBe('InvalidParameter.ResourceNotFound');
	});
});

describe('UploadMediaByURL', () => {
	const url = 'https://www.example.com/a,b c.mp4';
	const start = async (urls: readonly string[], metas?: readonly JsonObject[]) =>
		await call(service, 'UploadMediaByURL', {
			UploadURLs: urls.map((one) => encodeURIComponent(one)).join(','),
			...(metas && { MediaMetaData: JSON.stringify(metas) }),
		});

	it('fetches each file, and GetUrlUploadInfos reports its state', async () => {
		const { json } = await start([url, 'https://www.example.com/prepare-fails.mp3']);
		expect(json['UploadJobs']).toMatchObject([{ SourceURL: url }, {}]);
		const jobIds = column(json['UploadJobs'], 'JobId');
		const infos = await waitFor(async () => {
			const answer = await call(service, 'GetUrlUploadInfos', { JobIds: [...jobIds, 'unknown'].join(',') });
			return column(answer.json['URLUploadInfoList'], 'Status').includes('PENDING') ? undefined : answer.json;
		});
		expect(infos).toMatchObject({
			URLUploadInfoList: [
				{ Status: 'Normal', UploadURL: url, FileSize: '14340962' },
				{ Status: 'UPLOAD_FAIL', ErrorCode: 'DownloadFailed' },
			],
			NonExists: ['unknown'],
		});
		const mediaId = String(column(json['UploadJobs'], 'MediaId')[0]);
		await waitFor(async () => (await status(mediaId)) === 'Normal' || undefined);
	});

	it('is found by its address', async () => {
		await start([url]);
		const { json } = await call(service, 'GetUrlUploadInfos', { UploadURLs: encodeURIComponent(url) });
		expect(json['URLUploadInfoList']).toMatchObject([{ UploadURL: url }]);
	});

	it.each<[string, readonly string[], readonly JsonObject[] | undefined]>([
		['no extension', ['https://www.example.com/video'], undefined],
		[
			'more than 20 addresses',
			Array.from({ length: 21 }, (_, index) => `https://www.example.com/${index}.mp4`),
			undefined,
		],
		['metadata of another address', [url], [{ SourceURL: 'https://www.example.com/other.mp4', Title: 'x' }]],
		['an emoji in the title', [url], [{ SourceURL: url, Title: '🎬' }]],
	])('refuses %s', async (_what, urls, metas) => {
		expect((await start(urls, metas)).json['Code']).toBe('InvalidParameter');
	});

	it('refuses an address that is not percent-encoded', async () => {
		const { json } = await call(service, 'UploadMediaByURL', { UploadURLs: 'https://www.example.com/a.mp4' });
		expect(json['Message']).toContain('percent-encoded');
	});

	it('accepts an address without an extension whose metadata has one', async () => {
		const bare = 'https://www.example.com/video';
		const { json } = await start([bare], [{ SourceURL: bare, Title: 'x', FileExtension: 'mp4' }]);
		expect(json['UploadJobs']).toMatchObject([{ SourceURL: bare }]);
	});
});
