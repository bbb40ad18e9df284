/** A parsed JSON object whose values are not checked yet. */
export type JsonObject = Record<string, unknown>;

/** True for a JSON object: not null, not an array. */
export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

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

/** A time in ms as the API writes it: UTC, whole seconds, `yyyy-MM-ddTHH:mm:ssZ`. */
export function formatTime(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** The ms of a time written as `yyyy-MM-ddTHH:mm:ssZ`; NaN for anything else. */
export function parseTime(text: string): number {
	return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN;
}

/** A time in ms, rounded down to the whole seconds that the API writes. */
export function wholeSeconds(ms: number): number {
	return Math.floor(ms / 1000) * 1000;
}
