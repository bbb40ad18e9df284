import { foldName } from '../values/looseValues';
import type { Steps } from '../values/steps';
import { type JobResult, parseResultsInSteps } from './jobAnswer';
import { eachOnce } from './meeting';
import { presentParts } from './requestedFeatures';
import { isKnownType } from './sections';
import { allFieldsInSteps, type SimplifiedFields, type SimplifyOptions, withoutAbsent } from './simplifiedFields';
import { unreadOf } from './unreadResults';

/** What was read of results. */
export interface Reading {
	/** Every field, undefined where it is absent. */
	readonly fields: SimplifiedFields;
	/** What is in the results and not in the fields, as `unreadResults` names it. */
	readonly unread: readonly string[];
	/** What the results have, as `presentParts` names it. */
	readonly parts: readonly string[];
}

/** The types that one field is read from; every other type has fields of its own. */
const READ_TOGETHER = [
	['NLP', 'ASR'],
	['VideoLabel', 'ImageLabel', 'TextLabel', 'CPVLabel'],
].map((types) => types.map(foldName));

/**
 * Reads results, with each `Data` parsed or not, a group after the other: what was parsed of one is garbage before the next
 * is, so that it takes a part of the memory and is not copied when memory is collected.
 */
export function* readInGroups(
	results: readonly JobResult[],
	hasFailed: boolean,
	options: SimplifyOptions,
): Steps<Reading> {
	let fields = yield* allFieldsInSteps([], options);
	const unread = new Map<JobResult, readonly string[]>();
	const parts = new Set<string>();
	for (const group of groupsOf(results)) {
		const read = yield* readGroup(group, hasFailed, options);
		const keywords = eachOnce([...(fields.keywords ?? []), ...(read.fields.keywords ?? [])]);
		fields = { ...fields, ...withoutAbsent(read.fields), ...(keywords.length > 0 && { keywords }) };
		group.forEach((result, index) => unread.set(result, read.unread[index] ?? []));
		for (const part of read.parts) parts.add(part);
	}
	const unreadInOrder = results.flatMap((result) => unread.get(result) ?? []);
	return { fields, unread: [...new Set(unreadInOrder)], parts: [...parts] };
}

/** The results of each group. That of speech is first, since its keywords are. */
function groupsOf(results: readonly JobResult[]): JobResult[][] {
	const groups = new Map<string, JobResult[]>(READ_TOGETHER.map(([first = '']) => [first, []]));
	for (const result of results) {
		const type = foldName(result.type);
		const [group = type] = READ_TOGETHER.find((types) => types.includes(type)) ?? [];
		const known = groups.get(group);
		if (known) known.push(result);
		else groups.set(group, [result]);
	}
	return [...groups.values()].filter((group) => group.length > 0);
}

/** What was read of one group; `unread` has a list for each result. */
interface GroupReading {
	readonly fields: SimplifiedFields;
	readonly unread: ReadonlyArray<readonly string[]>;
	readonly parts: readonly string[];
}

function* readGroup(results: readonly JobResult[], hasFailed: boolean, options: SimplifyOptions): Steps<GroupReading> {
	const parsed = yield* parseResultsInSteps(results);
	const unread: string[][] = [];
	for (const result of parsed) {
		unread.push(hasFailed && isReason(result) ? [] : unreadOf(result));
		yield false;
	}
	return { fields: yield* allFieldsInSteps(parsed, options), unread, parts: presentParts(parsed) };
}

/** The reason of a failure is text in an entry of any type (sample code); it has a field of its own. */
function isReason({ type, data }: JobResult): boolean {
	return !isKnownType(type) || typeof data === 'string';
}
