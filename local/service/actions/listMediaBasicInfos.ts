import { type Media, mediaStates, mediaTypes } from '../catalog/media';
import { checkChoice } from '../rules/fields';
import { parseTimeRange } from '../rules/timeRange';
import { type Action, type ActionCall, iceVersion } from './action';
import { describeMedia } from './mediaFields';
import { tokenPageOf } from '../rules/paging';

/** The values the filters accept (documented). */
const choices: Readonly<Record<string, readonly string[]>> = {
	MediaType: mediaTypes,
	Source: ['oss', 'vod', 'live', 'general'],
	Status: mediaStates,
	SortBy: ['desc', 'asc'],
	IncludeFileBasicInfo: ['true', 'false'],
};

/** Lists registered media by token; the last page has no `NextToken` (documented). */
export const listMediaBasicInfos: Action = {
	name: 'ListMediaBasicInfos',
	version: iceVersion,
	permission: 'ice:ListMediaBasicInfos',
	parameters: [
		...Object.keys(choices),
		'BusinessType',
		'StartTime',
		'EndTime',
		'MaxResults',
		'NextToken',
		'MediaId',
		'AuthTimeout',
	],
	run({ parameters, media }) {
		for (const [name, allowed] of Object.entries(choices)) {
			if (parameters[name] !== undefined) checkChoice(name, parameters[name], allowed);
		}
		const found = findMedia(parameters, media.newestFirst());
		const { items, maxResults, nextToken } = tokenPageOf(found, parameters);
		const parts = { file: parameters['IncludeFileBasicInfo'] === 'true' };
		return {
			MaxResults: maxResults,
			TotalCount: found.length,
			MediaInfos: items.map((item) => describeMedia(item, parts)),
			...(nextToken !== undefined && { NextToken: nextToken }),
		};
	},
};

function findMedia(parameters: ActionCall['parameters'], newestFirst: readonly Media[]): Media[] {
	const { MediaType: type, Source: source, Status: status, BusinessType: business, MediaId: id } = parameters;
	// Documented: an interval that is open on the left.
	const includes = parseTimeRange(parameters, { isLeftOpen: true });
	const found = newestFirst.filter(
		(item) =>
			(type === undefined || item.mediaType === type) &&
			(source === undefined || item.source === source) &&
			(status === undefined || item.status === status) &&
			(business === undefined || item.businessType === business) &&
			(id === undefined || item.mediaId === id) &&
			includes(item.createdAt),
	);
	return parameters['SortBy'] === 'asc' ? found.reverse() : found;
}
