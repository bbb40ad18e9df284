import { type LocalService, startLocalService } from '../../local/service';
import { isJsonObject, type JsonObject } from '../../local/service/json';
import { finishedJob, resultPairs } from './finishedJob';
import { anyList, listWith, objectWith } from './matchers';

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService({ submittedMs: 1, processingMs: 1 });
});
beforeEach(() => service.reset());
afterAll(() => service.close());

/** The results of a job with these Params, each Data parsed. */
async function resultsOf(params: object, others: Record<string, string> = {}): Promise<Record<string, JsonObject>> {
	const answer = await finishedJob(service, { Params: JSON.stringify(params), ...others });
	const pairs = resultPairs(answer).map(([type, data]): [string, JsonObject] => {
		const parsed: unknown = JSON.parse(data);
		if (!isJsonObject(parsed)) throw new Error(`Data of ${type} is not an object`);
		return [type, parsed];
	});
	return Object.fromEntries(pairs);
}

/** The NLP result of a job with these nlpParams. */
async function nlpOf(nlpParams: object): Promise<JsonObject> {
	const { NLP } = await resultsOf({ nlpParams: { sourceLanguage: 'cn', ...nlpParams } });
	if (!NLP) throw new Error('there is no NLP result');
	return NLP;
}

const labels = ['TextLabel', 'VideoLabel'];
const labels2Template = { TemplateId: '22222222000000000000000000000003' };

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
		TextLabel: { tags: listWith({ name: '地点', value: '北京,上海' }) },
		VideoLabel: {
			persons: listWith(objectWith({ name: 'Example Celebrity', category: 'celebrity', ratio: 0.42 })),
			tags: anyList,
			classifications: [{ score: 0.83, category1: '汽车', category2: '评测' }],
		},
		ASR: { details: listWith({ from: 3.6, to: 8.1, value: 'Today we talk about electric cars.' }) },
		OCR: { details: listWith(objectWith({ timestamp: 2, info: anyList })) },
		Meta: { title: 'the title of the job' },
	});
	const { CPVLabel } = await resultsOf({}, labels2Template);
	expect(CPVLabel).toEqual({ entities: anyList, cates: anyList });
});

it('usages name one item a result', async () => {
	const answer = await finishedJob(service, { Params: '{"needAsrData":true}' });
	expect(answer['Usages']).toEqual({
		Usage: [...labels, 'ASR'].map((type) => ({ Type: `example-${type}`, Quota: 60 })),
	});
});

describe('the NLP result', () => {
	it('has only the transcription when nothing more is asked for', async () => {
		expect(Object.keys(await nlpOf({}))).toEqual(['transcription']);
	});

	it('counts time in milliseconds, word by word', async () => {
		const { transcription } = await nlpOf({});
		expect(transcription).toHaveProperty('paragraphs.1.words.0', objectWith({ start: 3600, end: 5850 }));
		expect(transcription).toHaveProperty('paragraphs.1.words.1', objectWith({ start: 5850, end: 8100 }));
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

	it('translates into each target language', async () => {
		const { translation } = await nlpOf({ translationEnabled: true, targetLanguages: 'en,yue' });
		expect(translation).toMatchObject({ paragraphs: [{ language: 'en' }, { language: 'yue' }] });
	});

	it('neither summarizes nor translates when that is not switched on', async () => {
		const result = await nlpOf({ summarizationTypes: 'MindMap', targetLanguages: 'en' });
		expect(Object.keys(result)).toEqual(['transcription']);
	});
});
