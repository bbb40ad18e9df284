import type { FieldReader, JsonObject } from '../values/fieldReader';
import { withoutUnset } from '../values/looseValues';
import { readOssUrl } from '../values/ossUrl';
import { quoted } from '../values/shortText';
import { hintAtExpiredSignature } from '../values/signedUrl';
import { MEDIA_TYPES } from './mediaItem';

/** The wire parameters of RegisterMediaInfo but for `ClientToken`, each a text; empty fields have none. */
export type RegisterParameters = Readonly<Record<string, string>>;

/** Where and when a registration is made. */
interface RegisterPlace {
	readonly region: string;
	readonly now: number;
}

/** Documented values of `BusinessType`, and those for the media type text. */
const BUSINESS_TYPES = ['ending', 'font', 'general', 'opening', 'subtitles', 'watermark'] as const;
const TEXT_BUSINESS_TYPES: readonly string[] = ['font', 'subtitles'];

/** Limits that the vendor's client documents, in bytes of UTF-8. */
const BYTE_LIMITS = { 'Cover URL': 128, Description: 1024, Title: 128, 'User Data': 1024 } as const;
const MOST_TAGS = 16;
const LONGEST_TAG_BYTES = 32;

/**
 * Checks one item's fields and builds the parameters of RegisterMediaInfo. Names, values and limits are those of the API
 * reference, version 2020-11-09.
 *
 * @param inputUrl where the file is
 * @param additional the fields of Additional Fields, by the names of the panel
 * @param place the region of the credential, and the time in milliseconds since 1970
 */
export function draftRegister(
	inputUrl: unknown,
	additional: JsonObject,
	place: RegisterPlace,
	reader: FieldReader,
): RegisterParameters {
	const mediaType = reader.token('Media Type', additional.mediaType);
	const businessType = reader.token('Business Type', additional.businessType);
	const coverUrl = reader.token('Cover URL', additional.coverUrl);
	const description = reader.text('Description', additional.description);
	const title = reader.token('Title', additional.title);
	const userData = readJson('User Data', additional.userData, reader);
	const categoryId = reader.wholeNumber('Category ID', additional.categoryId);
	const overwrite = reader.flag('Overwrite', additional.overwrite);

	reader.oneOf('Media Type', mediaType, MEDIA_TYPES);
	reader.oneOf('Business Type', businessType, BUSINESS_TYPES);
	if (mediaType === 'text' && !TEXT_BUSINESS_TYPES.includes(businessType ?? '')) {
		reader.problem('Business Type', `expected one of ${TEXT_BUSINESS_TYPES.join(', ')} for the media type text`);
	}
	reader.webAddress('Cover URL', coverUrl);
	const texts = { 'Cover URL': coverUrl, Description: description, Title: title, 'User Data': userData };
	for (const [field, limit] of Object.entries(BYTE_LIMITS)) {
		reader.withinBytes(field, texts[field as keyof typeof BYTE_LIMITS], limit);
	}
	return withoutUnset({
		InputURL: readInputUrl(inputUrl, place, reader),
		Title: title,
		MediaType: mediaType,
		BusinessType: businessType,
		MediaTags: readTags(additional.mediaTags, reader),
		Description: description,
		CoverURL: coverUrl,
		CateId: categoryId?.toString(),
		UserData: userData,
		ReferenceId: readReferenceId(additional.referenceId, reader),
		RegisterConfig: readJson('Register Config', additional.registerConfig, reader),
		SmartTagTemplateId: reader.token('Smart Tag Template ID', additional.smartTagTemplateId),
		WorkflowId: reader.token('Workflow ID', additional.workflowId),
		Overwrite: overwrite?.toString(),
	});
}

/** Documented: an OSS object, by oss:// or its web address, or an item of ApsaraVideo VOD. */
function readInputUrl(value: unknown, { region, now }: RegisterPlace, reader: FieldReader): string | undefined {
	const field = 'URL';
	const url = reader.requiredToken(field, value, 'It names the file');
	if (url === undefined) return undefined;
	// Blanks at the end of a key are part of it.
	if (/^oss:/i.test(url)) return readOssUrl(field, reader.text(field, value) ?? url, region, reader);
	if (/^https?:/i.test(url)) {
		reader.webAddress(field, url);
		hintAtExpiredSignature(field, url, now, reader);
	} else if (!/^vod:\/\/[^/\s]+$/i.test(url)) {
		reader.problem(field, `expected an address like oss://bucket/path/file.mp4 or https://…, got ${quoted(url)}`);
	}
	return url;
}

function readTags(value: unknown, reader: FieldReader): string | undefined {
	const tags = reader.list('Media Tags', value) ?? [];
	if (tags.length > MOST_TAGS) reader.problem('Media Tags', `expected at most ${MOST_TAGS} tags, got ${tags.length}`);
	for (const tag of tags) reader.withinBytes(`Media Tags, ${quoted(tag)}`, tag, LONGEST_TAG_BYTES);
	return tags.join(',') || undefined;
}

/** Documented: 6 to 64 letters, digits, hyphens and underscores. */
function readReferenceId(value: unknown, reader: FieldReader): string | undefined {
	const id = reader.token('Reference ID', value);
	if (id !== undefined && !/^[\w-]{6,64}$/.test(id)) {
		reader.problem('Reference ID', `expected 6 to 64 letters, digits, hyphens and underscores, got ${quoted(id)}`);
	}
	return id;
}

function readJson(field: string, value: unknown, reader: FieldReader): string | undefined {
	const object = reader.jsonObject(field, value);
	return object && JSON.stringify(object);
}
