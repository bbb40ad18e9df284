import { type Media, media } from '../catalog/media';
import { invalidParameter } from '../errors';
import type { JsonObject } from '../json';
import { checkChoice } from '../rules/fields';
import { type Action, type ActionCall, iceVersion } from './action';
import { integerParameter } from './paging';

type Parameters = ActionCall['parameters'];

/** The values the filters accept (documented). */
const choices: Readonly<Record<string, readonly string[]>> = {
	MediaType: ['image', 'video', 'audio', 'text'],
	Source: ['oss', 'vod', 'live', 'general'],
	Status: ['Init', 'Preparing', 'PrepareFail', 'Normal'],
	SortBy: ['desc', 'asc'],
	IncludeFileBasicInfo: ['true', 'false'],
};

/** Lists registered media by token; the last page has no `NextToken` (documented). */
export const listMediaBasicInfos: Action = {
	product: 'ice',
	version: iceVersion,
	parameters: [
		...Object.keys(choices),
		'BusinessType',
		'StartTime',
		'EndTime',
		'MaxResults',
		'NextToken',
		'MediaId',
		'AuthTimeout',
	],
	run({ parameters }) {
		for (const [name, allowed] of Object.entries(choices)) {
			if (parameters[name] !== undefined) checkChoice(name, parameters[name], allowed);
		}
		const found = findMedia(parameters);
		const most = integerParameter(parameters, 'MaxResults', { fallback: 10, least: 1, most: 100 });
		const start = readToken(parameters['NextToken'], found.length);
		const withFiles = parameters['IncludeFileBasicInfo'] === 'true';
		return {
			MaxResults: most,
			TotalCount: found.length,
			MediaInfos: found.slice(start, start + most).map((item) => describeMedia(item, withFiles)),
			...(start + most < found.length && { NextToken: writeToken(start + most) }),
		};
	},
};

function findMedia(parameters: Parameters): Media[] {
	const { MediaType: type, Source: source, Status: status, BusinessType: business, MediaId: id } = parameters;
	const from = readTime(parameters, 'StartTime') ?? Number.NEGATIVE_INFINITY;
	const to = readTime(parameters, 'EndTime') ?? Number.POSITIVE_INFINITY;
	const found = media.filter(
		(item) =>
			(type === undefined || item.mediaType === type) &&
			(source === undefined || item.source === source) &&
			(status === undefined || item.status === status) &&
			(business === undefined || item.businessType === business) &&
			(id === undefined || item.mediaId === id) &&
			Date.parse(item.createTime) >= from &&
			Date.parse(item.createTime) <= to,
	);
	return parameters['SortBy'] === 'asc' ? found : found.reverse();
}

function readTime(parameters: Parameters, name: string): number | undefined {
	const text = parameters[name];
	if (text === undefined) return undefined;
	const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN;
	if (Number.isNaN(time)) throw invalidParameter(name, 'not of the form yyyy-MM-ddTHH:mm:ssZ.');
	return time;
}

/** The token says where the next page begins; to a client it is opaque. */
function writeToken(start: number): string {
	return Buffer.from(`start:${start}`).toString('base64url');
}

function readToken(token: string | undefined, length: number): number {
	if (token === undefined) return 0;
	const start = Number(/^start:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1]);
	if (start > 0 && start < length) return start;
	throw invalidParameter('NextToken', 'not a token of this list.');
}

function describeMedia(item: Media, withFiles: boolean): JsonObject {
	return {
		MediaId: item.mediaId,
		MediaBasicInfo: {
			MediaId: item.mediaId,
			Title: item.title,
			MediaType: item.mediaType,
			Source: item.source,
			Status: item.status,
			Biz: 'ICE',
			BusinessType: item.businessType,
			InputURL: `https://example-bucket.oss-cn-shanghai.aliyuncs.com/${item.fileName}`,
			CreateTime: item.createTime,
			ModifiedTime: item.createTime,
		},
		...(withFiles && {
			FileInfoList: [
				{
					FileBasicInfo: {
						FileName: item.fileName,
						FileType: 'source_file',
						FileStatus: 'Normal',
						FileSize: '14340962',
						Duration: '60.00000',
						Region: 'cn-shanghai',
					},
				},
			],
		}),
	};
}
