import type { WireParameters } from '../ims/imsClient';
import type { FieldReader, JsonObject } from '../values/fieldReader';
import { withoutUnset } from '../values/looseValues';
import { quoted } from '../values/shortText';
import { readJson } from './mediaFields';

/** Documented, in bytes of UTF-8. */
const LONGEST_USER_DATA = 512;

/** Inferred from the documented results: a text has none. */
const ANALYZED_TYPES = ['audio', 'image', 'video'] as const;

/**
 * Checks one item's fields and builds the parameters of SubmitMediaAiAnalysisJob.
 *
 * @param reference a media ID, or the http or https address of an OSS object
 * @param analysisParams JSON text or an object
 * @param additional the fields of Additional Fields, by the names of the panel
 */
export function draftAnalyze(
	reference: string,
	analysisParams: unknown,
	additional: JsonObject,
	reader: FieldReader,
): WireParameters {
	const params = reader.jsonObject('Analysis Parameters (JSON)', analysisParams);
	const userData = readJson('User Data', additional.userData, reader);
	reader.withinBytes('User Data', userData, LONGEST_USER_DATA);
	const mediaType = reader.token('Media Type', additional.mediaType) ?? 'video';
	reader.oneOf('Media Type', mediaType, ANALYZED_TYPES);
	return withoutUnset({
		Input: readInput(reference, mediaType, reader),
		AnalysisParams: params && JSON.stringify(params),
		UserData: userData,
	});
}

/** Documented: a media ID by its type, or the address of an OSS object of the region with the type of its media. */
function readInput(reference: string, MediaType: string, reader: FieldReader): string {
	if (!reference.includes('://')) return JSON.stringify({ Type: 'Media', Media: reference });
	if (/^https?:/i.test(reference)) {
		reader.webAddress('Media', reference);
	} else {
		reader.problem(
			'Media',
			`expected a media ID or an address like https://bucket.oss-cn-shanghai.aliyuncs.com/path/file.mp4, got ${quoted(reference)}`,
		);
	}
	return JSON.stringify({ MediaType, Media: reference });
}
