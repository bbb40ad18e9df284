import type { JsonObject } from '../values/fieldReader';
import { cpvLabels, isFace, spansOf } from './cpvLabels';
import type { JobResult } from './jobAnswer';
import { commaTextsOf, fieldOf, foldName, numberOf, objectsOf, textOf } from '../values/looseValues';
import { dataOfType } from './resultEntries';
import { type ScreenTime, screenTimeOf, type TimeSpan } from './timeSpans';

/** Somebody who is seen in the video. */
export interface SimplifiedPerson extends ScreenTime {
	/** `Unknown` stands for all faces that the service gives no name. */
	readonly name: string;
	/**
	 * `celebrity`, `politician`, `sensitive`, `unknown`, or the ID of the face library that knows the face
	 * (documented).
	 */
	readonly category?: string;
}

interface PersonSighting {
	readonly name: string;
	category?: string;
	readonly spans: TimeSpan[];
}

const UNNAMED = 'Unknown';

/**
 * The people of `VideoLabel` (documented) and the faces of `CPVLabel` (unverified), each name once, capitals aside.
 * Strangers are people too: a face without a name counts as `Unknown` when the service saw it at some time or for some
 * share of the video, and is left out when not. A face of category `unknown` that has a name keeps it.
 */
export function readPeople(results: readonly JobResult[]): SimplifiedPerson[] {
	return mergeSightings([...videoFaces(results), ...cpvFaces(results)]).map(({ name, category, spans }) => ({
		name,
		...(category !== undefined && { category }),
		...screenTimeOf(spans),
	}));
}

function videoFaces(results: readonly JobResult[]): PersonSighting[] {
	return dataOfType(results, 'VideoLabel')
		.flatMap((data) => objectsOf(fieldOf(data, 'persons')))
		.flatMap((person) => sightingOf(person, textOf(fieldOf(person, 'name')), textOf(fieldOf(person, 'category'))));
}

function cpvFaces(results: readonly JobResult[]): PersonSighting[] {
	return cpvLabels(results, 'entities')
		.filter(isFace)
		.flatMap((face) => {
			const category = textOf(commaTextsOf(fieldOf(face, 'labelLevel2')).join(', '));
			return sightingOf(face, textOf(fieldOf(face, 'label')), category);
		});
}

function sightingOf(face: JsonObject, name: string | undefined, category: string | undefined): PersonSighting[] {
	const spans = spansOf(face);
	const share = numberOf(fieldOf(face, 'ratio', 'appearanceProbability')) ?? 0;
	if (name === undefined && spans.length === 0 && share <= 0) return [];
	return [{ name: name ?? UNNAMED, category, spans }];
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
		if (isVague(known.category)) known.category = sighting.category ?? known.category;
	}
	return [...byName.values()];
}

function isVague(category: string | undefined): boolean {
	return category === undefined || foldName(category) === 'unknown';
}
