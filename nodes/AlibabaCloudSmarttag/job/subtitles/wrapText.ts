import { graphemesOf, graphemeWidth, insideWords, isUnspaced } from './characters';

/** Inside a word that is longer than a line, a cut has to be. */
const INSIDE_WORD = 1;

/** Worse than any number of cut words in a line: the rules of what begins and ends a line. */
const FORBIDDEN = 1000;

/** As uneven as two lines of which one is empty to 40 percent. */
const NO_PAUSE = 0.16;

/** Between the words of a katakana compound, most often one loan word. */
const LOAN_WORD = 0.32;

/** Punctuation that closes or pauses, and what a line does not begin with in Japanese (small kana, sound and repeat marks), Thai, Lao, Khmer and Burmese. */
const NOT_FIRST =
	/^[\p{Pe}\p{Pf}，。！？、；：,.!?;:％%…‥・·～〜｡､･ー々〻ゝゞヽヾ゛゜ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶๆฯໆຯ។៕ៗ၊။]/u;
const NOT_LAST = /^[\p{Ps}\p{Pi}￥＄￡]/u;

/** Beside a blank it is open whether these open or close: “ closes in German, ’ opens in ’90s. */
const EITHER_WAY = /^[\p{Pi}’]/u;

const PAUSE = /[，。！？、；：,.!?;:…—។။][\p{Pe}\p{Pf}"']?$/u;
const STRAIGHT_QUOTE = /^["']/;
const KATAKANA_PAIR = /^[ァ-ヺー]{2}$/;
const HANGUL = /^\p{Script=Hangul}/u;

/** A line of a text, and the columns that it takes. */
export interface Line {
	readonly text: string;
	readonly columns: number;
}

/**
 * Breaks a text into lines: no rule of breaking violated where it can be helped, then as few lines as can be, then lines
 * of even length that end at pauses. Scripts with blanks, Korean among them, break at the blanks; scripts without, such
 * as Chinese, Japanese and Thai, where a word of `Intl.Segmenter` begins. A line is wider than allowed only when it is a
 * single wider grapheme. Takes time in proportion to the text and to the widest line.
 *
 * @param text in one line, with single blanks
 * @param widths columns of the lines, in turns: of the first line of a cue, the second, the first of the next cue …
 */
export function wrapText(text: string, widths: readonly number[]): Line[] {
	const pieces = new Pieces(text);
	if (pieces.count === 0) return [];
	if (pieces.widthOf(0, pieces.count) <= (widths[0] ?? 0)) return [pieces.line(0, pieces.count)];
	const places = breakPlaces(pieces, Math.min(...widths));
	return bestLines(pieces, places, new Set(widths).size === 1 ? widths.slice(0, 1) : widths);
}

/** The graphemes of a text without its blanks, and what speaks against a break before each. */
class Pieces {
	private readonly texts: string[] = [];
	private readonly offsets: number[] = [];
	/** Columns where each piece ends if all of the text stood in one line, with its blanks. */
	private readonly columns: number[] = [];
	private wordGoesOn: readonly boolean[] | undefined;

	constructor(private readonly text: string) {
		let offset = 0;
		let columns = 0;
		for (const grapheme of graphemesOf(text)) {
			if (grapheme === ' ') {
				columns += 1;
			} else {
				this.texts.push(grapheme);
				this.offsets.push(offset);
				columns += graphemeWidth(grapheme);
				this.columns.push(columns);
			}
			offset += grapheme.length;
		}
	}

	get count(): number {
		return this.texts.length;
	}

	/** The columns of a line of the pieces from one on and before another. */
	widthOf(from: number, to: number): number {
		return this.columnsBefore(to) - this.columnsOfStart(from);
	}

	/** The columns where a line that ends before a piece ends, if all of the text stood in one line. */
	columnsBefore(index: number): number {
		return index === 0 ? 0 : (this.columns[index - 1] ?? 0);
	}

	/** The columns where a line that starts with a piece starts, if all of the text stood in one line. */
	columnsOfStart(index: number): number {
		return this.columnsBefore(index) + (this.hasBlankBefore(index) ? 1 : 0);
	}

	line(from: number, to: number): Line {
		const text = this.text.slice(this.offsets[from], this.offsets[to]).trimEnd();
		return { text, columns: this.widthOf(from, to) };
	}

	/** 0 where a break is right. Other places are taken only when nothing else fits, those with less of it first. */
	violationsAt(index: number): number {
		if (index >= this.count) return 0;
		const [last, after] = [this.at(index - 1), this.at(index)];
		if (this.hasBlankBefore(index)) {
			const badFirst = NOT_FIRST.test(after) && !EITHER_WAY.test(after);
			const badLast = NOT_LAST.test(last) && !EITHER_WAY.test(last);
			return badFirst || badLast ? FORBIDDEN : 0;
		}
		if (NOT_FIRST.test(after) || NOT_LAST.test(last)) return FORBIDDEN;
		if (this.isInsideWord(index) || STRAIGHT_QUOTE.test(last) || STRAIGHT_QUOTE.test(after)) return INSIDE_WORD;
		return 0;
	}

	/** Whether a break is right. */
	isRight(index: number): boolean {
		return (
			index >= this.count ||
			((this.hasBlankBefore(index) || !this.isInsideWord(index)) && this.violationsAt(index) === 0)
		);
	}

	/** Among right places: 0 after a pause in speech, more elsewhere, in the unit of how uneven lines are. */
	costAt(index: number): number {
		if (index >= this.count) return 0;
		const [last, after] = [this.at(index - 1), this.at(index)];
		if (PAUSE.test(this.at(index - 2) + last)) return 0;
		return KATAKANA_PAIR.test(last + after) && !this.hasBlankBefore(index) ? LOAN_WORD : NO_PAUSE;
	}

	private isInsideWord(index: number): boolean {
		if (!standsAlone(this.at(index - 1)) && !standsAlone(this.at(index))) return true;
		this.wordGoesOn ??= insideWords(this.text);
		return this.wordGoesOn[this.offsets[index] ?? 0] ?? false;
	}

	private at(index: number): string {
		return this.texts[index] ?? '';
	}

	private hasBlankBefore(index: number): boolean {
		return this.text.charAt((this.offsets[index] ?? 0) - 1) === ' ';
	}
}

/** Whether a grapheme is no part of a word with blanks around it. */
function standsAlone(grapheme: string): boolean {
	return isUnspaced(grapheme) || (graphemeWidth(grapheme) === 2 && !HANGUL.test(grapheme));
}

/**
 * Where lines may begin and end: where a break is right, and everywhere between two such places that have no room for what
 * is between them in the narrowest line.
 */
function breakPlaces(pieces: Pieces, narrowest: number): number[] {
	const places = [0];
	let last = 0;
	for (let index = 1; index <= pieces.count; index++) {
		if (!pieces.isRight(index)) continue;
		if (pieces.widthOf(last, index) > narrowest) {
			for (let between = last + 1; between < index; between++) places.push(between);
		}
		places.push(index);
		last = index;
	}
	return places;
}

/**
 * The best lines between places: from the last place on back to the first, the best way to break the rest of the text is
 * looked for, for each turn of the widths.
 */
function bestLines(pieces: Pieces, places: readonly number[], widths: readonly number[]): Line[] {
	const turns = widths.length;
	const violationsAt = places.map((place) => pieces.violationsAt(place));
	const costAt = places.map((place) => pieces.costAt(place));
	const columnsAt = places.map((place) => pieces.columnsBefore(place));
	// Of the best way from a place on, in a turn: at the index of the place times the turns, plus the turn.
	const violations = new Float64Array(places.length * turns);
	const lineCounts = new Float64Array(places.length * turns);
	const costs = new Float64Array(places.length * turns);
	const ends = new Uint32Array(places.length * turns);
	for (let start = places.length - 2; start >= 0; start--) {
		const columns = pieces.columnsOfStart(places[start] ?? 0);
		for (let turn = 0; turn < turns; turn++) {
			const limit = widths[turn] ?? 0;
			const nextTurn = (turn + 1) % turns;
			const plan = start * turns + turn;
			let [leastViolations, fewestLines, leastCost] = [Infinity, Infinity, Infinity];
			for (let end = start + 1; end < places.length; end++) {
				const width = (columnsAt[end] ?? 0) - columns;
				if (width > limit && end > start + 1) break;
				const rest = end * turns + nextTurn;
				const violated = (violationsAt[end] ?? 0) + (violations[rest] ?? 0);
				if (violated > leastViolations) continue;
				const lineCount = 1 + (lineCounts[rest] ?? 0);
				const cost = (costAt[end] ?? 0) + (costs[rest] ?? 0) + (1 - width / limit) ** 2;
				const isBetter =
					violated < leastViolations || lineCount < fewestLines || (lineCount === fewestLines && cost < leastCost);
				if (!isBetter) continue;
				leastViolations = violated;
				fewestLines = lineCount;
				leastCost = cost;
				ends[plan] = end;
			}
			violations[plan] = leastViolations;
			lineCounts[plan] = fewestLines;
			costs[plan] = leastCost;
		}
	}
	const lines: Line[] = [];
	for (let start = 0; start < places.length - 1;) {
		const end = ends[start * turns + (lines.length % turns)] ?? places.length;
		lines.push(pieces.line(places[start] ?? 0, places[end] ?? pieces.count));
		start = end;
	}
	return lines;
}
