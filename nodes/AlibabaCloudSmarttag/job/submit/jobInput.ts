import type { UploadedFile } from '../../media/upload/fileUploads';
import type { FieldReader } from '../../values/fieldReader';
import { readOssUrl } from '../../values/ossUrl';
import { quoted } from '../../values/shortText';
import { hintAtExpiredSignature } from '../../values/signedUrl';

/** The values of `Input.Type`, with the field that belongs to each. */
const INPUT_FIELDS = { OSS: 'OSS URL', Media: 'Media', URL: 'URL' } as const;
type InputType = keyof typeof INPUT_FIELDS;
const INPUT_TYPES: readonly InputType[] = ['OSS', 'Media', 'URL'];

/** The choice of the panel that is uploaded first, and so has another input in the end. */
const FILE = 'File';
const CHOICES = [...INPUT_TYPES, FILE];

/** What a job needs besides its fields. */
interface Place {
	/** The region of the credential. */
	readonly region: string;
	/** Milliseconds since 1970. */
	readonly now: number;
}

/** The input type that a text names, in capital or small letters; undefined for any other value. */
export function inputTypeOf(value: unknown): InputType | undefined {
	const name = typeof value === 'string' ? value.trim().toLowerCase() : '';
	return INPUT_TYPES.find((type) => type.toLowerCase() === name);
}

/** Whether the chosen input type is a file of the item. */
export function isFileInput(value: unknown): boolean {
	return typeof value === 'string' && value.trim().toLowerCase() === FILE.toLowerCase();
}

/** The JSON text of `Input` for a file that was uploaded. */
export function uploadedInput({ MediaId, ossUrl }: UploadedFile): string {
	return JSON.stringify(ossUrl === undefined ? { Type: 'Media', Media: MediaId } : { Type: 'OSS', Media: ossUrl });
}

/**
 * Reads the job's input into the JSON text of `Input`.
 *
 * @param value the value of the field that belongs to the input type: an OSS URL, a media ID or a web address
 * @returns undefined when a problem was found
 */
export function readInput(
	inputType: unknown,
	value: unknown,
	{ region, now }: Place,
	reader: FieldReader,
): string | undefined {
	const entered = reader.requiredToken('Input Type', inputType, `Choose one of ${CHOICES.join(', ')}`);
	const type = inputTypeOf(entered);
	if (!type) {
		reader.oneOf('Input Type', entered, CHOICES);
		return undefined;
	}
	const field = INPUT_FIELDS[type];
	const token = reader.requiredToken(field, value, 'It names the video');
	if (token === undefined) return undefined;
	// Blanks at the end of a key are part of it.
	const media = type === 'OSS' ? readOssUrl(field, reader.text(field, value) ?? token, region, reader) : token;
	if (media === undefined) return undefined;
	if (type === 'Media' && /[/\s]/.test(media)) {
		reader.problem(
			field,
			`expected the ID of a media library item, got ${quoted(media)}. For an address, choose another Input Type`,
		);
	}
	if (type === 'URL') {
		reader.webAddress(field, media);
		hintAtExpiredSignature(field, media, now, reader);
	}
	return JSON.stringify({ Type: type, Media: media });
}
