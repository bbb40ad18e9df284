import { invalidParameter, missingParameter } from '../apiError';
import type { MediaType } from '../catalog/media';
import type { MediaDraft } from '../state/mediaStore';
import { isJsonObject, type JsonObject, wholeSeconds } from '../values';
import { checkChoice, countField, parseJsonObject, type Place, stringField } from './fields';
import { isHttpUrl } from './jobFields';

type Parameters = Readonly<Record<string, string>>;
type Draft = Omit<MediaDraft, 'inputUrl'>;

/** Documented. */
const FILE_TYPES = ['video', 'image', 'audio', 'text', 'other'] as const;
type FileType = (typeof FILE_TYPES)[number];
const FILE_KEYS = ['Type', 'Name', 'Size', 'Ext'];
const META_KEYS = ['Title', 'Description', 'CateId', 'Tags', 'BusinessType', 'CoverURL', 'DynamicMetaData'];
const URL_META_KEYS = [
	...['SourceURL', 'Title', 'FileSize', 'Description', 'CoverURL', 'CateId', 'Tags', 'WorkflowId', 'FileExtension'],
	'DynamicMetaData',
];

/** Documented; for audio, inferred from `general` being valid for every other type but text. */
const BUSINESS_TYPES: Readonly<Record<FileType, readonly string[]>> = {
	video: ['opening', 'ending', 'general'],
	audio: ['general'],
	image: ['default', 'cover', 'general', 'watermark'],
	text: ['subtitles', 'font'],
	other: ['general'],
};

/** Documented, in bytes: 5 GB. */
const LARGEST_FILE = 5 * 2 ** 30;
const MOST_URLS = 20;

/** Documented: the file formats of the library; capital letters do not count. */
const SUPPORTED = new Set(
	[
		'mp4 ts 3gp mpg mpeg mpe dat vob asf avi wmv flv f4v rm rmvb mov mkv m3u8 dv gif m2t m4v mj2 mjpeg mts ogg qt swf webm',
		'mp3 wma wav aac ra m4a flac ape ac3 amr caf acm gif webp png jpg jpeg heic srt vtt ass ttf ttc fon',
	].flatMap((list) => list.split(' ')),
);

/** The file that CreateUploadMedia announces. */
export interface AnnouncedFile {
	readonly draft: Draft;
	readonly ext: string;
	readonly isSupported: boolean;
}

/** Checks the parameters of CreateUploadMedia at `now` (ms) by their documented forms and sizes. */
export function parseUpload(parameters: Parameters, now: number): AnnouncedFile {
	// Documented as optional, but without it there is no file to upload (inferred).
	if (parameters['FileInfo'] === undefined) throw missingParameter('FileInfo');
	const file = placeOf('FileInfo', parseJsonObject('FileInfo', parameters['FileInfo']), FILE_KEYS);
	const type = checkChoice('FileInfo.Type', required(file, 'Type'), FILE_TYPES);
	const name = required(file, 'Name');
	const ext = required(file, 'Ext');
	if (!/^[A-Za-z\d]+$/.test(ext)) throw invalidParameter('FileInfo.Ext', 'not an extension without its dot.');
	if ((countField(file, 'Size') ?? 0) > LARGEST_FILE) throw invalidParameter('FileInfo.Size', 'more than 5 GB.');
	const meta = placeOf(
		'MediaMetaData',
		parseJsonObject('MediaMetaData', parameters['MediaMetaData'] ?? '{}'),
		META_KEYS,
	);
	for (const key of ['PostProcessConfig', 'UploadTargetConfig', 'UserData']) {
		parseJsonObject(key, parameters[key] ?? '{}');
	}
	const title = parameters['MediaMetaData'] === undefined ? name : required(meta, 'Title');
	if ([...title].length > 128) throw invalidParameter('MediaMetaData.Title', 'more than 128 characters.');
	const businessType = parameters['MediaMetaData'] === undefined ? 'general' : required(meta, 'BusinessType');
	checkChoice('MediaMetaData.BusinessType', businessType, BUSINESS_TYPES[type]);
	return {
		...{ ext, isSupported: SUPPORTED.has(ext.toLowerCase()) },
		draft: { ...draftOf(meta, type, now), title, businessType, userData: parameters['UserData'] },
	};
}

/** One file that UploadMediaByURL names. */
export interface NamedUrl {
	readonly url: string;
	readonly draft: Draft;
}

/** Checks the parameters of UploadMediaByURL at `now` (ms). Documented: addresses are percent-encoded, then joined. */
export function parseUrlUploads(parameters: Parameters, now: number): NamedUrl[] {
	if (parameters['UploadURLs'] === undefined) throw missingParameter('UploadURLs');
	const urls = splitUrls('UploadURLs', parameters['UploadURLs'], MOST_URLS);
	const metas = parseMetas(parameters['MediaMetaData'] ?? '[]', urls);
	parseJsonObject('UserData', parameters['UserData'] ?? '{}');
	return urls.map((url) => {
		const meta = metas.find(({ object }) => object['SourceURL'] === url) ?? { name: 'MediaMetaData', object: {} };
		const extension = stringField(meta, 'FileExtension') ?? /\.([A-Za-z\d]+)$/.exec(new URL(url).pathname)?.[1];
		if (extension === undefined) throw invalidParameter('UploadURLs', `${url} has no file extension.`);
		const isAudio = /^(mp3|wma|wav|aac|ra|m4a|flac|ape|ac3|amr|caf|acm)$/i.test(extension);
		const title = stringField(meta, 'Title') ?? url.slice(url.lastIndexOf('/') + 1);
		const draft = { ...draftOf(meta, isAudio ? 'audio' : 'video', now), title, userData: parameters['UserData'] };
		return { url, draft };
	});
}

/** Addresses as a list has them: each percent-encoded, joined by commas. */
export function splitUrls(name: string, text: string, most: number): string[] {
	const urls = text.split(',').map((part) => {
		const url = /:\/\//.test(part) ? '' : decode(name, part);
		if (isHttpUrl(url)) return url;
		throw invalidParameter(name, 'each has to be the address of a file, percent-encoded.');
	});
	if (urls.length > most) throw invalidParameter(name, `${urls.length} addresses, at most ${most} are allowed.`);
	return urls;
}

function decode(name: string, text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		throw invalidParameter(name, 'not percent-encoded.');
	}
}

/** Documented: an array, whose Title has 128 bytes at most and no emoji. */
function parseMetas(text: string, urls: readonly string[]): Place[] {
	let list: unknown;
	try {
		list = JSON.parse(text);
	} catch {
		throw invalidParameter('MediaMetaData', 'not JSON.');
	}
	if (!Array.isArray(list) || !list.every(isJsonObject)) throw invalidParameter('MediaMetaData', 'not an array.');
	return list.map((object) => {
		const meta = placeOf('MediaMetaData', object, URL_META_KEYS);
		const sourceUrl = required(meta, 'SourceURL');
		if (!urls.includes(sourceUrl)) throw invalidParameter('MediaMetaData.SourceURL', 'not one of UploadURLs.');
		const title = required(meta, 'Title');
		if (Buffer.byteLength(title) > 128) throw invalidParameter('MediaMetaData.Title', 'more than 128 bytes.');
		if (/\p{Extended_Pictographic}/u.test(title)) throw invalidParameter('MediaMetaData.Title', 'has an emoji.');
		return meta;
	});
}

function draftOf(meta: Place, type: FileType, now: number): Draft {
	const description = stringField(meta, 'Description');
	if ((description ?? '').length > 1024) throw invalidParameter(`${meta.name}.Description`, 'more than 1024.');
	const mediaType: MediaType = type === 'other' ? 'text' : type;
	return {
		...{ title: '', mediaType, source: 'vod', businessType: 'general', createdAt: wholeSeconds(now), description },
		seconds: type === 'video' || type === 'audio' ? 60 : undefined,
		mediaTags: stringField(meta, 'Tags'),
		coverUrl: stringField(meta, 'CoverURL'),
	};
}

function placeOf(name: string, object: JsonObject, known: readonly string[]): Place {
	const unknown = Object.keys(object).find((key) => !known.includes(key));
	if (unknown !== undefined) throw invalidParameter(`${name}.${unknown}`, 'there is no such key.');
	return { name, object };
}

function required(place: Place, key: string): string {
	const value = stringField(place, key);
	if (value === undefined) throw invalidParameter(`${place.name}.${key}`, 'is missing.');
	return value;
}
