import { clip, type FieldReader, type JsonObject } from '../values/fieldReader';
import { BUSINESS_TYPES, MEDIA_TYPES, TEXT_BUSINESS_TYPES } from './mediaChoices';
import { setParameters } from './setParameters';

/** The wire parameters of RegisterMediaInfo but for `ClientToken`, each a text; what was not set is not there. */
export type RegisterParameters = Readonly<Record<string, string>>;

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
 */
export function draftRegister(inputUrl: unknown, additional: JsonObject, checks: FieldReader): RegisterParameters {
	const mediaType = checks.token('Media Type', additional.mediaType);
	const businessType = checks.token('Business Type', additional.businessType);
	const coverUrl = checks.token('Cover URL', additional.coverUrl);
	const description = checks.text('Description', additional.description);
	const title = checks.token('Title', additional.title);
	const userData = readJson('User Data', additional.userData, checks);
	const categoryId = checks.wholeNumber('Category ID', additional.categoryId);
	const overwrite = checks.flag('Overwrite', additional.overwrite);

	checks.oneOf('Media Type', mediaType, MEDIA_TYPES);
	checks.oneOf('Business Type', businessType, BUSINESS_TYPES);
	if (mediaType === 'text' && !TEXT_BUSINESS_TYPES.includes(businessType ?? '')) {
		checks.problem('Business Type', `the media type text needs one of ${TEXT_BUSINESS_TYPES.join(', ')}`);
	}
	checks.webAddress('Cover URL', coverUrl);
	const texts = { 'Cover URL': coverUrl, Description: description, Title: title, 'User Data': userData };
	for (const [field, limit] of Object.entries(BYTE_LIMITS)) {
		checks.withinBytes(field, texts[field as keyof typeof BYTE_LIMITS], limit);
	}
	return setParameters({
		InputURL: readInputUrl(inputUrl, checks),
		Title: title,
		MediaType: mediaType,
		BusinessType: businessType,
		MediaTags: readTags(additional.mediaTags, checks),
		Description: description,
		CoverURL: coverUrl,
		CateId: categoryId?.toString(),
		UserData: userData,
		ReferenceId: readReferenceId(additional.referenceId, checks),
		RegisterConfig: readJson('Register Config', additional.registerConfig, checks),
		SmartTagTemplateId: checks.token('Smart Tag Template ID', additional.smartTagTemplateId),
		WorkflowId: checks.token('Workflow ID', additional.workflowId),
		Overwrite: overwrite?.toString(),
	});
}

/** Documented: an OSS object, by oss:// or its web address, or an item of ApsaraVideo VOD. */
function readInputUrl(value: unknown, checks: FieldReader): string | undefined {
	const before = checks.problems.length;
	const url = checks.token('URL', value);
	if (url === undefined) {
		return checks.problems.length > before ? undefined : checks.problem('URL', 'nothing was given. It names the file');
	}
	if (/^https?:/i.test(url)) checks.webAddress('URL', url);
	else if (!/^(oss:\/\/[^/\s]+\/.*[^/]|vod:\/\/[^/\s]+)$/i.test(url)) {
		checks.problem('URL', `"${clip(url)}" has to look like oss://bucket/path/file.mp4 or https://…`);
	}
	return url;
}

function readTags(value: unknown, checks: FieldReader): string | undefined {
	const tags = checks.list('Media Tags', value) ?? [];
	if (tags.length > MOST_TAGS)
		checks.problem('Media Tags', `${tags.length} were given, at most ${MOST_TAGS} are allowed`);
	for (const tag of tags) checks.withinBytes(`Media Tags, "${clip(tag)}"`, tag, LONGEST_TAG_BYTES);
	return tags.join(',') || undefined;
}

/** Documented: 6 to 64 letters, digits, hyphens and underscores. */
function readReferenceId(value: unknown, checks: FieldReader): string | undefined {
	const id = checks.token('Reference ID', value);
	if (id !== undefined && !/^[\w-]{6,64}$/.test(id)) {
		checks.problem('Reference ID', `"${clip(id)}" has to be 6 to 64 letters, digits, hyphens and underscores`);
	}
	return id;
}

function readJson(field: string, value: unknown, checks: FieldReader): string | undefined {
	const object = checks.jsonObject(field, value);
	return object && JSON.stringify(object);
}
