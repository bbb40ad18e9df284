import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { openClientTokens } from '../../nodes/AlibabaCloudSmarttag/media/clientTokens';
import { readCreationTime } from '../../nodes/AlibabaCloudSmarttag/media/creationTime';
import { FieldReader } from '../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { waitFor } from '../support/waitFor';
import { byId, NODES, type SubmitRun, Workbench } from '../support/workbench';

const OSS = 'oss://bucket/path/video.mp4';

describe('Media', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open({ registerMs: 1 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	async function run(parameters: INodeParameters, more: Omit<SubmitRun, 'parameters'> = {}) {
		return await bench.submit({ ...more, parameters: { resource: 'media', ...parameters } });
	}

	const register = { operation: 'register', inputUrl: OSS };
	const many = { operation: 'getAll' };
	const sent = (action: string) =>
		bench.service
			.requests()
			.filter((request) => request.action === action)
			.map(({ parameters }) => parameters);

	it('Register makes an item that Get finds by its ID and by its URL', async () => {
		const additionalFields = { title: '试驾', mediaTags: ['car', 'test'] };
		const { output } = await run({ ...register, additionalFields }, { items: [{ source: 'a' }] });
		const MediaId = output[0]?.MediaId as string;
		const byItsId = await run({ operation: 'get', mediaId: byId(MediaId) });
		const byItsUrl = await run({ operation: 'get', mediaId: { __rl: true, mode: 'url', value: OSS } });

		expect(output).toEqual([{ MediaId, RequestId: expect.any(String) as string, InputURL: OSS }]);
		expect(byItsId.output[0]).toMatchObject({ MediaId, Title: '试驾', MediaType: 'video', InputURL: OSS });
		expect(byItsUrl.output[0]?.MediaId).toBe(MediaId);
		expect(sent('GetMediaInfo')).toEqual([{ MediaId }, { InputURL: OSS }]);
	});

	it('Register and Get by URL keep the blank at the end of a key; Register hints at it', async () => {
		const inputUrl = `${OSS} `;
		const { execution, output } = await run({ ...register, inputUrl, additionalFields: { mediaType: 'video' } });
		const found = await run({ operation: 'get', mediaId: { __rl: true, mode: 'url', value: ` ${inputUrl}` } });

		expect(sent('RegisterMediaInfo')).toMatchObject([{ InputURL: inputUrl }]);
		expect(execution.task(NODES.submit).hints?.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^URL: the key begins or ends with a blank/),
		]);
		expect(sent('GetMediaInfo')).toEqual([{ InputURL: inputUrl }]);
		expect(found.output[0]?.MediaId).toBe(output[0]?.MediaId);
	});

	it('Register is sent again with the same token when an answer was lost, and registers once', async () => {
		bench.service.addFaults({ kind: 'closeAfter', action: 'RegisterMediaInfo', times: 1 });
		const { output } = await run(register);
		const [first, second, ...others] = sent('RegisterMediaInfo');

		expect(output).toHaveLength(1);
		expect(second).toEqual(first);
		expect(others).toEqual([]);
		expect(first?.ClientToken).toMatch(/^[\da-f]{32}$/);
	});

	it('a retry of the node sends nothing again that was registered, and the same token for the others', async () => {
		const items = [{ url: 'oss://b/1.mp4' }, { url: 'oss://b/2.mp4' }];
		bench.service.addFaults({
			...{ kind: 'error', action: 'RegisterMediaInfo', code: 'InvalidParameter', status: 400, message: 'No.' },
			times: 1,
			after: 1,
		});
		const parameters = { ...register, inputUrl: '={{ $json.url }}', options: { concurrency: 1 } };
		const { output } = await run(parameters, { items, maxTries: 2 });
		const tokens = sent('RegisterMediaInfo').map(({ ClientToken }) => ClientToken);

		expect(new Set(output.map(({ MediaId }) => MediaId)).size).toBe(2);
		expect(tokens).toHaveLength(3);
		expect(tokens[2]).toBe(tokens[1]);
		expect(tokens[0]).not.toBe(tokens[1]);
	});

	it('a URL that is in the library is reported with its media ID and what to do', async () => {
		const { output } = await run(register);
		const error = (await run({ ...register, additionalFields: { title: 'again' } })).error();

		expect(error.message).toContain(output[0]?.MediaId as string);
		expect(error.description).toContain('switch on Overwrite');
		expect(error.description).toContain('Code: MediaAlreadyExist');
	});

	it('Overwrite replaces the item of the same URL', async () => {
		const first = await run(register);
		const second = await run({ ...register, additionalFields: { overwrite: true } });

		expect(second.output[0]?.MediaId).toMatch(/^\w+$/);
		expect(second.output[0]?.MediaId).not.toBe(first.output[0]?.MediaId);
	});

	it('a token of the user is sent without hyphens, and two items may not share one', async () => {
		const registrationId = '7f3d0311-a423-d11a-5f7d-ee7135359c01';
		await run({ ...register, options: { registrationId } });
		const both = await run(
			{ ...register, inputUrl: '={{ $json.url }}', options: { registrationId } },
			{ items: [{ url: 'oss://b/1.mp4' }, { url: 'oss://b/2.mp4' }] },
		);
		const odd = await run({ ...register, options: { registrationId: 'odd' } });

		expect(both.error().message).toMatch(/^Client Token: item 0 has the same one/);
		expect(odd.error().message).toMatch(/^Client Token: expected a UUID of 32 hexadecimal digits, got "odd"/);
		expect(sent('RegisterMediaInfo').map(({ ClientToken }) => ClientToken)).toEqual([
			'7f3d0311a423d11a5f7dee7135359c01',
		]);
	});

	it('nothing is registered when a field of one item cannot be used; the message names field and item', async () => {
		const items = [{ url: OSS }, { url: 'C:\\video.mp4' }];
		const error = (await run({ ...register, inputUrl: '={{ $json.url }}' }, { items })).error();

		expect(error.message).toMatch(/^URL: expected an address like .*, got "C:\\video\.mp4"/);
		expect(bench.service.requests()).toEqual([]);
	});

	it('Get returns duration and size as numbers, and everything the API has without Simplify', async () => {
		const listed = await run({ ...many, limit: 1, filters: { mediaType: 'video', status: 'Normal' } });
		const mediaId = byId(listed.output[0]?.MediaId as string);
		const simple = await run({ operation: 'get', mediaId });
		const whole = await run({ operation: 'get', mediaId, simplify: false });

		expect(simple.output[0]).toMatchObject({ Duration: expect.any(Number) as number, MediaType: 'video' });
		expect(simple.output[0]).toEqual(listed.output[0]);
		expect(whole.output[0]).toHaveProperty('MediaBasicInfo.Title');
		expect(whole.output[0]).toHaveProperty('FileInfoList');
	});

	it('Get of an item that does not exist reports the code', async () => {
		const error = (await run({ operation: 'get', mediaId: byId('f'.repeat(32)) })).error();

		expect(error.description).toContain('InvalidParameter.ResourceNotFound');
	});

	it('Get Many with Return All goes through every page, each item paired', async () => {
		const { output, pairedSources } = await run({ ...many, returnAll: true }, { items: [{ source: 'x' }] });

		expect(output).toHaveLength(125);
		expect(new Set(output.map(({ MediaId }) => MediaId)).size).toBe(125);
		expect(pairedSources.success).toEqual(output.map(() => 'x'));
		expect(sent('ListMediaBasicInfos').map(({ MaxResults }) => MaxResults)).toEqual(['100', '100']);
	});

	it('Get Many stops asking when the limit is reached', async () => {
		const { output } = await run({ ...many, limit: 100 });

		expect(output).toHaveLength(100);
		expect(bench.service.countRequests()).toBe(1);
	});

	it('Get Many filters by kind, source, status and time', async () => {
		const all = await run({ ...many, returnAll: true });
		const times = all.output.map(({ CreateTime }) => CreateTime as string);
		const filters = {
			...{ mediaType: 'video', source: 'oss', status: 'Normal' },
			...{ createdAfter: times[100] ?? '', createdBefore: times[20] ?? '' },
		};
		const { output } = await run({ ...many, returnAll: true, filters });

		expect(output.length).toBeGreaterThan(0);
		expect(output.length).toBeLessThan(80);
		expect(
			output.filter(
				({ MediaType, Source, Status }) => MediaType !== 'video' || Source !== 'oss' || Status !== 'Normal',
			),
		).toEqual([]);
		expect(sent('ListMediaBasicInfos').at(-1)).toMatchObject({ StartTime: times[100], EndTime: times[20] });
	});

	it('Get Many lists the oldest first where that is chosen, also of a search', async () => {
		const newest = await run({ ...many, returnAll: true });
		const oldest = await run({ ...many, returnAll: true, sort: 'asc' });
		const ids = ({ output }: typeof newest) => output.map(({ MediaId }) => MediaId);
		await run({ ...many, filters: { title: 'news' }, limit: 1, sort: 'asc' });
		const odd = (await run({ ...many, sort: '={{ "size" }}' })).error();

		expect(ids(oldest)).toEqual(ids(newest).reverse());
		expect(sent('ListMediaBasicInfos').map(({ SortBy }) => SortBy)).toEqual(['desc', 'desc', 'asc', 'asc']);
		expect(sent('SearchMedia').map(({ SortBy }) => SortBy)).toEqual(['utcCreate:Asc']);
		expect(odd.message).toMatch(/^Sort: expected one of asc, desc, got "size"/);
	});

	it('a time with a zone is sent as UTC', async () => {
		await run({ ...many, filters: { createdAfter: '2026-01-31T18:00:00.500+08:00' } });

		expect(sent('ListMediaBasicInfos')[0]?.StartTime).toBe('2026-01-31T10:00:00Z');
	});

	it('a time without a zone is one of the workflow', () => {
		const read = (value: unknown) => readCreationTime('Created After', value, 'Asia/Shanghai', new FieldReader());

		expect(read('2026-01-31T18:00:00')).toBe('2026-01-31T10:00:00Z');
		expect(read(new Date('2026-01-31T18:00:00Z'))).toBe('2026-01-31T18:00:00Z');
		expect(read('')).toBeUndefined();
	});

	it('a time that is none is refused, and nothing is sent', async () => {
		const error = (await run({ ...many, filters: { createdAfter: 'yesterday' } })).error();

		expect(error.message).toMatch(/^Created After: expected a date and time/);
		expect(bench.service.requests()).toEqual([]);
	});

	it('Get Many looks for a part of the title, through every page, with all other filters', async () => {
		await Promise.all(
			Array.from({ length: 60 }, async (_, index) => {
				const additionalFields = { title: `found ${index}` };
				await run({ ...register, inputUrl: `oss://b/${index}.mp4`, additionalFields });
			}),
		);
		const title = 'found';
		await waitFor(async () => {
			const { output } = await run({ ...many, filters: { title, status: 'Preparing' } });
			return output.length === 0 || undefined;
		});
		const before = bench.service.countRequests('SearchMedia');
		const ready = await run({ ...many, returnAll: true, filters: { title, status: 'Normal', source: 'oss' } });
		const asked = bench.service.countRequests('SearchMedia') - before;
		const other = await run({ ...many, returnAll: true, filters: { title, mediaType: 'audio' } });

		expect(new Set(ready.output.map(({ Title }) => Title)).size).toBe(60);
		expect(ready.output).toHaveLength(60);
		expect(asked).toBe(2);
		expect(other.output).toEqual([]);
		expect(sent('SearchMedia').at(-1)?.Match).toBe("title = 'found' and mediaType == 'audio'");
	});
});

/** What n8n's context knows of a run; the engine's own context is used by the tests above. */
function contextOf(executionId: string, runIndex = 0, isTool = false): IExecuteFunctions {
	return {
		getWorkflow: () => ({ id: 'workflow', active: false }),
		getNode: () => ({ id: 'node' }),
		getExecutionId: () => executionId,
		evaluateExpression: () => runIndex,
		isToolExecution: () => isTool,
	} as unknown as IExecuteFunctions;
}

describe('The token of a registration', () => {
	const parameters = { InputURL: OSS };
	const token = (context: IExecuteFunctions, item = 0, sent: Record<string, string> = parameters) =>
		openClientTokens(context).of(item, sent, undefined, new FieldReader());

	it('is the same for every try of an item in an execution', () => {
		expect(token(contextOf('1'))).toMatch(/^[\da-f]{32}$/);
		expect(token(contextOf('1'))).toBe(token(contextOf('1')));
	});

	it.each([
		['another execution', contextOf('2'), 0, parameters],
		['another round of a loop', contextOf('1', 1), 0, parameters],
		['another item', contextOf('1'), 1, parameters],
		["other arguments of an agent's call", contextOf('1', 0, true), 0, { ...parameters, Title: 'x' }],
	])('is another one for %s', (_what, context, item, sent) => {
		expect(token(context, item, sent)).not.toBe(token(contextOf('1')));
		expect(token(context, item, sent)).not.toBe(token(contextOf('1', 0, true)));
	});

	it('is the same when an expression returns something else on the next attempt', () => {
		expect(token(contextOf('1'), 0, { ...parameters, Title: 'x' })).toBe(token(contextOf('1')));
	});

	it("is the same for an agent's retry, which n8n counts as a run of its own", () => {
		expect(token(contextOf('1', 1, true))).toBe(token(contextOf('1', 0, true)));
	});
});
