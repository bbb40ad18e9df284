import { isUnset } from '../values/fieldReader';

/** The parameters that are set; what is not set is not sent. */
export function setParameters(parameters: Readonly<Record<string, string | undefined>>): Record<string, string> {
	const set = Object.entries(parameters).filter((entry): entry is [string, string] => !isUnset(entry[1]));
	return Object.fromEntries(set);
}
