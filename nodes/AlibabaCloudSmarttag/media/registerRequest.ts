import type { FieldReader, JsonObject } from '../values/fieldReader';
import { withoutUnset } from '../values/looseValues';
import { readOssUrl } from '../values/ossUrl';
import { quoted } from '../values/shortText';
import { hintAtExpiredSignature } from '../values/signedUrl';
import { readJson, readMediaFields } from './mediaFields';
import { MEDIA_TYPES } from './mediaItem';
import { checkTags, readTags } from './mediaTags';

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
	const fields = readMediaFields(additional, reader);
	const tags = readTags('Media Tags', additional.mediaTags, reader);
	const overwrite = reader.flag('Overwrite', additional.overwrite);

	reader.oneOf('Media Type', mediaType, MEDIA_TYPES);
	reader.oneOf('Business Type', businessType, BUSINESS_TYPES);
	if (mediaType === 'text' && !TEXT_BUSINESS_TYPES.includes(businessType ?? '')) {
		reader.problem('Business Type', `expected one of ${TEXT_BUSINESS_TYPES.join(', ')} for the media type text`);
	}
	checkTags('Media Tags', tags, reader);
	return withoutUnset({
		InputURL: readInputUrl(inputUrl, place, reader),
		...fields,
		MediaType: mediaType,
		BusinessType: businessType,
		MediaTags: tags.join(','),
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
