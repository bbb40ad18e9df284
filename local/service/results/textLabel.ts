import type { JsonObject } from '../json';

/** Type `TextLabel`: tags found in speech and on-screen text (fields unverified). */
export function textLabel(): JsonObject {
	return {
		tags: [
			{ name: '地点', value: '北京,上海' },
			{ name: '机构', value: '示例公司' },
			{ name: '关键词', value: '新能源,续航' },
		],
	};
}
