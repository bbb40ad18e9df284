import { invalidParameter } from '../apiError';
import { parseJsonObject, stringField } from './fields';

/** Checks `ScheduleConfig` (only PipelineId and Priority, both strings; documented) and gives the pipeline ID. */
export function parseScheduleConfig(text: string): string | undefined {
	const place = { name: 'ScheduleConfig', object: parseJsonObject('ScheduleConfig', text) };
	const unknown = Object.keys(place.object).find((key) => key !== 'PipelineId' && key !== 'Priority');
	if (unknown !== undefined) throw invalidParameter('ScheduleConfig', `unknown key "${unknown}".`);
	stringField(place, 'Priority');
	return stringField(place, 'PipelineId');
}
