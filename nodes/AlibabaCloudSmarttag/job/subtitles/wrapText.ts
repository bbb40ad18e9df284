import { breakCost, type BreakCost } from './breakRules';
import { graphemesOf, graphemeWidth } from './displayWidth';

/** A grapheme, never a blank. */
interface Piece {
	readonly text: string;
	readonly width: number;
	readonly blankBefore: boolean;
	readonly breakBefore: BreakCost;
}

/** The best way to break the rest of a text, from some piece on. */
interface Plan {
	readonly violations: number;
	readonly lines: number;
	readonly cost: number;
	/** The piece after its first line. */
	readonly next: number;
}

const NOTHING_LEFT: Plan = { violations: 0, lines: 0, cost: 0, next: Infinity };

/**
 * Breaks a text into lines: no rule of breaking violated where it can be helped, then as few lines as can be, then lines
 * of even length that end at pauses. A line is wider than allowed only when it is a single wider grapheme.
 *
 * @param text in one line, with single blanks
 * @param widths columns of the lines, in turns: of the first line of a cue, the second, the first of the next cue …
 */
export function wrapText(text: string, widths: readonly number[]): string[] {
	const pieces = piecesOf(text);
	const plans: Plan[][] = Array.from(pieces, () => []);
	plans.push(widths.map(() => NOTHING_LEFT));
	for (let start = pieces.length - 1; start >= 0; start--) {
		plans[start] = widths.map((width, turn) => {
			const nextTurn = (turn + 1) % widths.length;
			return bestLine(pieces, start, width, (next) => plans[next]?.[nextTurn] ?? NOTHING_LEFT);
		});
	}
	const lines: string[] = [];
	for (let start = 0; start < pieces.length;) {
		const next = plans[start]?.[lines.length % widths.length]?.next ?? Infinity;
		lines.push(textOf(pieces.slice(start, next)));
		start = next;
	}
	return lines;
}

function piecesOf(text: string): Piece[] {
	const pieces: Piece[] = [];
	const graphemes = graphemesOf(text);
	graphemes.forEach((grapheme, index) => {
		if (grapheme === ' ') return;
		const blankBefore = graphemes[index - 1] === ' ';
		const before = pieces.slice(-2).map((piece) => piece.text);
		const breakBefore = breakCost(before, grapheme, blankBefore);
		pieces.push({ text: grapheme, width: graphemeWidth(grapheme), blankBefore, breakBefore });
	});
	return pieces;
}

function bestLine(pieces: readonly Piece[], start: number, limit: number, planFrom: (next: number) => Plan): Plan {
	let best = { ...NOTHING_LEFT, violations: Infinity };
	let width = 0;
	for (let end = start; end < pieces.length; end++) {
		const piece = pieces[end];
		if (!piece) break;
		width += piece.width + (piece.blankBefore && end > start ? 1 : 0);
		if (width > limit && end > start) break;
		const rest = planFrom(end + 1);
		const broken = pieces[end + 1]?.breakBefore;
		const violations = rest.violations + (broken?.violations ?? 0);
		if (violations > best.violations) continue;
		const cost = rest.cost + (broken?.cost ?? 0) + (1 - width / limit) ** 2;
		const plan: Plan = { violations, lines: rest.lines + 1, cost, next: end + 1 };
		if (isBetter(plan, best)) best = plan;
	}
	return best;
}

function isBetter(one: Plan, other: Plan): boolean {
	if (one.violations !== other.violations) return one.violations < other.violations;
	return one.lines === other.lines ? one.cost < other.cost : one.lines < other.lines;
}

function textOf(pieces: readonly Piece[]): string {
	return pieces.map(({ text, blankBefore }, index) => (blankBefore && index > 0 ? ` ${text}` : text)).join('');
}
