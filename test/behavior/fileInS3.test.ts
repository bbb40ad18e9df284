import { randomBytes } from 'node:crypto';

import { S3Store } from '../support/s3Store';
import { waitFor } from '../support/waitFor';
import { byId, Workbench } from '../support/workbench';

const LARGE = 40 * 2 ** 20;
const PARAMETERS = { inputType: 'File', uploadTo: 'bucket', bucket: byId('example-bucket') };

describe('A file that n8n stores in S3', () => {
	let bench: Workbench;
	let store: S3Store;
	beforeAll(async () => {
		bench = await Workbench.open();
		store = await S3Store.open();
	});
	afterAll(async () => {
		await store.close();
		await bench.close();
	});
	beforeEach(() => bench.service.reset());

	it.each([
		['small', 1_000, 'PutObject'],
		['large', 21 * 2 ** 20 + 5, 'CompleteMultipartUpload'],
	])('is read as a stream and uploaded: a %s one', async (_what, size, action) => {
		const content = randomBytes(size);
		const file = await store.file(content, 'Demo Film.mp4');
		const { output } = await bench.submit({ files: [{ data: file }], parameters: PARAMETERS });
		const [{ key = '' } = {}] = bench.service.objects();

		expect(file.id).toMatch(/^s3:/);
		expect(output).toMatchObject([{ ossUrl: `oss://example-bucket/${key}` }]);
		expect(bench.service.objectContent('example-bucket', key)?.equals(content)).toBe(true);
		expect(bench.service.countRequests(action)).toBe(1);
		expect(store.sent.at(-1)).toBe(size);
	});

	it('has its size from the store when the item does not say it', async () => {
		const { bytes: _bytes, ...file } = await store.file(Buffer.alloc(0), 'empty.mp4');
		const result = await bench.submit({ files: [{ data: file }], parameters: PARAMETERS });

		expect(result.error().message).toContain('the file is empty');
		expect(bench.service.requests()).toEqual([]);
	});

	it('is read no further when the execution is cancelled, and the read ends', async () => {
		const cancel = new AbortController();
		bench.service.addFaults({ kind: 'noAnswer', action: 'UploadPart' });
		const file = await store.file(randomBytes(2 * LARGE), 'long.mp4');
		const running = bench.submit({ files: [{ data: file }], parameters: PARAMETERS, signal: cancel.signal });
		await waitFor(() => bench.service.countRequests('UploadPart') === 4 || undefined);
		const ended = store.cancelled;
		cancel.abort();
		await running;
		await waitFor(() => store.cancelled === ended + 1 || undefined);
		await waitFor(() => bench.service.uploads().length === 0 || undefined);

		expect(bench.service.countRequests('UploadPart')).toBe(4);
		expect(store.sent.at(-1)).toBeLessThan(2 * LARGE);
	});
});
