import { type Media, mediaStates, type MediaType } from '../catalog/media';
import { invalidParameter } from '../apiError';
import { type Comparison, type Condition, parseMatch } from './matchSyntax';

/** Whether a search finds a media asset. */
export type MediaTest = (media: Media) => boolean;

/** The value of a search field, and the comparisons that it allows. */
interface Field {
	comparisons: readonly Comparison[];
	valueOf: (media: Media) => string | number | readonly string[] | undefined;
}

const noValue = () => undefined;

/** Documented fields by their name in lower case. Those without a value here never match. */
const fields: ReadonlyMap<string, Field> = new Map<string, Field>([
	['title', { comparisons: ['fuzzy'], valueOf: ({ title }) => title }],
	['description', { comparisons: ['fuzzy'], valueOf: ({ description }) => description }],
	['taglist', { comparisons: ['multi'], valueOf: ({ mediaTags }) => mediaTags?.split(',') }],
	['mediaid', { comparisons: ['exact'], valueOf: ({ mediaId }) => mediaId }],
	['cateid', { comparisons: ['exact'], valueOf: ({ cateId }) => cateId }],
	['status', { comparisons: ['exact', 'multi'], valueOf: ({ status }) => String(mediaStates.indexOf(status)) }],
	['utccreate', { comparisons: ['range'], valueOf: ({ createdAt }) => createdAt }],
	['utcmodified', { comparisons: ['range'], valueOf: ({ createdAt, modifiedAt }) => modifiedAt ?? createdAt }],
	['fileinfo.storagelocation', { comparisons: ['exact', 'multi'], valueOf: noValue }],
	['ocrinfo.tracks.content', { comparisons: ['fuzzy'], valueOf: noValue }],
	['ailabelinfo.category', { comparisons: ['exact'], valueOf: noValue }],
	['ailabelinfo.label_id', { comparisons: ['exact'], valueOf: noValue }],
	['mediatype', { comparisons: ['exact', 'multi'], valueOf: ({ mediaType }) => mediaType }],
]);

/** Documented: the kind that is searched by default. */
const defaultType: MediaType = 'video';

/** Documented, in characters. */
const longestFuzzyText = 60;

/** Parses `Match` of a search; without it the search finds every video. Throws `InvalidParameter`. */
export function parseMediaSearch(match: string | undefined): MediaTest {
	const conditions = match === undefined ? [] : parseMatch(match);
	const types = conditions.filter(({ field }) => field.toLowerCase() === 'mediatype').flatMap(({ values }) => values);
	// Documented: images are not searched together with audio and video.
	if (types.includes('image') && types.length > 1)
		throw invalidParameter('Match', 'images cannot be searched together with other kinds.');
	const tests = conditions.map(testOf);
	const isOfType: MediaTest = ({ mediaType }) => types.length > 0 || mediaType === defaultType;
	return (media) => isOfType(media) && tests.every((test) => test(media));
}

function testOf({ field: name, comparison, values, ends }: Condition): MediaTest {
	const field = fields.get(name.toLowerCase());
	if (!field) throw invalidParameter('Match', `there is no field "${name}".`);
	if (!field.comparisons.includes(comparison)) {
		throw invalidParameter(
			'Match',
			`"${name}" does not allow the comparison ${comparison}, only ${field.comparisons.join(', ')}.`,
		);
	}
	if (comparison === 'fuzzy') return fuzzyTest(field, values[0] ?? '');
	if (comparison === 'range') return rangeTest(field, values, ends);
	return (media) => [field.valueOf(media) ?? []].flat().some((value) => values.includes(String(value)));
}

/** Inferred: case does not matter. */
function fuzzyTest({ valueOf }: Field, text: string): MediaTest {
	if ([...text].length > longestFuzzyText) {
		throw invalidParameter('Match', `a text is longer than ${longestFuzzyText} characters.`);
	}
	return (media) =>
		String(valueOf(media) ?? '')
			.toLowerCase()
			.includes(text.toLowerCase());
}

function rangeTest({ valueOf }: Field, values: readonly string[], ends: Condition['ends']): MediaTest {
	const [from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY] = values.map((text) => {
		if (/^\d*$/.test(text)) return text === '' ? undefined : Number(text);
		throw invalidParameter('Match', `"${text}" is not a time in milliseconds.`);
	});
	return (media) => {
		const value = Number(valueOf(media));
		return (value > from || (ends.from && value === from)) && (value < to || (ends.to && value === to));
	};
}
