import type { Action } from './action';

/** IDs of the documented endpoint table. */
const regions: ReadonlyArray<readonly [id: string, zh: string, en: string]> = [
	['cn-shanghai', '华东2（上海）', 'China (Shanghai)'],
	['cn-beijing', '华北2（北京）', 'China (Beijing)'],
	['cn-hangzhou', '华东1（杭州）', 'China (Hangzhou)'],
	['cn-shenzhen', '华南1（深圳）', 'China (Shenzhen)'],
	['ap-southeast-1', '新加坡', 'Singapore'],
	['us-west-1', '美国（硅谷）', 'US (Silicon Valley)'],
];

/**
 * Lists regions. Reads `AcceptLanguage` from the query, a form or a JSON body; accepts any other parameter. Our choice:
 * it needs no permission.
 */
export const describeRegions: Action = {
	name: 'DescribeRegions',
	version: '2014-05-26',
	permission: undefined,
	parameters: undefined,
	run({ parameters, json = {} }) {
		const english = (parameters['AcceptLanguage'] ?? json['AcceptLanguage']) === 'en-US';
		return {
			Regions: {
				Region: regions.map(([id, zh, en]) => ({
					RegionId: id,
					LocalName: english ? en : zh,
					RegionEndpoint: `ecs.${id}.aliyuncs.com`,
				})),
			},
		};
	},
};
