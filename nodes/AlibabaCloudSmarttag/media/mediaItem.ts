import type { IDataObject } from 'n8n-workflow';

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
	'ReferenceId',
	'UserData',
	'CreateTime',
	'ModifiedTime',
] as const;

/** The keys of the first file's `FileBasicInfo` in the simplified item; the API returns numbers as text. */
const FILE_KEYS = ['FileName', 'FileSize', 'Duration', 'Width', 'Height', 'FormatName'] as const;
const NUMBERS: ReadonlySet<string> = new Set(['Duration', 'FileSize', 'Height', 'Width']);

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
