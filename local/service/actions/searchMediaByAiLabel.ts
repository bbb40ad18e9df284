import { invalidParameter } from '../apiError';
import type { Media } from '../catalog/media';
import { findLabels, type LabelHits, type LabelQuery, searchKinds } from '../results/labelSearch';
import { checkChoice, checkKeys, countField, parseJsonObject } from '../rules/fields';
import { itemsOf, type PageRule, readPage } from '../rules/paging';
import { formatTime, type JsonObject } from '../values';
import { type Action, type ActionCall, iceVersion } from './action';

type Parameters = ActionCall['parameters'];

/** Documented. */
const pages: PageRule = { numberName: 'PageNo', defaultSize: 10, largestSize: 50 };

/** Documented values. */
const choices: Readonly<Record<string, readonly string[]>> = {
	MatchingMode: ['fuzzy', 'precise'],
	MediaType: ['image', 'video', 'audio'],
	SortBy: ['CreationTime:Desc', 'CreationTime:Asc'],
	SpecificSearch: ['true', 'false'],
};

/**
 * Finds analyzed media by what is in them, newest first by default. Documented: `SpecificSearch` finds the clips inside
 * the asset of `MediaId`, which it requires. Inferred: without it the hits have no times. The search library, the
 * namespace and custom filters are accepted and ignored.
 */
export const searchMediaByAiLabel: Action = {
	name: 'SearchMediaByAILabel',
	version: iceVersion,
	permission: 'ice:SearchMediaByAILabel',
	parameters: [
		...Object.keys(choices),
		'Text',
		'MultimodalSearchType',
		'MediaId',
		'UtcCreate',
		'SearchLibName',
		'Namespace',
		'CustomFilters',
		'PageNo',
		'PageSize',
	],
	run({ parameters, media }) {
		for (const [name, allowed] of Object.entries(choices)) {
			if (parameters[name] !== undefined) checkChoice(name, parameters[name], allowed);
		}
		const { MediaId: id, SpecificSearch: specific = 'false', SortBy: order } = parameters;
		if (specific === 'true' && id === undefined) throw invalidParameter('MediaId', 'SpecificSearch requires it.');
		const query = queryOf(parameters);
		const mayMatch = filterOf(parameters);
		const found = media
			.newestFirst()
			.filter(mayMatch)
			.flatMap((asset) => {
				const hits = findLabels(asset, query);
				return hits ? [describeHit(asset, hits, specific === 'true')] : [];
			});
		if (order === 'CreationTime:Asc') found.reverse();
		const MediaList = itemsOf(found, readPage(parameters, pages));
		return { Code: '200', Success: 'true', Total: found.length, MediaList };
	},
};

function queryOf(parameters: Parameters): LabelQuery {
	const { Text: text, MultimodalSearchType: kind = 'FullSearch', MatchingMode: mode } = parameters;
	return { text, kind: checkChoice('MultimodalSearchType', kind, searchKinds), isPrecise: mode === 'precise' };
}

function filterOf(parameters: Parameters): (media: Media) => boolean {
	const { MediaType: type, MediaId: id, UtcCreate: created = '{}' } = parameters;
	const range = { name: 'UtcCreate', object: parseJsonObject('UtcCreate', created) };
	checkKeys(range, ['gte', 'lte']);
	const from = countField(range, 'gte') ?? Number.NEGATIVE_INFINITY;
	const to = countField(range, 'lte') ?? Number.POSITIVE_INFINITY;
	return ({ mediaId, mediaType, createdAt }) =>
		(type === undefined || mediaType === type) &&
		(id === undefined || mediaId === id) &&
		createdAt >= from &&
		createdAt <= to;
}

/** Names as in the official SDK, which differ from those of a library item. */
function describeHit(media: Media, hits: LabelHits, withClips: boolean): JsonObject {
	const labels = hits.AiLabelInfo.map(({ Occurrences: clips, ...label }) => ({
		...label,
		Occurrences: withClips ? clips : [],
	}));
	return {
		MediaId: media.mediaId,
		AppId: 'app-1000000',
		Title: media.title,
		Status: media.status,
		CreationTime: formatTime(media.createdAt),
		ModificationTime: formatTime(media.modifiedAt ?? media.createdAt),
		Size: 14340962,
		StorageLocation: 'example-bucket.oss-cn-shanghai.aliyuncs.com',
		Snapshots: [],
		...(media.seconds !== undefined && { Duration: media.seconds }),
		...(media.description !== undefined && { Description: media.description }),
		...(media.mediaTags !== undefined && { Tags: media.mediaTags }),
		...(media.coverUrl !== undefined && { CoverUrl: media.coverUrl }),
		AiData: withClips ? hits : { AiLabelInfo: labels, AsrInfo: [], OcrInfo: [] },
	};
}
