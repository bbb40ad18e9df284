/** Texts that differ from run to run, and their replacement. */
const CHANGING: ReadonlyArray<[RegExp, string]> = [
	[/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<UUID>'],
	[/\b[0-9a-f]{32}\b/g, '<ID>'],
	[/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>'],
	[/\b\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)/g, '<time>'],
	[/\b\d+(\.\d+)? (seconds|minutes|ms)\b/g, '<time>'],
	[/\b\d+ quer(y|ies)\b/g, '<some> queries'],
];

/** Texts of the page in a form that is the same in each run. */
export function normalWords(texts: readonly string[]): string[] {
	const lines = texts.map((text) => text.replace(/\s+/g, ' ').trim());
	const normal = lines.map((line) =>
		CHANGING.reduce((changed, [pattern, name]) => changed.replace(pattern, name), line),
	);
	return normal.filter((line) => line !== '');
}
