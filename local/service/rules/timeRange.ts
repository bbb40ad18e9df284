import { parseTime } from '../state/dates';
import { invalidParameter } from '../apiError';

/**
 * Tells whether a time (ms) lies between `StartTime` and `EndTime`. The end belongs to the range, and the start unless
 * `isLeftOpen`. Throws `InvalidParameter` for a wrong form.
 */
export function parseTimeRange(
	parameters: Readonly<Record<string, string>>,
	{ isLeftOpen }: { isLeftOpen: boolean },
): (at: number) => boolean {
	const from = readTime(parameters, 'StartTime') ?? Number.NEGATIVE_INFINITY;
	const to = readTime(parameters, 'EndTime') ?? Number.POSITIVE_INFINITY;
	return (at) => (isLeftOpen ? at > from : at >= from) && at <= to;
}

function readTime(parameters: Readonly<Record<string, string>>, name: string): number | undefined {
	const text = parameters[name];
	if (text === undefined) return undefined;
	const time = parseTime(text);
	if (Number.isNaN(time)) throw invalidParameter(name, 'not of the form yyyy-MM-ddTHH:mm:ssZ.');
	return time;
}
