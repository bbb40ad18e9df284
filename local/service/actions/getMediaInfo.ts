import { missingParameter, resourceNotFound } from '../apiError';
import { checkChoice, parseJsonObject } from '../rules/fields';
import { type Action, iceVersion } from './action';
import { describeMedia } from './mediaFields';
import { integerParameter } from '../rules/paging';

/** Returns one media asset, by its ID or by its registered address; the ID takes precedence (documented). */
export const getMediaInfo: Action = {
	name: 'GetMediaInfo',
	version: iceVersion,
	permission: 'ice:GetMediaInfo',
	parameters: ['MediaId', 'InputURL', 'OutputType', 'ReturnDetailedInfo', 'AuthTimeout'],
	run({ parameters, media }) {
		const { MediaId: id, InputURL: url, OutputType: outputType, ReturnDetailedInfo: detail = '{}' } = parameters;
		if (outputType !== undefined) checkChoice('OutputType', outputType, ['oss', 'cdn']);
		parseJsonObject('ReturnDetailedInfo', detail);
		integerParameter(parameters, 'AuthTimeout', { fallback: 0, least: 0, most: Number.MAX_SAFE_INTEGER });
		if (id === undefined && url === undefined) throw missingParameter('MediaId');
		const found = id === undefined ? media.findByUrl(url ?? '') : media.find(id);
		if (!found) throw resourceNotFound(id === undefined ? 'InputURL' : 'MediaId');
		return { MediaInfo: describeMedia(found, true) };
	},
};
