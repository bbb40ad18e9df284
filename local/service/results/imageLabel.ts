import type { JsonObject } from '../values';
import type { LabelSource } from './labelSource';

const tags: Readonly<Record<LabelSource, JsonObject[]>> = {
	auto: [
		{ mainTagName: '物体', subTagName: '汽车', score: 0.9 },
		{ mainTagName: '场景', subTagName: '街道', score: 0.8 },
	],
	hmi: [{ mainTagName: '物体', subTagName: '人工复核', score: 1 }],
};

/** Type `ImageLabel`: people and tags of an image (documented), which have neither times nor shares. */
export function imageLabel(source: LabelSource): JsonObject {
	return {
		persons: [
			{
				name: 'Example Celebrity',
				category: 'celebrity',
				score: 0.98,
				position: { leftTop: [10, 20], rightBottom: [110, 160] },
				scene: 'medium',
			},
		],
		tags: tags[source],
	};
}

/** Whether the media of a job is an image, by the ending of its name. */
export function isImage(media: string): boolean {
	return /\.(?:bmp|gif|jpe?g|png|webp)(?:$|[?#])/i.test(media);
}
