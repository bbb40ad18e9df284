/** Documented kinds of recognition libraries. */
export const recognitionAlgorithms = ['face', 'object', 'landmark', 'logo', 'label'] as const;

export type RecognitionAlgorithm = (typeof recognitionAlgorithms)[number];

/** A custom recognition library, with the fields of `ListRecognitionLibs`. */
export interface RecognitionLib {
	LibId: string;
	LibName: string;
	LibDescription: string;
}

/** Documented uses of a hotword library. */
export const usageScenarios = ['StructuredMediaAssets', 'ASR', 'VideoTranslation'] as const;

/** A hotword library; `phraseId` is its ID (inferred). */
export interface HotwordLibrary {
	libraryId: string;
	name: string;
	description: string;
	usageScenario: (typeof usageScenarios)[number];
	/** ms */
	createdAt: number;
}

/** More face libraries than fit a page (50); fewer of the other kinds. */
const faceLibCount = 53;
const otherLibCount = 3;

/** More than fit the largest page (100). */
const hotwordLibraryCount = 104;

const teams = ['staff', 'actors', 'athletes', 'guests', 'speakers'];
const subjects = ['product names', 'people', 'places', 'medical words'];
const hour = 60 * 60 * 1000;
const newestAt = Date.parse('2026-01-30T03:04:05Z');

/** The recognition libraries of one kind; `faceCount` applies to faces only. Names and IDs are invented. */
export function recognitionLibs(algorithm: RecognitionAlgorithm, faceCount = faceLibCount): RecognitionLib[] {
	const kind = `${algorithm[0]?.toUpperCase()}${algorithm.slice(1)}`;
	return Array.from({ length: algorithm === 'face' ? faceCount : otherLibCount }, (_, index) => {
		const number = String(index + 1).padStart(2, '0');
		return {
			LibId: `example${kind}Lib${number}`,
			LibName: `${pick(teams, index)} ${algorithm} ${number}`,
			LibDescription: index % 2 === 0 ? `example ${algorithm} library` : '',
		};
	});
}

/** The hotword libraries, newest first. Names and IDs are invented. */
export function hotwordLibraries(count = hotwordLibraryCount): HotwordLibrary[] {
	return Array.from({ length: count }, (_, index) => ({
		libraryId: `44444444${String(index + 1).padStart(24, '0')}`,
		name: `${pick(subjects, index)} ${index + 1}`,
		description: index % 3 === 0 ? 'example hotwords' : '',
		usageScenario: usageScenarios[index % usageScenarios.length] ?? 'ASR',
		createdAt: newestAt - index * hour,
	}));
}

function pick(texts: readonly string[], index: number): string {
	return texts[index % texts.length] ?? '';
}
