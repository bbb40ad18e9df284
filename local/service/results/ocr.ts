import type { JsonObject } from '../json';

/** Type `OCR`: what was written on screen (fields unverified). Times in seconds. */
export function ocr(): JsonObject {
	return {
		details: [
			{
				timestamp: 2.0,
				info: [
					{
						score: 0.97,
						position: { leftTop: [40, 620], rightBottom: [700, 690] },
						value: '示例节目 第一期',
					},
				],
			},
			{
				timestamp: 14.0,
				info: [
					{
						score: 0.92,
						position: { leftTop: [60, 40], rightBottom: [320, 110] },
						value: 'EXAMPLE MOTORS',
					},
				],
			},
		],
	};
}
