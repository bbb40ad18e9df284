import { foldName } from '../values/looseValues';
import { ASR, CPV_LABEL, EVENT, META, NLP, OCR, PROCESS, SIGHTING, SUBTITLE, TEXT_LABEL, VISUAL_LABEL } from './names';

/** A part of `Data` that the readers know. */
export interface Section {
	readonly names: readonly string[];
	/** What an entry of it is about. One that has such a field, and nothing in it, reports that nothing was found. */
	readonly content?: readonly string[];
	/** The fields of its entries that hold a text or a number. */
	readonly scalars?: readonly string[];
	/** The fields of its entries that hold anything else. */
	readonly others?: readonly string[];
	/** The parts of it, where it is an object. */
	readonly inside?: readonly Section[];
	/** Whether its entries say when they are seen. */
	readonly isTimed?: boolean;
	/** Whether it describes the result and is none. */
	readonly isAbout?: boolean;
}

const CPV_LEVELS = [...CPV_LABEL.level1, ...CPV_LABEL.level2, ...CPV_LABEL.label];
const LABEL = {
	isTimed: true,
	content: CPV_LEVELS,
	scalars: [...CPV_LEVELS, ...SIGHTING.share],
	others: [...CPV_LABEL.knowledge, ...SIGHTING.occurrences],
};
const NLP_TIMES = [...NLP.start, ...NLP.end];
const SPOKEN = [
	{
		names: NLP.paragraphs,
		content: [...NLP.words, ...NLP.sentences, ...NLP.text],
		scalars: ['paragraphId', ...NLP.speakerId, ...NLP.language, ...NLP.text, ...NLP_TIMES],
		others: [...NLP.words, ...NLP.sentences],
	},
];
const SENTENCE = { content: NLP.text, scalars: ['id', ...NLP.sentenceId, ...NLP.text, ...NLP_TIMES] };
const URLS = [...SUBTITLE.all, ...SUBTITLE.chinese, ...SUBTITLE.english];

/** The parts of each type, with all of their documented fields. */
const SECTIONS: Readonly<Record<string, readonly Section[]>> = {
	ASR: [{ names: ASR.details, content: ASR.text, scalars: [...ASR.text, ...ASR.start, ...ASR.end] }],
	CPVLabel: [
		{ names: ['type'], isAbout: true },
		{ names: CPV_LABEL.categories, ...LABEL, isTimed: false },
		{ names: CPV_LABEL.entities, ...LABEL },
		{ names: CPV_LABEL.hotwords, ...LABEL },
		{ names: CPV_LABEL.freeTags, ...LABEL },
	],
	ImageLabel: visualSections(),
	Meta: [{ names: META.title }],
	NLP: [
		// Inferred, as is its name: length and sample rate of the audio.
		{ names: NLP.transcription, inside: [...SPOKEN, { names: ['audioInfo'], isAbout: true }] },
		{ names: NLP.translation, inside: [...SPOKEN, { names: NLP.language, isAbout: true }] },
		{
			names: NLP.chapters,
			content: [...NLP.headline, ...NLP.summary],
			scalars: ['id', ...NLP.headline, ...NLP.summary, ...NLP_TIMES],
		},
		{
			names: NLP.summarization,
			inside: [
				{ names: NLP.paragraphTitle },
				{ names: NLP.paragraphSummary },
				{
					names: NLP.conversationalSummary,
					content: NLP.summary,
					scalars: [...NLP.speakerId, ...NLP.speakerName, ...NLP.summary],
				},
				{
					names: NLP.questionsAnsweringSummary,
					content: [...NLP.question, ...NLP.answer],
					scalars: [...NLP.question, ...NLP.answer],
					others: ['sentenceIdsOfQuestion', 'sentenceIdsOfAnswer'],
				},
				{ names: NLP.mindMapSummary, scalars: NLP.mindMapTitle, others: NLP.mindMapTopics },
			],
		},
		{
			names: NLP.meeting,
			inside: [
				{ names: NLP.keywords, scalars: NLP.text },
				{ names: NLP.keySentences, ...SENTENCE },
				{ names: NLP.actions, ...SENTENCE },
				{ names: NLP.classifications },
			],
		},
	],
	OCR: [
		{
			names: OCR.details,
			content: [...OCR.lines, ...OCR.text],
			scalars: [...OCR.time, ...OCR.text, ...SIGHTING.score],
			others: [...OCR.lines, ...SIGHTING.position],
		},
	],
	Subtitle: [{ names: SUBTITLE.details, scalars: URLS }, ...URLS.map((url) => ({ names: [url] }))],
	TextLabel: [
		{ names: TEXT_LABEL.tags, content: TEXT_LABEL.values, scalars: TEXT_LABEL.group, others: TEXT_LABEL.values },
	],
	VideoLabel: visualSections(),
};

/** Types of which the whole of `Data` is one part. */
const WHOLE: Readonly<Record<string, Section>> = {
	EventSplit: {
		names: [],
		scalars: ['id', ...EVENT.title, ...EVENT.summary, ...EVENT.start, ...EVENT.end],
		others: EVENT.events,
	},
	Process: { names: [], scalars: PROCESS.url },
};

function visualSections(): Section[] {
	const tag = [...VISUAL_LABEL.mainTag, ...VISUAL_LABEL.subTag];
	const category = [...VISUAL_LABEL.mainCategory, ...VISUAL_LABEL.subCategory];
	const numbers = [...SIGHTING.share, ...SIGHTING.score];
	const others = [...SIGHTING.occurrences, ...SIGHTING.position];
	return [
		{
			names: VISUAL_LABEL.people,
			isTimed: true,
			scalars: [...VISUAL_LABEL.personName, ...VISUAL_LABEL.personCategory, 'scene', ...numbers],
			others,
		},
		{ names: VISUAL_LABEL.tags, isTimed: true, content: tag, scalars: [...tag, ...numbers], others },
		{ names: VISUAL_LABEL.classifications, content: category, scalars: [...category, ...SIGHTING.score] },
	];
}

const SECTIONS_BY_TYPE = byFoldedName(SECTIONS);
const WHOLE_BY_TYPE = byFoldedName(WHOLE);

/** The parts of a type, whatever its capitals; undefined for a type of which the whole of `Data` is one part. */
export function sectionsOf(type: string): readonly Section[] | undefined {
	return SECTIONS_BY_TYPE.get(foldName(type));
}

/** The one part of a type that has no parts. */
export function wholeOf(type: string): Section | undefined {
	return WHOLE_BY_TYPE.get(foldName(type));
}

/** Whether the readers know a type, whatever its capitals. */
export function isKnownType(type: string): boolean {
	return (sectionsOf(type) ?? wholeOf(type)) !== undefined;
}

function byFoldedName<Value>(values: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> {
	return new Map(Object.entries(values).map(([name, value]) => [foldName(name), value]));
}
