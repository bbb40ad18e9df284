import type { JsonObject } from '../values';
import type { LabelSource } from './labelSource';

/**
 * Type `CPVLabel` of tag versions 2.0 and 2.0-custom: labels by entity and category. Field names documented in an older
 * page, grouping keys unverified. Times in seconds; a score of -1 is documented as not available.
 */
export function cpvLabel(source: LabelSource): JsonObject {
	return {
		entities: [celebrity, car],
		cates: [category],
		hotwords: [hotword],
		freeTags: source === 'hmi' ? [freeTag('人工复核')] : [freeTag('新能源'), freeTag('续航')],
	};
}

const celebrity: JsonObject = {
	labelLevel1: '人脸',
	labelLevel2: '名人,演员',
	label: 'Example Celebrity',
	appearanceProbability: 0.42,
	knowledgeInfo: '{"name":"Example Celebrity","gender":"female"}',
	detailInfo: [
		{
			score: 0.98,
			start: 1.2,
			end: 9.8,
			trackData: [
				{ score: 0.98, bbox: [468, 67, 615, 267], timestamp: 1.2 },
				{ score: 0.97, bbox: [470, 70, 618, 270], timestamp: 2.2 },
			],
		},
		{
			score: 0.95,
			start: 30,
			end: 41.5,
			trackData: [{ score: 0.95, bbox: [120, 80, 260, 270], timestamp: 30 }],
		},
	],
};

const car: JsonObject = {
	labelLevel1: '物体',
	labelLevel2: '交通工具',
	label: '汽车',
	appearanceProbability: 0.25,
	detailInfo: [{ score: 0.88, start: 12, end: 20.5 }],
};

const category: JsonObject = {
	labelLevel1: '汽车',
	labelLevel2: '评测',
	label: '试驾',
	appearanceProbability: 0.9,
	detailInfo: [{ score: 0.8, start: 0, end: 60 }],
};

const hotword: JsonObject = {
	labelLevel1: '',
	labelLevel2: '',
	label: '示例热词',
	appearanceProbability: 0.05,
	detailInfo: [{ score: -1, start: 3.6, end: 8.1 }],
};

function freeTag(label: string): JsonObject {
	return {
		labelLevel1: '',
		labelLevel2: '',
		label,
		appearanceProbability: 0.1,
		detailInfo: [{ score: -1, start: 28, end: 35 }],
	};
}
