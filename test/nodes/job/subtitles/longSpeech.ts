import type { SpeechSegment } from '../../../../nodes/AlibabaCloudSmarttag/results/speech';
import { said } from './said';

/** Texts that take different ways through the rules of breaking lines. */
export const SAMPLES = {
	'Thai without blanks': 'ประเทศไทยมีวัฒนธรรมที่หลากหลายและอาหารอร่อยมากมายที่นักท่องเที่ยวจากทั่วโลกชื่นชอบ',
	'Chinese without punctuation': '今天我们来看智能媒体服务它可以识别视频里的人脸物体和文字还能生成摘要',
	'emoji without end': '👍🏽',
	'one letter with marks without end': 'e\u0301',
} as const;

/** Ordinary speech: the sentences that once froze n8n. */
export function sentences(count: number, ending = ''): SpeechSegment[] {
	return Array.from({ length: count }, (_, index) => {
		const text = `It’s the ${index} th sentence of an ordinary talk that goes on like this for a while, with nothing special in it.`;
		return said(index * 5000, index * 5000 + 4500, text + ending, 'Ann');
	});
}

/** One segment of a length, in the time that it takes to read it. */
export function oneSegment(text: string, length: number): SpeechSegment[] {
	return [said(0, length * 60, text.repeat(Math.ceil(length / text.length)))];
}

/** The lengths of the texts that `Intl.Segmenter` takes apart in an action. */
export function segmentedLengths(action: () => void): number[] {
	const original = Object.getOwnPropertyDescriptor(Intl.Segmenter.prototype, 'segment')?.value as (
		this: Intl.Segmenter,
		text: string,
	) => Intl.Segments;
	const lengths: number[] = [];
	const spy = jest.spyOn(Intl.Segmenter.prototype, 'segment').mockImplementation(function (this: Intl.Segmenter, text) {
		lengths.push(text.length);
		return original.call(this, text);
	});
	action();
	spy.mockRestore();
	return lengths;
}
