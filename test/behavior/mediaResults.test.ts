import type { INodeParameters } from 'n8n-workflow';

import { call } from '../support/signedClient';
import { waitFor } from '../support/waitFor';
import { byId, NODES, type SubmitRun, Workbench } from '../support/workbench';

const PLAIN = '11111111aaaabbbbccccdddd00000001';
const ANALYZED = '11111111aaaabbbbccccdddd00000002';

describe('Media → Get with stored results', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open({ processingMs: 1, registerMs: 1 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	async function get(mediaId: string, parameters: INodeParameters = {}, more: Omit<SubmitRun, 'parameters'> = {}) {
		const target = { resource: 'media', operation: 'get', mediaId: byId(mediaId), includeResults: true };
		return await bench.submit({ ...more, parameters: { ...target, ...parameters } });
	}
	const shownHints = ({ execution }: Awaited<ReturnType<typeof get>>) =>
		(execution.task(NODES.submit).hints ?? []).map(({ message }) => message);

	it('has the tags, people, transcript and text on screen beside the media item', async () => {
		const result = await get(ANALYZED);
		const plain = await get(ANALYZED, { includeResults: false });
		const [output] = result.output;

		expect(output).toMatchObject({
			...plain.output[0],
			analysisStatus: 'AnalyzeSuccess',
			AiJobId: '22222222aaaabbbbccccdddd00000002',
			tagNames: expect.arrayContaining(['汽车', '街道']) as string[],
			peopleNames: ['Example Celebrity', 'Example Employee'],
			transcript: expect.stringContaining('electric cars') as string,
			textOnScreen: expect.any(Array) as unknown[],
		});
		expect(shownHints(result)).toEqual([]);
		expect(plain.output[0]).not.toHaveProperty('analysisStatus');
		expect(bench.service.requests().map(({ parameters }) => parameters)).toEqual([
			{ MediaId: ANALYZED, ReturnDetailedInfo: '{"AiRoughData.StandardSmartTagJob":true}' },
			{ MediaId: ANALYZED },
		]);
	});

	it('has the raw results beside them, or English groups, where that is chosen', async () => {
		const { output } = await get(ANALYZED, { options: { addApiResults: true, englishGroupNames: true } });

		expect(output[0]?.results).toEqual(
			expect.arrayContaining([{ Type: 'ASR', Data: { details: expect.any(Array) as unknown[] } }]),
		);
		expect(output[0]?.tags).toContainEqual(expect.objectContaining({ name: '汽车', group: 'Object' }));
	});

	it('is in the words of the API without Simplify, each Data parsed', async () => {
		const { output } = await get(ANALYZED, { simplify: false });

		expect(output[0]).toHaveProperty('MediaBasicInfo.Title');
		expect(output[0]).toHaveProperty('AiRoughData.StandardSmartTagJob.Results.0.Data.tags');
	});

	it('names a result that it does not understand in the item and in a hint', async () => {
		const InputURL = 'oss://b/unknown-type.mp4';
		const { json } = await call(bench.service, 'RegisterMediaInfo', { InputURL });
		const MediaId = String(json.MediaId);
		await call(bench.service, 'SubmitMediaAiAnalysisJob', { Input: JSON.stringify({ Type: 'Media', Media: MediaId }) });
		const result = await waitFor(async () => {
			const run = await get(MediaId);
			return run.output[0]?.analysisStatus === 'AnalyzeSuccess' ? run : undefined;
		});

		expect(result.output[0]?.otherResults).toEqual(['ExampleUnknownType']);
		expect(shownHints(result)).toEqual([expect.stringContaining('ExampleUnknownType')]);
		expect(shownHints(await get(MediaId, { options: { addApiResults: true } }))).toEqual([]);
	});

	it('says so in a hint when nothing is stored', async () => {
		const result = await get(PLAIN);

		expect(result.output[0]).toMatchObject({ MediaId: PLAIN, Title: 'Evening news 1' });
		expect(result.output[0]).not.toHaveProperty('tags');
		expect(shownHints(result)).toEqual([expect.stringMatching(/^No results are stored with the media item/)]);
	});
});
