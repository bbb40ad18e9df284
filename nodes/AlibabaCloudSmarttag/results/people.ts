import type { JsonObject } from '../values/fieldReader';
import { commaTextsOf, fieldOf, foldName, numberOf, textOf } from '../values/looseValues';
import type { JobResult } from './jobAnswer';
import { cpvLabels, higher, isFace, sightingOf, visualLabels } from './labels';
import { CPV_LABEL, SIGHTING, VISUAL_LABEL } from './names';
import { type ScreenTime, screenTimeOf, type TimeSpan } from './timeSpans';

/** A person who is seen in the video or the image. */
export interface SimplifiedPerson extends ScreenTime {
	/** `Unknown` stands for all faces to which the service gives no name. */
	readonly name: string;
	/**
	 * `celebrity`, `politician`, `sensitive`, `unknown`, or the ID of the face library that knows the face
	 * (documented).
	 */
	readonly category?: string;
	/** How certain the service is, 0 to 1: the best score of all sightings. Absent where the service reports none. */
	readonly score?: number;
	/** What the service knows of the person, such as occupation. */
	readonly knowledge?: unknown;
}

interface PersonSighting {
	readonly name: string;
	category?: string;
	readonly spans: TimeSpan[];
	score?: number;
	knowledge?: unknown;
}

const UNNAMED = 'Unknown';

/**
 * The people of `VideoLabel` and `ImageLabel` and the faces of `CPVLabel` (documented), each name once, capitals aside.
 * Strangers are people too: a face without a name counts as `Unknown` when the service saw it at some time, at some
 * place or for some share of the video, and is left out when not. A face of category `unknown` that has a name keeps it;
 * the service numbers such faces, `未知人脸1` (documented).
 */
export function readPeople(results: readonly JobResult[]): SimplifiedPerson[] {
	return mergeSightings([...visualFaces(results), ...cpvFaces(results)]).map(
		({ name, category, spans, score, knowledge }) => ({
			name,
			...(category !== undefined && { category }),
			...(score !== undefined && { score }),
			...screenTimeOf(spans),
			...(knowledge !== undefined && { knowledge }),
		}),
	);
}

/** Whether the service knows who a person is. */
export function isKnown({ name, category }: SimplifiedPerson): boolean {
	return name !== UNNAMED && (category === undefined || !isUnknown(category));
}

function visualFaces(results: readonly JobResult[]): PersonSighting[] {
	return visualLabels(results, 'people').flatMap((person) =>
		personOf(
			person,
			textOf(fieldOf(person, VISUAL_LABEL.personName)),
			textOf(fieldOf(person, VISUAL_LABEL.personCategory)),
		),
	);
}

function cpvFaces(results: readonly JobResult[]): PersonSighting[] {
	return cpvLabels(results, 'entities')
		.filter(isFace)
		.flatMap((face) => {
			const category = textOf(commaTextsOf(fieldOf(face, CPV_LABEL.level2)).join(', '));
			return personOf(face, textOf(fieldOf(face, CPV_LABEL.label)), category);
		});
}

function personOf(face: JsonObject, name: string | undefined, category: string | undefined): PersonSighting[] {
	const { spans, ...others } = sightingOf(face);
	const share = numberOf(fieldOf(face, SIGHTING.share)) ?? 0;
	const isSeen = spans.length > 0 || share > 0 || fieldOf(face, SIGHTING.position) !== undefined;
	if (name === undefined && !isSeen) return [];
	return [{ name: name ?? UNNAMED, category, spans: [...spans], ...others }];
}

function mergeSightings(sightings: readonly PersonSighting[]): PersonSighting[] {
	const byName = new Map<string, PersonSighting>();
	for (const sighting of sightings) {
		const known = byName.get(foldName(sighting.name));
		if (!known) {
			byName.set(foldName(sighting.name), sighting);
			continue;
		}
		for (const span of sighting.spans) known.spans.push(span);
		if (known.category === undefined || isUnknown(known.category)) known.category = sighting.category ?? known.category;
		known.score = higher(known.score, sighting.score);
		known.knowledge ??= sighting.knowledge;
	}
	return [...byName.values()];
}

function isUnknown(category: string): boolean {
	return foldName(category) === 'unknown';
}
