/** A JSON text that does not parse: what is wrong with it, and where. Lines and columns count from 1. */
export interface JsonBreak {
	readonly reason: string;
	readonly line: number;
	readonly column: number;
}

/** A piece of the characters that a text may contain, in bounded steps: a pattern over a megabyte can exhaust the stack. */
const TEXT_CHARACTERS = /(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})){1,1000}/uy;
const BLANKS = /[ \t\r\n]*/y;
const NUMBER_OR_WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Finds where a text stops being JSON. JavaScript's own parser reports the place in some versions and for some mistakes
 * only, and a user who searches forty lines for a missing comma always needs it.
 *
 * @returns undefined when the text is JSON
 */
export function findJsonBreak(text: string): JsonBreak | undefined {
	const open: Array<'[' | '{'> = [];
	let at = 0;

	const take = (pattern: RegExp): boolean => {
		pattern.lastIndex = at;
		const isMatch = pattern.test(text);
		if (isMatch) at = pattern.lastIndex;
		return isMatch;
	};
	const takeText = (): boolean => {
		const end = text[at] === '"' ? endOfCharacters(text, at + 1) : at;
		if (end === at || text[end] !== '"') return false;
		at = end + 1;
		return true;
	};
	/** A name and its colon; without them, `at` stays where it was. */
	const takeNameAndColon = (): boolean => {
		const start = at;
		if (takeText() && takeCharacter(':')) return true;
		at = start;
		return false;
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
				if (!takeNameAndColon()) return breakHere('a name in double quotes and a colon');
				continue;
			}
		} else if (takeCharacter('[')) {
			if (!takeCharacter(']')) {
				open.push('[');
				continue;
			}
		} else if (!takeText() && !take(NUMBER_OR_WORD)) return breakHere('a value');

		// A value has ended: close what it ends, up to the next comma or the end of the text.
		for (;;) {
			const container = open.at(-1);
			if (!container) {
				take(BLANKS);
				return at === text.length ? undefined : breakHere('the end of the JSON');
			}
			if (takeCharacter(',')) {
				take(BLANKS);
				if (container === '{' && !takeNameAndColon()) return breakHere('a name in double quotes and a colon');
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
	const place = at >= text.length ? 'where the text ends' : `before ‘${rest}’`;
	return {
		reason: inside?.reason ?? `expected ${expected} ${place}`,
		line: lines.length,
		column: (lines.at(-1)?.length ?? 0) + 1,
	};
}

/** A text in quotation marks that is itself not valid, as when an expression puts text with line breaks into JSON. */
function describeInsideText(text: string, at: number): { readonly at: number; readonly reason: string } | undefined {
	if (text[at] !== '"') return undefined;
	const invalidAt = endOfCharacters(text, at + 1);
	if (text[invalidAt] === '"') return undefined;
	const character = text[invalidAt];
	if (character === undefined) return { at, reason: 'a text has no closing quotation mark' };
	const written =
		character === '\\' ? 'a backslash in a text is written \\\\' : 'a line break in a text is written \\n, a tab \\t';
	return { at: invalidAt, reason: `${written}; in an expression, JSON.stringify() does that` };
}

/** The index after the characters that a text may contain, counted from `from`. */
function endOfCharacters(text: string, from: number): number {
	let end = from;
	for (;;) {
		TEXT_CHARACTERS.lastIndex = end;
		if (!TEXT_CHARACTERS.test(text)) return end;
		end = TEXT_CHARACTERS.lastIndex;
	}
}
