import type { FieldReader } from '../../values/fieldReader';
import { quoted } from '../../values/shortText';

/** The values of `Input.Type`, with the field that belongs to each. */
const INPUT_FIELDS = { OSS: 'OSS URL', Media: 'Media', URL: 'URL' } as const;
type InputType = keyof typeof INPUT_FIELDS;
const INPUT_TYPES = Object.keys(INPUT_FIELDS);

/**
 * Reads the job's input into the JSON text of `Input`.
 *
 * @param value the value of the field that belongs to the input type: an OSS URL, a media ID or a web address
 * @returns undefined when a problem was found
 */
export function readInput(inputType: unknown, value: unknown, reader: FieldReader): string | undefined {
	const type = reader.requiredToken('Input Type', inputType, `Choose one of ${INPUT_TYPES.join(', ')}`);
	reader.oneOf('Input Type', type, INPUT_TYPES);
	if (!isInputType(type)) return undefined;
	const field = INPUT_FIELDS[type];
	const media = reader.requiredToken(field, value, 'It names the video');
	if (media === undefined) return undefined;
	if (type === 'OSS' && !/^oss:\/\/[^/\s]+\/.*[^/]$/i.test(media)) {
		reader.problem(
			field,
			`expected an object like oss://bucket/path/file.mp4, got ${quoted(media)}. For a web address, choose Input Type URL`,
		);
	}
	if (type === 'Media' && /[/\s]/.test(media)) {
		reader.problem(
			field,
			`expected the ID of a media library item, got ${quoted(media)}. For an address, choose another Input Type`,
		);
	}
	if (type === 'URL') reader.webAddress(field, media);
	return JSON.stringify({ Type: type, Media: media });
}

function isInputType(type: string | undefined): type is InputType {
	return type !== undefined && Object.hasOwn(INPUT_FIELDS, type);
}
