import { graphemeWidth } from './displayWidth';

/** What speaks against a break at one place. */
export interface BreakCost {
	/** 0 where a break is right. Other places are taken only when nothing else fits, those with less of it first. */
	readonly violations: number;
	/** Among right places: 0 after a pause in speech, more elsewhere, in the unit of `wrapText`'s raggedness. */
	readonly cost: number;
}

/** Inside a word that is longer than a line, a cut has to be. */
const INSIDE_WORD = 1;

/** Worse than any number of cut words in a line: the Japanese and Chinese rules of what begins and ends a line. */
const FORBIDDEN = 1000;

/** As uneven as two lines of which one is empty to 40 percent. */
const NO_PAUSE = 0.16;

/** Inside a run of katakana, most often one loan word. */
const LOAN_WORD = 0.32;

/** Punctuation that closes or pauses, and what Japanese does not begin a line with: small kana, sound and repeat marks. */
const NOT_FIRST =
	/^[\p{Pe}\p{Pf}，。！？、；：,.!?;:％%…‥・·～〜｡､･ー々〻ゝゞヽヾ゛゜ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ]/u;
const NOT_LAST = /^[\p{Ps}\p{Pi}￥＄￡]/u;

/** Beside a blank these do not tell whether they open or close: “ closes in German, ’ opens in ’90s. */
const EITHER_WAY = /^[\p{Pi}’]/u;

const PAUSE = /[，。！？、；：,.!?;:…—][\p{Pe}\p{Pf}"']?$/u;
const STRAIGHT_QUOTE = /^["']/;
const KATAKANA_PAIR = /^[ァ-ヺー]{2}$/;
const HANGUL = /^\p{Script=Hangul}/u;

/**
 * What a break between two graphemes costs. Chinese and Japanese break between any two characters; scripts with blanks,
 * Korean among them, break at the blanks.
 *
 * @param before the last graphemes before the break, the nearest one last
 * @param after the grapheme that would begin a line
 * @param atBlank whether a blank stands between them, which the break takes the place of
 */
export function breakCost(before: readonly string[], after: string, atBlank: boolean): BreakCost {
	const last = before.at(-1) ?? '';
	const violations = atBlank ? violationsAtBlank(last, after) : violationsWithin(last, after);
	if (PAUSE.test(before.join(''))) return { violations, cost: 0 };
	return { violations, cost: KATAKANA_PAIR.test(last + after) && !atBlank ? LOAN_WORD : NO_PAUSE };
}

function violationsAtBlank(last: string, after: string): number {
	const badFirst = NOT_FIRST.test(after) && !EITHER_WAY.test(after);
	const badLast = NOT_LAST.test(last) && !EITHER_WAY.test(last);
	return badFirst || badLast ? FORBIDDEN : 0;
}

function violationsWithin(last: string, after: string): number {
	if (NOT_FIRST.test(after) || NOT_LAST.test(last)) return FORBIDDEN;
	const together = STRAIGHT_QUOTE.test(last) || STRAIGHT_QUOTE.test(after);
	return !together && (standsAlone(last) || standsAlone(after)) ? 0 : INSIDE_WORD;
}

/** Whether a grapheme is no part of a word with blanks around it. */
function standsAlone(grapheme: string): boolean {
	return graphemeWidth(grapheme) === 2 && !HANGUL.test(grapheme);
}
