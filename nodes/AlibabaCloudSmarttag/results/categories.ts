import { fieldOf, foldName, textOf } from '../values/looseValues';
import type { JobResult } from './jobAnswer';
import { cpvLabels, levelsOf, visualLabels } from './labels';
import { VISUAL_LABEL } from './names';

const BETWEEN_LEVELS = ' / ';

/**
 * What the video is about, from the widest level to the narrowest, such as `汽车 / 评测`. Documented: `classifications`
 * of `VideoLabel` and `cates` of `CPVLabel`. Each once, capitals aside, and not those that only begin a longer one.
 */
export function readCategories(results: readonly JobResult[]): string[] {
	const paths = [...visualPaths(results), ...cpvPaths(results)].filter((path) => path.length > 0);
	const byName = new Map<string, string>();
	for (const path of paths) if (!byName.has(keyOfPath(path))) byName.set(keyOfPath(path), path.join(BETWEEN_LEVELS));
	for (const path of paths) {
		for (let length = 1; length < path.length; length += 1) byName.delete(keyOfPath(path.slice(0, length)));
	}
	return [...byName.values()];
}

function visualPaths(results: readonly JobResult[]): string[][] {
	return visualLabels(results, 'classifications').map((found) =>
		[VISUAL_LABEL.mainCategory, VISUAL_LABEL.subCategory].flatMap((level) => textOf(fieldOf(found, level)) ?? []),
	);
}

function cpvPaths(results: readonly JobResult[]): string[][] {
	return cpvLabels(results, 'categories').map(levelsOf);
}

function keyOfPath(path: readonly string[]): string {
	return foldName(path.join(BETWEEN_LEVELS));
}
