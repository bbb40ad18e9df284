import { invalidParameter } from '../apiError';
import { checkChoice, parseJsonObject, stringField } from './fields';

/** Documented: what `Input` points to. */
export interface JobInput {
	Type: string;
	Media: string;
}

const forms: Readonly<Record<string, { holds: (media: string) => boolean; expected: string }>> = {
	OSS: { holds: isOssUrl, expected: 'oss://bucket/key' },
	Media: { holds: (media) => /^[^\s/]+$/.test(media), expected: 'a media ID' },
	URL: { holds: isHttpUrl, expected: 'an http or https URL' },
};

/** Checks `Input`: exactly the keys Type and Media, and Media of the form its Type asks for. */
export function parseInput(text: string): JobInput {
	const place = { name: 'Input', object: parseJsonObject('Input', text) };
	const unknown = Object.keys(place.object).find((key) => key !== 'Type' && key !== 'Media');
	if (unknown !== undefined) throw invalidParameter('Input', `unknown key "${unknown}".`);
	const type = checkChoice('Input.Type', place.object['Type'], Object.keys(forms));
	const media = stringField(place, 'Media');
	if (media === undefined) throw invalidParameter('Input.Media', 'missing.');
	const form = forms[type];
	if (!form?.holds(media)) throw invalidParameter('Input.Media', `not ${form?.expected ?? 'known'}.`);
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
