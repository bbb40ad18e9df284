import { invalidParameter } from '../apiError';
import { checkChoice, checkSize, parseJsonObject, stringField } from './fields';

/** Documented: the media that a job analyzes. */
export interface JobInput {
	Type: string;
	Media: string;
}

const forms: Readonly<Record<string, { isValid: (media: string) => boolean; expected: string }>> = {
	OSS: { isValid: isOssUrl, expected: 'oss://bucket/key' },
	Media: { isValid: (media) => /^[^\s/]+$/.test(media), expected: 'a media ID' },
	URL: { isValid: isHttpUrl, expected: 'an http or https URL' },
};

/** Checks `Input`: exactly the keys Type and Media, and Media in the form that its Type requires. */
export function parseInput(text: string): JobInput {
	const place = { name: 'Input', object: parseJsonObject('Input', text) };
	const unknown = Object.keys(place.object).find((key) => key !== 'Type' && key !== 'Media');
	if (unknown !== undefined) throw invalidParameter('Input', `unknown key "${unknown}".`);
	const type = checkChoice('Input.Type', place.object['Type'], Object.keys(forms));
	const media = stringField(place, 'Media');
	if (media === undefined) throw invalidParameter('Input.Media', 'missing.');
	const form = forms[type];
	if (!form?.isValid(media)) throw invalidParameter('Input.Media', `not ${form?.expected ?? 'known'}.`);
	return { Type: type, Media: media };
}

/** True for `oss://bucket/key`. */
export function isOssUrl(text: string): boolean {
	return /^oss:\/\/[^/]+\/.+$/i.test(text);
}

/** True for an absolute URL of scheme http or https. */
export function isHttpUrl(text: string): boolean {
	return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** Documented sizes of a job's free text, in UTF-8 bytes. */
const textLimits: Readonly<Record<string, number>> = { Title: 256, Content: 1024, UserData: 1024 };

/** Throws `InvalidParameter` when a text of a job is larger than its documented size. */
export function checkTextSizes(parameters: Readonly<Record<string, string>>): void {
	for (const [name, limit] of Object.entries(textLimits)) checkSize(parameters, name, limit);
}

/** Checks `ScheduleConfig` (only PipelineId and Priority, both strings; documented). Returns the pipeline ID. */
export function parseScheduleConfig(text: string): string | undefined {
	const place = { name: 'ScheduleConfig', object: parseJsonObject('ScheduleConfig', text) };
	const unknown = Object.keys(place.object).find((key) => key !== 'PipelineId' && key !== 'Priority');
	if (unknown !== undefined) throw invalidParameter('ScheduleConfig', `unknown key "${unknown}".`);
	stringField(place, 'Priority');
	return stringField(place, 'PipelineId');
}
