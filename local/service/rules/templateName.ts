import { invalidParameter } from '../apiError';

/** Documented, in characters. */
const longestName = 120;

/** Throws `InvalidParameter` when a template's name is longer than documented; `place` is where it stands. */
export function checkTemplateName(place: string, name: string): void {
	const { length } = [...name];
	if (length > longestName) throw invalidParameter(place, `${length} characters, at most ${longestName} are allowed.`);
}
