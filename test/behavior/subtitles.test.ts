import type { INodeParameters, OnError } from 'n8n-workflow';
import { parseSync } from 'subtitle';

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

		expect(output).toEqual([{ jobId, fileName: '试驾-1.srt', format: 'srt', segments: 4 }]);
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

	it.each([
		['Format', { format: 'doc' }],
		['Source', { subtitleOptions: { source: 'OCR' } }],
		['Line Width', { subtitleOptions: { lineWidth: 3 } }],
	])('a %s that there is not is reported with the item', async (field, parameters) => {
		const error = (await subtitles(['x'], parameters)).error();

		expect(error.message).toMatch(new RegExp(`^${field}: `));
		expect(bench.service.requests()).toEqual([]);
	});

	it('each item follows the on-error mode', async () => {
		const [good = '', bad = ''] = await bench.endedJobs({ Input, TemplateId, Params: nlp() }, { Input });
		const result = await subtitles([bad, good], {}, 'continueErrorOutput');

		expect(result.output.map(({ jobId }) => jobId)).toEqual([good]);
		expect(result.pairedSources.error).toEqual([`of ${bad}`]);
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
