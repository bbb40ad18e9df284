import type { JsonObject } from '../values';
import type { LabelSource } from './labelSource';

const tags: Readonly<Record<LabelSource, JsonObject[]>> = {
	auto: [
		{ name: '地域', value: '北京,上海' },
		{ name: '组织机构', value: '示例公司' },
		{ name: '关键词', value: '新能源,续航' },
		{ name: '人物', value: '示例人物' },
	],
	hmi: [{ name: '关键词', value: '人工复核' }],
};

/** Type `TextLabel`: tags found in speech and on-screen text (documented). Observed: `message` and `success` beside them. */
export function textLabel(source: LabelSource): JsonObject {
	return { message: 'SUCCESS', success: true, tags: tags[source] };
}
