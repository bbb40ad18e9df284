import type { JsonObject } from '../values';
import type { LabelSource } from './labelSource';

const tags: Readonly<Record<LabelSource, JsonObject[]>> = {
	auto: [
		{ name: '地点', value: '北京,上海' },
		{ name: '机构', value: '示例公司' },
		{ name: '关键词', value: '新能源,续航' },
	],
	hmi: [{ name: '人工标签', value: '人工复核' }],
};

/** Type `TextLabel`: tags found in speech and on-screen text (fields unverified). */
export function textLabel(source: LabelSource): JsonObject {
	return { tags: tags[source] };
}
