const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const words = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * Observed in V8: each segment of a text that is not Latin-1 costs time in proportion to the length of the whole text. So
 * long texts are segmented a piece at a time.
 */
const PIECE = 256;

/** Within so many code units of a piece's end, what follows it may decide: half of a surrogate pair; a word's other half. */
const GRAPHEME_MARGIN = 2;
const WORD_MARGIN = 32;

/** Two columns wide in a fixed-width font: `W` and `F` in Unicode's East Asian Width (UAX #11), emoji aside. */
const WIDE =
	/[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]/u;

/** Takes no column: marks on another character, what is not seen, and the later parts of a Hangul syllable. */
const ZERO = /[\p{M}\p{Default_Ignorable_Code_Point}\p{Cc}\u1160-\u11ff\ud7b0-\ud7ff]/u;

/** Shown as a picture by itself, or made one by the variation selector that follows. */
const EMOJI = /\p{Emoji_Presentation}|\ufe0f/u;

/** Scripts that are written without blanks between words, Hangul left out; with their marks. */
const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc\u3099\u309a]/u;

/** The first code unit of the scripts above. */
const FIRST_UNSPACED = 0x0e01;

/**
 * Visits what a reader takes for one character each: an emoji with its parts, a letter with its marks.
 *
 * @param visit called with the offsets where the character starts and ends, and the columns that it takes
 */
export function forEachGrapheme(text: string, visit: (start: number, end: number, columns: number) => void): void {
	let start = 0;
	while (start < text.length) {
		if (isPlain(text, start) && (start + 1 === text.length || isPlain(text, start + 1))) {
			visit(start, start + 1, plainWidth(text, start));
			start += 1;
			continue;
		}
		// Between two plain characters there is always a boundary, so up to there the rest does not matter.
		let end = start + 1;
		while (end < text.length && !(isPlain(text, end) && isPlain(text, end - 1))) end += 1;
		for (const grapheme of segmentsOf(graphemes, text.slice(start, end), GRAPHEME_MARGIN)) {
			visit(start, start + grapheme.length, graphemeWidth(grapheme));
			start += grapheme.length;
		}
	}
}

/** What a reader takes for one character each. */
export function graphemesOf(text: string): string[] {
	const found: string[] = [];
	forEachGrapheme(text, (start, end) => found.push(text.slice(start, end)));
	return found;
}

/**
 * Where words of scripts without blanks between words go on. Words are those of `Intl.Segmenter`, which has dictionaries
 * for these scripts.
 *
 * @returns for each offset, whether a word goes on there; empty where the text has no such script
 */
export function insideWords(text: string): readonly boolean[] {
	const inside: boolean[] = [];
	if (text.search(UNSPACED) < 0) return inside;
	for (const word of segmentsOf(words, text, WORD_MARGIN)) {
		const isKnown = isUnspaced(word);
		inside.push(false);
		for (let offset = 1; offset < word.length; offset++) inside.push(isKnown);
	}
	return inside;
}

/** Whether a text begins with a script that is written without blanks between words, Korean left out. */
export function isUnspaced(text: string): boolean {
	const code = text.charCodeAt(0);
	// The usual Chinese characters by themselves, which is many times faster.
	return code >= 0x4e00 && code <= 0x9fff ? true : code >= FIRST_UNSPACED && text.search(UNSPACED) === 0;
}

/** The columns that a text takes: East Asian wide characters and emoji 2, combining marks 0, others 1. */
export function displayWidth(text: string): number {
	let sum = 0;
	forEachGrapheme(text, (_start, _end, columns) => {
		sum += columns;
	});
	return sum;
}

/** The columns that one grapheme takes. */
export function graphemeWidth(grapheme: string): number {
	if (grapheme.length === 1 && isPlain(grapheme, 0)) return plainWidth(grapheme, 0);
	if (EMOJI.test(grapheme)) return 2;
	return [...grapheme].reduce((sum, character) => sum + characterWidth(character), 0);
}

function characterWidth(character: string): number {
	if (ZERO.test(character)) return 0;
	return WIDE.test(character) ? 2 : 1;
}

/**
 * Whether the code unit is one of the common characters that are a grapheme beside each other: Latin, punctuation, kana,
 * Chinese and Korean. To know them is many times faster than to segment them.
 */
function isPlain(text: string, index: number): boolean {
	const code = text.charCodeAt(index);
	if (code < 0x2010) return (code >= 0x20 && code <= 0x7e) || (code >= 0xc0 && code <= 0x24f);
	if (code < 0x3001) return code <= 0x2026;
	if (code >= 0x4e00 && code <= 0x9fff) return true;
	if (code <= 0x3029) return true;
	if (code <= 0x30ff) return (code >= 0x3041 && code <= 0x3096) || code >= 0x30a1;
	return (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xff01 && code <= 0xff60);
}

function plainWidth(text: string, index: number): 1 | 2 {
	return text.charCodeAt(index) < 0x2e80 ? 1 : 2;
}

/** The segments of a text of any length, in time in proportion to it. */
function segmentsOf(segmenter: Intl.Segmenter, text: string, margin: number): string[] {
	const found: string[] = [];
	let start = 0;
	let length = PIECE;
	while (start < text.length) {
		const piece = text.slice(start, start + length);
		const certain = start + length < text.length ? length - margin : piece.length;
		const segments = segmenter.segment(piece);
		let taken = 0;
		// Observed: faster by a third than to iterate.
		for (let next = segments.containing(0); next; next = segments.containing(taken)) {
			if (taken + next.segment.length > certain) break;
			found.push(next.segment);
			taken += next.segment.length;
		}
		start += taken;
		length = taken === 0 ? length * 2 : PIECE;
	}
	return found;
}
