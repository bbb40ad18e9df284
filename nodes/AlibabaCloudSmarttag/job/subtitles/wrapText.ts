import { displayWidth, forEachGrapheme, insideWords, isUnspaced } from './characters';

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
const BLANK = 0x20;

/** Before it are only scripts with blanks between words. */
const FIRST_ALONE = 0x0e01;

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
	const columns = displayWidth(text);
	if (columns <= (widths[0] ?? 0)) return text ? [{ text, columns }] : [];
	const places = breakPlaces(text, Math.min(...widths));
	const areEven = widths.every((width) => width === widths[0]);
	const chosen = bestPlaces(places, areEven ? widths.slice(0, 1) : widths);
	return chosen.slice(1).map((end, index) => lineBetween(text, chosen[index] ?? START, end));
}

function lineBetween(text: string, from: Place, to: Place): Line {
	return { text: text.slice(from.start, to.end), columns: to.columnsOfEnd - from.columnsOfStart };
}

/** Where a line may end and the next one start, as offsets in the text; a blank may be between them. */
interface Gap {
	readonly end: number;
	readonly start: number;
	/** The columns up to there, if all of the text stood in one line. */
	readonly columnsOfEnd: number;
	readonly columnsOfStart: number;
}

/** A gap in which lines may break. */
interface Place extends Gap {
	/** 0 where a break is right. Other places are taken only when nothing else fits, those with less of it first. */
	readonly violations: number;
	/** Among right places: 0 after a pause in speech, more elsewhere, in the unit of how uneven lines are. */
	readonly cost: number;
}

/** A gap between two graphemes, as offsets of both. */
interface Neighbors extends Gap {
	/** Of the two graphemes before the gap and the one behind it. */
	readonly secondLastStart: number;
	readonly lastStart: number;
	readonly afterEnd: number;
}

const START: Place = { end: 0, start: 0, columnsOfEnd: 0, columnsOfStart: 0, violations: 0, cost: 0 };

/**
 * The places where lines may begin and end: where a break is right, and everywhere between two such places that have no
 * room for what is between them in the narrowest line. The first one is the start of the text, the last one its end.
 */
function breakPlaces(text: string, narrowest: number): Place[] {
	const places = [START];
	const rules = new BreakRules(text);
	const add = (place: Place) => {
		const before = places.at(-1) ?? START;
		if (place.columnsOfEnd - before.columnsOfStart > narrowest) {
			forEachGap(text, before, place.end, (gap) => {
				places.push(placeIn(gap, rules.violationsAt(gap), rules.costAt(gap)));
			});
		}
		places.push(place);
	};
	const end = forEachGap(text, START, text.length, (gap) => {
		if (rules.mayBeRight(gap) && rules.violationsAt(gap) === 0) add(placeIn(gap, 0, rules.costAt(gap)));
	});
	add(placeIn(end, 0, 0));
	return places;
}

/** Visits the gaps between the graphemes of a part of a text, with one object that changes; returns the end of the part. */
function forEachGap(text: string, from: Gap, to: number, visit: (gap: Neighbors) => void): Gap {
	const { start, columnsOfStart } = from;
	const gap = {
		end: start,
		start,
		columnsOfEnd: columnsOfStart,
		columnsOfStart,
		secondLastStart: start,
		lastStart: start,
		afterEnd: start,
	};
	const part = text.slice(start, to);
	forEachGrapheme(part, (startInPart, endInPart, width) => {
		if (endInPart - startInPart > 1 || part.charCodeAt(startInPart) !== BLANK) {
			gap.start = start + startInPart;
			gap.afterEnd = start + endInPart;
			if (gap.end > start) visit(gap);
			gap.secondLastStart = gap.lastStart;
			gap.lastStart = gap.start;
			gap.end = gap.afterEnd;
			gap.columnsOfEnd = gap.columnsOfStart + width;
		}
		gap.columnsOfStart += width;
	});
	return { end: gap.end, start: to, columnsOfEnd: gap.columnsOfEnd, columnsOfStart: gap.columnsOfStart };
}

function placeIn({ end, start, columnsOfEnd, columnsOfStart }: Gap, violations: number, cost: number): Place {
	return { end, start, columnsOfEnd, columnsOfStart, violations, cost };
}

/** What speaks against a break in the gaps of a text. */
class BreakRules {
	private wordGoesOn: readonly boolean[] | undefined;

	constructor(private readonly text: string) {}

	/** Whether a break can be right: at a blank, and beside a character that is no part of a word with blanks around it. */
	mayBeRight({ end, start, lastStart }: Neighbors): boolean {
		return start > end || this.standsAlone(start) || this.standsAlone(lastStart);
	}

	violationsAt(gap: Neighbors): number {
		const { end, start, lastStart, afterEnd } = gap;
		const last = this.text.slice(lastStart, end);
		const after = this.text.slice(start, afterEnd);
		if (start > end) {
			const badFirst = NOT_FIRST.test(after) && !EITHER_WAY.test(after);
			const badLast = NOT_LAST.test(last) && !EITHER_WAY.test(last);
			return badFirst || badLast ? FORBIDDEN : 0;
		}
		if (NOT_FIRST.test(after) || NOT_LAST.test(last)) return FORBIDDEN;
		if (STRAIGHT_QUOTE.test(last) || STRAIGHT_QUOTE.test(after) || !this.mayBeRight(gap)) return INSIDE_WORD;
		this.wordGoesOn ??= insideWords(this.text);
		return this.wordGoesOn[start] ? INSIDE_WORD : 0;
	}

	costAt({ end, start, secondLastStart, afterEnd, lastStart }: Neighbors): number {
		if (PAUSE.test(this.text.slice(secondLastStart, end))) return 0;
		const isCompound = start === end && KATAKANA_PAIR.test(this.text.slice(lastStart, afterEnd));
		return isCompound ? LOAN_WORD : NO_PAUSE;
	}

	private standsAlone(offset: number): boolean {
		if (this.text.charCodeAt(offset) < FIRST_ALONE) return false;
		const character = String.fromCodePoint(this.text.codePointAt(offset) ?? 0);
		return isUnspaced(character) || (displayWidth(character) === 2 && !HANGUL.test(character));
	}
}

/**
 * The places at which the best lines end, the start of the text before them: from the last place on back to the first, the
 * best way to break the rest of the text is looked for, for each turn of the widths.
 */
function bestPlaces(places: readonly Place[], widths: readonly number[]): Place[] {
	const turns = widths.length;
	// Of the best way from a place on, in a turn: at the index of the place times the turns, plus the turn.
	const violations = new Array<number>(places.length * turns).fill(0);
	const lineCounts = new Array<number>(places.length * turns).fill(0);
	const costs = new Array<number>(places.length * turns).fill(0);
	const ends = new Array<number>(places.length * turns).fill(0);
	for (let start = places.length - 2; start >= 0; start--) {
		const { columnsOfStart } = places[start] ?? START;
		for (let turn = 0; turn < turns; turn++) {
			const limit = widths[turn] ?? 0;
			const nextTurn = (turn + 1) % turns;
			const plan = start * turns + turn;
			let [leastViolations, fewestLines, leastCost] = [Infinity, Infinity, Infinity];
			for (let end = start + 1; end < places.length; end++) {
				const place = places[end] ?? START;
				const width = place.columnsOfEnd - columnsOfStart;
				if (width > limit && end > start + 1) break;
				const rest = end * turns + nextTurn;
				const violated = place.violations + (violations[rest] ?? 0);
				if (violated > leastViolations) continue;
				const lineCount = 1 + (lineCounts[rest] ?? 0);
				const cost = place.cost + (costs[rest] ?? 0) + (1 - width / limit) ** 2;
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
	const chosen = [START];
	for (let place = 0; place < places.length - 1;) {
		place = ends[place * turns + ((chosen.length - 1) % turns)] ?? places.length;
		chosen.push(places[place] ?? START);
	}
	return chosen;
}
