import type { JsonObject } from '../../local/service/values';
import { asr } from '../../local/service/results/asr';
import { nlp } from '../../local/service/results/nlp';
import { ocr } from '../../local/service/results/ocr';
import { speechOf } from '../../local/service/results/speech';
import { videoLabel } from '../../local/service/results/videoLabel';

/** Parts of an answer: half of it speech, a quarter text on screen, a quarter tags and people. */
const SHARES = { speech: 0.5, screen: 0.25, labels: 0.25 } as const;

/** How often the same tag or person is seen in a long video. */
const SIGHTINGS = 50;

const VIDEO_SECONDS = 7_200;

/**
 * The text of an answer of QuerySmarttagJob for a very long video with every kind of result: words of speech with times,
 * sentences, a translation, chapters, summaries, text on screen, tags and people. All parts have the shapes that the
 * local service answers with; there are more of them.
 *
 * @param megabytes how long the text is to be, in 1,000,000 bytes
 */
export function largeAnswer(megabytes: number): string {
	const bytes = megabytes * 1e6;
	const minutes = Math.round((100 * bytes * SHARES.speech) / bytesInAnswer(speechResults(100)));
	const results = {
		VideoLabel: labels(bytes * SHARES.labels),
		OCR: ocr(megabytes * SHARES.screen),
		...speechResults(minutes),
		Meta: { title: 'A very long video' },
	};
	return JSON.stringify({
		RequestId: 'BENCH',
		JobStatus: 'Success',
		UserData: '{"ref":1}',
		Results: { Result: Object.entries(results).map(([Type, data]) => ({ Type, Data: JSON.stringify(data) })) },
	});
}

function speechResults(minutes: number): Record<'ASR' | 'NLP', JsonObject> {
	const sentences = speechOf(minutes);
	const request = {
		sourceLanguage: 'cn',
		diarization: true,
		autoChapters: true,
		summarizationTypes: ['Paragraph', 'Conversational'],
		targetLanguages: ['en'],
		meetingAssistance: false,
		pptExtraction: false,
	};
	return { ASR: asr(sentences), NLP: nlp(request, sentences) };
}

/** Type `VideoLabel` with as many tags and people as fill so many bytes, each with another name and seen at other times. */
function labels(bytes: number): JsonObject {
	const { tags, persons, classifications } = videoLabel('auto');
	const copy = (number: number) => ({
		tags: listed(tags).map((tag) => seenOften({ ...tag, subTagName: `${String(tag.subTagName)} ${number}` }, number)),
		persons: listed(persons).map((person) =>
			seenOften({ ...person, name: `${String(person.name)} ${number}` }, number),
		),
	});
	const copies = Array.from({ length: Math.round(bytes / bytesInAnswer(copy(1))) }, (_, number) => copy(number));
	return {
		tags: copies.flatMap((each) => each.tags),
		persons: copies.flatMap((each) => each.persons),
		classifications,
	};
}

function seenOften(entry: JsonObject, number: number): JsonObject {
	const [sample] = listed(entry.occurrences);
	const occurrences = Array.from({ length: SIGHTINGS }, (_, index) => {
		const from = ((number * 7 + index * 61) % VIDEO_SECONDS) + 0.5;
		return { ...sample, from, to: from + 3.75 };
	});
	return { ...entry, occurrences };
}

function listed(value: unknown): JsonObject[] {
	return Array.isArray(value) ? (value as JsonObject[]) : [];
}

/** Data stands in the answer as a JSON text in JSON. */
function bytesInAnswer(data: object): number {
	return Buffer.byteLength(JSON.stringify(JSON.stringify(data)));
}
