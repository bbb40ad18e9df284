/** Columns of a terminal that every line of the demo fits. */
const LINE_WIDTH = 100;

/** Characters that terminals show two columns wide: Chinese, Japanese and full-width ones. */
const WIDE = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** Names and values in two indented columns; a value that is too long continues on the next line. */
export function describeFields(fields: ReadonlyArray<readonly [name: string, value: string]>): string {
	const indent = 4 + Math.max(...fields.map(([name]) => name.length));
	return fields
		.map(([name, value]) => {
			const lines = value.split('\n').flatMap((line) => wrap(line, LINE_WIDTH - indent));
			return `  ${name.padEnd(indent - 2)}${lines.join(`\n${' '.repeat(indent)}`)}`;
		})
		.join('\n');
}

/** As `describeFields`, for the fields of an object that have a value; text as it is, anything else as JSON. */
export function describeObject(object: Readonly<Record<string, unknown>>): string {
	const entries = Object.entries(object).filter(([, value]) => value !== undefined);
	return describeFields(
		entries.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const),
	);
}

/** Breaks after commas and blanks where it can, and within longer words. */
function wrap(text: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/(?<=[, ])/)) {
		if (line !== '' && columnsOf(line + word) > width) {
			lines.push(line);
			line = '';
		}
		for (const character of word) {
			if (columnsOf(line + character) > width) {
				lines.push(line);
				line = '';
			}
			line += character;
		}
	}
	return [...lines, line];
}

function columnsOf(text: string): number {
	return [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}
