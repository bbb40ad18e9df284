import {
	SUBTITLE_SOURCES,
	subtitleSpeech,
	whyNoSpeech,
} from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/subtitleSource';

const asr = (data: unknown) => [{ type: 'ASR', data }];
const nlp = (data: unknown) => [{ type: 'NLP', data }];
const NONE = 'Job j has no speech to make subtitles of';
const unread = (name: string) => `Job j: ${name} is there, but no sentence with a text and a time could be read in it`;

describe('A result that is there but unreadable is named as such:', () => {
	it.each([
		['ASR under other names', asr({ sentences: [{ words: 'hello' }] }), 'ASR'],
		['ASR without times', asr({ details: [{ value: 'hello' }] }), 'ASR'],
		['ASR as a list', asr([['hello', 1]]), 'ASR'],
		['ASR that is no JSON', asr('{"details": [{"fr'), 'ASR'],
		['ASR in small letters', [{ type: 'asr', data: { spoken: 'hello' } }], 'ASR'],
		['a transcription without times', nlp({ transcription: { text: 'hello' } }), 'The NLP transcription'],
		['a transcription as text', nlp({ transcription: 'hello' }), 'The NLP transcription'],
		['a transcription under another name', nlp({ transcript: { text: 'hello' } }), 'The NLP transcription'],
		['NLP that is no JSON', nlp('{"transc'), 'The NLP transcription'],
		['NLP as a list', nlp([{ text: 'hello' }]), 'The NLP transcription'],
		['both', [...nlp({ autoChapters: [] }), ...asr({ spoken: 'hello' })], 'ASR'],
	])('%s', (_what, results, name) => {
		const { message, description } = whyNoSpeech('j', results, 'auto');

		expect(subtitleSpeech(results, 'auto')).toEqual([]);
		expect(message).toBe(unread(name));
		expect(description.join(' ')).toContain('Use Job → Get with this JobId and Simplify off');
		expect(description.join(' ')).not.toContain('Submit with');
	});

	it('a translation', () => {
		expect(whyNoSpeech('j', nlp({ translation: { en: 'hello' } }), 'translation').message).toBe(
			unread('The NLP translation'),
		);
	});

	it('not one that another source would have', () => {
		expect(whyNoSpeech('j', asr({ spoken: 'hello' }), 'NLP').message).toBe(NONE);
		expect(whyNoSpeech('j', nlp({ transcription: 'hello' }), 'ASR').message).toBe(NONE);
	});
});

describe('A result that is empty is named as such:', () => {
	it.each([
		['ASR', asr({ details: [] })],
		['ASR', asr({ details: [{ content: ' ' }], message: 'SUCCESS', success: true })],
		['ASR', asr(null)],
		['The NLP transcription', nlp({ transcription: { paragraphs: [] } })],
	])('%s', (name, results) => {
		expect(whyNoSpeech('j', results, 'auto')).toEqual({
			message: NONE,
			description: [`${name} is there and empty: the service recognized no speech.`],
		});
	});
});

describe('A result that is not there', () => {
	it.each([
		['auto', 'Submit with the NLP feature Transcription, or with Analysis Data to Request: Speech (ASR).'],
		['NLP', 'Submit with the NLP feature Transcription.'],
		['ASR', 'Submit with Analysis Data to Request: Speech (ASR).'],
		['translation', 'Submit with the NLP feature Translation.'],
	] as const)('can be had, for the source %s: %s', (source, advice) => {
		const results = [
			{ type: 'VideoLabel', data: { tags: [{ mainTagName: 'x' }] } },
			...nlp({ autoChapters: [{ headline: 'x' }], summarization: { paragraphSummary: 'y' }, message: 'SUCCESS' }),
		];

		expect(whyNoSpeech('j', results, source)).toEqual({
			message: NONE,
			description: [advice, 'The job has these results: VideoLabel, NLP.'],
		});
	});

	it('of a job without results says so', () => {
		expect(whyNoSpeech('j', [], 'auto').description).toContain('The job has these results: none.');
	});

	it('in a language that was not asked for: those that there are', () => {
		const sentences = [{ start: 0, end: 900, text: 'hi' }];
		const results = nlp({ translation: { language: 'en', paragraphs: [{ sentences }] } });

		expect(whyNoSpeech('j', results, 'translation', 'yue')).toEqual({
			message: NONE,
			description: ['Its translations are into en, not "yue".'],
		});
	});
});

it('nothing in an answer can make it throw, however deep it is nested', () => {
	const deep = JSON.parse(`${'['.repeat(5000)}1${']'.repeat(5000)}`) as unknown;

	for (const source of SUBTITLE_SOURCES) {
		for (const data of [deep, undefined, 0, '', { transcription: deep, translation: deep }]) {
			expect(whyNoSpeech('j', [...asr(data), ...nlp(data)], source).message).toContain('Job j');
		}
	}
});
