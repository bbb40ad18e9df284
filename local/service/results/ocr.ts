import type { JsonObject } from '../values';

const sample: readonly JsonObject[] = [
	detail(2.0, 0.97, [40, 620, 700, 690], '示例节目 第一期'),
	detail(14.0, 0.92, [60, 40, 320, 110], 'EXAMPLE MOTORS'),
];

/** Time between two details of a large result, seconds. */
const everySeconds = 0.5;

/**
 * Type `OCR`: what was written on screen (documented). Times in seconds.
 *
 * @param megabytes about how large it is to be in the answer, where JSON stands in JSON; without it a small sample
 */
export function ocr(megabytes?: number): JsonObject {
	if (megabytes === undefined) return { details: sample };
	const bytesEach = Buffer.byteLength(JSON.stringify(JSON.stringify(lineAt(9999))));
	const count = Math.floor((megabytes * 1_000_000) / bytesEach);
	return { details: Array.from({ length: count }, (_, index) => lineAt(index)) };
}

function lineAt(index: number): JsonObject {
	return detail(index * everySeconds, 0.97, [40, 620, 700, 690], `示例字幕 line ${index + 1}`);
}

function detail(
	timestamp: number,
	score: number,
	[left, top, right, bottom]: [number, number, number, number],
	content: string,
): JsonObject {
	return {
		timestamp,
		info: [{ score, position: { leftTop: [left, top], rightBottom: [right, bottom] }, content }],
	};
}
