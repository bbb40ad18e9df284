import { clip, type FieldReader } from '../../values/fieldReader';

/** The values of `Input.Type`, with the field that belongs to each. */
const INPUT_FIELDS = { OSS: 'OSS URL', Media: 'Media', URL: 'URL' } as const;
type InputType = keyof typeof INPUT_FIELDS;
const KNOWN_TYPES = `Known are ${Object.keys(INPUT_FIELDS).join(', ')}`;

/**
 * Reads the job's input into the JSON text of `Input`.
 *
 * @param given the field that belongs to the input type: an OSS URL, a media ID or a web address
 * @returns undefined when a problem was found
 */
export function readInput(inputType: unknown, given: unknown, checks: FieldReader): string | undefined {
	const type = readOnce(checks, 'Input Type', inputType, KNOWN_TYPES);
	if (type === undefined) return undefined;
	if (!isInputType(type)) return checks.problem('Input Type', `"${clip(type)}" is not known. ${KNOWN_TYPES}`);
	const field = INPUT_FIELDS[type];
	const media = readOnce(checks, field, given, 'It names the video');
	if (media === undefined) return undefined;
	if (type === 'OSS' && !/^oss:\/\/[^/\s]+\/.*[^/]$/i.test(media)) {
		checks.problem(
			field,
			`"${clip(media)}" has to look like oss://bucket/path/file.mp4. For a web address, choose Input Type URL`,
		);
	}
	if (type === 'Media' && /[/\s]/.test(media)) {
		checks.problem(
			field,
			`"${clip(media)}" is no ID of a media library item. For an address, choose another Input Type`,
		);
	}
	if (type === 'URL') checks.webAddress(field, media);
	return JSON.stringify({ Type: type, Media: media });
}

/** Reads a field that has to be filled in; one problem is told, not two. */
function readOnce(checks: FieldReader, field: string, value: unknown, why: string): string | undefined {
	const problems = checks.problems.length;
	const text = checks.token(field, value);
	if (text === undefined && checks.problems.length === problems) checks.problem(field, `nothing was given. ${why}`);
	return text;
}

function isInputType(type: string | undefined): type is InputType {
	return type !== undefined && Object.hasOwn(INPUT_FIELDS, type);
}
