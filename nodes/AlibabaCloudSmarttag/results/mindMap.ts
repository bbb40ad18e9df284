import { isJsonObject } from '../values/fieldReader';
import { fieldOf, listOf, textOf } from '../values/looseValues';
import { NLP } from './names';
import { onOneLine } from './wordJoining';

interface OpenTopic {
	readonly topic: unknown;
	readonly depth: number;
}

/** Deeper topics are indented no further: a hostile answer could fill the memory with blanks. */
const DEEPEST_INDENT = 20;

/**
 * `mindMapSummary[]` of `{title, topic[]}`, each topic again of that form (inferred): a line a topic, indented by
 * depth.
 */
export function mindMapLines(mindMap: unknown): string[] {
	const lines: string[] = [];
	// The topics yet to be written, the next one last: a loop, as calls of itself have an end in depth.
	const open: OpenTopic[] = [];
	const openAll = (topics: readonly unknown[], depth: number) => {
		for (let index = topics.length - 1; index >= 0; index -= 1) open.push({ topic: topics[index], depth });
	};
	openAll(listOf(mindMap), 0);
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const { topic, depth } = next;
		const title = textOf(isJsonObject(topic) ? fieldOf(topic, NLP.mindMapTitle) : topic);
		if (title !== undefined) lines.push('  '.repeat(Math.min(depth, DEEPEST_INDENT)) + onOneLine(title));
		if (isJsonObject(topic))
			openAll(listOf(fieldOf(topic, NLP.mindMapTopics)), title === undefined ? depth : depth + 1);
	}
	return lines;
}
