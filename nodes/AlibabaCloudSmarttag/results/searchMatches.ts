import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { fieldOf, hasContent, keyOf, objectsOf, textOf } from '../values/looseValues';
import { scoreOf } from './labels';
import { type Appearance, appearanceOf, spanOf } from './timeSpans';

/** What was found in a media item: a label that was seen, or a text that was said or written. Times in seconds. */
export interface SearchMatch {
	readonly kind: 'label' | 'speech' | 'textOnScreen';
	/** The name of the label, or the text. */
	readonly text: string;
	/** Of a label, in the service's words, such as `人物`. */
	readonly category?: string;
	/** When it is seen, said or written, one entry a clip; absent unless clips were searched. */
	readonly clips?: readonly MatchedClip[];
}

/** A part of a media item, in seconds from its start. */
export interface MatchedClip extends Partial<Appearance> {
	/** How certain the service is, 0 to 1. */
	readonly score?: number;
}

/** The documented parts of `AiData`. */
const LABELS = 'AiLabelInfo';
const TEXTS = { speech: 'AsrInfo', textOnScreen: 'OcrInfo' } as const;

/**
 * Reads `AiData` of a found media item (names as in the official client). A text that is said several times is one match
 * with several clips. Nothing in an answer can make it throw.
 */
export function readMatches(aiData: unknown): SearchMatch[] {
	const data = isJsonObject(aiData) ? aiData : {};
	const labels = objectsOf(fieldOf(data, LABELS)).flatMap(labelMatch);
	const texts = (['speech', 'textOnScreen'] as const).flatMap((kind) =>
		objectsOf(fieldOf(data, TEXTS[kind])).flatMap((clip) => textMatch(kind, clip)),
	);
	return [...labels, ...joined(texts)];
}

/** The parts of `AiData` that `readMatches` does not know or of which it understands nothing. */
export function unreadMatches(aiData: unknown): string[] {
	if (!isJsonObject(aiData)) return hasContent(aiData) ? ['AiData'] : [];
	const parts = [LABELS, ...Object.values(TEXTS)];
	return Object.keys(aiData).filter((key) => {
		const isKnown = parts.some((part) => keyOf({ [key]: true }, part) !== undefined);
		return hasContent(aiData[key]) && !(isKnown && readMatches({ [key]: aiData[key] }).length > 0);
	});
}

function labelMatch(label: JsonObject): SearchMatch[] {
	const text = textOf(fieldOf(label, 'LabelName'));
	if (text === undefined) return [];
	const category = textOf(fieldOf(label, 'Category'));
	const clips = objectsOf(fieldOf(label, 'Occurrences')).flatMap(clipOf);
	return [{ kind: 'label', text, ...(category !== undefined && { category }), ...(clips.length > 0 && { clips }) }];
}

function textMatch(kind: SearchMatch['kind'], clip: JsonObject): SearchMatch[] {
	const text = textOf(fieldOf(clip, 'Content'));
	if (text === undefined) return [];
	const clips = clipOf(clip);
	return [{ kind, text, ...(clips.length > 0 && { clips }) }];
}

function clipOf(clip: JsonObject): MatchedClip[] {
	const at = fieldOf(clip, 'Timestamp');
	const span = spanOf(fieldOf(clip, 'From') ?? at, fieldOf(clip, 'To') ?? at, 'seconds');
	if (!span) return [];
	const score = scoreOf(clip);
	return [{ ...appearanceOf(span), ...(score !== undefined && { score }) }];
}

function joined(matches: readonly SearchMatch[]): SearchMatch[] {
	const byText = new Map<string, SearchMatch>();
	for (const match of matches) {
		const key = `${match.kind} ${match.text}`;
		const known = byText.get(key);
		const clips = [...(known?.clips ?? []), ...(match.clips ?? [])];
		byText.set(key, { ...match, ...(clips.length > 0 && { clips }) });
	}
	return [...byText.values()];
}
