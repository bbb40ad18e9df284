import { type MediaType, mediaTypes } from '../catalog/media';
import { formatTime, wholeSeconds } from '../state/dates';
import { invalidParameter, missingParameter } from '../apiError';
import type { MediaDraft } from '../state/mediaStore';
import { checkChoice, parseJsonObject } from './fields';
import { mediaTypeOf, sourceOf } from './mediaUrl';
import { checkSize } from './text';

type Parameters = Readonly<Record<string, string>>;

/** What `RegisterMediaInfo` asks for. */
export interface Registration {
	draft: MediaDraft;
	/** The same token gives the same media asset again. */
	clientToken?: string;
	/** Whether a media asset of the same address is replaced. */
	overwrite: boolean;
}

/** Documented values. */
const businessTypes = ['subtitles', 'font', 'watermark', 'opening', 'ending', 'general'];
const businessTypesOfText = ['subtitles', 'font'];
const tagTemplates = ['S00000101-300080', 'S00000103-000001', 'S00000103-000002'];

/** Documented sizes, in UTF-8 bytes. */
const sizes: ReadonlyArray<readonly [name: string, bytes: number]> = [
	['Title', 128],
	['Description', 1024],
	['CoverURL', 128],
	['UserData', 1024],
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
	for (const [name, bytes] of sizes) checkSize(parameters, name, bytes);
	for (const [name, form, expected] of forms) {
		if (!form.test(parameters[name] ?? '') && parameters[name] !== undefined) {
			throw invalidParameter(name, `not ${expected}.`);
		}
	}
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
	};
	return { draft, clientToken, overwrite: overwrite === 'true' };
}

/** Documented: told by the extension when it is not given. That it is refused when neither tells is inferred. */
function parseMediaType(text: string | undefined, inputUrl: string): MediaType {
	if (text !== undefined) return checkChoice('MediaType', text, mediaTypes);
	const known = mediaTypeOf(inputUrl);
	if (known) return known;
	throw invalidParameter('MediaType', 'missing, and the extension of InputURL does not tell it.');
}

/** Documented: a text is of subtitles or a font. */
function parseBusinessType(text = 'general', mediaType: MediaType): string {
	return checkChoice('BusinessType', text, mediaType === 'text' ? businessTypesOfText : businessTypes);
}

/** Documented: at most 16, comma-separated, of 32 bytes at most. */
function checkTags(text: string | undefined): void {
	const tags = text?.split(',') ?? [];
	if (tags.length > 16) throw invalidParameter('MediaTags', `${tags.length} tags, at most 16 are allowed.`);
	const long = tags.find((tag) => Buffer.byteLength(tag, 'utf8') > 32);
	if (long !== undefined) throw invalidParameter('MediaTags', `"${long}" is larger than 32 bytes.`);
}
