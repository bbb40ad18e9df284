const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Two columns wide in a fixed-width font: `W` and `F` in Unicode's East Asian Width (UAX #11), emoji aside. */
const WIDE =
	/[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]/u;

/** Takes no column: marks on another character, what is not seen, and the later parts of a Hangul syllable. */
const ZERO = /[\p{M}\p{Default_Ignorable_Code_Point}\p{Cc}\u1160-\u11ff\ud7b0-\ud7ff]/u;

/** Shown as a picture by itself, or made one by the variation selector that follows. */
const EMOJI = /\p{Emoji_Presentation}|\ufe0f/u;

/** Latin, kana, Chinese and Korean in the usual code points, each a grapheme: many times faster than to segment them. */
const ONE_BY_ONE =
	/^[ -~\u00c0-\u024f\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/;

/** What a reader takes for one character each: an emoji with its parts, a letter with its marks. */
export function graphemesOf(text: string): string[] {
	if (ONE_BY_ONE.test(text)) return text.split('');
	return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** The columns that a text takes: East Asian wide characters and emoji 2, combining marks 0, others 1. */
export function displayWidth(text: string): number {
	return graphemesOf(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}

/** The columns that one grapheme takes. */
export function graphemeWidth(grapheme: string): number {
	if (EMOJI.test(grapheme)) return 2;
	return [...grapheme].reduce((sum, character) => sum + characterWidth(character), 0);
}

function characterWidth(character: string): number {
	if (ZERO.test(character)) return 0;
	return WIDE.test(character) ? 2 : 1;
}
