/** A time in ms as the API writes it: UTC, whole seconds, `yyyy-MM-ddTHH:mm:ssZ`. */
export function formatTime(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** The time in ms without what the API does not write of it. */
export function wholeSeconds(ms: number): number {
	return Math.floor(ms / 1000) * 1000;
}

/** The ms of a time written as `yyyy-MM-ddTHH:mm:ssZ`; NaN for anything else. */
export function parseTime(text: string): number {
	return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN;
}
