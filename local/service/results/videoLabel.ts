import type { JsonObject } from '../values';
import type { LabelSource } from './labelSource';

const tags: Readonly<Record<LabelSource, JsonObject[]>> = {
	auto: [
		{
			mainTagName: '物体',
			subTagName: '汽车',
			ratio: 0.25,
			occurrences: [{ score: 0.88, from: 12.0, to: 20.5 }],
		},
		{
			mainTagName: '场景',
			subTagName: '街道',
			ratio: 0.31,
			occurrences: [{ score: 0.91, from: 10.0, to: 28.0 }],
		},
	],
	hmi: [
		{
			mainTagName: '物体',
			subTagName: '人工复核',
			ratio: 0.5,
			occurrences: [{ score: 1, from: 0.0, to: 30.0 }],
		},
	],
};

/**
 * Type `VideoLabel`: persons, tags and classifications (documented). Times in seconds. Observed: a face without a name
 * has a numbered one and a score of -1, and `message` and `success` stand beside the results.
 */
export function videoLabel(source: LabelSource): JsonObject {
	return {
		persons: [
			{
				name: 'Example Celebrity',
				category: 'celebrity',
				ratio: 0.42,
				occurrences: [
					{
						score: 0.987,
						from: 1.2,
						to: 9.8,
						position: { leftTop: [468, 67], rightBottom: [615, 267] },
						timestamp: 1.2,
						scene: 'medium',
					},
					{
						score: 0.951,
						from: 30.0,
						to: 41.5,
						position: { leftTop: [120, 80], rightBottom: [260, 270] },
						timestamp: 30.0,
						scene: 'closeUp',
					},
				],
			},
			{
				name: 'Example Employee',
				category: 'exampleFaceLib01',
				ratio: 0.1,
				occurrences: [
					{
						score: 0.93,
						from: 50.0,
						to: 56.0,
						position: { leftTop: [300, 90], rightBottom: [420, 260] },
						timestamp: 50.0,
						scene: 'medium-long',
					},
				],
			},
			{
				category: 'unknown',
				name: '未知人脸1',
				occurrences: [
					{
						from: 0.0,
						position: { leftTop: [0, 0], rightBottom: [10, 10] },
						scene: 'medium',
						score: -1.0,
						timestamp: 0.5,
						to: 1.0,
					},
				],
				ratio: 0.1,
			},
		],
		tags: tags[source],
		classifications: [{ score: 0.83, category1: '汽车', category2: '评测' }],
		message: 'SUCCESS',
		success: true,
	};
}
