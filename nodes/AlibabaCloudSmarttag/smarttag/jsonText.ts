/** A JSON text that does not parse: what is wrong with it, and where. Lines and columns count from 1. */
export interface JsonBreak {
	readonly reason: string;
	readonly line: number;
	readonly column: number;
}

const BLANKS = /[ \t\r\n]*/y;
const SCALAR =
	/"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;
const NAME_AND_COLON = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"[ \t\r\n]*:/uy;

/**
 * Finds where a text stops being JSON. JavaScript's own parser tells the place in some versions and for some mistakes
 * only, and a user who looks for a missing comma in forty lines needs it every time.
 *
 * @returns undefined when the text is JSON
 */
export function findJsonBreak(text: string): JsonBreak | undefined {
	const open: Array<'[' | '{'> = [];
	let at = 0;

	const take = (pattern: RegExp): boolean => {
		pattern.lastIndex = at;
		const found = pattern.exec(text);
		if (found) at = pattern.lastIndex;
		return found !== null;
	};
	const takeCharacter = (character: string): boolean => {
		take(BLANKS);
		if (text[at] !== character) return false;
		at += 1;
		return true;
	};
	const breakHere = (expected: string): JsonBreak => describe(text, at, expected);

	for (;;) {
		// A value starts here.
		take(BLANKS);
		if (takeCharacter('{')) {
			if (!takeCharacter('}')) {
				open.push('{');
				take(BLANKS);
				if (!take(NAME_AND_COLON)) return breakHere('a name in double quotes, then a colon,');
				continue;
			}
		} else if (takeCharacter('[')) {
			if (!takeCharacter(']')) {
				open.push('[');
				continue;
			}
		} else if (!take(SCALAR)) return breakHere('a value');

		// A value has ended: close what it ends, up to the next comma or the end of the text.
		for (;;) {
			const container = open.at(-1);
			if (!container) {
				take(BLANKS);
				return at === text.length ? undefined : breakHere('nothing more');
			}
			if (takeCharacter(',')) {
				take(BLANKS);
				if (container === '{' && !take(NAME_AND_COLON)) return breakHere('a name in double quotes, then a colon,');
				break;
			}
			const closing = container === '{' ? '}' : ']';
			if (!takeCharacter(closing)) return breakHere(`a comma or "${closing}"`);
			open.pop();
		}
	}
}

function describe(text: string, at: number, expected: string): JsonBreak {
	const lines = text.slice(0, at).split('\n');
	const rest = (text.slice(at, at + 20).split(/[\r\n]/, 1)[0] ?? '').toWellFormed();
	return {
		reason: `${expected} is expected ${at >= text.length ? 'where the text ends' : `before: ${rest}`}`,
		line: lines.length,
		column: (lines.at(-1)?.length ?? 0) + 1,
	};
}
