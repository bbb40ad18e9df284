import type { Media } from '../catalog/media';
import { checkChoice } from '../rules/fields';
import { parseMediaSearch } from '../rules/mediaSearch';
import { type Action, iceVersion } from './action';
import { describeMedia } from './mediaFields';
import { readToken, writeToken } from './pageToken';
import { type PageRule, readPage } from '../rules/paging';

/** Documented. */
const pages: PageRule = { numberName: 'PageNo', defaultSize: 10, largestSize: 50 };

/** Documented fields and directions. */
const orders = ['utcCreate:Desc', 'utcCreate:Asc', 'utcModified:Desc', 'utcModified:Asc'];

/**
 * Finds media by `Match`, newest first unless told otherwise. Every page that is not empty has a `ScrollToken`, the last
 * one too (documented); it stands for the page that follows, whatever `PageNo` says (inferred). What asks for AI search
 * (library, entity, custom filters) is taken and ignored.
 */
export const searchMedia: Action = {
	product: 'ice',
	version: iceVersion,
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
			MediaInfoList: items.map((item) => describeMedia(item, true)),
			...(items.length > 0 && { ScrollToken: writeToken(start + items.length) }),
		};
	},
};

/** Both times are the same here, so the first order decides. */
function ordered(sortBy = 'utcCreate:Desc', newestFirst: Media[]): Media[] {
	const [first = ''] = sortBy.split(',').map((order) => checkChoice('SortBy', order.trim(), orders));
	return first.endsWith(':Asc') ? newestFirst.reverse() : newestFirst;
}
