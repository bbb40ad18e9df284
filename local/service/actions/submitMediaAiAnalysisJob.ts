import { invalidParameter, missingParameter, resourceNotFound } from '../apiError';
import { type Media, mediaTypes } from '../catalog/media';
import { checkChoice, checkKeys, checkSize, parseJsonObject, stringField } from '../rules/fields';
import { parseParams } from '../rules/jobParams';
import { isOssAddress, parseRegistration } from '../rules/registration';
import { type Action, type ActionCall, iceVersion } from './action';

/** Analyzes a media asset and stores the results with it. Inferred: each call is a job of its own. */
export const submitMediaAiAnalysisJob: Action = {
	name: 'SubmitMediaAiAnalysisJob',
	version: iceVersion,
	permission: 'ice:SubmitMediaAiAnalysisJob',
	parameters: ['Input', 'AnalysisParams', 'UserData'],
	run(call) {
		const { parameters, media } = call;
		if (parameters['Input'] === undefined) throw missingParameter('Input');
		const { nlp } = parseParams(parseJsonObject('AnalysisParams', parameters['AnalysisParams'] ?? '{}'));
		checkSize(parameters, 'UserData', 512);
		parseJsonObject('UserData', parameters['UserData'] ?? '{}');
		const asset = assetOf(parameters['Input'], call);
		media.analyze(asset, nlp);
		return { MediaId: asset.mediaId };
	},
};

/**
 * Documented: `{"Type":"Media","Media":"<ID>"}`, or `{"MediaType":"video","Media":"https://…"}` with the address of an OSS
 * object of the same region. Inferred: an address that is not in the library is registered.
 */
function assetOf(input: string, { media, now }: ActionCall): Media {
	const place = { name: 'Input', object: parseJsonObject('Input', input) };
	checkKeys(place, ['Type', 'MediaType', 'Media']);
	const reference = stringField(place, 'Media');
	if (reference === undefined) throw invalidParameter('Input.Media', 'missing.');
	if (place.object['Type'] !== undefined) {
		checkChoice('Input.Type', place.object['Type'], ['Media']);
		const found = media.find(reference);
		if (!found) throw resourceNotFound('Input.Media');
		return found;
	}
	const mediaType = checkChoice('Input.MediaType', place.object['MediaType'], mediaTypes);
	if (!isOssAddress(reference)) throw invalidParameter('Input.Media', 'not the address of an OSS object.');
	const { draft } = parseRegistration({ InputURL: reference, MediaType: mediaType }, now);
	return media.findByUrl(reference) ?? media.register(draft, undefined);
}
