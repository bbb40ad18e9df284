import { parseTime } from '../dates';
import { invalidParameter } from '../errors';

/** Tells whether a time (ms) lies from `StartTime` to `EndTime`, ends included. Throws `InvalidParameter` for a wrong form. */
export function parseTimeRange(parameters: Readonly<Record<string, string>>): (at: number) => boolean {
	const from = readTime(parameters, 'StartTime') ?? Number.NEGATIVE_INFINITY;
	const to = readTime(parameters, 'EndTime') ?? Number.POSITIVE_INFINITY;
	return (at) => at >= from && at <= to;
}

function readTime(parameters: Readonly<Record<string, string>>, name: string): number | undefined {
	const text = parameters[name];
	if (text === undefined) return undefined;
	const time = parseTime(text);
	if (Number.isNaN(time)) throw invalidParameter(name, 'not of the form yyyy-MM-ddTHH:mm:ssZ.');
	return time;
}
