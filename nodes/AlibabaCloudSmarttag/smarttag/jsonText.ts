/** A JSON text that does not parse: what is wrong with it, and where. Lines and columns count from 1. */
export interface JsonBreak {
	readonly reason: string;
	readonly line: number;
	readonly column: number;
}

const TEXT_CHARACTERS = String.raw`(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*`;
const BEGINNING_OF_TEXT = new RegExp(`"${TEXT_CHARACTERS}`, 'uy');
const WHOLE_TEXT = new RegExp(`"${TEXT_CHARACTERS}"`, 'uy');
const BLANKS = /[ \t\r\n]*/y;
const SCALAR = new RegExp(
	String.raw`"${TEXT_CHARACTERS}"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null`,
	'uy',
);
const NAME_AND_COLON = new RegExp(String.raw`"${TEXT_CHARACTERS}"[ \t\r\n]*:`, 'uy');

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
		if (takeCharacter('{')) {
			if (!takeCharacter('}')) {
				open.push('{');
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
	const inside = describeInsideText(text, at);
	const lines = text.slice(0, inside?.at ?? at).split('\n');
	const rest = (text.slice(at, at + 20).split(/[\r\n]/, 1)[0] ?? '').toWellFormed();
	const place = at >= text.length ? 'where the JSON ends' : `before ‘${rest}’`;
	return {
		reason: inside?.reason ?? `${expected} is expected ${place}`,
		line: lines.length,
		column: (lines.at(-1)?.length ?? 0) + 1,
	};
}

/** A text in quotation marks that is itself broken, as when an expression puts text with line breaks into JSON. */
function describeInsideText(text: string, at: number): { readonly at: number; readonly reason: string } | undefined {
	WHOLE_TEXT.lastIndex = at;
	BEGINNING_OF_TEXT.lastIndex = at;
	if (WHOLE_TEXT.test(text) || !BEGINNING_OF_TEXT.test(text)) return undefined;
	const brokenAt = BEGINNING_OF_TEXT.lastIndex;
	const character = text[brokenAt];
	if (character === undefined) return { at, reason: 'a text has no closing quotation mark' };
	const written =
		character === '\\' ? 'a backslash in a text is written \\\\' : 'a line break in a text is written \\n, a tab \\t';
	return { at: brokenAt, reason: `${written}; in an expression, JSON.stringify() does that` };
}
