import fc from 'fast-check';

import { readJobAnswer } from '../../../nodes/AlibabaCloudSmarttag/results/jobAnswer';
import { isJsonObject, type JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { sample } from './answers';

const ODD_TEXTS = ['', ' ', '\n', '__proto__', 'constructor', 'toString', 'null', '[', '{"a":1}', '\ud800'];
const text = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.constantFrom('Car', 'car ', 'CAR', '汽车', '人脸', 'unknown', 'a,b，c、a', 'One.', '你好。'),
	},
	{ weight: 1, arbitrary: fc.constantFrom(...ODD_TEXTS) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const number = fc.oneof(
	{ weight: 6, arbitrary: fc.double({ min: 0, max: 5_000, noNaN: true }) },
	{ weight: 3, arbitrary: fc.integer({ min: 0, max: 20 }) },
	{
		weight: 1,
		arbitrary: fc.constantFrom<unknown>('3.5', 'NaN', '-1', 'Infinity', -1, -0, 1e308, 9e15, -1e-9, 5e-324),
	},
);

/** Any JSON, with the keys that could harm. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
	fc.jsonValue({ maxDepth: 3 }),
	fc.constantFrom<unknown>(
		JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
		...[null, true, '{"__proto__":{"polluted":true}}', [[[]]], [null], {}],
	),
);

/** An object of known fields, each of them at times absent, of another form, or written with another first letter. */
function object(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> {
	const loose = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, mostly(value, anyJson)]));
	const known = fc.record(loose, { requiredKeys: [] });
	const capitalized = known.map((each) =>
		Object.fromEntries(Object.entries(each).map(([name, value]) => [name[0]?.toUpperCase() + name.slice(1), value])),
	);
	const more = fc
		.tuple(known, fc.constantFrom('__proto__', 'constructor', 'other'), anyJson)
		.map(([each, name, value]) => Object.fromEntries([...Object.entries(each), [name, value]]));
	return mostly(known, fc.oneof(capitalized, more, anyJson));
}

/** A list, at times with other entries, or one entry in its place. */
function list(entry: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
	return mostly(fc.array(mostly(entry, anyJson), { maxLength: 4 }), entry);
}

function mostly(good: fc.Arbitrary<unknown>, other: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
	return fc.oneof({ weight: 9, arbitrary: good }, { weight: 1, arbitrary: other });
}

const occurrences = list(object({ score: number, from: number, to: number }));
const label = object({
	...{ labelLevel1: text, labelLevel2: text, label: text, appearanceProbability: number },
	detailInfo: list(object({ score: number, startTime: number, endTime: number })),
	knowledgeInfo: fc.oneof(
		text,
		anyJson,
		anyJson.map((known) => JSON.stringify(known)),
	),
});
const tags = list(object({ mainTagName: text, subTagName: text, ratio: number, score: number, occurrences }));
const persons = list(object({ name: text, category: text, ratio: number, score: number, occurrences }));
const word = object({ id: number, sentenceId: fc.integer({ min: 1, max: 3 }), start: number, end: number, text });
const sentence = object({ sentenctId: number, start: number, end: number, text });
const paragraphs = list(
	object({
		...{
			speakerId: fc.constantFrom('1', '2', 3),
			language: fc.constantFrom('en', 'EN', 'cn'),
			start: number,
			end: number,
		},
		...{ text, words: list(word), sentences: list(sentence) },
	}),
);
const topic = object({ title: text, topic: list(object({ title: text, topic: list(text) })) });

const data: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
	VideoLabel: object({
		...{ persons, tags },
		classifications: list(object({ score: number, category1: text, category2: text })),
	}),
	ImageLabel: object({ persons, tags }),
	TextLabel: object({ tags: list(object({ name: text, value: text })) }),
	CPVLabel: object({
		type: fc.constantFrom('auto', 'hmi'),
		entities: list(label),
		cates: list(label),
		hotwords: list(label),
		freeTags: list(label),
	}),
	ASR: object({ details: list(object({ from: number, to: number, content: text })) }),
	OCR: object({ details: list(object({ timestamp: number, info: list(object({ content: text })) })) }),
	Meta: object({ title: text }),
	NLP: object({
		transcription: object({ paragraphs }),
		translation: object({ paragraphs }),
		autoChapters: list(object({ start: number, end: number, headline: text, summary: text })),
		summarization: object({
			...{ paragraphTitle: text, paragraphSummary: text, mindMapSummary: list(topic) },
			conversationalSummary: list(object({ speakerId: fc.constantFrom('1', 2), speakerName: text, summary: text })),
			questionsAnsweringSummary: list(object({ question: text, answer: text })),
		}),
		meetingAssistance: object({
			keywords: list(text),
			keySentences: list(object({ start: number, end: number, text })),
			actions: list(object({ start: number, end: number, text })),
			classifications: object({ interview: number, lecture: number, meeting: number }),
		}),
	}),
	Subtitle: object({ details: list(object({ allResultUrl: text, chResultUrl: text, engResultUrl: text })) }),
	EventSplit: list(object({ title: text, summary: text, startTime: number, endTime: number })),
	Process: fc.oneof(text, fc.constant('https://example.invalid/p.json'), object({ url: text })),
	Other: anyJson,
};

const entry = fc
	.oneof(
		...Object.entries(data).map(([type, content]) =>
			fc.tuple(fc.constantFrom(type, type.toLowerCase()), mostly(content, text), fc.boolean()),
		),
	)
	.map(([Type, content, asText]) => ({ Type, Data: asText ? `${JSON.stringify(content)}\t\n` : content }));

const entries = fc.array(mostly(entry, object({ Type: text, Data: anyJson })), { maxLength: 5 });

const resultsOfAnyShape = fc.oneof(
	entries.map((Result): unknown => ({ Result })),
	entries.map((result) => ({ result, More: 1 })),
	entries,
	entries.map((all) => all.map((Result) => ({ Result }))),
	entry,
	entry.map((Result) => ({ Result })),
	anyJson,
);

/** Bodies of answers around the known names, as they come out of JSON.parse. */
export const bodies: fc.Arbitrary<JsonObject> = fc
	.tuple(
		fc.record(
			{
				JobStatus: fc.constantFrom<unknown>('Success', 'Fail', 'Processing', '', 7, null),
				UserData: anyJson,
				Message: text,
			},
			{ requiredKeys: [] },
		),
		resultsOfAnyShape,
		fc.array(fc.tuple(fc.oneof(fc.constantFrom('__proto__', 'Usages', 'JobId', 'results'), fc.string()), anyJson), {
			maxLength: 3,
		}),
	)
	.map(([known, Results, more]) => {
		const body = Object.fromEntries([...Object.entries(known), ['Results', Results], ...more]);
		return JSON.parse(JSON.stringify(body)) as JsonObject;
	});

/** A result as documented, and the same one with one difference. */
interface MutatedResult {
	readonly type: string;
	readonly before: unknown;
	readonly after: unknown;
	/** What was done to it, for the message of a failing test. */
	readonly mutation: string;
}

const documented = [
	'query-success',
	'query-success-v2-cpvlabel',
	'query-success-image',
	'query-success-nlp-subtitle',
].flatMap((name) => readJobAnswer(sample(name)).results);

/** What can happen to a field: its entry in the object afterwards, or nothing. */
const FIELD_MUTATIONS: Readonly<Record<string, (key: string, value: unknown) => ReadonlyArray<[string, unknown]>>> = {
	renamed: (_key, value) => [['madeUpName', value]],
	missing: () => [],
	nested: (key, value) => [[key, { inner: value }]],
	'put into a list': (key, value) => [[key, [value]]],
	'written as JSON': (key, value) => [[key, JSON.stringify(value)]],
	'written as text': (key, value) => [[key, typeof value === 'number' ? String(value) : value]],
	joined: (key, value) => [
		[key, value],
		['madeUpField', { text: 'something new' }],
	],
};

function keysIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(keysIn);
	return isJsonObject(value) ? Object.entries(value).flatMap(([key, part]) => [key, ...keysIn(part)]) : [];
}

/** A copy in which a field is changed wherever it is. */
function withFieldChanged(value: unknown, name: string, change: (typeof FIELD_MUTATIONS)[string]): unknown {
	if (Array.isArray(value)) return value.map((part) => withFieldChanged(part, name, change));
	if (!isJsonObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, part]) => {
			const inside = withFieldChanged(part, name, change);
			return key === name ? change(key, inside) : [[key, inside] as [string, unknown]];
		}),
	);
}

/** Documented results, with one field renamed, missing, nested or of another form, and written as text once or twice. */
export const mutatedResults: fc.Arbitrary<MutatedResult> = fc
	.constantFrom(...documented)
	.chain(({ type, data: before }) =>
		fc
			.tuple(
				fc.constantFrom(...new Set(keysIn(before))),
				fc.constantFrom(...Object.keys(FIELD_MUTATIONS)),
				fc.integer({ min: 0, max: 2 }),
			)
			.map(([name, mutation, encodings]) => {
				let after: unknown = withFieldChanged(before, name, FIELD_MUTATIONS[mutation] ?? (() => []));
				for (let count = 0; count < encodings; count += 1) after = `${JSON.stringify(after)}\t\n`;
				return { type, before, after, mutation: `${type}: ${name} is ${mutation}` };
			}),
	);
