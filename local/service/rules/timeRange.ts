import { invalidParameter } from '../apiError';
import { parseTime } from '../values';

/**
 * A test whether a time (ms) is between `StartTime` and `EndTime`. The range includes its end, and its start unless
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
