import type { JsonObject } from '../values';
import { booleanField, objectField, type Place, stringField } from './fields';
import { type NlpRequest, parseNlpParams } from './jobParams';

/** What `Params` of a job asks for. */
export interface AnalysisRequest {
	asr: boolean;
	ocr: boolean;
	meta: boolean;
	/** `needProcess`: inferred name, the type `Process` it brings is documented. */
	process: boolean;
	/** `clipSplitParams.splitType` is `event`, as official sample code sends it. */
	eventSplit: boolean;
	nlp?: NlpRequest;
}

/** Checks `Params` of SubmitSmarttagJob; keys that are not documented are let through. */
export function parseParams(object: JsonObject): AnalysisRequest {
	const place: Place = { name: 'Params', object };
	const nlpParams = objectField(place, 'nlpParams');
	const clipSplit = objectField(place, 'clipSplitParams') ?? {};
	return {
		asr: booleanField(place, 'needAsrData'),
		ocr: booleanField(place, 'needOcrData'),
		meta: booleanField(place, 'needMetaData'),
		process: booleanField(place, 'needProcess'),
		eventSplit: stringField({ name: 'Params.clipSplitParams', object: clipSplit }, 'splitType') === 'event',
		nlp: nlpParams && parseNlpParams(nlpParams),
	};
}
