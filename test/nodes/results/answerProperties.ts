import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';

import { isJsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import {
	type JobResult,
	readJobAnswer,
	unparsedResults,
	wholeAnswer,
	withResultTypes,
} from '../../../nodes/AlibabaCloudSmarttag/results/jobAnswer';
import { parseData } from '../../../nodes/AlibabaCloudSmarttag/results/resultEntries';
import { isKnownType } from '../../../nodes/AlibabaCloudSmarttag/results/sections';
import { readFields } from '../../../nodes/AlibabaCloudSmarttag/results/simplifiedFields';
import { simplifyJob, type SimplifiedJob } from '../../../nodes/AlibabaCloudSmarttag/results/simplify';
import {
	readSpeech,
	readTranslation,
	type SpeechSegment,
	translationLanguages,
} from '../../../nodes/AlibabaCloudSmarttag/results/speech';
import { unreadResults } from '../../../nodes/AlibabaCloudSmarttag/results/unreadResults';
import { JOB_ID } from './answers';
import { bodies, mutatedResults } from './arbitraryAnswers';

/** The same cases in each run, so that a failure is one of the change that caused it. */
const SEED = 20261127;

const FIELDS = [
	...['JobId', 'JobStatus', 'title', 'tags', 'tagNames', 'people', 'peopleNames', 'categories', 'keywords'],
	...['transcript', 'translations', 'summary', 'summaries', 'chapters', 'keySentences', 'actionItems'],
	...['classifications', 'textOnScreen', 'events', 'subtitleUrls', 'processUrl', 'otherResults', 'failureReason'],
];

/** Whether something, or anything in it, is null, undefined, a blank text, or an empty list or object. */
function holdsNothing(value: unknown): boolean {
	if (value === null || value === undefined) return true;
	if (typeof value === 'string') return value.trim() === '';
	if (typeof value !== 'object') return false;
	const parts = Object.values(value);
	return parts.length === 0 || parts.some(holdsNothing);
}

function foldKey(...names: Array<string | undefined>): string {
	return JSON.stringify(names.map((name) => name?.trim().toLowerCase()));
}

function hasDuplicates(keys: readonly string[]): boolean {
	return new Set(keys).size < keys.length;
}

/** What a job has twice, though it is one of its kind. */
function doubles({ tags = [], people = [], categories = [] }: SimplifiedJob): string[] {
	const groupless = tags.filter(({ group }) => group === undefined).map(({ name }) => foldKey(name));
	const grouped = new Set(tags.filter(({ group }) => group !== undefined).map(({ name }) => foldKey(name)));
	return [
		...(hasDuplicates(tags.map(({ name, group }) => foldKey(name, group))) ? ['tags'] : []),
		...(groupless.some((name) => grouped.has(name)) ? ['a tag with and without a group'] : []),
		...(hasDuplicates(people.map(({ name }) => foldKey(name))) ? ['people'] : []),
		...(hasDuplicates(categories.map((category) => foldKey(category))) ? ['categories'] : []),
	];
}

/** What is wrong with the times of tags and people. */
function timeFaults({ tags = [], people = [] }: SimplifiedJob): unknown[] {
	return [...tags, ...people].filter(({ seconds, appearances }) => {
		if (!appearances) return seconds !== undefined;
		const sum = appearances.reduce((total, { from, to }) => total + Math.round((to - from) * 1000), 0);
		const apart = appearances.every(({ from, to }, index) => {
			const before = appearances[index - 1]?.to ?? -1;
			return from > before && to >= from;
		});
		// Of times beyond a few years the differences are no longer exact.
		const exact = appearances.every(({ to }) => to < 1e8);
		return !apart || seconds === undefined || seconds < 0 || (exact && Math.round(seconds * 1000) !== sum);
	});
}

function isOrderly(segments: readonly SpeechSegment[]): boolean {
	return segments.every(({ startMs, endMs, text, words = [] }, index) => {
		const inOrder = startMs >= (segments[index - 1]?.startMs ?? 0) && endMs >= startMs;
		return (
			inOrder && text.trim() !== '' && words.every((word) => word.endMs >= word.startMs && word.startMs >= startMs)
		);
	});
}

/** Whether two values are the same but for texts of one that are parsed in the other. */
function sameButParsed(before: unknown, after: unknown): boolean {
	if (isDeepStrictEqual(before, after)) return true;
	if (typeof before === 'string') {
		return typeof after === 'object' && after !== null && isDeepStrictEqual(parseData(before), after);
	}
	if (Array.isArray(before)) {
		return (
			Array.isArray(after) &&
			before.length === after.length &&
			before.every((part, index) => sameButParsed(part, after[index]))
		);
	}
	return (
		isJsonObject(before) &&
		isJsonObject(after) &&
		isDeepStrictEqual(Object.keys(before), Object.keys(after)) &&
		Object.keys(before).every((key) => sameButParsed(before[key], after[key]))
	);
}

/** Whether a result has content for sure: one of an unknown type, or a text or a number where an object is documented. */
function surelyHasContent({ type, data }: JobResult): boolean {
	return !isKnownType(type) || typeof data === 'number' || (typeof data === 'string' && data.trim() !== '');
}

/** All texts in a value that are more than a sign or two. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return value.length > 2 ? [value] : [];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Whether a text is in an item. */
function shows(item: object, text: string): boolean {
	return textsIn(item).some((shown) => shown.includes(text));
}

/**
 * What holds for every answer, tried with random ones.
 *
 * @param runs how many answers are tried of each property
 */
export function describeAnswers(runs: number): void {
	describe('answers of any shape', () => {
		const builtIn = Reflect.ownKeys(Object.prototype);

		afterAll(() => {
			expect(Reflect.ownKeys(Object.prototype)).toStrictEqual(builtIn);
			expect('polluted' in {}).toBe(false);
		});

		it('become a simplified item without null, empty, broken or double fields', () => {
			const met = new Set<string>();
			fc.assert(
				fc.property(bodies, (body) => {
					const before = JSON.stringify(body);
					const job = simplifyJob(JOB_ID, readJobAnswer(body));
					const keys = Object.keys(job);
					for (const key of keys) met.add(key);

					expect(JSON.stringify(body)).toBe(before);
					expect(keys).toStrictEqual(FIELDS.filter((field) => keys.includes(field)));
					expect(holdsNothing(job)).toBe(false);
					expect(isDeepStrictEqual(JSON.parse(JSON.stringify(job)), job)).toBe(true);
					expect(timeFaults(job)).toStrictEqual([]);
					expect(doubles(job)).toStrictEqual([]);
				}),
				{ numRuns: runs, seed: SEED },
			);
			// Rare fields need many answers.
			if (runs >= 5_000) expect([...met].sort()).toStrictEqual([...FIELDS].sort());
		});

		it('are read a group of results after the other as they would be all at once, parsed before or not', () => {
			fc.assert(
				fc.property(bodies, (body) => {
					const { results } = readJobAnswer(body);
					const { JobId, JobStatus, otherResults, failureReason, ...fields } = simplifyJob(JOB_ID, {
						status: 'Success',
						results: unparsedResults(body),
					});

					expect(isDeepStrictEqual(fields, readFields(results))).toBe(true);
					expect(otherResults ?? []).toStrictEqual(unreadResults(results));
				}),
				{ numRuns: runs, seed: SEED },
			);
		});

		it('become speech in the order of time', () => {
			let segments = 0;
			fc.assert(
				fc.property(bodies, (body) => {
					const before = JSON.stringify(body);
					const { results } = readJobAnswer(body);
					const languages = translationLanguages(results);
					const all = [
						readSpeech(results),
						readSpeech(results, 'ASR'),
						readSpeech(results, 'NLP'),
						readTranslation(results),
						...languages.map((language) => readTranslation(results, language)),
					];
					segments += all.flat().length;

					expect(JSON.stringify(body)).toBe(before);
					expect(all.filter((each) => !isOrderly(each))).toStrictEqual([]);
					expect(isDeepStrictEqual(JSON.parse(JSON.stringify(all)), all)).toBe(true);
					expect(hasDuplicates(languages.map((language) => foldKey(language)))).toBe(false);
				}),
				{ numRuns: Math.ceil(runs / 2) },
			);
			expect(segments).toBeGreaterThan(runs / 10);
		});

		it('stay whole: every field as it came, but for the JobId in front and Data that is parsed', () => {
			fc.assert(
				fc.property(bodies, (body) => {
					const before = JSON.stringify(body);
					const whole = wholeAnswer(JOB_ID, body);
					const { JobId, ...others } = whole;
					const { JobId: _, ...given } = body;

					expect(JSON.stringify(body)).toBe(before);
					expect(JobId).toBe(JOB_ID);
					expect(Object.keys(others)).toStrictEqual(Object.keys(given));
					expect(
						Object.keys(given).filter(
							(key) =>
								!isDeepStrictEqual(given[key], others[key]) &&
								(key.toLowerCase() !== 'results' || !sameButParsed(given[key], others[key])),
						),
					).toStrictEqual([]);
					expect(isDeepStrictEqual(readJobAnswer(whole).results, readJobAnswer(body).results)).toBe(true);
				}),
				{ numRuns: runs, seed: SEED },
			);
		});

		it('keep the results of chosen types, and nothing else of Results', () => {
			fc.assert(
				fc.property(bodies, fc.constantFrom('ASR', 'nlp', 'VideoLabel', 'none'), (body, type) => {
					const before = JSON.stringify(body);
					const kept = readJobAnswer(withResultTypes(body, [type])).results;
					const wanted = readJobAnswer(body).results.filter((result) => foldKey(result.type) === foldKey(type));

					expect(JSON.stringify(body)).toBe(before);
					expect(isDeepStrictEqual(kept, wanted)).toBe(true);
				}),
				{ numRuns: Math.ceil(runs / 3) },
			);
		});

		it('lose nothing without a word: every result with content is read, or named in otherResults', () => {
			let named = 0;
			fc.assert(
				fc.property(bodies, (body) => {
					const { results } = readJobAnswer(body);
					const { otherResults = [] } = simplifyJob(JOB_ID, { status: 'Success', results });
					const lost = results.filter(
						(result) =>
							surelyHasContent(result) &&
							Object.keys(readFields([result])).length === 0 &&
							!otherResults.includes(result.type || '(no type)'),
					);
					named += otherResults.length;

					expect(lost.map(({ type }) => type)).toStrictEqual([]);
				}),
				{ numRuns: runs, seed: SEED },
			);
			expect(named).toBeGreaterThan(runs / 20);
		});
	});

	describe('documented answers in which a name, a form or a place differs', () => {
		it('lose no text without a word: its type is named in otherResults', () => {
			const lossy = new Set<string>();
			fc.assert(
				fc.property(mutatedResults, ({ type, before, after, mutation }) => {
					// People without a name are one Unknown, which has one category.
					fc.pre(mutation !== 'VideoLabel: name is missing');
					// An empty level as JSON is a text of two quotes, which then groups the tag in place of the level above.
					fc.pre(mutation !== 'CPVLabel: labelLevel2 is written as JSON');
					const was = simplifyJob(JOB_ID, { status: 'Success', results: [{ type, data: before }] });
					const { otherResults = [], ...is } = simplifyJob(JOB_ID, {
						status: 'Success',
						results: [{ type, data: parseData(after) }],
					});
					const kept = JSON.stringify(parseData(after));
					const missing = textsIn(before).filter((text) => kept.includes(text) && shows(was, text) && !shows(is, text));
					if (missing.length > 0) lossy.add(type);
					const isNamed = missing.length === 0 || otherResults.some((name) => name.split('.')[0] === type);

					expect({ mutation, missing, isNamed }).toEqual({ mutation, missing, isNamed: true });
				}),
				{ numRuns: runs, seed: SEED },
			);
			expect(lossy.size).toBeGreaterThan(5);
		});
	});

	describe('tag versions 1.0 and 2.0 together', () => {
		const tenths = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 60 })), {
			minLength: 1,
			maxLength: 5,
		});
		const seen = fc.array(fc.tuple(fc.constantFrom('Ann', ' ann', 'ANN ', 'Bob', 'constructor'), tenths), {
			maxLength: 5,
		});

		/** The tenths of a second in which a name is seen, counted one by one. */
		function countTenths(all: ReadonlyArray<readonly [string, ReadonlyArray<readonly [number, number]>]>) {
			const byName = new Map<string, Set<number>>();
			for (const [name, spans] of all) {
				const moments = byName.get(foldKey(name)) ?? new Set<number>();
				byName.set(foldKey(name), moments);
				for (const [start, length] of spans) for (let at = start; at < start + length; at += 1) moments.add(at);
			}
			return new Map([...byName].map(([name, moments]) => [name, moments.size / 10]));
		}

		it('are merged by name, for tags as for people, into the time of the union', () => {
			fc.assert(
				fc.property(seen, seen, (first, second) => {
					const video = first.map(([name, spans]) => ({
						...{ name, mainTagName: 'kind', subTagName: name },
						occurrences: spans.map(([start, length]) => ({ from: start / 10, to: (start + length) / 10 })),
					}));
					const labels = second.map(([label, spans]) => ({
						label,
						detailInfo: spans.map(([start, length]) => ({ startTime: start / 10, endTime: (start + length) / 10 })),
					}));
					const faces = labels.map((label) => ({ ...label, labelLevel1: '人脸' }));
					const things = labels.map((label) => ({ ...label, labelLevel1: 'Kind' }));
					const { tags = [], people = [] } = simplifyJob(JOB_ID, {
						status: 'Success',
						results: [
							{ type: 'VideoLabel', data: { persons: video, tags: video } },
							{ type: 'CPVLabel', data: { entities: [...faces, ...things] } },
						],
					});
					const expected = countTenths([...first, ...second]);

					for (const merged of [tags, people]) {
						expect(merged).toHaveLength(expected.size);
						expect(new Map(merged.map(({ name, seconds }) => [foldKey(name), seconds]))).toStrictEqual(expected);
					}
				}),
				{ numRuns: Math.ceil(runs / 5) },
			);
		});
	});
}
