import type { SpeechSegment } from '../../results/speech';
import { graphemesOf, graphemeWidth } from './displayWidth';
import { nameLabel } from './turns';
import { toUtterances, type Utterance } from './utterances';

/**
 * Writes what was said without times: a line for each segment. With speakers, where any is known, a paragraph for all
 * that one says in a row, beginning with the name.
 */
export function writePlainText(segments: readonly SpeechSegment[], { speakers = false } = {}): string {
	const utterances = toUtterances(segments);
	const apart = speakers && utterances.some(({ speaker }) => speaker !== undefined);
	const blocks = apart ? paragraphsOf(utterances) : utterances.map(({ text }) => text);
	return blocks.map((block) => `${block}\n`).join(apart ? '\n' : '');
}

function paragraphsOf(utterances: readonly Utterance[]): string[] {
	const runs: Array<{ speaker?: string; texts: string[] }> = [];
	for (const { speaker, text } of utterances) {
		const run = runs.at(-1);
		if (run && run.speaker === speaker) run.texts.push(text);
		else runs.push({ speaker, texts: [text] });
	}
	return runs.map(({ speaker, texts }) => nameLabel(speaker) + texts.reduce(joined));
}

/** Sentences one after the other, with a blank between unless both sides are Chinese or Japanese. */
function joined(one: string, other: string): string {
	const [last = ''] = graphemesOf(one).slice(-1);
	const [first = ''] = graphemesOf(other);
	const bothWide = graphemeWidth(last) === 2 && graphemeWidth(first) === 2;
	return one + (bothWide ? '' : ' ') + other;
}
