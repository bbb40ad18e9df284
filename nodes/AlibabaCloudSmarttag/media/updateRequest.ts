import type { FieldReader, JsonObject } from '../values/fieldReader';
import { withoutUnset } from '../values/looseValues';
import { readMediaFields } from './mediaFields';
import { checkTags, type FittingTags, fitTags, MOST_TAGS, readTags } from './mediaTags';

/** What a user sets of a media item. */
export interface MediaUpdateFields {
	readonly tags: unknown;
	/** `add` or `replace`. */
	readonly tagMode: unknown;
	/** `cut` or `refuse`. */
	readonly tagLimits: unknown;
	/** The fields of Update Fields, by the names of the panel. */
	readonly updateFields: JsonObject;
}

/** The changed tags of a media item. */
export interface TagChange {
	readonly tags: readonly string[];
	readonly mode: 'add' | 'replace';
	/** Whether tags beyond the limits are an error instead of being cut. */
	readonly isStrict: boolean;
}

/** A checked update of a media item. */
export interface MediaUpdate {
	/** The wire parameters of UpdateMediaInfo but for the tags, each a text. */
	readonly parameters: Readonly<Record<string, string>>;
	/** Undefined when Tags was left empty. */
	readonly tagChange?: TagChange;
}

/** Checks what a user sets of a media item. An expression that evaluates to an empty list adds no tags. */
export function draftUpdate(fields: MediaUpdateFields, reader: FieldReader): MediaUpdate {
	const parameters = withoutUnset<string>(readMediaFields(fields.updateFields, reader));
	const mode = reader.token('Tag Mode', fields.tagMode) === 'replace' ? 'replace' : 'add';
	reader.oneOf('Tag Mode', reader.token('Tag Mode', fields.tagMode), ['add', 'replace']);
	const limits = reader.token('Tags Beyond Limits', fields.tagLimits);
	reader.oneOf('Tags Beyond Limits', limits, ['cut', 'refuse']);
	if (fields.tags === '') {
		if (Object.keys(parameters).length === 0 && reader.problems.length === 0) {
			reader.emptyField('Tags', 'Nothing would be changed: enter tags, or add a field in Update Fields');
		}
		return { parameters };
	}
	const tags = readTags('Tags', fields.tags, reader);
	const isStrict = limits === 'refuse';
	if (isStrict) checkTags('Tags', tags, reader);
	if (mode === 'replace' && tags.length === 0 && reader.problems.length === 0) {
		reader.emptyField(
			'Tags',
			'Tags can be replaced by others, but the API has no documented way to remove all of them',
		);
	}
	if (tags.length === 0) reader.hints.push('Tags: the expression returned no tags, so none were added.');
	return { parameters, tagChange: { tags, mode, isStrict } };
}

/**
 * The tags to send: those that the media item does not have.
 *
 * @param present the tags that the media item has and keeps
 * @throws RangeError when the tags have to fit and do not
 */
export function newTags({ tags, isStrict }: TagChange, present: readonly string[]): FittingTags {
	const fitting = fitTags(tags, present);
	if (isStrict && fitting.leftOut.length > 0) {
		const added = fitting.tags.length + fitting.leftOut.length;
		throw new RangeError(
			`Tags: the media item has ${present.length} tags, and ${added} more would exceed the limit of ${MOST_TAGS}. Nothing was changed. Set Tag Mode to Replace, or Tags Beyond Limits to Keep What Fits`,
		);
	}
	return fitting;
}
