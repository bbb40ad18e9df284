import { type LocalService, startLocalService } from '../../../../local/service';
import { isJsonObject, type JsonObject } from '../../../../local/service/values';
import { finishedJob, resultPairs } from '../finishedJob';
import { anyList, listWith, objectWith } from '../matchers';
import { call } from '../../../support/signedClient';

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService({ submittedMs: 1, processingMs: 1 });
});
beforeEach(() => service.reset());
afterAll(() => service.close());

/** The results of a job with these Params, each Data parsed. */
async function resultsOf(params: object, others: Record<string, string> = {}): Promise<Record<string, unknown>> {
	const answer = await finishedJob(service, { Params: JSON.stringify(params), ...others });
	return Object.fromEntries(resultPairs(answer).map(([type, data]) => [type, JSON.parse(data) as unknown]));
}

/** The NLP result of a job with these nlpParams. */
async function nlpOf(nlpParams: object): Promise<JsonObject> {
	const { NLP } = await resultsOf({ nlpParams: { sourceLanguage: 'cn', ...nlpParams } });
	if (!isJsonObject(NLP)) throw new Error('there is no NLP result');
	return NLP;
}

/** The words of each paragraph of the transcription with these nlpParams. */
async function paragraphsOf(nlpParams: object): Promise<JsonObject[][]> {
	const { transcription } = await nlpOf(nlpParams);
	const paragraphs = isJsonObject(transcription) ? objects(transcription['paragraphs']) : [];
	return paragraphs.map(({ words }) => objects(words));
}

function objects(list: unknown): JsonObject[] {
	return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

const labels = ['TextLabel', 'VideoLabel'];
const labels2Template = { TemplateId: '22222222000000000000000000000003' };
const labels2CustomTemplate = { TemplateId: '22222222000000000000000000000028' };

it.each([
	['nothing more', {}, {}, labels],
	['speech', { needAsrData: true }, {}, [...labels, 'ASR']],
	['on-screen text', { needOcrData: true }, {}, [...labels, 'OCR']],
	['metadata', { needMetaData: true }, {}, [...labels, 'Meta']],
	['NLP', { nlpParams: { sourceLanguage: 'cn' } }, {}, [...labels, 'NLP']],
	['raw operator output', { needProcess: true }, {}, [...labels, 'Process']],
	['none of them', { needAsrData: false, needOcrData: false, needMetaData: false }, {}, labels],
	['a template with subtitles', {}, { TemplateId: '22222222000000000000000000000004' }, [...labels, 'Subtitle']],
	[
		'an event split',
		{ clipSplitParams: { splitType: 'event' } },
		{ TemplateId: 'S00000103-000003' },
		[...labels, 'EventSplit'],
	],
	['an event split without its template', { clipSplitParams: { splitType: 'event' } }, {}, labels],
	['a template of label version 2.0', {}, labels2Template, ['CPVLabel']],
	['a template of label version 2.0 and metadata', { needMetaData: true }, labels2Template, ['CPVLabel', 'Meta']],
	['a template of label version 2.0-custom with subtitles', {}, labels2CustomTemplate, ['CPVLabel', 'Subtitle']],
	[
		'label version 2.0-custom and metadata',
		{ needMetaData: true },
		labels2CustomTemplate,
		['CPVLabel', 'Meta', 'Subtitle'],
	],
])('a job that asks for %s gets just its results', async (_name, params, others: Record<string, string>, types) => {
	const results = await resultsOf(params, others);
	expect(Object.keys(results)).toEqual(types);
});

it('each result has the content its type is known for', async () => {
	const all = await resultsOf(
		{ needAsrData: true, needOcrData: true, needMetaData: true },
		{ Title: 'the title of the job' },
	);
	expect(all).toMatchObject({
		TextLabel: { message: 'SUCCESS', success: true, tags: listWith({ name: '地域', value: '北京,上海' }) },
		VideoLabel: {
			persons: listWith(objectWith({ name: 'Example Celebrity', category: 'celebrity', ratio: 0.42 })),
			tags: anyList,
			classifications: [{ score: 0.83, category1: '汽车', category2: '评测' }],
			...{ message: 'SUCCESS', success: true },
		},
		ASR: { details: listWith({ from: 3.6, to: 8.1, content: 'Today we talk about electric cars.' }) },
		OCR: { details: listWith(objectWith({ timestamp: 2, info: [objectWith({ content: '示例节目 第一期' })] })) },
		Meta: { title: 'the title of the job' },
	});
	const { CPVLabel } = await resultsOf({}, labels2Template);
	expect(CPVLabel).toEqual({
		type: 'auto',
		entities: [
			objectWith({ labelLevel1: '人脸', labelLevel2: '名人,演员' }),
			objectWith({ labelLevel2: '地标', knowledgeInfo: expect.stringContaining('"nameEn"') as string }),
			objectWith({ labelLevel1: '物体', detailInfo: [{ score: 0.88, startTime: 12, endTime: 20.5 }] }),
		],
		cates: [objectWith({ label: '试驾' })],
		hotwords: [objectWith({ label: '示例热词' })],
		freeTags: [objectWith({ label: '新能源' }), objectWith({ label: '续航' })],
	});
	expect(CPVLabel).toHaveProperty('entities.0.detailInfo.0.trackData.0', {
		score: 0.98,
		bbox: [468, 67, 615, 267],
		timestamp: 1.2,
	});
	expect(CPVLabel).not.toHaveProperty('entities.2.detailInfo.0.trackData');
});

it('an image has labels without times instead of those of a video', async () => {
	const Input = JSON.stringify({ Type: 'OSS', Media: 'oss://bucket/picture.JPG' });
	const { ImageLabel, ...others } = await resultsOf({}, { Input });

	expect(others).toEqual({});
	expect(ImageLabel).toEqual({
		persons: [objectWith({ name: 'Example Celebrity', category: 'celebrity', score: 0.98, scene: 'medium' })],
		tags: [
			{ mainTagName: '物体', subTagName: '汽车', score: 0.9 },
			{ mainTagName: '场景', subTagName: '街道', score: 0.8 },
		],
	});
});

it('faces without a name have a number in their name and a score of -1', async () => {
	const { VideoLabel } = await resultsOf({});

	expect(VideoLabel).toHaveProperty('persons.2.name', '未知人脸1');
	expect(VideoLabel).toHaveProperty('persons.2.occurrences.0.score', -1);
});

it('metadata is the title of the request, with a tab and a line break after the JSON', async () => {
	const answer = await finishedJob(service, { Params: '{"needMetaData":true}', Title: 'a title' });

	expect(Object.fromEntries(resultPairs(answer))['Meta']).toBe('{"title":"a title"}\t\n');
});

it('addresses of subtitles are in a list with one object, events are a list', async () => {
	const { Subtitle } = await resultsOf({}, { TemplateId: '22222222000000000000000000000004' });
	const { EventSplit } = await resultsOf(
		{ clipSplitParams: { splitType: 'event' } },
		{ TemplateId: 'S00000103-000003' },
	);

	expect(Subtitle).toEqual({
		details: [objectWith({ allResultUrl: expect.stringMatching(/^https:\/\/example\.invalid\/.*all/) as string })],
	});
	expect(EventSplit).toEqual([
		{ title: '开场', startTime: 0, endTime: 28 },
		{ title: '试驾', startTime: 28, endTime: 60 },
	]);
});

it('usages name one item a result', async () => {
	const answer = await finishedJob(service, { Params: '{"needAsrData":true}' });
	expect(answer['Usages']).toEqual({
		Usage: [...labels, 'ASR'].map((type) => ({ Type: `example-${type}`, Quota: 60 })),
	});
});

describe('a query for labelResultType', () => {
	/** The results of a finished job by type, as a query with these Params gives them. */
	async function queried(jobId: string, Params?: string): Promise<Record<string, string>> {
		const parameters = { JobId: jobId, ...(Params !== undefined && { Params }) };
		return Object.fromEntries(resultPairs((await call(service, 'QuerySmarttagJob', parameters)).json));
	}

	it.each([
		['1.0', {}, ['TextLabel', 'VideoLabel']],
		['2.0', labels2Template, ['CPVLabel']],
	])('hmi brings tags of version %s that a person has marked, auto those of the machine', async (_v, others, types) => {
		await finishedJob(service, { ...others, Params: '{"needMetaData":true}' });
		const jobId = service.jobs()[0]?.jobId ?? '';
		const machine = await queried(jobId);
		const auto = await queried(jobId, '{"labelResultType":"auto"}');
		const hmi = await queried(jobId, '{"labelResultType":"hmi"}');
		expect(auto).toEqual(machine);
		expect(Object.keys(hmi)).toEqual(Object.keys(auto));
		expect(hmi['Meta']).toBe(auto['Meta']);
		for (const type of types) {
			expect(hmi[type]).toContain('人工复核');
			expect(auto[type]).not.toContain('人工复核');
		}
	});
});

describe('the NLP result', () => {
	it('has only the transcription when nothing more is asked for', async () => {
		expect(Object.keys(await nlpOf({}))).toEqual(['transcription']);
	});

	it('cuts Latin text at blanks and Chinese by two characters, each word with its time in milliseconds', async () => {
		const paragraphs = await paragraphsOf({});
		expect(paragraphs.map((words) => words.map(({ text }) => text))).toEqual([
			['大家', '好,', '欢迎', '来到', '示例', '节目。'],
			['Today ', 'we ', 'talk ', 'about ', 'electric ', 'cars.'],
			['续航', '多少?'],
			['约五', '百公', '里。'],
		]);
		const second = paragraphs[1] ?? [];
		expect(second[0]).toEqual({ id: 200, sentenceId: 2, start: 3600, end: 4394, text: 'Today ' });
		expect(second.at(-1)).toEqual({ id: 205, sentenceId: 2, start: 7438, end: 8100, text: 'cars.' });
		expect(second.slice(1).map(({ start }) => start)).toEqual(second.slice(0, -1).map(({ end }) => end));
	});

	it('tells speakers apart only when asked to', async () => {
		const without = await nlpOf({ diarizationEnabled: false });
		const withSpeakers = await nlpOf({ diarizationEnabled: true, speakerCount: 2 });
		expect(without['transcription']).not.toHaveProperty('paragraphs.0.speakerId');
		expect(withSpeakers['transcription']).toHaveProperty('paragraphs.0.speakerId', '1');
		expect(withSpeakers['transcription']).toHaveProperty('paragraphs.2.speakerId', '2');
	});

	it.each([
		['autoChaptersEnabled', 'autoChapters'],
		['meetingAssistanceEnabled', 'meetingAssistance'],
		['pptExtractionEnabled', 'pptExtraction'],
	])('with %s has %s', async (key, part) => {
		expect(Object.keys(await nlpOf({ [key]: true }))).toEqual(['transcription', part]);
		expect(Object.keys(await nlpOf({ [key]: false }))).toEqual(['transcription']);
	});

	it.each([
		['Paragraph', ['paragraphTitle', 'paragraphSummary']],
		['Conversational', ['conversationalSummary']],
		['QuestionsAnswering', ['questionsAnsweringSummary']],
		['MindMap', ['mindMapSummary']],
		['MindMap,Conversational', ['mindMapSummary', 'conversationalSummary']],
	])('summarizes as %s', async (summarizationTypes, keys) => {
		const { summarization } = await nlpOf({ summarizationEnabled: true, summarizationTypes });
		expect(Object.keys(isJsonObject(summarization) ? summarization : {})).toEqual(keys);
	});

	it('translates paragraph by paragraph, with the ID of a sentence misspelled as documented', async () => {
		const { translation } = await nlpOf({ translationEnabled: true, targetLanguages: 'en' });
		expect(translation).toHaveProperty('paragraphs.2', {
			paragraphId: 'example-p3',
			sentences: [{ sentenctId: 3, start: 28000, end: 31500, text: 'What is the range?' }],
		});
	});

	it('translates into each target language', async () => {
		const { translation } = await nlpOf({ translationEnabled: true, targetLanguages: 'en,yue' });
		expect(translation).toMatchObject({ paragraphs: [{ language: 'en' }, { language: 'yue' }] });
		expect(translation).toHaveProperty('paragraphs.0.sentences', [
			{ sentenctId: 1, start: 0, end: 3400, text: 'Hello everyone, welcome to the example show.' },
			{ sentenctId: 2, start: 3600, end: 8100, text: 'Today we talk about electric cars.' },
			{ sentenctId: 3, start: 28000, end: 31500, text: 'What is the range?' },
			{ sentenctId: 4, start: 32000, end: 35000, text: 'About five hundred kilometers.' },
		]);
	});

	it('neither summarizes nor translates when that is not switched on', async () => {
		const result = await nlpOf({ summarizationTypes: 'MindMap', targetLanguages: 'en' });
		expect(Object.keys(result)).toEqual(['transcription']);
	});
});
