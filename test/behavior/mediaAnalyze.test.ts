import type { INodeParameters } from 'n8n-workflow';

import { waitFor } from '../support/waitFor';
import { byId, NODES, type SubmitRun, Workbench } from '../support/workbench';

const FIRST = '11111111aaaabbbbccccdddd00000001';
const SECOND = '11111111aaaabbbbccccdddd00000006';
const URL = 'https://example-bucket.oss-cn-shanghai.aliyuncs.com/new.mp4';
const ACTION = 'SubmitMediaAiAnalysisJob';

describe('Media → Analyze', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open({ processingMs: 1, registerMs: 1 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	async function run(parameters: INodeParameters, more: Omit<SubmitRun, 'parameters'> = {}) {
		return await bench.submit({ ...more, parameters: { resource: 'media', ...parameters } });
	}
	const analyze = async (parameters: INodeParameters = {}, more: Omit<SubmitRun, 'parameters'> = {}) =>
		await run({ operation: 'analyze', mediaId: byId(FIRST), ...parameters }, more);
	const two = [{ id: FIRST }, { id: SECOND }];
	const each = { mediaId: byId('={{ $json.id }}'), options: { concurrency: 1 } };
	const sent = () =>
		bench.service
			.requests()
			.filter(({ action }) => action === ACTION)
			.map(({ parameters }) => parameters);

	it('stores results with the media item, which Get returns', async () => {
		const { output } = await analyze();
		const get = { operation: 'get', mediaId: byId(FIRST), includeResults: true };
		const stored = await waitFor(async () => {
			const [item] = (await run(get)).output;
			return item?.analysisStatus === 'AnalyzeSuccess' ? item : undefined;
		});

		expect(output).toEqual([{ MediaId: FIRST, RequestId: expect.any(String) as string }]);
		expect(stored.tagNames).toContain('汽车');
		expect(sent()).toEqual([{ Input: `{"Type":"Media","Media":"${FIRST}"}` }]);
	});

	it('sends analysis parameters and user data as JSON, from text or objects', async () => {
		const analysisParams = { nlpParams: { sourceLanguage: 'cn', diarizationEnabled: true } };
		const userData = '{"NotifyAddress":"https://www.example.com/n8n"}';
		await analyze({ analysisParams: JSON.stringify(analysisParams), additionalFields: { userData } });
		await analyze({ analysisParams: '={{ $json.params }}' }, { items: [{ params: analysisParams }] });

		expect(sent()).toEqual([
			expect.objectContaining({ AnalysisParams: JSON.stringify(analysisParams), UserData: userData }),
			{ Input: `{"Type":"Media","Media":"${FIRST}"}`, AnalysisParams: JSON.stringify(analysisParams) },
		]);
	});

	it('analyzes the address of an OSS object, with its media type', async () => {
		const { output } = await analyze({ mediaId: { __rl: true, mode: 'url', value: URL } });

		expect(sent()).toEqual([{ Input: `{"MediaType":"video","Media":"${URL}"}` }]);
		expect(output[0]?.MediaId).toMatch(/^[\da-f]{32}$/);
	});

	it.each<[string, INodeParameters, RegExp]>([
		['Media', { mediaId: byId('={{ "" }}') }, /^Media is empty/],
		['Media', { mediaId: byId('oss://bucket/video.mp4') }, /^Media: expected a media ID or an address like https:/],
		['Media', { mediaId: byId('https://a b.com/v.mp4') }, /^Media: expected an address without blanks/],
		['Analysis Parameters', { analysisParams: '[1]' }, /^Analysis Parameters \(JSON\): expected a JSON object/],
		['User Data', { additionalFields: { userData: { a: 'x'.repeat(505) } } }, /^User Data: expected at most 512 bytes/],
		['Media Type', { additionalFields: { mediaType: '={{ "text" }}' } }, /^Media Type: expected one of audio/],
	])('a wrong %s is refused by name, and nothing is sent: %j', async (_field, parameters, message) => {
		expect((await analyze(parameters)).error().message).toMatch(message);
		expect(bench.service.requests()).toEqual([]);
	});

	it('an analysis that may have been started is not started again, and the error says so', async () => {
		bench.service.addFaults({ kind: 'closeAfter', action: ACTION, times: 1 });
		const error = (await analyze()).error();

		expect(error.message).toContain('The analysis job may have been accepted.');
		expect(error.description).toContain('each one is billed');
		expect(error.context.data).toMatchObject({ Media: FIRST, mayHaveExecuted: true });
		expect(sent()).toHaveLength(1);
	});

	it('"Retry On Fail" starts nothing again that was started', async () => {
		const refusal = { kind: 'error', action: ACTION, code: 'InvalidParameter', status: 400 } as const;
		bench.service.addFaults({ ...refusal, message: 'No.', times: 1, after: 1 });
		const { output } = await analyze(each, { items: two, maxTries: 2 });

		expect(output.map(({ MediaId }) => MediaId)).toEqual([FIRST, SECOND]);
		expect(sent().filter(({ Input }) => Input?.includes(FIRST))).toHaveLength(1);
	});

	it('"Retry On Fail" does not send what got no clear answer', async () => {
		bench.service.addFaults({ kind: 'closeAfter', action: ACTION, times: 1 });
		const error = (await analyze({}, { maxTries: 3 })).error();

		expect(error.message).toContain('The analysis job may have been accepted.');
		expect(sent()).toHaveLength(1);
	});

	it('a throttled request is sent again', async () => {
		bench.service.addFaults({ kind: 'throttle', action: ACTION, times: 1 });

		expect((await analyze()).output).toHaveLength(1);
		expect(sent()).toHaveLength(2);
	});

	it('an error that stops the run names what was started before', async () => {
		const error = (await analyze(each, { items: [...two, { id: 'f'.repeat(32) }] })).error();

		expect(error.description).toContain(`Analysis jobs accepted before that: ${FIRST} (item 0), ${SECOND} (item 1)`);
	});

	it('an address that the service cannot reach is sent with a hint', async () => {
		const value = 'https://localhost/video.mp4';
		const { execution } = await analyze({ mediaId: { __rl: true, mode: 'url', value } });

		expect(execution.task(NODES.submit).hints?.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^Media: the service cannot reach localhost/),
		]);
	});
});
