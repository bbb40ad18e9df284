import type { FieldReader, JsonObject } from '../values/fieldReader';
import { quoted } from '../values/shortText';

/** Limits that the vendor's client documents, in bytes of UTF-8. */
const BYTE_LIMITS = { 'Cover URL': 128, Description: 1024, Title: 128, 'User Data': 1024 } as const;

/** What a user writes about a media item, by the names of the API, each a text; empty fields are undefined. */
export type MediaFields = Record<
	'CateId' | 'CoverURL' | 'Description' | 'ReferenceId' | 'Title' | 'UserData',
	string | undefined
>;

/**
 * Reads and checks what a user writes about a media item. Names, forms and limits are those of the API reference, version
 * 2020-11-09.
 *
 * @param fields by the names of the panel
 */
export function readMediaFields(fields: JsonObject, reader: FieldReader): MediaFields {
	const coverUrl = reader.token('Cover URL', fields.coverUrl);
	const description = reader.text('Description', fields.description);
	const title = reader.token('Title', fields.title);
	const userData = readJson('User Data', fields.userData, reader);
	const categoryId = reader.wholeNumber('Category ID', fields.categoryId);

	reader.webAddress('Cover URL', coverUrl);
	const texts = { 'Cover URL': coverUrl, Description: description, Title: title, 'User Data': userData };
	for (const [field, limit] of Object.entries(BYTE_LIMITS)) {
		reader.withinBytes(field, texts[field as keyof typeof BYTE_LIMITS], limit);
	}
	return {
		CateId: categoryId?.toString(),
		CoverURL: coverUrl,
		Description: description,
		ReferenceId: readReferenceId(fields.referenceId, reader),
		Title: title,
		UserData: userData,
	};
}

/** Documented: 6 to 64 letters, digits, hyphens and underscores. */
function readReferenceId(value: unknown, reader: FieldReader): string | undefined {
	const id = reader.token('Reference ID', value);
	if (id !== undefined && !/^[\w-]{6,64}$/.test(id)) {
		reader.problem('Reference ID', `expected 6 to 64 letters, digits, hyphens and underscores, got ${quoted(id)}`);
	}
	return id;
}

/** JSON text of an object. */
export function readJson(field: string, value: unknown, reader: FieldReader): string | undefined {
	const object = reader.jsonObject(field, value);
	return object && JSON.stringify(object);
}
