import { randomBytes } from 'node:crypto';

import type { INodeParameters } from 'n8n-workflow';

import { BinaryStore } from '../support/binaryStore';
import { byId, type SubmitRun, Workbench } from '../support/workbench';

const CONTENT = Buffer.from('a small video');
const video = { data: { data: CONTENT.toString('base64'), mimeType: 'video/mp4', fileName: 'Demo Film.mp4' } };
const QUICK = { maxRetries: 0 };

describe('The media library', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open({ registerMs: 1 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const run = async (parameters: INodeParameters, more: SubmitRun = {}) =>
		await bench.submit({ parameters: { resource: 'media', options: QUICK, ...parameters }, ...more });
	const upload = async (parameters: INodeParameters = {}, more: SubmitRun = {}) =>
		await run({ operation: 'upload', ...parameters }, { files: [video], ...more });
	const sent = (action: string) =>
		bench.service
			.requests()
			.filter((request) => request.action === action)
			.map(({ parameters }) => parameters);

	it('gets a file, and returns its media item when it can be used', async () => {
		const { output } = await upload();
		const [{ MediaId, fileUrl } = {}] = output;
		expect(output).toEqual([
			{ MediaId, Title: 'Demo Film', MediaType: 'video', Status: 'Normal', fileUrl, size: CONTENT.length },
		]);
		expect(fileUrl).toMatch(/^http:\/\/outin-\w+\.oss-cn-shanghai\.aliyuncs\.com\/sv\/.+\.mp4$/);
	});

	it('gets title, tags and more with it', async () => {
		const additionalFields = {
			...{ title: 'Own', description: 'What', mediaTags: 'a, b', categoryId: '7', businessType: 'opening' },
			userData: '{"a":1}',
		};
		await upload({ additionalFields });
		const [{ MediaMetaData = '', UserData = '' } = {}] = sent('CreateUploadMedia');
		expect(JSON.parse(MediaMetaData)).toEqual({
			...{ Title: 'Own', Description: 'What', Tags: 'a,b', CateId: '7', BusinessType: 'opening' },
		});
		expect(UserData).toBe('{"a":1}');
	});

	it('is not waited for when Wait Until Ready is off', async () => {
		const { output } = await upload({ waitUntilReady: false });
		expect(output[0]).not.toHaveProperty('Status');
		expect(sent('GetMediaInfo')).toEqual([]);
	});

	it('gets an image and subtitles, each with its business type', async () => {
		const files = [
			{ data: { ...video.data, fileName: 'a.png', mimeType: 'image/png' } },
			{ data: { ...video.data, fileName: 'a.srt', mimeType: 'application/x-subrip' } },
		];
		const { output } = await upload({}, { files });
		expect(output).toMatchObject([{ MediaType: 'image' }, { MediaType: 'text' }]);
		expect(
			sent('CreateUploadMedia')
				.map(({ MediaMetaData = '' }) => MediaMetaData)
				.sort(),
		).toEqual([
			expect.stringContaining('"BusinessType":"general"'),
			expect.stringContaining('"BusinessType":"subtitles"'),
		]);
	});

	it('refuses a business type of another kind of file, and a region without uploads', async () => {
		const result = await upload({ additionalFields: { businessType: 'cover' } });
		expect(result.error().message).toBe(
			'Business Type: expected one of general, opening, ending for a file of the type video.',
		);
		const hangzhou = await upload({}, { credential: bench.credential({ region: 'cn-hangzhou' }) });
		expect(hangzhou.error().message).toContain('cn-beijing, cn-shanghai, cn-shenzhen only');
		expect(bench.service.requests()).toEqual([]);
	});

	it('gets each file once, though another fails and is retried', async () => {
		bench.service.addFaults({
			kind: 'error',
			action: 'PutObject',
			after: 1,
			times: 1,
			status: 403,
			code: 'AccessDenied',
		});
		const options = { ...QUICK, concurrency: 1 };
		const { output } = await upload({ options }, { files: [video, video], maxTries: 2 });
		expect(new Set(output.map(({ MediaId }) => MediaId)).size).toBe(2);
		expect(sent('CreateUploadMedia')).toHaveLength(2);
		expect(bench.service.objects()).toHaveLength(2);
	});

	it('is asked again once for an upload that got no clear answer, and the hint says so', async () => {
		bench.service.addFaults({ kind: 'closeAfter', action: 'CreateUploadMedia', times: 1 });
		const { output, execution } = await upload();
		expect(output).toHaveLength(1);
		expect(sent('CreateUploadMedia')).toHaveLength(2);
		const { hints = [] } = execution.task('Submit Smarttag Job');
		expect(hints.map(({ message }) => message).join()).toContain('an item without a file may be left there');
	});

	describe('fetches a file from its URL', () => {
		const url = 'https://www.example.com/films/a b,c.mp4'.replace(' ', '%20');
		const fetchFrom = async (parameters: INodeParameters) =>
			await run({ operation: 'uploadFromUrl', sourceUrl: url, ...parameters });

		it('and returns at once', async () => {
			const { output } = await fetchFrom({});
			const [{ MediaId, JobId } = {}] = output;
			expect(output).toEqual([{ MediaId, JobId, Status: expect.stringMatching(/./) as string, UploadURL: url }]);
			expect(sent('UploadMediaByURL')).toEqual([{ UploadURLs: encodeURIComponent(url) }]);
		});

		it('with title and extension', async () => {
			const additionalFields = { title: 'Own', fileExtension: '.mp4' };
			await fetchFrom({ sourceUrl: 'https://www.example.com/film', additionalFields });
			expect(JSON.parse(sent('UploadMediaByURL')[0]?.MediaMetaData ?? '')).toEqual([
				{ SourceURL: 'https://www.example.com/film', Title: 'Own', FileExtension: 'mp4' },
			]);
		});

		it.each([
			['no extension', { sourceUrl: 'https://www.example.com/film' }, 'URL: the address has no file extension.'],
			['no address', { sourceUrl: '={{ "" }}' }, 'URL is empty.'],
			['an emoji', { additionalFields: { title: '🎬' } }, 'Title: expected text without emoji.'],
		])('unless there is %s', async (_what, parameters, message) => {
			const result = await fetchFrom(parameters);
			expect(result.error().message).toContain(message);
			expect(bench.service.requests()).toEqual([]);
		});

		it('once, also when its answer is lost', async () => {
			bench.service.addFaults({ kind: 'closeAfter', action: 'UploadMediaByURL' });
			const result = await run({ operation: 'uploadFromUrl', sourceUrl: url }, { maxTries: 2 });
			expect(result.error().message).toContain('The upload may have been accepted.');
			expect(sent('UploadMediaByURL')).toHaveLength(1);
		});
	});
});

describe('A file that n8n stores apart from the item', () => {
	let bench: Workbench;
	let store: BinaryStore;
	beforeAll(async () => {
		bench = await Workbench.open({ registerMs: 1 });
		store = new BinaryStore();
	});
	afterAll(async () => {
		store.close();
		await bench.close();
	});
	beforeEach(() => bench.service.reset());

	const submit = async (content: Buffer) =>
		await bench.submit({
			files: [{ data: store.file(content, 'demo.mp4') }],
			parameters: { inputType: 'File', uploadTo: 'bucket', bucket: byId('example-bucket') },
		});

	it.each([
		['small', 1_000, 'PutObject'],
		['large', 21 * 2 ** 20 + 5, 'CompleteMultipartUpload'],
	])('is streamed: a %s one', async (_what, size, action) => {
		const content = randomBytes(size);
		await submit(content);
		const [{ key = '' } = {}] = bench.service.objects();
		expect(bench.service.objectContent('example-bucket', key)?.equals(content)).toBe(true);
		expect(bench.service.countRequests(action)).toBe(1);
		expect(store.read.at(-1)).toBe(size);
	});

	it('is refused when it is empty, before anything is sent', async () => {
		const result = await submit(Buffer.alloc(0));
		expect(result.error().message).toContain('the file is empty');
		expect(bench.service.requests()).toEqual([]);
	});
});
