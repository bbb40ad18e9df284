import type { INodeParameters, OnError } from 'n8n-workflow';
import { parseSync } from 'subtitle';

import { type AnsweringServer, startAnsweringServer } from '../stress/fuzz/answeringServer';
import { NODES, Workbench } from '../support/workbench';

const Input = '{"Type":"OSS","Media":"oss://bucket/video.mp4"}';
const TemplateId = 'S00000103-000001';
const nlp = (more: object = {}) => JSON.stringify({ nlpParams: { sourceLanguage: 'cn', ...more } });

describe('Get Subtitles', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open({ submittedMs: 1, processingMs: 5 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	async function subtitles(jobIds: readonly string[], parameters: INodeParameters = {}, onError?: OnError) {
		const items = jobIds.map((JobId) => ({ JobId, source: `of ${JobId}` }));
		const result = await bench.submit({ items, onError, parameters: { operation: 'getSubtitles', ...parameters } });
		const files = () =>
			result.execution.items(NODES.submit).map(({ binary = {} }) => {
				const [[field, { fileName, mimeType, data }] = ['', { mimeType: '', data: '' }]] = Object.entries(binary);
				return { field, fileName, mimeType, text: Buffer.from(data, 'base64').toString('utf8') };
			});
		return { ...result, files };
	}

	it('makes an SRT file of the NLP transcription, with its speakers, named after the title', async () => {
		const Params = JSON.stringify({
			needMetaData: true,
			nlpParams: { sourceLanguage: 'cn', diarizationEnabled: true },
		});
		const [jobId = ''] = await bench.endedJobs({ Input, TemplateId, Title: '试驾-1', Params });
		const { files, output, pairedSources } = await subtitles([jobId]);

		expect(output).toEqual([
			{ JobId: jobId, JobStatus: 'Success', fileName: '试驾-1.srt', format: 'srt', segments: 4 },
		]);
		expect(files()).toMatchObject([{ field: 'data', fileName: '试驾-1.srt', mimeType: 'application/x-subrip' }]);
		expect(files()[0]?.text).toContain('Speaker 2: 续航多少?');
		const cues = parseSync(files()[0]?.text ?? '').map(({ data }) => data as { start: number; end: number });
		expect(cues.map(({ start, end }) => [start, end])).toEqual([
			[0, 3_400],
			[3_600, 8_100],
			[28_000, 31_500],
			[32_000, 35_000],
		]);
		expect(pairedSources.success).toEqual([`of ${jobId}`]);
	});

	it('has the same times from ASR, whose times are seconds', async () => {
		const [jobId = ''] = await bench.endedJobs({ Input, Params: '{"needAsrData":true}' });
		const { files } = await subtitles([jobId]);

		expect(files()[0]?.fileName).toBe(`${jobId}.srt`);
		expect(files()[0]?.text).toContain('00:00:03,600 --> 00:00:08,100\nToday we talk about electric cars.');
	});

	it.each([
		['vtt', 'text/vtt', /^WEBVTT\n\n/],
		['txt', 'text/plain', /^大家好/],
	])('writes %s', async (format, mimeType, start) => {
		const [jobId = ''] = await bench.endedJobs({ Input, TemplateId, Params: nlp() });
		const { files, output } = await subtitles([jobId], { format });

		expect(files()[0]).toMatchObject({ mimeType, fileName: `${jobId}.${format}` });
		expect(files()[0]?.text).toMatch(start);
		expect(output[0]?.format).toBe(format);
	});

	it('obeys the options', async () => {
		const Params = nlp({ diarizationEnabled: true, translationEnabled: true, targetLanguages: 'en,yue' });
		const [jobId = ''] = await bench.endedJobs({ Input, TemplateId, Params });
		const translation = { source: 'translation', translationLanguage: 'yue' };
		const subtitleOptions = { fileName: 'a/b', speakers: false, lineWidth: 10, ...translation };
		const { files } = await subtitles([jobId], { subtitleOptions, binaryPropertyName: 'file' });

		expect(files()[0]).toMatchObject({ field: 'file', fileName: 'a_b.srt' });
		expect(files()[0]?.text).toContain('今日我哋');
		expect(files()[0]?.text).not.toContain('Speaker');
	});

	it.each([
		['a job without speech', { Input }, {}, 'has no speech to make subtitles of', 'NLP feature Transcription'],
		['no ASR', { Input, TemplateId, Params: nlp() }, { source: 'ASR' }, 'has no speech', 'Speech (ASR)'],
		[
			...['a language that was not translated', { Input, TemplateId, Params: nlp({ targetLanguages: 'en' }) }],
			...[{ source: 'translation', translationLanguage: 'yue' }, 'has no speech', 'NLP feature Translation'],
		],
		['a job that failed', { Input, Title: 'fail-me' }, {}, 'failed: example failure reason', 'Submit the item again'],
	] as Array<[string, Record<string, string>, INodeParameters, string, string]>)(
		'of %s says so',
		async (_what, job, subtitleOptions, message, advice) => {
			const [jobId = ''] = await bench.endedJobs(job);
			const error = (await subtitles([jobId], { subtitleOptions })).error();

			expect(error.message).toContain(`Job ${jobId} ${message}`);
			expect(error.description).toContain(advice);
		},
	);

	it('of a job that runs says what to do', async () => {
		const [jobId = ''] = await bench.newJobs({ Input, Title: 'never-ends' });
		const error = (await subtitles([jobId])).error();

		expect(error.message).toMatch(new RegExp(`^Job ${jobId} is not finished: its state is (Submitted|Processing)$`));
		expect(error.description).toContain('Wait Until Finished');
	});

	it.each<[string, INodeParameters]>([
		['Format', { format: 'doc' }],
		['Source', { subtitleOptions: { source: 'OCR' } }],
		['Line Width', { subtitleOptions: { lineWidth: 3 } }],
		['Line Width', { subtitleOptions: { lineWidth: 201 } }],
		['Line Endings', { subtitleOptions: { lineEndings: 'cr' } }],
		['Byte Order Mark', { subtitleOptions: { byteOrderMark: 'maybe' } }],
		['Minimum Display Time', { subtitleOptions: { minimumDisplayTime: -1 } }],
		['Minimum Display Time', { subtitleOptions: { minimumDisplayTime: 'long' } }],
		['Wait Until Finished', { waitUntilFinished: 'maybe' }],
	])('a %s that there is not is reported with the item', async (field, parameters) => {
		const error = (await subtitles(['x'], parameters)).error();

		expect(error.message).toMatch(new RegExp(`^${field}: `));
		expect(bench.service.requests()).toEqual([]);
	});

	it('each item follows the on-error mode', async () => {
		const [good = '', bad = ''] = await bench.endedJobs({ Input, TemplateId, Params: nlp() }, { Input });
		const result = await subtitles([bad, good], {}, 'continueErrorOutput');

		expect(result.output.map(({ JobId }) => JobId)).toEqual([good]);
		expect(result.pairedSources.error).toEqual([`of ${bad}`]);
	});

	it('the fields of all items are checked before the first request', async () => {
		const parameters = { operation: 'getSubtitles', jobId: 'x', format: '={{ $json.format }}' };
		const items = [{ format: 'srt' }, { format: 'doc' }, { format: 'pdf' }];
		const stopped = await bench.submit({ items, parameters });
		const queries = bench.service.requests().length;
		const continued = await bench.submit({ items, parameters, onError: 'continueRegularOutput' });

		expect(stopped.error().message).toMatch(/^Format: expected one of srt, txt, vtt, got "doc"/);
		expect(stopped.error().description).toContain('got "pdf"');
		expect(queries).toBe(0);
		expect(bench.service.requests()).toHaveLength(1);
		expect(continued.output).toHaveLength(3);
	});

	it('writes the file as the options say: mark, line ends, least time', async () => {
		const [jobId = ''] = await bench.endedJobs({ Input, TemplateId, Params: nlp() });
		const subtitleOptions = { byteOrderMark: true, lineEndings: 'crlf', minimumDisplayTime: 5, fileName: 'a' };
		const { files } = await subtitles([jobId], { subtitleOptions });

		const [{ text } = { text: '' }] = files();
		expect(text).toMatch(/^\ufeff1\r\n00:00:00,000 --> 00:00:/);
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(text).toContain('00:00:28,000 --> 00:00:35,000\r\n续航多少?\r\n约五百公里。\r\n');
	});

	describe('Wait Until Finished', () => {
		const wait = { waitUntilFinished: true, options: { firstCheckAfter: 0.01, checkAtMostEvery: 0.05 } };

		it('writes the files when all jobs have ended, and shows how long that took', async () => {
			const [slow = '', quick = ''] = await bench.newJobs(
				{ Input, TemplateId, Title: 'takes-300ms', Params: nlp() },
				{ Input, TemplateId, Params: nlp() },
			);
			const { output, files, execution } = await subtitles([slow, quick], wait);

			expect(output.map(({ JobId, JobStatus }) => [JobId, JobStatus])).toEqual([
				[slow, 'Success'],
				[quick, 'Success'],
			]);
			expect(files().map(({ text }) => text.slice(0, 15))).toEqual(['1\n00:00:00,000 ', '1\n00:00:00,000 ']);
			expect(JSON.stringify(execution.run)).toContain('for 2 jobs (2 Success)');
		});

		it('of a job that fails, that has no speech, or that is not finished in time follows the on-error mode', async () => {
			const [failed = '', silent = '', endless = '', good = ''] = await bench.newJobs(
				{ Input, Title: 'fail-me' },
				{ Input },
				{ Input, Title: 'never-ends' },
				{ Input, TemplateId, Params: nlp() },
			);
			const options = { ...wait.options, pollTimeout: 0.02 };
			const parameters = { ...wait, options };
			const { output, errorOutput, pairedSources } = await subtitles(
				[failed, silent, endless, good],
				parameters,
				'continueErrorOutput',
			);

			expect(output.map(({ JobId }) => JobId)).toEqual([good]);
			expect(errorOutput.map(({ error }) => error)).toEqual([
				expect.stringContaining(`Job ${failed} failed`),
				expect.stringContaining(`Job ${silent} has no speech`),
				expect.stringContaining(`Job ${endless} is still`),
			]);
			expect(pairedSources.error).toEqual([failed, silent, endless].map((jobId) => `of ${jobId}`));
		});

		it('ends with an error that names a job which is not finished in time', async () => {
			const [endless = ''] = await bench.newJobs({ Input, Title: 'never-ends' });
			const options = { ...wait.options, pollTimeout: 0.005 };
			const error = (await subtitles([endless], { ...wait, options })).error();

			expect(error.message).toContain(`Job ${endless} is still`);
			expect(error.description).toContain('Wait Timeout');
		});

		it('ends when the execution is cancelled', async () => {
			const [endless = ''] = await bench.newJobs({ Input, Title: 'never-ends' });
			const items = [{ JobId: endless }];
			const signal = AbortSignal.timeout(200);
			const result = await bench.submit({ items, signal, parameters: { operation: 'getSubtitles', ...wait } });

			expect(result.output).toEqual([]);
		});
	});

	describe('of an answer that the service was not expected to give', () => {
		let server: AnsweringServer;
		beforeAll(async () => (server = await startAnsweringServer()));
		afterAll(async () => await server.close());

		const results = (...list: Array<[Type: string, data: unknown]>) => ({
			Result: list.map(([Type, data]) => ({ Type, Data: JSON.stringify(data) })),
		});

		async function subtitlesOf(answer: object) {
			const body = JSON.stringify({ RequestId: 'r', JobStatus: 'Success', ...answer });
			server.answerWith(() => ({ status: 200, headers: { 'content-type': 'application/json' }, body }));
			const credential = bench.credential({ customEndpoint: server.url });
			return await bench.submit({ credential, parameters: { operation: 'getSubtitles', jobId: 'j' } });
		}

		it('names a result that is there but unreadable, and what costs nothing', async () => {
			const Results = results(['ASR', { sentences: [{ words: 'hello', when: 1 }] }]);
			const error = (await subtitlesOf({ Results })).error();

			expect(error.message).toBe('Job j: ASR is there, but no sentence with a text and a time could be read in it');
			expect(error.description).toContain('Simplify off');
			expect(error.description).not.toContain('Submit with');
		});

		it('names the file after the title, else after the source file', async () => {
			const speech: [string, unknown] = [
				'NLP',
				{ transcription: { paragraphs: [{ words: [{ sentenceId: 1, start: 0, end: 900, text: 'hi' }] }] } },
			];
			const untitled = { Input: JSON.stringify({ Type: 'OSS', Media: 'oss://b/a/Interview 3.mp4' }) };
			const ofFile = await subtitlesOf({ ...untitled, Results: results(speech) });
			const ofTitle = await subtitlesOf({ ...untitled, Results: results(speech, ['Meta', { title: 'Talk' }]) });

			expect(ofFile.output[0]?.fileName).toBe('Interview 3.srt');
			expect(ofTitle.output[0]?.fileName).toBe('Talk.srt');
		});
	});

	it('a speech of two hours makes one file, in order and without overlaps', async () => {
		const [jobId = ''] = await bench.endedJobs({ Input, TemplateId, Title: 'long-speech-120', Params: nlp() });
		const { files } = await subtitles([jobId], { format: 'vtt' });

		const cues = parseSync(files()[0]?.text ?? '').map(({ data }) => data as { start: number; end: number });
		expect(cues.length).toBeGreaterThan(500);
		expect(cues.at(-1)?.end).toBeGreaterThan(7_000_000);
		const late = cues.filter(({ start }, index) => start < (cues[index - 1]?.end ?? 0));
		expect(late).toEqual([]);
	});
});
