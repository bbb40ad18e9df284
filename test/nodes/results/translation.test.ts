import { readTranslation, translationLanguages } from '../../../nodes/AlibabaCloudSmarttag/results/speech';
import { results, simplified } from './answers';

function paragraph(language: unknown, text: string, start = 3600) {
	return { language, sentences: [{ sentenceId: 1, start, end: start + 1000, text }] };
}

function translated(...paragraphs: unknown[]) {
	return results(['NLP', { translation: { paragraphs } }]);
}

const TWO_LANGUAGES = translated(
	paragraph('en', 'second', 9000),
	paragraph('cn', '今天'),
	paragraph('EN ', 'first', 1000),
);

describe('translationLanguages', () => {
	it('names each language once, in the order they come', () => {
		expect(translationLanguages(TWO_LANGUAGES)).toStrictEqual(['en', 'cn']);
	});

	it('names none where none is labeled', () => {
		expect(translationLanguages(translated(paragraph(undefined, 'a')))).toStrictEqual([]);
		expect(translationLanguages([])).toStrictEqual([]);
	});
});

describe('readTranslation', () => {
	it('reads the language asked for, in the order of time and in milliseconds', () => {
		expect(readTranslation(TWO_LANGUAGES, 'EN')).toStrictEqual([
			{ startMs: 1000, endMs: 2000, text: 'first' },
			{ startMs: 9000, endMs: 10_000, text: 'second' },
		]);
		expect(readTranslation(TWO_LANGUAGES, 'cn')).toStrictEqual([{ startMs: 3600, endMs: 4600, text: '今天' }]);
	});

	it.each([[undefined], [''], [' ']])('reads the first language found when asked for %p', (language) => {
		expect(readTranslation(TWO_LANGUAGES, language).map(({ text }) => text)).toStrictEqual(['first', 'second']);
	});

	it('reads nothing of a language that is not there', () => {
		expect(readTranslation(TWO_LANGUAGES, 'yue')).toStrictEqual([]);
	});

	it('takes an answer that names no language to be in the language asked for', () => {
		const given = translated(paragraph(undefined, 'a'));

		expect(readTranslation(given, 'en')).toHaveLength(1);
		expect(readTranslation(given)).toHaveLength(1);
	});

	it('leaves paragraphs without a language out when others have one', () => {
		const given = translated(paragraph(undefined, 'a'), paragraph('en', 'b'));

		expect(readTranslation(given).map(({ text }) => text)).toStrictEqual(['b']);
	});

	it('reads a list of translations, each with its language', () => {
		const translation = [
			{ language: 'en', paragraphs: [{ start: 1, text: 'a' }] },
			{ language: 'cn', paragraphs: [{ start: 1, text: '一' }] },
		];

		expect(readTranslation(results(['NLP', { translation }]), 'cn')).toMatchObject([{ text: '一' }]);
	});

	it('reads the documented form, whose sentences have a misspelled ID and whose language is not named', () => {
		const paragraphs = [
			{ paragraphId: 'p1', sentences: [{ sentenctId: 1, start: 0, end: 1400, text: 'Hello.' }] },
			{ paragraphId: 'p2', sentences: [{ sentenctId: 2, start: 2000, end: 2600, text: 'Bye.' }] },
		];

		expect(readTranslation(translated(...paragraphs), 'en')).toStrictEqual([
			{ startMs: 0, endMs: 1400, text: 'Hello.' },
			{ startMs: 2000, endMs: 2600, text: 'Bye.' },
		]);
	});

	it('is in a simplified item, one text a language', () => {
		const paragraphs = [paragraph('en', 'a'), paragraph('cn', '一'), paragraph('EN', 'b')];

		expect(simplified(['NLP', { translation: { paragraphs } }]).translations).toStrictEqual([
			{ language: 'en', text: 'a\nb' },
			{ language: 'cn', text: '一' },
		]);
	});

	it('keeps the words of a sentence together by the misspelled ID, too', () => {
		const words = [
			{ sentenctId: 1, start: 0, end: 1, text: 'One.' },
			{ sentenctId: 1, start: 1, end: 2, text: 'Two.' },
			{ sentenctId: 2, start: 2, end: 3, text: 'Three.' },
		];

		expect(readTranslation(translated({ words })).map(({ text }) => text)).toStrictEqual(['One. Two.', 'Three.']);
	});

	it('names the speakers', () => {
		const data = {
			translation: { paragraphs: [{ ...paragraph('en', 'a'), speakerId: '1' }] },
			summarization: { conversationalSummary: [{ speakerId: '1', speakerName: 'Ann' }] },
		};

		expect(readTranslation(results(['NLP', data]))).toMatchObject([{ speaker: 'Ann' }]);
	});

	it.each([[undefined], [null], ['text'], [{}], [{ paragraphs: 'text' }], [[null]]])(
		'reads nothing from %j',
		(translation) => {
			expect(readTranslation(results(['NLP', { translation }]))).toStrictEqual([]);
		},
	);
});
