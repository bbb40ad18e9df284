import type { IDataObject } from 'n8n-workflow';

import { readAnalysis, withParsedAnalysis } from '../results/mediaAnalysis';
import { unreadHints } from '../results/unreadResults';
import { isJsonObject, isUnset, type JsonObject } from '../values/fieldReader';

/** Documented values of `MediaType`. */
export const MEDIA_TYPES = ['audio', 'image', 'text', 'video'] as const;

/** The keys of `MediaBasicInfo` in the simplified item, in this order. */
const INFO_KEYS = [
	'Title',
	'MediaType',
	'Source',
	'Status',
	'BusinessType',
	'InputURL',
	'CoverURL',
	'Description',
	'MediaTags',
	'CateId',
	'CateName',
	'Category',
	'ReferenceId',
	'UserData',
	'CreateTime',
	'ModifiedTime',
] as const;

/** The keys of the first file's `FileBasicInfo` in the simplified item; the API returns numbers as text. */
const FILE_KEYS = ['FileName', 'FileSize', 'Duration', 'Width', 'Height', 'FormatName'] as const;
const NUMBERS: ReadonlySet<string> = new Set(['Duration', 'FileSize', 'Height', 'Width']);

/** What the item of Media → Get holds. */
export interface MediaOutput {
	readonly simplify: boolean;
	/** Whether the results that are stored with the media item are among it. */
	readonly includeResults: boolean;
	readonly addApiResults: boolean;
	/** Whether documented groups of tags are named in English. */
	readonly englishGroupNames: boolean;
}

/** The item of Media → Get, and what a user should know of it. */
export interface MediaContent {
	readonly json: IDataObject;
	readonly hints: readonly string[];
}

const NOTHING_STORED =
	'No results are stored with the media item. Media → Analyze stores them; those of Job → Submit are not stored with it.';

/** The content of the item of Media → Get, from `MediaInfo` of the answer. */
export function mediaContent(media: JsonObject, output: MediaOutput): MediaContent {
	if (!output.includeResults) return { json: mediaJson(media, output.simplify), hints: [] };
	const analysis = readAnalysis(media, output);
	if (!analysis) return { json: mediaJson(media, output.simplify), hints: [NOTHING_STORED] };
	if (!output.simplify) return { json: { ...withParsedAnalysis(media) } as IDataObject, hints: [] };
	const { fields, results } = analysis;
	const raw = output.addApiResults && results.length > 0;
	const json = {
		...mediaItem(media),
		...fields,
		...(raw && { results: results.map(({ type, data }) => ({ Type: type, Data: data })) }),
	} as IDataObject;
	return { json, hints: raw ? [] : unreadHints(fields.otherResults ?? []) };
}

/** The JSON of a media library item: simplified, or as the API returns it. */
export function mediaJson(media: JsonObject, simplify: boolean): IDataObject {
	return { ...(simplify ? mediaItem(media) : media) } as IDataObject;
}

/**
 * The simplified item of a media library item, flat, by the API's names. Duration is in seconds, FileSize in bytes; keys
 * that the API does not return are absent.
 */
export function mediaItem(media: JsonObject): JsonObject {
	const info = isJsonObject(media.MediaBasicInfo) ? media.MediaBasicInfo : {};
	const file = firstFile(media.FileInfoList);
	return {
		MediaId: media.MediaId ?? info.MediaId,
		...Object.fromEntries([...picked(info, INFO_KEYS), ...picked(file, FILE_KEYS)]),
	};
}

function firstFile(files: unknown): JsonObject {
	const first: unknown = Array.isArray(files) ? files[0] : undefined;
	return isJsonObject(first) && isJsonObject(first.FileBasicInfo) ? first.FileBasicInfo : {};
}

function picked(object: JsonObject, keys: readonly string[]): Array<[string, unknown]> {
	return keys.filter((key) => !isUnset(object[key])).map((key) => [key, readValue(key, object[key])]);
}

function readValue(key: string, value: unknown): unknown {
	const number = NUMBERS.has(key) ? Number(value) : Number.NaN;
	return Number.isFinite(number) ? number : value;
}
