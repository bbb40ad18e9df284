import type { FieldReader, JsonObject } from '../../values/fieldReader';
import { withoutUnset } from '../../values/looseValues';
import { checkTags, readTags } from '../mediaTags';
import type { BinaryFile, FileType } from './binaryFile';
import { type LibraryTarget, mediaTitle } from './uploadTarget';

/** Documented by type; for audio, inferred from `general` being valid for the others. */
const BUSINESS_TYPES: Readonly<Record<FileType, readonly string[]>> = {
	audio: ['general'],
	image: ['general', 'default', 'cover', 'watermark'],
	other: ['general'],
	text: ['subtitles', 'font'],
	video: ['general', 'opening', 'ending'],
};
const FONTS: ReadonlySet<string> = new Set(['ttf', 'ttc', 'fon']);

/** Documented, in characters. */
const LONGEST = { Title: 128, Description: 1024 } as const;

/**
 * Reads what the item of a file gets in the media library. Documented: MediaMetaData of CreateUploadMedia, which needs a
 * title and a business type.
 *
 * @param additional the fields of Additional Fields, by the names of the panel; empty for a job's file
 */
export function readLibraryTarget(file: BinaryFile, additional: JsonObject, reader: FieldReader): LibraryTarget {
	const title = reader.token('Title', additional.title);
	const description = reader.text('Description', additional.description);
	const tags = readTags('Media Tags', additional.mediaTags, reader);
	const coverUrl = reader.token('Cover URL', additional.coverUrl);
	const categoryId = reader.wholeNumber('Category ID', additional.categoryId);
	const userData = reader.jsonObject('User Data', additional.userData);
	const preset = file.type === 'text' ? (FONTS.has(file.extension) ? 'font' : 'subtitles') : 'general';
	const businessType = reader.token('Business Type', additional.businessType) ?? preset;
	if (!BUSINESS_TYPES[file.type].includes(businessType)) {
		const allowed = BUSINESS_TYPES[file.type].join(', ');
		reader.problem('Business Type', `expected one of ${allowed} for a file of the type ${file.type}`);
	}
	for (const [field, text] of Object.entries({ Title: title, Description: description })) {
		const most = LONGEST[field as keyof typeof LONGEST];
		const length = Array.from(text ?? '').length;
		if (length > most) reader.problem(field, `expected at most ${most} characters, got ${length}`);
	}
	checkTags('Media Tags', tags, reader);
	reader.webAddress('Cover URL', coverUrl);
	const metaData = withoutUnset({
		Title: title ?? mediaTitle(file.name),
		Description: description,
		CateId: categoryId?.toString(),
		Tags: tags.join(',') || undefined,
		BusinessType: businessType,
		CoverURL: coverUrl,
	});
	return { kind: 'library', metaData, userData: userData && JSON.stringify(userData) };
}
