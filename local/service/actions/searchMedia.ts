import type { Media } from '../catalog/media';
import { checkChoice } from '../rules/fields';
import { parseMediaSearch } from '../rules/mediaSearch';
import { type Action, iceVersion } from './action';
import { describeMedia } from './mediaFields';
import { type PageRule, readPage, readToken, writeToken } from '../rules/paging';

/** Documented. */
const pages: PageRule = { numberName: 'PageNo', defaultSize: 10, largestSize: 50 };

/** Documented fields and directions. */
const orders = ['utcCreate:Desc', 'utcCreate:Asc', 'utcModified:Desc', 'utcModified:Asc'];

/**
 * Finds media by `Match`, newest first by default. Documented: every page that is not empty has a `ScrollToken`, the last
 * one included. Inferred: the token takes precedence over `PageNo`. The parameters of an AI search (library, entity, custom
 * filters) are accepted and ignored.
 */
export const searchMedia: Action = {
	name: 'SearchMedia',
	version: iceVersion,
	permission: 'ice:SearchMedia',
	parameters: [
		'Match',
		'PageNo',
		'PageSize',
		'ScrollToken',
		'SortBy',
		'SearchLibName',
		'EntityId',
		'CustomFilters',
		'Namespace',
	],
	run({ parameters, media }) {
		const found = ordered(parameters['SortBy'], media.newestFirst().filter(parseMediaSearch(parameters['Match'])));
		const { number, size } = readPage(parameters, pages);
		const start = readToken(parameters, 'ScrollToken', found.length) || (number - 1) * size;
		const items = found.slice(start, start + size);
		return {
			Code: '200',
			Success: 'true',
			Total: found.length,
			MediaInfoList: items.map((item) => describeMedia(item, { file: true, analysis: 'address' })),
			...(items.length > 0 && { ScrollToken: writeToken(start + items.length) }),
		};
	},
};

/** Both times are equal here, so only the first order matters. */
function ordered(sortBy = 'utcCreate:Desc', newestFirst: Media[]): Media[] {
	const [first = ''] = sortBy.split(',').map((order) => checkChoice('SortBy', order.trim(), orders));
	return first.endsWith(':Asc') ? newestFirst.reverse() : newestFirst;
}
