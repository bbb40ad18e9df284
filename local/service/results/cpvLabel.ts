import type { JsonObject } from '../json';

/** Type `CPVLabel` of tag version 2.0: labels by entity and category (grouping keys unverified). Times in seconds. */
export function cpvLabel(): JsonObject {
	return {
		entities: [
			{
				labelLevel1: '人脸',
				labelLevel2: '名人',
				label: 'Example Celebrity',
				appearanceProbability: 0.42,
				detailInfo: [
					{
						score: 0.98,
						start: 1.2,
						end: 9.8,
						trackData: [{ score: 0.98, bbox: [468, 67, 615, 267], timestamp: 1.2 }],
					},
				],
			},
		],
		cates: [
			{
				labelLevel1: '汽车',
				labelLevel2: '评测',
				label: '试驾',
				appearanceProbability: 0.9,
				detailInfo: [{ score: 0.8, start: 0, end: 60 }],
			},
		],
	};
}
