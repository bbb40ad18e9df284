import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { fieldOf, foldName, listOf, numberOf, objectsOf, textOf } from '../values/looseValues';
import { isKeywordGroup } from './groupNames';
import type { JobResult } from './jobAnswer';
import { NLP } from './names';
import { dataOfType } from './resultEntries';
import type { SimplifiedTag } from './tags';
import { onOneLine } from './wordJoining';

/** Texts of `meetingAssistance` by its list (documented). */
type MeetingList = 'actions' | 'keySentences' | 'keywords';

/** The keywords of `meetingAssistance` (documented), then tags whose group is that of keywords, each once. */
export function readKeywords(results: readonly JobResult[], tags: readonly SimplifiedTag[]): string[] {
	const tagged = tags.flatMap(({ name, group }) => (isKeywordGroup(group) ? [name] : []));
	return eachOnce([...meetingTexts(results, 'keywords'), ...tagged]);
}

/** The sentences that the service calls important, in the order they come. */
export function readKeySentences(results: readonly JobResult[]): string[] {
	return meetingTexts(results, 'keySentences');
}

/** What the speakers agreed to do, a sentence each. */
export function readActionItems(results: readonly JobResult[]): string[] {
	return meetingTexts(results, 'actions');
}

/**
 * What kind of talk it is: how likely each kind is, 0 to 1. Documented: `interview`, `lecture`, `meeting`.
 *
 * @returns undefined when the service reports none
 */
export function readClassifications(results: readonly JobResult[]): Readonly<Record<string, number>> | undefined {
	const found = meetings(results).flatMap((meeting) => {
		const classifications = fieldOf(meeting, NLP.classifications);
		return isJsonObject(classifications) ? Object.entries(classifications) : [];
	});
	const numbers = found.flatMap(([kind, value]): Array<[string, number]> => {
		const number = numberOf(value);
		return number === undefined || kind.trim() === '' ? [] : [[kind, number + 0]];
	});
	return numbers.length > 0 ? Object.fromEntries(numbers) : undefined;
}

/** Names without those that differ from an earlier one by capitals only. */
export function eachOnce(names: readonly string[]): string[] {
	const byKey = new Map<string, string>();
	for (const name of names) if (!byKey.has(foldName(name))) byKey.set(foldName(name), name);
	return [...byKey.values()];
}

function meetingTexts(results: readonly JobResult[], list: MeetingList): string[] {
	return meetings(results)
		.flatMap((meeting) => listOf(fieldOf(meeting, NLP[list])))
		.flatMap((entry) => textOf(isJsonObject(entry) ? fieldOf(entry, NLP.text) : entry) ?? [])
		.map(onOneLine);
}

function meetings(results: readonly JobResult[]): JsonObject[] {
	return dataOfType(results, 'NLP').flatMap((data) => objectsOf(fieldOf(data, NLP.meeting)));
}
