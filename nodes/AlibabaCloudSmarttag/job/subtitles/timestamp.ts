/**
 * A time as subtitles write it: `HH:MM:SS`, the separator and three digits. Hours have two digits or more.
 *
 * @param ms whole milliseconds, 0 or more
 * @param separator between seconds and milliseconds: a comma in SRT, a full stop in WebVTT
 */
export function timestamp(ms: number, separator: ',' | '.'): string {
	const seconds = Math.floor(ms / 1000);
	const minutes = Math.floor(seconds / 60);
	const clock = [Math.floor(minutes / 60), minutes % 60, seconds % 60].map((part) => digits(part, 2));
	return `${clock.join(':')}${separator}${digits(ms % 1000, 3)}`;
}

function digits(value: number, least: number): string {
	return String(value).padStart(least, '0');
}
