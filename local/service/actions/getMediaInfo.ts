import { findMedia } from '../rules/mediaReference';
import { booleanField, checkChoice, checkKeys, parseJsonObject } from '../rules/fields';
import { type Action, iceVersion } from './action';
import { describeMedia } from './mediaFields';
import { integerParameter } from '../rules/paging';

/** Documented. */
const detailKey = 'AiRoughData.StandardSmartTagJob';

/**
 * Returns one media asset. Documented: `ReturnDetailedInfo` has one key, which chooses the results of a stored analysis
 * instead of their address.
 */
export const getMediaInfo: Action = {
	name: 'GetMediaInfo',
	version: iceVersion,
	permission: 'ice:GetMediaInfo',
	parameters: ['MediaId', 'InputURL', 'OutputType', 'ReturnDetailedInfo', 'AuthTimeout'],
	run({ parameters, media }) {
		const { OutputType: outputType, ReturnDetailedInfo: detail = '{}' } = parameters;
		if (outputType !== undefined) checkChoice('OutputType', outputType, ['oss', 'cdn']);
		const place = { name: 'ReturnDetailedInfo', object: parseJsonObject('ReturnDetailedInfo', detail) };
		checkKeys(place, [detailKey]);
		const analysis = booleanField(place, detailKey) ? 'results' : 'address';
		integerParameter(parameters, 'AuthTimeout', { fallback: 0, least: 0, most: Number.MAX_SAFE_INTEGER });
		return { MediaInfo: describeMedia(findMedia(parameters, media), { file: true, analysis }) };
	},
};
