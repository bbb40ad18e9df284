import type { JsonObject } from '../values';
import type { LabelSource } from './labelSource';

/**
 * Type `CPVLabel` of tag versions 2.0 and 2.0-custom (documented): categories, and labels in three groups, of which only
 * entities have `knowledgeInfo` and `trackData`. Times in seconds; a score of -1 means that there is none.
 */
export function cpvLabel(source: LabelSource): JsonObject {
	return {
		type: source,
		cates: [category],
		entities: [celebrity, landmark, car],
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
			startTime: 1.2,
			endTime: 9.8,
			trackData: [
				{ score: 0.98, bbox: [468, 67, 615, 267], timestamp: 1.2 },
				{ score: 0.97, bbox: [470, 70, 618, 270], timestamp: 2.2 },
			],
		},
		{
			score: 0.95,
			startTime: 30,
			endTime: 41.5,
			trackData: [{ score: 0.95, bbox: [120, 80, 260, 270], timestamp: 30 }],
		},
	],
};

const landmark: JsonObject = {
	labelLevel1: '地域',
	labelLevel2: '地标',
	label: '示例瀑布',
	appearanceProbability: 0.067,
	knowledgeInfo: '{"name":"示例瀑布","nameEn":"Example Waterfall","description":"示例。","address":""}',
	detailInfo: [
		{
			score: 0.3329,
			startTime: 6.021,
			endTime: 8.021,
			trackData: [{ score: 0.32, bbox: [23, 43, 45, 67], timestamp: 7.9 }],
		},
	],
};

const car: JsonObject = {
	labelLevel1: '物体',
	labelLevel2: '交通工具',
	label: '汽车',
	appearanceProbability: 0.25,
	detailInfo: [{ score: 0.88, startTime: 12, endTime: 20.5 }],
};

const category: JsonObject = {
	labelLevel1: '汽车',
	labelLevel2: '评测',
	label: '试驾',
	appearanceProbability: 0.9,
	detailInfo: [{ score: 0.8, startTime: 0, endTime: 60 }],
};

const hotword: JsonObject = {
	labelLevel1: '关键词',
	labelLevel2: '',
	label: '示例热词',
	appearanceProbability: 0.05,
	detailInfo: [{ score: -1, startTime: 3.6, endTime: 8.1 }],
};

function freeTag(label: string): JsonObject {
	return {
		labelLevel1: '关键词',
		labelLevel2: '',
		label,
		appearanceProbability: 0.1,
		detailInfo: [{ score: -1, startTime: 28, endTime: 35 }],
	};
}
