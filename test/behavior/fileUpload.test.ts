import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IBinaryData, IBinaryKeyData, INodeParameters } from 'n8n-workflow';

import { CallbackBench } from '../support/callbackBench';
import { waitFor } from '../support/waitFor';
import { byId, storedText, type SubmitRun, Workbench } from '../support/workbench';

const STORAGE = 'outin-0123456789abcdef0123456789abcdef';
const SMALL = Buffer.from('a small video');
const QUICK = { firstCheckAfter: 0.01, checkAtMostEvery: 0.05, maxRetries: 0 };

/** Binary data as n8n keeps it in memory. */
function fileOf(content: Buffer, data: Partial<IBinaryData> = {}): IBinaryData {
	return { data: content.toString('base64'), mimeType: 'video/mp4', fileName: 'Demo Film.mp4', ...data };
}
const video = { data: fileOf(SMALL) };

const LIBRARY: INodeParameters = { inputType: 'File' };
const BUCKET: INodeParameters = { inputType: 'File', uploadTo: 'bucket', bucket: byId('example-bucket') };

describe('Submit with a file', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open({ registerMs: 1, submittedMs: 1, processingMs: 1 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const submit = async (parameters: INodeParameters, run: SubmitRun = {}) =>
		await bench.submit({ files: [video], parameters: { options: QUICK, ...parameters }, ...run });
	const inputs = () => bench.wire().map(({ Input = '' }) => JSON.parse(Input) as Record<string, string>);
	const contents = () =>
		bench.service.objects().map(({ bucket, key }) => bench.service.objectContent(bucket, key)?.toString());

	it('uploads it to the media library, waits until it is ready, and submits the media item', async () => {
		const { output } = await submit(LIBRARY);
		const [{ MediaId } = {}] = output;

		expect(output).toEqual([{ JobId: output[0]?.JobId, RequestId: output[0]?.RequestId, MediaId }]);
		expect(MediaId).toMatch(/^[\da-f]{32}$/);
		expect(inputs()).toEqual([{ Type: 'Media', Media: MediaId }]);
		expect(bench.wire()).toMatchObject([{ Title: 'Demo-Film' }]);
		expect(bench.service.objects()).toMatchObject([{ bucket: STORAGE, contentType: 'video/mp4' }]);
		expect(contents()).toEqual([SMALL.toString()]);
		const [create] = bench.service.requests().filter(({ action }) => action === 'CreateUploadMedia');
		expect(JSON.parse(create?.parameters['FileInfo'] ?? '')).toEqual({
			...{ Type: 'video', Name: 'Demo Film', Size: SMALL.length, Ext: 'mp4' },
		});
		expect(JSON.parse(create?.parameters['MediaMetaData'] ?? '')).toEqual({
			...{ Title: 'Demo Film', BusinessType: 'general' },
		});
	});

	it('uploads it to a bucket under a key of safe characters, and submits the object', async () => {
		const file = fileOf(SMALL, { fileName: '测试 Film+1.MP4' });
		const { output } = await submit({ ...BUCKET, keyPrefix: '/in/' }, { files: [{ data: file }] });
		const [{ ossUrl } = {}] = output;

		expect(ossUrl).toMatch(/^oss:\/\/example-bucket\/in\/Film-1-[\da-f-]{36}\.mp4$/);
		expect(inputs()).toEqual([{ Type: 'OSS', Media: ossUrl }]);
		expect(bench.wire()).toMatchObject([{ Title: '测试-Film-1' }]);
		expect(contents()).toEqual([SMALL.toString()]);
	});

	it('keeps the title that is entered', async () => {
		await submit({ ...BUCKET, additionalFields: { title: 'Own' } });
		expect(bench.wire()).toMatchObject([{ Title: 'Own' }]);
	});

	it('shows what was uploaded', async () => {
		const { execution } = await submit(BUCKET, { files: [video, video] });
		const { hints = [] } = execution.task('Submit Smarttag Job');
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^2 files were uploaded: 1 KB in 2 parts, \d+ seconds?\.$/),
		]);
	});

	it('gives each item an object of its own, from the field that it names', async () => {
		const files: IBinaryKeyData[] = [{ one: fileOf(Buffer.from('1')) }, { two: fileOf(Buffer.from('2')) }];
		const parameters = { ...BUCKET, binaryPropertyName: '={{ $json.field }}' };
		const { output } = await submit(parameters, { files, items: [{ field: 'one' }, { field: 'two' }] });
		const urls = output.map(({ ossUrl }) => ossUrl);

		expect(new Set(urls).size).toBe(2);
		expect(
			inputs()
				.map(({ Media }) => Media)
				.sort(),
		).toEqual([...urls].sort());
		expect(contents().sort()).toEqual(['1', '2']);
	});

	it('uploads in parts, whatever the size of the pieces', async () => {
		const content = randomBytes(21 * 2 ** 20 + 5);
		const { output } = await submit(BUCKET, { files: [{ data: fileOf(content) }] });
		const [{ key = '' } = {}] = bench.service.objects();

		expect(output).toMatchObject([{ ossUrl: `oss://example-bucket/${key}` }]);

		expect(bench.service.countRequests('UploadPart')).toBe(3);
		expect(bench.service.objectContent('example-bucket', key)?.equals(content)).toBe(true);
	});

	it('goes on with the same upload after its temporary key has expired', async () => {
		const expired = { kind: 'error', status: 403, code: 'SecurityTokenExpired' } as const;
		bench.service.addFaults({ ...expired, action: 'UploadPart', after: 1, times: 1 });
		const { output } = await submit(LIBRARY, { files: [{ data: fileOf(randomBytes(21 * 2 ** 20)) }] });

		expect(output[0]?.MediaId).toBeDefined();
		expect(bench.service.countRequests('RefreshUploadMedia')).toBe(1);
		expect(bench.service.countRequests('InitiateMultipartUpload')).toBe(1);
	});

	it('uses the custom domain of the bucket where one is entered', async () => {
		const credential = bench.credential({ network: 'public', customEndpoint: '' });
		const result = await submit({ ...BUCKET, ossEndpoint: bench.service.url }, { credential });

		// The upload arrives; the submit goes to the real endpoint, which tests cannot reach.
		expect(bench.service.objects()).toHaveLength(1);
		expect(result.error().description).toContain('The file is uploaded as oss://example-bucket/smarttag/Demo-Film-');
	});

	describe('sends nothing when', () => {
		it.each<[string, SubmitRun['files'], INodeParameters, string]>([
			[
				'the item has no such field',
				[{ video_0: fileOf(SMALL), 'a b': fileOf(SMALL) }],
				LIBRARY,
				'Input Binary Field: the item has no binary field "data"; it has "video_0", "a b".',
			],
			['the item has no binary data', [undefined], LIBRARY, 'it has no binary data at all.'],
			['the file is empty', [{ data: fileOf(Buffer.alloc(0)) }], BUCKET, 'Input Binary Field: the file is empty.'],
			[
				'the file has no extension',
				[{ data: fileOf(SMALL, { fileName: 'film', mimeType: 'application/octet-stream' }) }],
				LIBRARY,
				'Input Binary Field: the file "film" has no extension',
			],
			['no bucket is chosen', [video], { inputType: 'File', uploadTo: 'bucket' }, 'Bucket is empty.'],
			['the prefix has unsafe characters', [video], { ...BUCKET, keyPrefix: '视频/' }, 'Key Prefix: expected letters'],
			['the prefix goes up', [video], { ...BUCKET, keyPrefix: 'a/../b/' }, 'Key Prefix: expected a path'],
			[
				'the endpoint is no domain',
				[video],
				{ ...BUCKET, ossEndpoint: 'http://example.com' },
				'OSS Endpoint: expected',
			],
			[
				'the target is unknown',
				[video],
				{ ...LIBRARY, uploadTo: 'drive' },
				'Upload To: expected one of library, bucket',
			],
		])('%s', async (_what, files, parameters, message) => {
			const result = await submit(parameters, { files });
			expect(result.error().message).toContain(message);
			expect(bench.service.requests()).toEqual([]);
		});

		it('the credential is for Hangzhou, whose media library takes no uploads', async () => {
			const result = await submit(LIBRARY, { credential: bench.credential({ region: 'cn-hangzhou' }) });
			expect(result.error().message).toBe(
				'Upload To: files can be uploaded to the media library in cn-beijing, cn-shanghai, cn-shenzhen only, and the credential is for cn-hangzhou. Choose OSS Bucket, or another Region in the credential.',
			);
			expect(bench.service.requests()).toEqual([]);
		});

		it('one of several items has no file', async () => {
			const result = await submit(BUCKET, { files: [video, undefined] });
			expect(result.error().message).toContain('it has no binary data at all');
			expect(result.error().context.itemIndex).toBe(1);
			expect(bench.service.requests()).toEqual([]);
		});
	});

	it('takes the extension of the type when the name has none', async () => {
		const file = fileOf(SMALL, { fileName: undefined, mimeType: 'video/quicktime' });
		const { output } = await submit(BUCKET, { files: [{ data: file }] });
		expect(output[0]?.ossUrl).toMatch(/data-[\da-f-]+\.mov$/);
	});

	it('hints at formats and kinds that a job may not know', async () => {
		const files = [{ data: fileOf(SMALL, { fileName: 'a.webm', mimeType: 'video/webm' }) }];
		const { execution } = await submit(BUCKET, { files });
		const { hints = [] } = execution.task('Submit Smarttag Job');
		expect(hints[0]?.message).toBe(
			'The format webm is not among avi, flv, mkv, mpg, mp4, ts, mov, mxf, so the job may fail.',
		);
	});

	it('submits no job when the file of one item cannot be uploaded, and names the files that are there', async () => {
		bench.service.addFaults({ kind: 'error', action: 'PutObject', after: 1, status: 403, code: 'AccessDenied' });
		const result = await submit({ ...BUCKET, options: { ...QUICK, concurrency: 1 } }, { files: [video, video] });

		expect(result.error().description).toContain('Attach a policy that allows oss:PutObject');
		expect(result.error().description).toContain('Error code (EC) of OSS: 0000-00000000.');
		expect(result.error().description).toMatch(
			/Files that are uploaded, and that a retry of this execution uses: oss:\/\/example-bucket\/smarttag\/\S+ \(item 0\)\./,
		);
		expect(bench.service.jobs()).toEqual([]);
	});

	it('submits the other items when errors go to the error output', async () => {
		bench.service.addFaults({ kind: 'error', action: 'PutObject', times: 1, status: 403, code: 'AccessDenied' });
		const { output, errorOutput } = await submit(
			{ ...BUCKET, options: { ...QUICK, concurrency: 1 } },
			{ files: [video, video], onError: 'continueErrorOutput' },
		);
		expect([output.length, errorOutput.length]).toEqual([1, 1]);
		expect(bench.service.jobs()).toHaveLength(1);
	});

	it.each([
		['the media library', LIBRARY],
		['a bucket', BUCKET],
	])('uploads it once when the submit fails and is retried, with %s', async (_what, parameters) => {
		const refusal = { kind: 'error', action: 'SubmitSmarttagJob', status: 400, code: 'InvalidParameter' } as const;
		bench.service.addFaults({ ...refusal, times: 2 });
		const { output } = await submit(parameters, { files: [video, video], maxTries: 3 });

		expect(output).toHaveLength(2);
		expect(bench.service.countRequests('PutObject')).toBe(2);
		expect(bench.service.objects()).toHaveLength(2);
		expect(bench.service.jobs()).toHaveLength(2);
	});

	it('uses the same media item again when its upload failed and is retried', async () => {
		bench.service.addFaults({ kind: 'error', action: 'PutObject', times: 1, status: 403, code: 'AccessDenied' });
		const { output } = await submit(LIBRARY, { maxTries: 2 });

		expect(output).toHaveLength(1);
		expect(bench.service.countRequests('CreateUploadMedia')).toBe(1);
		expect(bench.service.countRequests('RefreshUploadMedia')).toBe(1);
	});

	it('names the media item that stays without a file', async () => {
		bench.service.addFaults({ kind: 'error', action: 'PutObject', status: 403, code: 'AccessDenied' });
		const result = await submit(LIBRARY);
		expect(result.error().description).toMatch(/The media item [\da-f]{32} is in the media library without a file\./);
	});

	it('says what to do when no storage is enabled', async () => {
		bench.service.addFaults({
			kind: 'error',
			action: 'CreateUploadMedia',
			status: 404,
			code: 'InvalidStorage.NotFound',
		});
		const result = await submit(LIBRARY);
		expect(result.error().description).toContain('Storage Management, or choose OSS Bucket.');
	});

	it('reports a file that the media library cannot read', async () => {
		const file = fileOf(SMALL, { fileName: 'prepare-fails.mp4' });
		const result = await submit(LIBRARY, { files: [{ data: file }] });
		expect(result.error().message).toMatch(/^The media library could not read the file of [\da-f]{32}$/);
		expect(bench.service.jobs()).toEqual([]);
	});

	it('shows no part of the temporary key in items, errors and hints', async () => {
		bench.service.addFaults({ kind: 'error', action: 'PutObject', status: 403, code: 'AccessDenied', message: 'no' });
		const failed = await submit(LIBRARY);
		bench.service.clearFaults();
		const done = await submit(LIBRARY);
		const sent = bench.service.requests().filter(({ action }) => action === 'PutObject');
		const secrets = sent.map(({ headers }) => headers['x-oss-security-token'] ?? '');
		expect(secrets.map(({ length }) => length > 100)).toEqual([true, true]);
		for (const text of [failed, done].map(({ execution }) => storedText(execution))) {
			expect(text).not.toMatch(/UploadAuth|UploadAddress|STS\.\w{8}/);
			for (const secret of secrets) expect(text).not.toContain(secret);
		}
	});

	it('stops when it is cancelled, and deletes the parts', async () => {
		const cancel = new AbortController();
		bench.service.addFaults({ kind: 'noAnswer', action: 'UploadPart', after: 1 });
		const running = submit(LIBRARY, {
			files: [{ data: fileOf(randomBytes(30 * 2 ** 20)) }],
			signal: cancel.signal,
		});
		const parts = () => bench.service.requests().filter(({ action }) => action === 'UploadPart');
		await waitFor(() => (parts().length === 4 && parts().some(({ status }) => status === 200)) || undefined);
		cancel.abort();
		await running;
		await waitFor(() => bench.service.countRequests('AbortMultipartUpload') === 1 || undefined);

		// One was answered, not always that of the first part, and the service never answers the others.
		expect(parts().flatMap(({ status }) => status ?? [])).toEqual([200]);
		expect(parts()).toHaveLength(4);
		await waitFor(() => parts().every(({ endedAt }) => endedAt !== undefined) || undefined);
		expect(bench.service.uploads()).toEqual([]);
		expect(bench.service.jobs()).toEqual([]);
	});

	it('waits for the job, whose item says where the file is', async () => {
		const { output } = await submit({ ...LIBRARY, waitForCompletion: 'poll' });
		expect(output).toMatchObject([{ JobStatus: 'Success' }]);
		expect(output[0]?.MediaId).toMatch(/^[\da-f]{32}$/);
	});
});

describe('With Network VPC an upload goes to', () => {
	let bench: Workbench;
	let proxy: Server;
	const hosts: string[] = [];
	beforeAll(async () => {
		bench = await Workbench.open();
		proxy = createServer().on('connect', ({ url = '' }: IncomingMessage, socket) => {
			hosts.push(url);
			socket.destroy();
		});
		await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	});
	beforeEach(() => hosts.splice(0));
	afterAll(async () => {
		await bench.close();
		await new Promise((resolve) => proxy.close(resolve));
	});

	it.each([
		['the internal endpoint of OSS', {}, 'example-bucket.oss-cn-shanghai-internal.aliyuncs.com:443'],
		['the custom domain of the bucket', { ossEndpoint: 'https://files.example.com' }, 'files.example.com:443'],
	])('%s', async (_what, parameters, host) => {
		process.env.HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
		const credential = bench.credential({ network: 'vpc', customEndpoint: '' });
		const run = { ...BUCKET, ...parameters, options: QUICK };
		await bench.submit({ files: [video], parameters: run, credential });
		delete process.env.HTTPS_PROXY;

		expect([...new Set(hosts)]).toEqual([host]);
	});
});

test('a temporary key that expires soon is renewed before OSS refuses it', async () => {
	const start = Date.now();
	// To the node the key is nearly over at once; to the service, whose clock stands still, it never is.
	const bench = await Workbench.open({ registerMs: 1, uploadKeyMs: 1, now: () => start });
	const { output } = await bench.submit({ files: [video], parameters: { ...LIBRARY, options: QUICK } });
	const answers = bench.service.requests().map(({ action, status }) => `${action} ${status}`);
	await bench.close();

	expect(output[0]?.MediaId).toBeDefined();
	expect(answers.slice(0, 3)).toEqual(['CreateUploadMedia 200', 'RefreshUploadMedia 200', 'PutObject 200']);
});

describe('Submit with a file that waits by callback', () => {
	let bench: CallbackBench;
	beforeAll(async () => (bench = await CallbackBench.open({ registerMs: 1 })));
	afterAll(async () => await bench.close());

	it.each([
		['the media library', LIBRARY],
		['a bucket', BUCKET],
	])('uploads nothing again when the failed execution is retried from the list, with %s', async (_what, parameters) => {
		bench.service.reset();
		const refusal = { kind: 'error', action: 'SubmitSmarttagJob', status: 400, code: 'InvalidParameter' } as const;
		bench.service.addFaults({ ...refusal, after: 1, times: 1 });
		const submit = { ...parameters, waitForCompletion: 'no', options: { concurrency: 1, maxRetries: 0 } };
		const first = bench.start({ files: [video, video], parameters: submit });
		await bench.finished(first);
		const stored = bench.service.objects().map(({ key }) => key);
		const { output } = await bench.finished(bench.retryFromList(first));

		expect(output).toHaveLength(2);
		expect(stored).toHaveLength(2);
		expect(bench.service.objects().map(({ key }) => key)).toEqual(stored);
		expect(bench.service.countRequests('PutObject')).toBe(2);
		expect(bench.service.jobs()).toHaveLength(2);
	});

	it('uploads the other file when the item has another one on the retry', async () => {
		bench.service.reset();
		bench.service.addFaults({
			kind: 'error',
			action: 'SubmitSmarttagJob',
			status: 400,
			code: 'InvalidParameter',
			times: 1,
		});
		const both = { one: fileOf(Buffer.from('1')), two: fileOf(Buffer.from('22')) };
		const submit = { ...BUCKET, waitForCompletion: 'no', binaryPropertyName: 'one' };
		const first = bench.start({ files: [both], parameters: submit });
		await bench.finished(first);
		const { output } = await bench.finished(bench.retryFromList(first, { binaryPropertyName: 'two' }));

		expect(output).toHaveLength(1);
		expect(bench.service.objects().map(({ size }) => size)).toEqual([1, 2]);
	});

	it('resumes with where the file is', async () => {
		const { output } = await bench.run({ files: [video], parameters: BUCKET });
		expect(output).toMatchObject([{ JobStatus: 'Success' }]);
		expect(output[0]?.ossUrl).toMatch(/^oss:\/\/example-bucket\//);
	});
});
