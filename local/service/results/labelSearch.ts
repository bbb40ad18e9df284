import type { Media } from '../catalog/media';
import { isJsonObject, type JsonObject } from '../values';
import { storedResults } from '.';

/** Documented kinds of a search; `FullSearch` is the default. */
export const searchKinds = ['PersonName', 'Ocr', 'AiCategory', 'FullSearch'] as const;

/** What is searched for in the results of an asset. */
export interface LabelQuery {
	/** Undefined finds everything. */
	readonly text?: string;
	readonly kind: (typeof searchKinds)[number];
	/** Whether the whole of a name or text has to match instead of a part of it. */
	readonly isPrecise: boolean;
}

/** What a search found in one asset (names as in the official SDK). Times in seconds. */
export interface LabelHits {
	readonly AiLabelInfo: JsonObject[];
	readonly AsrInfo: JsonObject[];
	readonly OcrInfo: JsonObject[];
}

/** Finds a text in the stored results of an asset; undefined when it is not there. Inferred: case does not matter. */
export function findLabels(media: Media, { text, kind, isPrecise }: LabelQuery): LabelHits | undefined {
	if (media.analysis?.status !== 'AnalyzeSuccess') return undefined;
	const matches = (value: unknown) => {
		const [found, wanted] = [String(value).toLowerCase(), text?.toLowerCase() ?? ''];
		return text === undefined || (isPrecise ? found === wanted : found.includes(wanted));
	};
	const data = new Map(storedResults(media, media.analysis.nlp).map(({ Type, Data }) => [Type, parsed(Data)]));
	const visual = data.get('VideoLabel') ?? data.get('ImageLabel') ?? {};
	const isFull = kind === 'FullSearch';
	const persons = isFull || kind === 'PersonName' ? listOf(visual['persons']).map(personLabel) : [];
	const tags = isFull ? listOf(visual['tags']).map(tagLabel) : [];
	const categories = isFull || kind === 'AiCategory' ? listOf(visual['classifications']).map(categoryLabel) : [];
	const spoken = isFull ? listOf(data.get('ASR')?.['details']).map(clipOf) : [];
	const written = isFull || kind === 'Ocr' ? listOf(data.get('OCR')?.['details']).flatMap(writtenClips) : [];
	const hits: LabelHits = {
		AiLabelInfo: [...persons, ...tags, ...categories].filter(({ LabelName }) => matches(LabelName)),
		AsrInfo: spoken.filter(({ Content }) => matches(Content)),
		OcrInfo: written.filter(({ Content }) => matches(Content)),
	};
	return Object.values(hits).some((list: JsonObject[]) => list.length > 0) ? hits : undefined;
}

function personLabel({ name, occurrences }: JsonObject): JsonObject {
	return label(name, '人物', 'face', occurrences);
}

function tagLabel({ mainTagName, subTagName, occurrences }: JsonObject): JsonObject {
	return label(subTagName, mainTagName, 'tag', occurrences);
}

function categoryLabel({ category2, category1, score }: JsonObject): JsonObject {
	return label(category2, category1, 'category', [{ score, from: 0, to: 60 }]);
}

function label(name: unknown, category: unknown, type: string, occurrences: unknown): JsonObject {
	return {
		Category: category,
		LabelName: name,
		LabelId: `example-${String(name)}`,
		LabelType: type,
		Source: 'vision',
		Occurrences: listOf(occurrences).map(({ score, from, to }, index) => ({
			Score: score,
			From: from,
			To: to,
			ClipId: `clip-${index + 1}`,
			Tracks: [{ Timestamp: from, Position: '468.0;67.0;615.0;267.0', Size: 50 }],
		})),
	};
}

function clipOf({ content, from, to }: JsonObject, index: number): JsonObject {
	return { From: from, To: to, Timestamp: from, Content: content, ClipId: `clip-${index + 1}` };
}

function writtenClips({ timestamp, info }: JsonObject, index: number): JsonObject[] {
	return listOf(info).map(({ content }) => clipOf({ content, from: timestamp, to: timestamp }, index));
}

function parsed(data: string): JsonObject {
	const value: unknown = JSON.parse(data);
	return isJsonObject(value) ? value : {};
}

function listOf(value: unknown): JsonObject[] {
	return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
