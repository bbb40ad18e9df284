import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { CallbackBench } from '../support/callbackBench';
import { Workbench } from '../support/workbench';
import { blocksOf, jsonBlocks, Markdown, paths } from '../support/markdown';

const readme = new Markdown('README.md');
const errors = new Markdown('docs/errors.md');
const exampleBelow = (heading: string) => jsonBlocks(readme.section(heading))[0] as IDataObject;

const RICH_JOB = {
	Input: '{"Type":"OSS","Media":"oss://bucket/video.mp4"}',
	TemplateId: 'S00000103-000001',
	Title: 'Test drive',
	Params: JSON.stringify({
		needMetaData: true,
		needOcrData: true,
		nlpParams: {
			sourceLanguage: 'cn',
			summarizationEnabled: true,
			summarizationTypes: 'Paragraph',
			autoChaptersEnabled: true,
		},
	}),
};

describe('The items that the README shows have the fields of those that the node returns:', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open({ submittedMs: 1, processingMs: 5 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	it('Submit', async () => {
		const { output } = await bench.submit();

		expect(paths(exampleBelow('### Submitting jobs'))).toEqual(paths(output[0]));
	});

	it('Get of a job that has everything', async () => {
		const [jobId = ''] = await bench.endedJobs(RICH_JOB);
		const { output } = await bench.submit({ parameters: { operation: 'get', jobId } });

		expect(paths(exampleBelow('### Results'))).toEqual(paths(output[0]));
		expect(output[0]).toMatchObject({ title: 'Test drive', JobStatus: 'Success' });
	});

	it('Get of a job that failed has the reason, and no field that the README does not name', async () => {
		const [jobId = ''] = await bench.endedJobs({ ...RICH_JOB, Input: '{"Type":"OSS","Media":"oss://b/fail-me.mp4"}' });
		const { output } = await bench.submit({ parameters: { operation: 'get', jobId } });

		expect(Object.keys(output[0] ?? {})).toEqual(['JobId', 'JobStatus', 'failureReason']);
		expect(readme.section('### Results')).toContain('`failureReason`');
	});

	it('Get Subtitles', async () => {
		const [jobId = ''] = await bench.endedJobs(RICH_JOB);
		const { output } = await bench.submit({ parameters: { operation: 'getSubtitles', jobId } });
		const { fileName, format } = exampleBelow('### Subtitles');
		const { title } = exampleBelow('### Results');

		expect(paths(exampleBelow('### Subtitles'))).toEqual(paths(output[0]));
		expect(fileName).toBe(`${title as string}.srt`);
		expect(output[0]).toMatchObject({ fileName, format });
	});

	it('Template → Get Many', async () => {
		const example = exampleBelow('### Templates, pipelines, media');
		const create = { operation: 'create', name: example.TemplateName, analysisTypes: example.AnalyseTypes };
		await bench.submit({ parameters: { resource: 'template', ...create } as INodeParameters });
		const { output } = await bench.submit({ parameters: { resource: 'template', operation: 'getAll' } });
		const made = output.find(({ TemplateName }) => TemplateName === example.TemplateName);

		expect(made).toEqual({ ...example, TemplateId: expect.stringMatching(/^[\da-f]{32}$/) as string });
	});

	it('an item that failed', async () => {
		const credential = bench.credential({
			accessKeyId: 'deniedAccessKeyId',
			accessKeySecret: 'deniedAccessKeySecret',
		});
		const { output } = await bench.submit({ credential, onError: 'continueRegularOutput' });
		const [example = {}] = jsonBlocks(errors.text) as IDataObject[];
		const { requestId, ...details } = example.details as IDataObject;

		expect([example.message, requestId]).toEqual(['…', '…']);
		expect(paths(example)).toEqual(paths(output[0]));
		expect(output[0]).toMatchObject({ error: example.error, details });
	});

	it('a job without a callback until the deadline', async () => {
		const waits = await CallbackBench.open();
		waits.service.addFaults({ kind: 'callbackLost' });
		const id = waits.start({ parameters: { ossUrl: 'oss://bucket/takes-700ms.mp4' } });
		await waits.host.suspended(id);
		waits.host.resumeByTimer(id);
		const { output } = await waits.finished(id);
		await waits.close();

		const shown = /`JobId`, `"JobStatus": "(\w+)"` and `"timedOut": (\w+)`/.exec(
			readme.section('### Waiting for results'),
		);
		expect(output[0]).toMatchObject({ JobStatus: shown?.[1], timedOut: shown?.[2] === 'true' });
	});
});

it('the README shows an item or a policy in every JSON block, and no item that is not looked at here', () => {
	const items = ['### Submitting jobs', '### Results', '### Subtitles', '### Templates, pipelines, media'];
	const counts = [...items, '### Permissions'].map((heading) => blocksOf(readme.section(heading), 'json').length);

	expect(counts).toEqual([1, 1, 1, 1, 1]);
	expect(blocksOf(readme.text, 'json')).toHaveLength(counts.length);
});
