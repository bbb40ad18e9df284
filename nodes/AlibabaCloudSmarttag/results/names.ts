import type { Names } from '../values/looseValues';

// The names that a thing has in `Data`: the documented one first, spellings of sibling APIs and of older pages after it.

/** Start and end of anything. Documented: `from`, `to` (tags 1.0, ASR); `startTime`, `endTime` (2.0); `start`, `end` (NLP). */
const TIMES = {
	start: ['from', 'startTime', 'start'],
	end: ['to', 'endTime', 'end'],
} as const satisfies Record<string, Names>;

/** Documented; `value` in an older description of the same results. */
const TEXT = ['content', 'value', 'text'] as const satisfies Names;

/** Type `ASR`. Documented; times in seconds. */
export const ASR = { details: ['details'], text: TEXT, ...TIMES } as const satisfies Record<string, Names>;

/** Type `OCR`. Documented; times in seconds. */
export const OCR = {
	details: ['details'],
	time: ['timestamp', ...TIMES.start],
	lines: ['info'],
	text: TEXT,
} as const satisfies Record<string, Names>;

/** Types `VideoLabel` and `ImageLabel`. Documented; an image has neither `ratio` nor `occurrences`. Times in seconds. */
export const VISUAL_LABEL = {
	people: ['persons'],
	tags: ['tags'],
	classifications: ['classifications'],
	personName: ['name'],
	personCategory: ['category'],
	mainTag: ['mainTagName'],
	subTag: ['subTagName'],
	mainCategory: ['category1'],
	subCategory: ['category2'],
} as const satisfies Record<string, Names>;

/** Type `TextLabel`. Documented; a `value` joins several by commas. */
export const TEXT_LABEL = { tags: ['tags'], group: ['name'], values: ['value'] } as const satisfies Record<
	string,
	Names
>;

/** Type `CPVLabel`. Documented; times in seconds as decimals. */
export const CPV_LABEL = {
	categories: ['cates'],
	entities: ['entities'],
	hotwords: ['hotwords'],
	freeTags: ['freeTags'],
	level1: ['labelLevel1'],
	level2: ['labelLevel2'],
	label: ['label'],
	knowledge: ['knowledgeInfo'],
} as const satisfies Record<string, Names>;

/** What any label says of its time and its certainty, in both tag versions (documented). */
export const SIGHTING = {
	occurrences: ['occurrences', 'detailInfo'],
	share: ['ratio', 'appearanceProbability'],
	score: ['score'],
	position: ['position'],
	...TIMES,
} as const satisfies Record<string, Names>;

/** Type `Meta`. Documented. */
export const META = { title: ['title'] } as const satisfies Record<string, Names>;

/** Type `NLP`. Documented, but for what is marked; times in milliseconds. */
export const NLP = {
	transcription: ['transcription'],
	translation: ['translation'],
	chapters: ['autoChapters'],
	summarization: ['summarization'],
	meeting: ['meetingAssistance'],
	paragraphs: ['paragraphs'],
	/** Inferred: the neighboring service that has the same NLP has them. */
	language: ['language'],
	speakerId: ['speakerId'],
	speakerName: ['speakerName'],
	words: ['words'],
	sentences: ['sentences'],
	/** The second is how the documentation prints it for translations. */
	sentenceId: ['sentenceId', 'sentenctId'],
	text: ['text', 'content', 'value'],
	start: ['start', 'from', 'startTime'],
	end: ['end', 'to', 'endTime'],
	headline: ['headline', 'title'],
	summary: ['summary'],
	/** Inferred, as `language`. */
	paragraphTitle: ['paragraphTitle'],
	paragraphSummary: ['paragraphSummary'],
	conversationalSummary: ['conversationalSummary'],
	questionsAnsweringSummary: ['questionsAnsweringSummary'],
	question: ['question'],
	answer: ['answer'],
	/** Inferred, as `language`; also its `title` and `topic`. */
	mindMapSummary: ['mindMapSummary'],
	mindMapTitle: ['title'],
	mindMapTopics: ['topic'],
	keywords: ['keywords'],
	keySentences: ['keySentences'],
	actions: ['actions'],
	classifications: ['classifications'],
} as const satisfies Record<string, Names>;

/** Type `Subtitle`. Documented: `details` is a list with one object. */
export const SUBTITLE = {
	details: ['details'],
	all: ['allResultUrl'],
	chinese: ['chResultUrl'],
	english: ['engResultUrl'],
} as const satisfies Record<string, Names>;

/** Type `EventSplit`. Undocumented: official sample code shows that `Data` is a list; the names are inferred. */
export const EVENT = {
	events: ['events', 'details'],
	title: ['title', 'headline', 'name', 'event', 'label'],
	summary: ['summary', 'description', 'content', 'text'],
	...TIMES,
} as const satisfies Record<string, Names>;

/** Type `Process`. Documented: `Data` is or contains the address of a JSON file; the name is inferred. */
export const PROCESS = { url: ['url', 'resultUrl', 'fileUrl'] } as const satisfies Record<string, Names>;
