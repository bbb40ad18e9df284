import { missingFeatures, presentParts } from '../../../nodes/AlibabaCloudSmarttag/results/requestedFeatures';
import { results } from './answers';

const EVERYTHING = {
	needAsrData: true,
	needOcrData: true,
	needMetaData: true,
	needProcess: true,
	clipSplitParams: { splitType: 'event' },
	nlpParams: {
		sourceLanguage: 'cn',
		autoChaptersEnabled: true,
		meetingAssistanceEnabled: true,
		pptExtractionEnabled: true,
		summarizationEnabled: true,
		summarizationTypes: 'Paragraph,MindMap',
		translationEnabled: true,
		targetLanguages: 'en',
	},
};

describe('features that were requested and are not in the results', () => {
	it('are all of them when there are no results', () => {
		expect(missingFeatures(EVERYTHING, [])).toEqual([
			...['Speech (ASR)', 'Meta Data', 'Text on Screen (OCR)', 'Process', 'Event Split', 'Transcription'],
			...['Summarization (Paragraph)', 'Summarization (MindMap)', 'Chapters', 'Meeting Assistance'],
			...['Slides', 'Translation'],
		]);
	});

	it('are none when each has its part, though there is nothing in it', () => {
		const nlp = {
			transcription: { paragraphs: [] },
			AutoChapters: [],
			summarization: { paragraphSummary: '', mindMapSummary: [] },
			...{ translation: {}, meetingAssistance: {}, pptExtraction: {} },
		};
		const all = results(['asr', {}], ['OCR', {}], ['Meta', {}], ['Process', ''], ['EventSplit', []], ['NLP', nlp]);

		expect(missingFeatures(EVERYTHING, presentParts(all))).toEqual([]);
	});

	it('are those whose part is missing', () => {
		const nlp = { transcription: {}, summarization: { paragraphSummary: 'a' }, autoChapters: [] };
		const parts = presentParts(results(['ASR', {}], ['NLP', nlp]));

		expect(missingFeatures(EVERYTHING, parts)).toEqual([
			...['Meta Data', 'Text on Screen (OCR)', 'Process', 'Event Split', 'Summarization (MindMap)'],
			...['Meeting Assistance', 'Slides', 'Translation'],
		]);
	});

	it('are not those that were switched off, or whose types were not read', () => {
		const off = { needAsrData: false, nlpParams: { sourceLanguage: 'cn', summarizationTypes: 'Paragraph' } };

		expect(missingFeatures(off, [])).toEqual(['Transcription']);
		expect(missingFeatures({}, [])).toEqual([]);
		expect(missingFeatures(EVERYTHING, [], ['Meta', 'ocr'])).toEqual(['Meta Data', 'Text on Screen (OCR)']);
	});

	it.each(['constructor', '__proto__', 'toString'])('are none for %s as a type of summary', (type) => {
		const nlpParams = { summarizationEnabled: true, summarizationTypes: type };

		expect(missingFeatures({ nlpParams }, ['nlp.transcription'])).toEqual([]);
	});
});
