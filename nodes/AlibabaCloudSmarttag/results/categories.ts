import { cpvLabels, levelsOf } from './cpvLabels';
import type { JobResult } from './jobAnswer';
import { fieldOf, foldName, objectsOf, textOf } from '../values/looseValues';
import { dataOfType } from './resultEntries';

const BETWEEN_LEVELS = ' / ';

/**
 * What the video is about, from the widest level to the narrowest, such as `汽车 / 评测`: `classifications` of `VideoLabel`
 * and `cates` of `CPVLabel` (unverified). Each once, capitals aside, and not those that only begin a longer one.
 */
export function readCategories(results: readonly JobResult[]): string[] {
	const paths = [...videoPaths(results), ...cpvPaths(results)].filter((path) => path.length > 0);
	const byName = new Map<string, string>();
	for (const path of paths) if (!byName.has(keyOfPath(path))) byName.set(keyOfPath(path), path.join(BETWEEN_LEVELS));
	for (const path of paths) {
		for (let length = 1; length < path.length; length += 1) byName.delete(keyOfPath(path.slice(0, length)));
	}
	return [...byName.values()];
}

function videoPaths(results: readonly JobResult[]): string[][] {
	return dataOfType(results, 'VideoLabel')
		.flatMap((data) => objectsOf(fieldOf(data, 'classifications')))
		.map((found) => ['category1', 'category2'].flatMap((level) => textOf(fieldOf(found, level)) ?? []));
}

function cpvPaths(results: readonly JobResult[]): string[][] {
	return cpvLabels(results, 'cates').map(levelsOf);
}

function keyOfPath(path: readonly string[]): string {
	return foldName(path.join(BETWEEN_LEVELS));
}
