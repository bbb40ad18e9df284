import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { mediaItem } from '../../nodes/AlibabaCloudSmarttag/media/mediaItem';
import type { JsonObject } from '../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import type * as PausesModule from '../support/pauses';
import { call } from '../support/signedClient';
import { byId, NODES, type SubmitRun, Workbench } from '../support/workbench';

const mockPauses: PausesModule.Pauses = { shorter: 1_000, made: [] };
jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof PausesModule>('../support/pauses').withPauses(() => mockPauses),
);

const MediaId = '11111111aaaabbbbccccdddd00000001';
const TAGS = ['汽车', '街道', '新能源'];

describe('Media → Update', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open({ registerMs: 1 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	async function update(parameters: INodeParameters, more: Omit<SubmitRun, 'parameters'> = {}) {
		const target = { resource: 'media', operation: 'update', mediaId: byId(MediaId) };
		return await bench.submit({ ...more, parameters: { ...target, ...parameters } });
	}

	async function stored(id = MediaId): Promise<JsonObject> {
		const { json } = await call(bench.service, 'GetMediaInfo', { MediaId: id });
		return mediaItem(json.MediaInfo as JsonObject);
	}

	const put = async (MediaTags: string) => await call(bench.service, 'UpdateMediaInfo', { MediaId, MediaTags });
	const writes = () => bench.service.countRequests('UpdateMediaInfo');
	const shownHints = ({ execution }: Awaited<ReturnType<typeof update>>) =>
		(execution.task(NODES.submit).hints ?? []).map(({ message }) => message);

	it.each<[string, unknown]>([
		['a list of names', TAGS],
		['the JSON of a list', JSON.stringify(TAGS)],
		['text with commas', '汽车, 街道,新能源'],
		['text with Chinese commas', '汽车，街道、新能源'],
		['the tags of a job', TAGS.map((name) => ({ name, group: '物体', score: 0.9 }))],
		['the JSON of the tags of a job', JSON.stringify(TAGS.map((name) => ({ name })))],
	])('adds tags from %s', async (_form, tags) => {
		const { output } = await update({ tags: '={{ $json.tags }}' }, { items: [{ tags } as IDataObject] });

		expect(output).toEqual([
			{ MediaId, RequestId: expect.any(String) as string, MediaTags: TAGS.join(','), addedTags: TAGS },
		]);
		expect((await stored()).MediaTags).toBe(TAGS.join(','));
	});

	it('keeps the tags that are there, and adds none twice', async () => {
		await put('街道,old');
		const { output } = await update({ tags: TAGS.join(',') });

		expect((await stored()).MediaTags).toBe('街道,old,汽车,新能源');
		expect(output[0]).toMatchObject({ MediaTags: '街道,old,汽车,新能源', addedTags: ['汽车', '新能源'] });
	});

	it('writes nothing when all tags are there', async () => {
		await put(TAGS.join(','));
		const before = writes();
		const { output } = await update({ tags: TAGS.join(',') });

		expect(output).toEqual([{ MediaId, MediaTags: TAGS.join(','), addedTags: [] }]);
		expect(writes()).toBe(before);
	});

	it('replaces the tags where that is chosen', async () => {
		await put('old');
		const { output } = await update({ tags: 'a,b,a', tagMode: 'replace' });

		expect((await stored()).MediaTags).toBe('a,b');
		expect(output[0]).toEqual({ MediaId, RequestId: expect.any(String) as string, MediaTags: 'a,b' });
	});

	it('changes the other fields that are set, and leaves the tags alone', async () => {
		await put('old');
		const updateFields = {
			...{ title: '试驾', description: 'A test drive', categoryId: 3048, referenceId: 'order-000042' },
			...{ coverUrl: 'https://www.example.com/cover.png', userData: { ref: 1 } },
		};
		const { output } = await update({ updateFields });
		const fields = {
			...{ Title: '试驾', Description: 'A test drive', CateId: 3048, ReferenceId: 'order-000042' },
			...{ CoverURL: 'https://www.example.com/cover.png', UserData: '{"ref":1}' },
		};

		expect(output[0]).toEqual({ MediaId, RequestId: expect.any(String) as string, ...fields });
		expect(await stored()).toMatchObject({ ...fields, MediaTags: 'old', MediaType: 'video' });
		expect(bench.service.countRequests('GetMediaInfo')).toBe(1);
	});

	it('finds the media item by its URL', async () => {
		const InputURL = (await stored()).InputURL as string;
		const { output } = await update({ mediaId: { __rl: true, mode: 'url', value: InputURL }, tags: 'a' });

		expect(output[0]).toMatchObject({ MediaId, addedTags: ['a'] });
		expect((await stored()).MediaTags).toBe('a');
	});

	it('keeps the first 16 tags and the first 32 bytes of each, and names the rest', async () => {
		await put('old');
		const tags = [...Array.from({ length: 16 }, (_, index) => `t${index}`), '标'.repeat(11)];
		const result = await update({ tags: '={{ $json.tags }}' }, { items: [{ tags }] });
		const [output] = result.output;
		const long = await update({ tags: '标'.repeat(11), tagMode: 'replace' });

		expect(((await stored()).MediaTags as string).split(',')).toHaveLength(1);
		expect(output).toMatchObject({ leftOutTags: ['t15', '标'.repeat(10)], shortenedTags: ['标'.repeat(11)] });
		expect((output?.MediaTags as string).split(',')).toHaveLength(16);
		expect(shownHints(result)).toEqual([
			expect.stringMatching(/^Tags: a media item has at most 16/),
			expect.stringMatching(/^Tags: some were shortened to 32 bytes/),
		]);
		expect(long.output[0]?.MediaTags).toBe('标'.repeat(10));
	});

	it.each([
		['17 tags', Array.from({ length: 17 }, (_, index) => `t${index}`), /^Tags: expected at most 16 tags, got 17\.$/],
		['a tag of 33 bytes', ['标'.repeat(11)], /^Tags, "标+": expected at most 32 bytes, got 33/],
	])('refuses %s before anything is sent where that is chosen', async (_what, tags, message) => {
		const more = { items: [{ tags: ['fine'] }, { tags }] };
		const error = (await update({ tags: '={{ $json.tags }}', tagLimits: 'refuse' }, more)).error();

		expect(error.message).toMatch(message);
		expect(error.context.itemIndex).toBe(1);
		expect(bench.service.requests()).toEqual([]);
	});

	it('refuses tags for which the media item has no room where that is chosen, and changes nothing', async () => {
		await put(Array.from({ length: 10 }, (_, index) => `t${index}`).join(','));
		const before = writes();
		const tags = Array.from({ length: 12 }, (_, index) => `t${index + 7}`).join(',');
		const error = (await update({ tags, tagLimits: 'refuse', updateFields: { title: 'x' } })).error();

		expect(error.message).toMatch(/^Tags: the media item has 10 tags, and 9 more would exceed the limit of 16/);
		expect(writes()).toBe(before);
	});

	it.each<[string, INodeParameters, RegExp]>([
		['Tags', {}, /^Tags is empty\. Nothing would be changed/],
		['Tags', { tags: '={{ [] }}', tagMode: 'replace' }, /^Tags is empty\. Tags can be replaced by others/],
		['Tags', { tags: '={{ [{ label: "x" }] }}' }, /^Tags: expected text, got an object/],
		['Title', { updateFields: { title: 'x'.repeat(129) } }, /^Title: expected at most 128 bytes/],
		['Category ID', { updateFields: { categoryId: 'news' } }, /^Category ID: expected a whole number/],
		['Media', { mediaId: byId('={{ "" }}'), tags: 'a' }, /^Media is empty/],
		['Tag Mode', { tags: 'a', tagMode: '={{ "append" }}' }, /^Tag Mode: expected one of add, replace/],
	])('a wrong %s is refused by name, and nothing is sent: %j', async (_field, parameters, message) => {
		expect((await update(parameters)).error().message).toMatch(message);
		expect(bench.service.requests()).toEqual([]);
	});

	it('a job without tags changes nothing, with a hint', async () => {
		const result = await update({ tags: '={{ $json.tagNames }}' });

		expect(result.output).toEqual([{ MediaId, MediaTags: '', addedTags: [] }]);
		expect(shownHints(result)).toEqual(['Tags: the expression returned no tags, so none were added.']);
		expect(writes()).toBe(0);
	});

	it.each(['closeAfter', 'closeBefore'] as const)(
		'a connection that breaks (%s) leads to a second look, and adds no tag twice',
		async (kind) => {
			bench.service.addFaults({ kind, action: 'UpdateMediaInfo', times: 1 });
			const { output } = await update({ tags: TAGS.join(','), updateFields: { title: 'new' } });

			expect(await stored()).toMatchObject({ MediaTags: TAGS.join(','), Title: 'new' });
			expect(output[0]).toMatchObject({ MediaId, MediaTags: TAGS.join(','), Title: 'new' });
		},
	);

	it('a retry of the node adds no tag twice', async () => {
		bench.service.addFaults({ kind: 'closeAfter', action: 'UpdateMediaInfo', times: 1 });
		const options = { maxRetries: 0 };
		const { output } = await update({ tags: TAGS.join(','), options }, { maxTries: 2 });

		expect((await stored()).MediaTags).toBe(TAGS.join(','));
		expect(output[0]).toMatchObject({ MediaTags: TAGS.join(',') });
	});

	it('a service that fails is queried with pauses, and the error says that it may be done', async () => {
		mockPauses.made.length = 0;
		bench.service.addFaults({ kind: 'closeAfter', action: 'UpdateMediaInfo' });
		const { context, message } = (await update({ updateFields: { title: 'new' }, options: { maxRetries: 2 } })).error();

		expect(message).toContain('The media item may have been updated.');
		expect(context.data).toMatchObject({ MediaId, mayHaveExecuted: true });
		expect(writes()).toBe(3);
		expect(mockPauses.made).toHaveLength(2);
	});

	it('items of the same media item add their tags in turn', async () => {
		const items = [{ tags: 'a,b' }, { tags: 'b,c' }, { tags: 'c,d' }];
		const { output } = await update({ tags: '={{ $json.tags }}' }, { items });

		expect((await stored()).MediaTags).toBe('a,b,c,d');
		expect(output.map(({ addedTags }) => addedTags)).toEqual([['a', 'b'], ['c'], ['d']]);
	});

	it('a media item that does not exist fails with its code, the others are updated', async () => {
		const items = [{ id: 'f'.repeat(32) }, { id: MediaId }];
		const run = await update(
			{ mediaId: byId('={{ $json.id }}'), tags: 'a' },
			{ items, onError: 'continueErrorOutput' },
		);

		expect(run.output).toHaveLength(1);
		expect(run.errorOutput[0]).toMatchObject({
			message: expect.stringContaining('InvalidParameter.ResourceNotFound') as string,
			details: { MediaId: 'f'.repeat(32) },
		});
	});
});
