import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { callAsTool } from '../support/agent';
import { Workbench } from '../support/workbench';

const Input = '{"Type":"OSS","Media":"oss://bucket/video.mp4"}';
const QUICK = { firstCheckAfter: 0.01, checkAtMostEvery: 0.05 };

describe('As a tool of an AI agent', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open({ submittedMs: 1, processingMs: 20, pipelineConcurrency: 10 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	/** Calls the tool once for each set of arguments, all at a time; returns what the model would read of each. */
	async function callTool(parameters: INodeParameters, ...calls: IDataObject[]): Promise<string[]> {
		return await callAsTool(bench, 'Smarttag', parameters, calls);
	}

	const itemsOf = (answer = '') => JSON.parse(answer) as IDataObject[];

	describe('Get', () => {
		const get = { operation: 'get', jobId: "={{ $fromAI('job', 'JobId of the video', 'string') }}" };

		it('takes the JobId that a model gives as text, and answers with the result', async () => {
			const [jobId = ''] = await bench.endedJobs({ Input });
			const [answer] = await callTool(get, { job: jobId });

			expect(itemsOf(answer)).toEqual([expect.objectContaining({ JobId: jobId, JobStatus: 'Success' })]);
			expect(itemsOf(answer)[0]).toHaveProperty('tags');
		});

		it('passes blanks around it over', async () => {
			const [jobId = ''] = await bench.endedJobs({ Input });
			const [answer] = await callTool(get, { job: ` ${jobId}\n` });

			expect(itemsOf(answer)).toEqual([expect.objectContaining({ JobId: jobId, JobStatus: 'Success' })]);
		});

		it('answers each of several calls at a time with its own job', async () => {
			const jobIds = await bench.endedJobs({ Input }, { Input }, { Input });
			const answers = await callTool(get, ...jobIds.map((job) => ({ job })));

			expect(answers.map((answer) => itemsOf(answer)[0]?.JobId)).toEqual(jobIds);
		});

		it('answers with the state of a job that goes on, and with the reason of one that failed', async () => {
			const [running = ''] = await bench.newJobs({ Input, Title: 'never-ends' });
			const [failed = ''] = await bench.endedJobs({ Input, Title: 'fail-me' });
			const [ofRunning, ofFailed] = await callTool(get, { job: running }, { job: failed });

			expect(itemsOf(ofRunning)[0]?.JobStatus).toMatch(/^(Submitted|Processing)$/);
			expect(itemsOf(ofFailed)[0]).toMatchObject({ JobStatus: 'Fail', failureReason: expect.any(String) as string });
		});

		it('waits until the job is finished when it is asked to', async () => {
			const [jobId = ''] = await bench.newJobs({ Input, Title: 'takes-300ms' });
			const [answer] = await callTool({ ...get, waitUntilFinished: true, options: QUICK }, { job: jobId });

			expect(itemsOf(answer)).toEqual([expect.objectContaining({ JobId: jobId, JobStatus: 'Success' })]);
		});

		it('answers with the selected fields only, or with the answer of the API', async () => {
			const Params = JSON.stringify({ nlpParams: { sourceLanguage: 'cn' } });
			const [jobId = ''] = await bench.endedJobs({ Input, TemplateId: 'S00000103-000001', Params });
			const [selected] = await callTool({ ...get, output: 'selectedFields', fields: ['transcript'] }, { job: jobId });
			const [raw] = await callTool({ ...get, output: 'raw' }, { job: jobId });

			expect(itemsOf(selected).map((item) => Object.keys(item))).toEqual([['JobId', 'JobStatus', 'transcript']]);
			expect(itemsOf(raw)[0]).toHaveProperty('Results.Result');
		});

		it('cuts long texts and lists, and reports what was cut', async () => {
			const Params = JSON.stringify({ nlpParams: { sourceLanguage: 'cn' } });
			const [jobId = ''] = await bench.endedJobs({ Input, TemplateId: 'S00000103-000001', Params });
			const [answer] = await callTool({ ...get, options: { maxTextLength: 30 } }, { job: jobId });
			const [item] = itemsOf(answer);

			expect(item?.transcript).toHaveLength(30);
			expect(item?.shortened).toContainEqual(
				expect.stringMatching(/^transcript: the first 30 of \d+ characters$/) as string,
			);
			const [whole] = await callTool(get, { job: jobId });
			expect(itemsOf(whole)[0]).not.toHaveProperty('shortened');
		});

		it('reports to a model that there is no such job, and that jobs are kept for 180 days', async () => {
			const [answer] = await callTool(get, { job: 'f'.repeat(32) });

			expect(answer).toContain(`Job ${'f'.repeat(32)} does not exist, or not any more`);
			expect(answer).toContain('180 days');
		});

		it('reports to a model that the JobId is missing, and queries nothing', async () => {
			const [answer] = await callTool(get, { job: '' });

			expect(answer).toContain('Job ID is empty');
			expect(bench.service.requests()).toEqual([]);
		});
	});

	describe('Get Subtitles', () => {
		it('answers with the text in the JSON, as a model gets no file', async () => {
			const Params = JSON.stringify({ nlpParams: { sourceLanguage: 'cn' } });
			const [jobId = ''] = await bench.endedJobs({ Input, TemplateId: 'S00000103-000001', Params });
			const job = "={{ $fromAI('job', 'JobId of the video', 'string') }}";
			const subtitleOptions = { byteOrderMark: true, lineEndings: 'crlf' };
			const [answer] = await callTool(
				{ operation: 'getSubtitles', jobId: job, format: 'txt', subtitleOptions },
				{ job: jobId },
			);

			expect(itemsOf(answer)).toEqual([
				{
					...{ JobId: jobId, JobStatus: 'Success', fileName: `${jobId}.txt`, format: 'txt', segments: 4 },
					text: expect.stringMatching(/^大家好,欢迎来到示例节目。\nToday we talk about electric cars\.\n/) as string,
				},
			]);
		});
	});

	describe('Get Subtitles of a long talk', () => {
		it('answers with the beginning of the text, and how long it is', async () => {
			const Params = JSON.stringify({ nlpParams: { sourceLanguage: 'cn' } });
			const [jobId = ''] = await bench.endedJobs({ Input, TemplateId: 'S00000103-000001', Params });
			const subtitleOptions = { maxTextLength: 10 };
			const [answer] = await callTool({ operation: 'getSubtitles', jobId, subtitleOptions }, {});
			const [item] = itemsOf(answer);

			expect(item?.text).toHaveLength(10);
			expect(item?.shortened).toEqual([expect.stringMatching(/^text: the first 10 of \d+ characters$/) as string]);
		});
	});

	describe('Submit', () => {
		const submit = { ossUrl: "={{ $fromAI('video', 'OSS URL of the video', 'string') }}", options: QUICK };
		const call = (name: string) => ({ video: `oss://bucket/${name}.mp4` });

		it('with Callback is refused before anything is sent, and a model reads what to choose', async () => {
			const [answer] = await callTool({ ...submit, waitForCompletion: 'callback' }, call('a'));

			expect(answer).toContain('Pause Until Called Back cannot be used in a tool of an AI agent');
			expect(answer).toContain("Choose Wait, Keep Running (Poll) or Don't Wait.");
			expect(bench.service.requests()).toEqual([]);
		});

		it('with Poll answers with the result', async () => {
			const [answer] = await callTool({ ...submit, waitForCompletion: 'poll' }, call('a'));

			const [job] = bench.service.jobs();
			expect(itemsOf(answer)).toEqual([expect.objectContaining({ JobId: job?.jobId, JobStatus: 'Success' })]);
			expect(bench.wire()[0]).not.toHaveProperty('NotifyUrl');
		});

		it('with Poll answers each of several calls at a time with its own job', async () => {
			const parameters = { ...submit, waitForCompletion: 'poll' };
			const answers = await callTool(parameters, call('takes-200ms'), call('b'), call('takes-100ms'));

			const jobOf = (media: string) => bench.service.jobs().find(({ input }) => input.Media === media)?.jobId;
			expect(answers.map((answer) => itemsOf(answer)[0]?.JobId)).toEqual(
				['takes-200ms', 'b', 'takes-100ms'].map((name) => jobOf(`oss://bucket/${name}.mp4`)),
			);
		});

		it('with Poll reports to a model the reason and the JobId of a job that failed', async () => {
			const [answer] = await callTool({ ...submit, waitForCompletion: 'poll' }, call('fail-me'));

			expect(answer).toContain(`Job ${bench.service.jobs()[0]?.jobId} failed: example failure reason`);
		});

		it('with Poll reports to a model when the time is over, with the JobId to query later', async () => {
			const options = { ...QUICK, pollTimeout: 0.005 };
			const [answer] = await callTool({ ...submit, waitForCompletion: 'poll', options }, call('never-ends'));

			expect(answer).toContain(`Job ${bench.service.jobs()[0]?.jobId} is still Processing`);
			expect(answer).toContain('Job → Get');
		});
	});
});
