import { isJsonObject } from '../values';

/** Writes a value as XML below the given element name; arrays repeat the element. */
export function toXml(name: string, value: unknown): string {
	if (Array.isArray(value)) return value.map((item: unknown) => toXml(name, item)).join('');
	const content = isJsonObject(value)
		? Object.entries(value)
				.map(([key, item]) => toXml(key, item))
				.join('')
		: escapeXml(String(value));
	return `<${name}>${content}</${name}>`;
}

/** The text as it may stand between tags. */
export function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
