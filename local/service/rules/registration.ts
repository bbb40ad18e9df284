import { invalidParameter, missingParameter } from '../apiError';
import { type Media, type MediaType, mediaTypes } from '../catalog/media';
import type { MediaDraft } from '../state/mediaStore';
import { formatTime, wholeSeconds } from '../values';
import { checkChoice, checkSize, parseJsonObject } from './fields';
import { isHttpUrl, isOssUrl } from './jobFields';

type Parameters = Readonly<Record<string, string>>;

/** A registration that `RegisterMediaInfo` requests. */
export interface Registration {
	draft: MediaDraft;
	/** The same token returns the same media asset again. */
	clientToken?: string;
	/** Whether a media asset of the same address is replaced. */
	overwrite: boolean;
}

/** Documented values. */
export const businessTypes = ['subtitles', 'font', 'watermark', 'opening', 'ending', 'general'];
const businessTypesOfText = ['subtitles', 'font'];
const tagTemplates = ['S00000101-300080', 'S00000103-000001', 'S00000103-000002'];

/** Documented sizes, in UTF-8 bytes. */
const sizes: ReadonlyArray<readonly [name: string, bytes: number]> = [
	['Title', 128],
	['Description', 1024],
	['CoverURL', 128],
	['UserData', 1024],
	['Category', 64],
];

/** Documented forms of text. */
const forms: ReadonlyArray<readonly [name: string, form: RegExp, expected: string]> = [
	['ClientToken', /^[0-9A-Fa-f]{32}$/, 'a UUID of 32 characters'],
	['ReferenceId', /^[\w-]{6,64}$/, '6 to 64 letters, digits, hyphens and underscores'],
	['CateId', /^\d+$/, 'an integer'],
];

/** Checks the parameters of a registration at `now` (ms) by their documented forms and sizes. */
export function parseRegistration(parameters: Parameters, now: number): Registration {
	const { InputURL: inputUrl, Overwrite: overwrite = 'false', ClientToken: clientToken } = parameters;
	if (inputUrl === undefined) throw missingParameter('InputURL');
	const source = sourceOf(inputUrl);
	checkTexts(parameters);
	checkChoice('Overwrite', overwrite, ['true', 'false']);
	checkTags(parameters['MediaTags']);
	for (const name of ['UserData', 'RegisterConfig']) parseJsonObject(name, parameters[name] ?? '{}');
	if (parameters['SmartTagTemplateId'] !== undefined) {
		checkChoice('SmartTagTemplateId', parameters['SmartTagTemplateId'], tagTemplates);
	}
	const mediaType = parseMediaType(parameters['MediaType'], inputUrl);
	const draft: MediaDraft = {
		title: parameters['Title'] ?? `Media of ${formatTime(now)}`,
		mediaType,
		source,
		businessType: parseBusinessType(parameters['BusinessType'], mediaType),
		inputUrl,
		createdAt: wholeSeconds(now),
		seconds: mediaType === 'video' || mediaType === 'audio' ? 60 : undefined,
		description: parameters['Description'],
		mediaTags: parameters['MediaTags'],
		coverUrl: parameters['CoverURL'],
		userData: parameters['UserData'],
		referenceId: parameters['ReferenceId'],
		cateId: parameters['CateId'],
	};
	return { draft, clientToken, overwrite: overwrite === 'true' };
}

/** Checks the texts of a media asset by their documented sizes and forms. */
export function checkTexts(parameters: Parameters): void {
	for (const [name, bytes] of sizes) checkSize(parameters, name, bytes);
	for (const [name, form, expected] of forms) {
		if (!form.test(parameters[name] ?? '') && parameters[name] !== undefined) {
			throw invalidParameter(name, `not ${expected}.`);
		}
	}
}

/** Documented: derived from the extension by default. Inferred: refused when the extension is unknown. */
function parseMediaType(text: string | undefined, inputUrl: string): MediaType {
	if (text !== undefined) return checkChoice('MediaType', text, mediaTypes);
	const known = mediaTypeOf(inputUrl);
	if (known) return known;
	throw invalidParameter('MediaType', 'missing, and not known by the extension of InputURL.');
}

/** Documented: a text is subtitles or a font. */
function parseBusinessType(text = 'general', mediaType: MediaType): string {
	return checkChoice('BusinessType', text, mediaType === 'text' ? businessTypesOfText : businessTypes);
}

/** Documented: at most 16, comma-separated, of 32 bytes at most. */
export function checkTags(text: string | undefined): void {
	const tags = text?.split(',') ?? [];
	if (tags.length > 16) throw invalidParameter('MediaTags', `${tags.length} tags, at most 16 are allowed.`);
	const long = tags.find((tag) => Buffer.byteLength(tag, 'utf8') > 32);
	if (long !== undefined) throw invalidParameter('MediaTags', `"${long}" is larger than 32 bytes.`);
}

/** Extensions of the documented formats of tagging, and other common ones. */
const extensions: ReadonlyArray<readonly [type: MediaType, extension: RegExp]> = [
	['video', /\.(avi|flv|mkv|mpg|mp4|ts|mov|mxf)$/i],
	['audio', /\.(mp3|wav|aac|m4a)$/i],
	['image', /\.(jpg|jpeg|png|gif)$/i],
];

/**
 * Where a file to register is stored. Documented: `oss://bucket/key`, the http or https address of an OSS object, or
 * `vod://id`. Any http or https address is accepted, because a bucket may have its own domain. Throws `InvalidParameter`.
 */
function sourceOf(inputUrl: string): Media['source'] {
	if (/^vod:\/\/[^\s/]+$/i.test(inputUrl)) return 'vod';
	if (isOssUrl(inputUrl) || (isHttpUrl(inputUrl) && new URL(inputUrl).pathname !== '/')) return 'oss';
	throw invalidParameter('InputURL', 'not oss://bucket/key, the http or https address of a file, or vod://id.');
}

/** True for the http or https address of an OSS object. */
export function isOssAddress(url: string): boolean {
	return isHttpUrl(url) && sourceOf(url) === 'oss';
}

/** The kind by the extension of the address; for a VOD asset always video. */
function mediaTypeOf(inputUrl: string): MediaType | undefined {
	if (/^vod:/i.test(inputUrl)) return 'video';
	const path = inputUrl.split(/[?#]/, 1)[0] ?? '';
	return extensions.find(([, extension]) => extension.test(path))?.[0];
}
