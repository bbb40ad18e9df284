import { simplified } from './answers';

function transcript(paragraphs: unknown, summarization?: unknown): string | undefined {
	return simplified(['NLP', { transcription: { paragraphs }, summarization }]).transcript;
}

function words(...texts: string[]) {
	return texts.map((text, index) => ({ sentenceId: index, start: index, end: index + 1, text }));
}

describe('transcript', () => {
	it('has a paragraph of NLP a line', () => {
		expect(transcript([{ words: words('Hello', 'there.', 'Bye.') }, { words: words('你好', '。') }])).toBe(
			'Hello there. Bye.\n你好。',
		);
	});

	it('names the speakers when there is more than one', () => {
		const given = [
			{ speakerId: '1', words: words('Hello') },
			{ speakerId: '2', words: words('Bye') },
			{ words: words('Hm') },
		];

		expect(transcript(given.slice(0, 2))).toBe('Speaker 1: Hello\nSpeaker 2: Bye');

		const summarization = { conversationalSummary: [{ speakerId: '2', speakerName: 'Ann' }] };

		expect(transcript(given, summarization)).toBe('Speaker 1: Hello\nAnn: Bye\nHm');
	});

	it('names no speaker when there is only one', () => {
		const given = [
			{ speakerId: '1', words: words('Hello') },
			{ speakerId: '1', words: words('Bye') },
		];

		expect(transcript(given)).toBe('Hello\nBye');
	});

	it('needs no times', () => {
		expect(
			transcript([{ words: [{ text: 'Hello' }] }, { sentences: [{ text: 'a.' }, { text: 'b.' }] }, { text: 'c' }]),
		).toBe('Hello\na. b.\nc');
	});

	it('is made of words before sentences, and of sentences before the text of a paragraph', () => {
		const sentences = [{ text: 'sentence' }, {}, { words: [{ text: 'its' }, { text: 'words' }] }];

		expect(transcript([{ text: 'text', sentences, words: words('word') }])).toBe('word');
		expect(transcript([{ text: 'text', sentences, words: [{}] }])).toBe('sentence its words');
	});

	it('keeps a paragraph on one line', () => {
		expect(transcript([{ text: 'a\r\n  b\n' }, { text: 'c' }])).toBe('a b\nc');
	});

	it('is made of the sentences of ASR when there is no NLP', () => {
		const details = [{ from: 1, to: 2, value: ' a\nb ' }, { value: 'c' }, { value: ' ' }, {}];

		expect(simplified(['ASR', { details }]).transcript).toBe('a b\nc');
		expect(simplified(['ASR', { details }], ['NLP', { transcription: {} }]).transcript).toBe('a b\nc');
	});

	it('comes from NLP when there are both', () => {
		const nlp = { transcription: { paragraphs: [{ text: 'nlp' }] } };

		const asr = { details: [{ value: 'asr' }] };

		expect(simplified(['ASR', asr], ['NLP', nlp], ['nlp', nlp]).transcript).toBe('nlp\nnlp');
		expect(simplified(['NLP', nlp], ['ASR', asr]).transcript).toBe('nlp');
	});

	it('is absent when nothing was said', () => {
		expect(simplified(['NLP', { transcription: { paragraphs: [{}, { text: ' ' }] } }])).toStrictEqual(simplified());
	});

	it('can be long', () => {
		const long = Array.from({ length: 100_000 }, () => ({ sentenceId: 1, text: 'word' }));

		expect(transcript([{ words: long }])).toHaveLength(100_000 * 5 - 1);
	});
});
