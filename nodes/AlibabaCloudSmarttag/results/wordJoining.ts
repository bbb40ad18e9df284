/** Scripts that are written without spaces. Hangul has them. */
const SCRIPTS = ['Han', 'Hira', 'Kana', 'Bopo', 'Thai', 'Laoo', 'Khmr', 'Mymr'].map((script) => `\\p{sc=${script}}`);

/** With the punctuation, the long vowel and the wide forms that belong to them. */
const UNSPACED = String.raw`[${SCRIPTS.join('')}\u3000-\u303f\u30fb\u30fc\uff00-\uff9f]`;
const ENDS_UNSPACED = new RegExp(`${UNSPACED}$`, 'u');
const STARTS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u');

/**
 * What takes no space in front: a blank, closing punctuation, marks of the letter before, endings such as 's and 'll.
 */
const STARTS_CLOSING = /^(?:[\s\p{M}\p{Pe}\p{Pf},.;:!?%…‥،؛؟।]|'\p{L}{1,2}(?!\p{L}))/u;

/** What takes no space behind: a blank, opening brackets and quotes, signs of money. */
const ENDS_OPENING = /[\s\p{Ps}\p{Pi}\p{Sc}¿¡]$/u;

/** Two blanks in a row, or one that is no space. Most texts have neither. */
const NEEDS_JOINING = /\s{2}|[^\S ]/;

const ENDS_SENTENCE = /[.!?…。！？｡．؟।][\p{Pe}\p{Pf}"']*$/u;

/**
 * Joins words as they are written: with a space between words of alphabets and after their punctuation, without one in
 * Chinese, Japanese and Thai, in front of closing punctuation, and where a word brings its own. Empty words are left out.
 */
export function joinWords(words: readonly string[]): string {
	let text = '';
	let before: string | undefined;
	for (const word of words) {
		if (word === '') continue;
		text += isSpaced(before, word) ? ` ${word}` : word;
		before = word;
	}
	return text.trim();
}

/** Whether a sentence may end with this word. */
export function endsSentence(word: string): boolean {
	return ENDS_SENTENCE.test(word.trimEnd());
}

/** A text on one line: line breaks and runs of blanks become one space. */
export function onOneLine(text: string): string {
	return NEEDS_JOINING.test(text) ? text.replace(/\s+/g, ' ') : text;
}

function isSpaced(before: string | undefined, after: string): boolean {
	if (before === undefined) return false;
	const end = before.charCodeAt(before.length - 1);
	const start = after.charCodeAt(0);
	if (isIdeograph(end) || isIdeograph(start)) return false;
	if (isPlain(end) && isPlain(start)) return true;
	if (ENDS_UNSPACED.test(before) || STARTS_UNSPACED.test(after)) return false;
	return !STARTS_CLOSING.test(after) && !ENDS_OPENING.test(before);
}

/** The common Chinese characters: what the patterns say of them is known without asking them, for nearly every word. */
function isIdeograph(code: number): boolean {
	return code >= 0x4e00 && code <= 0x9fff;
}

/** A digit or a letter of English. */
function isPlain(code: number): boolean {
	return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
