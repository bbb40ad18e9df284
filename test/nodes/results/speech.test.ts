import { readJobAnswer } from '../../../nodes/AlibabaCloudSmarttag/results/jobAnswer';
import { readSpeech, type SpeechSegment } from '../../../nodes/AlibabaCloudSmarttag/results/speech';
import { results, sample } from './answers';

function asr(...details: unknown[]): SpeechSegment[] {
	return readSpeech(results(['ASR', { details }]));
}

function nlp(paragraph: unknown, summarization?: unknown): SpeechSegment[] {
	return readSpeech(results(['NLP', { transcription: { paragraphs: [paragraph] }, summarization }]));
}

function texts(segments: readonly SpeechSegment[]): string[] {
	return segments.map(({ text }) => text);
}

describe('readSpeech', () => {
	const answer = readJobAnswer(sample('query-success'));

	it('prefers NLP, which knows the speakers', () => {
		expect(readSpeech(answer.results)).toStrictEqual([
			{
				startMs: 0,
				endMs: 600,
				text: '大家好,',
				speaker: '发言人1',
				words: [{ startMs: 0, endMs: 600, text: '大家好,' }],
			},
		]);
	});

	it('reads ASR when asked for it', () => {
		expect(readSpeech(answer.results, 'ASR')).toStrictEqual([
			{ startMs: 0, endMs: 3400, text: '大家好,欢迎来到示例节目。' },
			{ startMs: 3600, endMs: 8100, text: 'Today we talk about electric cars.' },
		]);
	});

	it('reads ASR when NLP has no transcription, but not when only NLP is asked for', () => {
		const given = results(
			['NLP', { transcription: { paragraphs: [] } }],
			['ASR', { details: [{ from: 1, to: 2, value: 'a' }] }],
		);

		expect(texts(readSpeech(given))).toStrictEqual(['a']);
		expect(readSpeech(given, 'NLP')).toStrictEqual([]);
	});

	it('takes seconds of ASR and milliseconds of NLP for what they are', () => {
		expect(asr({ from: 28.0, to: 30, value: 'a' })).toMatchObject([{ startMs: 28_000, endMs: 30_000 }]);
		expect(nlp({ start: 28_000, end: 30_000, text: 'a' })).toMatchObject([{ startMs: 28_000, endMs: 30_000 }]);
	});

	it('reads every result of a type, whatever its capitals', () => {
		const first = { details: [{ from: 5, to: 6, value: 'later' }] };
		const second = { details: [{ from: 1, to: 2, value: 'sooner' }] };

		expect(texts(readSpeech(results(['ASR', first], ['asr', second])))).toStrictEqual(['sooner', 'later']);
	});

	it('keeps the order of what starts together', () => {
		expect(texts(asr({ from: 1, value: 'a' }, { from: 0, value: 'b' }, { from: 1, value: 'c' }))).toStrictEqual([
			'b',
			'a',
			'c',
		]);
	});

	it.each<[detail: unknown, segments: unknown]>([
		[{ from: 1, to: 2, content: 'a' }, [{ startMs: 1000, endMs: 2000, text: 'a' }]],
		[{ from: 1, to: 2, content: '', value: 'a' }, [{ startMs: 1000, endMs: 2000, text: 'a' }]],
		[{ startTime: 1, endTime: 2, text: 'a' }, [{ startMs: 1000, endMs: 2000, text: 'a' }]],
		[{ from: '1.5', to: '2.5', value: 'a' }, [{ startMs: 1500, endMs: 2500, text: 'a' }]],
		[{ from: 1, value: 'a' }, [{ startMs: 1000, endMs: 1000, text: 'a' }]],
		[{ from: 2, to: 1, value: 'a' }, [{ startMs: 2000, endMs: 2000, text: 'a' }]],
		[{ from: 1, to: 'Infinity', value: ' a ' }, [{ startMs: 1000, endMs: 1000, text: 'a' }]],
		[{ to: 1, value: 'a' }, []],
		[{ from: -1, to: 1, value: 'a' }, []],
		[{ from: 'NaN', to: 1, value: 'a' }, []],
		[{ from: 1, to: 2, value: ' ' }, []],
		[{ from: 1, to: 2 }, []],
		['text', []],
		[null, []],
	])('reads the detail %j of ASR', (detail, segments) => {
		expect(asr(detail)).toStrictEqual(segments);
	});
});

describe('a paragraph of NLP', () => {
	it('becomes a segment a sentence, by the sentenceId of its words', () => {
		const words = [
			{ sentenceId: 1, start: 100, end: 200, text: 'Hello' },
			{ sentenceId: '1', start: 200, end: 400, text: 'there' },
			{ sentenceId: 2, start: 500, end: 600, text: 'Bye.' },
		];

		expect(nlp({ words })).toStrictEqual([
			{
				startMs: 100,
				endMs: 400,
				text: 'Hello there',
				words: [
					{ startMs: 100, endMs: 200, text: 'Hello' },
					{ startMs: 200, endMs: 400, text: 'there' },
				],
			},
			{ startMs: 500, endMs: 600, text: 'Bye.', words: [{ startMs: 500, endMs: 600, text: 'Bye.' }] },
		]);
	});

	it.each<[words: string[], sentences: string[]]>([
		[
			['One', 'two. ', 'Three', '!', 'Four'],
			['One two.', 'Three!', 'Four'],
		],
		[
			['你好', '。', '再见', '！', '谁', '？'],
			['你好。', '再见！', '谁？'],
		],
		[
			['He', 'said', '“no.”', 'Why…', 'So'],
			['He said “no.”', 'Why…', 'So'],
		],
		[['no', 'end', 'at', 'all'], ['no end at all']],
	])('is split at the ends of sentences when words have no sentenceId: %j', (given, sentences) => {
		const words = given.map((text, index) => ({ start: index, end: index + 1, text }));

		expect(texts(nlp({ words }))).toStrictEqual(sentences);
	});

	it('is split between words that have a sentenceId and words that have none', () => {
		const words = [
			{ sentenceId: 1, start: 1, text: 'a.' },
			{ sentenceId: 1, start: 2, text: 'b' },
			{ start: 3, text: 'c' },
		];

		expect(texts(nlp({ words }))).toStrictEqual(['a. b', 'c']);
	});

	it('gives a word without a time the end of the word before', () => {
		const words = [
			{ sentenceId: 1, text: 'a' },
			{ sentenceId: 1, start: 10, end: 20, text: 'b' },
			{ sentenceId: 1, start: 'NaN', end: 90, text: 'c' },
		];

		expect(nlp({ words })).toStrictEqual([
			{
				startMs: 10,
				endMs: 20,
				text: 'a b c',
				words: [
					{ startMs: 10, endMs: 10, text: 'a' },
					{ startMs: 10, endMs: 20, text: 'b' },
					{ startMs: 20, endMs: 20, text: 'c' },
				],
			},
		]);
	});

	it('spans all of its words, in whatever order they come', () => {
		const words = [
			{ sentenceId: 1, start: 20, end: 90, text: 'a' },
			{ sentenceId: 1, start: 10, end: 30, text: 'b' },
		];

		expect(nlp({ words })).toMatchObject([{ startMs: 10, endMs: 90 }]);
	});

	it('keeps the blanks of words, and reads numbers as words', () => {
		const words = [
			{ start: 1, end: 2, text: 'Hello ' },
			{ start: 2, end: 2, text: ' ' },
			{ start: 2, end: 3, text: 7 },
			{ start: 3, end: 4, text: ' you' },
		];

		expect(nlp({ words })).toStrictEqual([
			{
				...{ startMs: 1, endMs: 4, text: 'Hello 7 you' },
				words: [
					{ startMs: 1, endMs: 2, text: 'Hello ' },
					{ startMs: 2, endMs: 3, text: '7' },
					{ startMs: 3, endMs: 4, text: ' you' },
				],
			},
		]);
	});

	it('leaves blank words out', () => {
		expect(nlp({ words: [{ start: 1, end: 2, text: ' ' }, { start: 2, end: 3 }, null, 'text'] })).toStrictEqual([]);
	});

	it('has a time of its own when its words have none', () => {
		const words = [{ text: 'Hello' }, { text: 'there' }];

		expect(nlp({ start: 5, end: 9, words })).toStrictEqual([{ startMs: 5, endMs: 9, text: 'Hello there' }]);
	});

	it('may have sentences instead of words', () => {
		const sentences = [
			{ start: 5, end: 9, text: 'b' },
			{ start: 1, end: 4, text: 'a' },
			{ text: 'no time' },
			{ words: [{ start: 10, end: 11, text: 'c' }] },
		];

		expect(nlp({ speakerId: 2, sentences }).map(({ words: _, ...segment }) => segment)).toStrictEqual([
			{ startMs: 1, endMs: 4, text: 'a', speaker: 'Speaker 2' },
			{ startMs: 5, endMs: 9, text: 'b', speaker: 'Speaker 2' },
			{ startMs: 10, endMs: 11, text: 'c', speaker: 'Speaker 2' },
		]);
	});

	it('may have a text of its own', () => {
		expect(nlp({ start: '5', end: '9', text: ' a ' })).toStrictEqual([{ startMs: 5, endMs: 9, text: 'a' }]);
	});

	it('may be written in the capitals of the product behind it', () => {
		const Words = [{ SentenceId: 1, Start: 5, End: 9, Text: 'a' }];
		const given = results(['NLP', { Transcription: { Paragraphs: [{ SpeakerId: '1', Words }] } }]);

		expect(readSpeech(given)).toMatchObject([{ startMs: 5, endMs: 9, text: 'a', speaker: 'Speaker 1' }]);
	});

	it.each<[speakerId: unknown, summarization: unknown, speaker: string | undefined]>([
		['1', { conversationalSummary: [{ speakerId: 1, speakerName: 'Ann' }] }, 'Ann'],
		['1', { conversationalSummary: [{ speakerId: '2', speakerName: 'Ann' }, { speakerName: 'Bob' }] }, 'Speaker 1'],
		['1', { conversationalSummary: [{ speakerId: '1', speakerName: ' ' }] }, 'Speaker 1'],
		[0, undefined, 'Speaker 0'],
		['constructor', { conversationalSummary: [] }, 'Speaker constructor'],
		[undefined, { conversationalSummary: [{ speakerName: 'Ann' }] }, undefined],
		[' ', undefined, undefined],
	])('with the speakerId %j and the summary %j', (speakerId, summarization, speaker) => {
		const [segment] = nlp({ speakerId, start: 1, text: 'a' }, summarization);

		expect(segment).toStrictEqual({ startMs: 1, endMs: 1, text: 'a', ...(speaker !== undefined && { speaker }) });
	});

	it('takes the speaker of a sentence before that of the paragraph', () => {
		const sentences = [{ speakerId: 'b', start: 1, text: 'a' }];

		expect(nlp({ speakerId: 'a', sentences })).toMatchObject([{ speaker: 'Speaker b' }]);
	});
});
