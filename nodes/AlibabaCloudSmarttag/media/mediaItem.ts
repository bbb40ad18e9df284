import { isJsonObject, isUnset, type JsonObject } from '../values/fieldReader';

/** What the simplified item has of `MediaBasicInfo`, in this order. */
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

/** What the simplified item has of the first file's `FileBasicInfo`; numbers come as text. */
const FILE_KEYS = ['FileName', 'FileSize', 'Duration', 'Width', 'Height', 'FormatName'] as const;
const NUMBERS: ReadonlySet<string> = new Set(['Duration', 'FileSize', 'Height', 'Width']);

/**
 * The simplified item of a media library item, flat, by the API's names. Duration is in seconds, FileSize in bytes; what
 * the API does not tell is not there.
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
