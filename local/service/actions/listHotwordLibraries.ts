import { type HotwordLibrary, usageScenarios } from '../catalog/libraries';
import { formatTime, type JsonObject } from '../values';
import { invalidParameter } from '../apiError';
import { checkChoice } from '../rules/fields';
import { parseTimeRange } from '../rules/timeRange';
import { type Action, type ActionCall, iceVersion } from './action';
import { itemsOf, type PageRule, readPage, tokenPageOf } from '../rules/paging';

/** Documented. */
const pages: PageRule = { numberName: 'PageNo', defaultSize: 10, largestSize: 100 };

/** Lists hotword libraries by token (`NextToken` is empty on the last page, documented), or by page number. */
export const listHotwordLibraries: Action = {
	name: 'ListHotwordLibraries',
	version: iceVersion,
	permission: 'ice:ListHotwordLibraries',
	parameters: [
		'UsageScenario',
		'Name',
		'StartTime',
		'EndTime',
		'SortBy',
		'NextToken',
		'MaxResults',
		'PageNo',
		'PageSize',
	],
	run({ parameters, libraries }) {
		const found = findLibraries(parameters, libraries.hotwords());
		const byNumber = parameters['PageNo'] !== undefined || parameters['PageSize'] !== undefined;
		if (byNumber) {
			const mixed = ['NextToken', 'MaxResults'].find((name) => parameters[name] !== undefined);
			if (mixed !== undefined) throw invalidParameter(mixed, 'cannot be combined with PageNo and PageSize.');
			const items = itemsOf(found, readPage(parameters, pages));
			return { TotalCount: found.length, HotwordLibraryList: items.map(describe) };
		}
		const { items, maxResults, nextToken = '' } = tokenPageOf(found, parameters);
		return {
			MaxResults: maxResults,
			NextToken: nextToken,
			TotalCount: found.length,
			HotwordLibraryList: items.map(describe),
		};
	},
};

function findLibraries(
	parameters: ActionCall['parameters'],
	newestFirst: readonly HotwordLibrary[],
): readonly HotwordLibrary[] {
	const { UsageScenario: scenario, Name: name = '', SortBy: sortBy = 'CreationTime:Desc' } = parameters;
	if (scenario !== undefined) checkChoice('UsageScenario', scenario, usageScenarios);
	checkChoice('SortBy', sortBy, ['CreationTime:Desc', 'CreationTime:Asc']);
	const includes = parseTimeRange(parameters, { isLeftOpen: false });
	const found = newestFirst.filter(
		(library) =>
			(scenario === undefined || library.usageScenario === scenario) &&
			library.name.toLowerCase().includes(name.toLowerCase()) &&
			includes(library.createdAt),
	);
	return sortBy === 'CreationTime:Asc' ? found.reverse() : found;
}

function describe(library: HotwordLibrary): JsonObject {
	return {
		HotwordLibraryId: library.libraryId,
		Name: library.name,
		Description: library.description,
		UsageScenario: library.usageScenario,
		CreationTime: formatTime(library.createdAt),
		ModifiedTime: formatTime(library.createdAt),
	};
}
