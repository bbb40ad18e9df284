import type { JsonObject } from '../values';
import type { NlpRequest } from '../rules/jobParams';
import type { Sentence } from './speech';
import { wordsOf } from './words';

/** Type `NLP`: the parts that the request asks for (documented, but for what is marked). Times in MILLISECONDS. */
export function nlp(request: NlpRequest, sentences: readonly Sentence[]): JsonObject {
	return {
		transcription: transcription(request, sentences),
		...(request.autoChapters && { autoChapters: autoChapters() }),
		...(request.summarizationTypes.length > 0 && { summarization: summarization(request.summarizationTypes) }),
		...(request.targetLanguages.length > 0 && { translation: translation(request.targetLanguages, sentences) }),
		...(request.meetingAssistance && { meetingAssistance: meetingAssistance() }),
		...(request.pptExtraction && { pptExtraction: pptExtraction() }),
	};
}

/** One paragraph a sentence; it has a speaker when the request asks to distinguish speakers. */
function transcription({ diarization }: NlpRequest, sentences: readonly Sentence[]): JsonObject {
	return {
		paragraphs: sentences.map((sentence) => ({
			paragraphId: `example-p${sentence.id}`,
			...(diarization && { speakerId: sentence.speakerId }),
			words: wordsOf(sentence),
		})),
	};
}

function autoChapters(): JsonObject[] {
	return [
		{ id: 1, start: 0, end: 28000, headline: '开场', summary: '主持人介绍本期主题。' },
		{ id: 2, start: 28000, end: 60000, headline: '试驾', summary: '试驾示例车型。' },
	];
}

/** Inferred: `paragraphTitle` and `mindMapSummary`, which the neighboring service with the same NLP has. */
const summaries: Readonly<Record<string, JsonObject>> = {
	Paragraph: { paragraphTitle: '电动车试驾', paragraphSummary: '节目介绍并试驾了一款示例电动车。' },
	Conversational: {
		conversationalSummary: [
			{ speakerId: '1', speakerName: '发言人1', summary: '介绍主题并回答提问。' },
			{ speakerId: '2', speakerName: '发言人2', summary: '询问续航。' },
		],
	},
	QuestionsAnswering: {
		questionsAnsweringSummary: [
			{ question: '续航多少?', answer: '约五百公里。', sentenceIdsOfQuestion: [3], sentenceIdsOfAnswer: [4] },
		],
	},
	MindMap: { mindMapSummary: [{ title: '电动车', topic: [{ title: '续航', topic: [] }] }] },
};

function summarization(types: readonly string[]): JsonObject {
	return Object.fromEntries(types.flatMap((type) => Object.entries(summaries[type] ?? {})));
}

/**
 * The sentences of each paragraph in another language. Documented for one language, with the ID of a sentence misspelled.
 * Inferred for more: a paragraph a language, which is named.
 */
function translation(languages: readonly string[], sentences: readonly Sentence[]): JsonObject {
	const [only] = languages;
	if (only !== undefined && languages.length === 1) {
		return {
			paragraphs: sentences.map((sentence) => ({
				paragraphId: `example-p${sentence.id}`,
				sentences: [translated(sentence, only)],
			})),
		};
	}
	return {
		paragraphs: languages.map((language) => ({
			paragraphId: `example-${language}`,
			language,
			sentences: sentences.map((sentence) => translated(sentence, language)),
		})),
	};
}

function translated({ id, start, end, text, translations }: Sentence, language: string): JsonObject {
	return { sentenctId: id, start, end, text: translations[language] ?? text };
}

function meetingAssistance(): JsonObject {
	return {
		keywords: ['电动车', '续航'],
		keySentences: [{ id: 1, sentenceId: 2, start: 3600, end: 8100, text: 'Today we talk about electric cars.' }],
		actions: [{ id: 1, sentenceId: 4, start: 32000, end: 35000, text: '核实续航数据。' }],
		classifications: { interview: 0.8, lecture: 0.1, meeting: 0.1 },
	};
}

/** Inferred, as `mindMapSummary`. */
function pptExtraction(): JsonObject {
	return {
		keyFrameList: [
			{ id: 1, start: 10000, end: 28000, summary: '示例车型参数。', fileUrl: 'https://example.invalid/1.jpg' },
		],
	};
}
