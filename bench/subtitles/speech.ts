import type { SpeechSegment } from '../../nodes/AlibabaCloudSmarttag/results/speech';

/** Sentences of ordinary speech; `#` stands for a number, so that no two are the same. */
export const SENTENCES: Readonly<Record<string, readonly string[]>> = {
	'English and Chinese': [
		'It’s sentence # of an ordinary talk that goes on like this for a while, with nothing special in it.',
		'今天第#次来看智能媒体服务，它可以识别视频里的人脸、物体和文字，还能生成摘要。',
	],
	English: ['It’s sentence # of an ordinary talk that goes on like this for a while, with nothing special in it.'],
	Chinese: ['今天第#次来看智能媒体服务，它可以识别视频里的人脸、物体和文字，还能生成摘要。'],
	Japanese: [
		'本日は#回目です。お忙しい中お集まりいただきまして誠にありがとうございます。新製品についてご説明いたします。',
	],
	Thai: ['ครั้งที่ # ประเทศไทยมีวัฒนธรรมที่หลากหลายและอาหารอร่อยมากมายที่นักท่องเที่ยวจากทั่วโลกชื่นชอบ'],
};

/** Speech of two people in turns, a sentence every five seconds, until its text has so many bytes of UTF-8. */
export function speechOf(sentences: readonly string[], bytes: number): SpeechSegment[] {
	const segments: SpeechSegment[] = [];
	for (let written = 0, index = 0; written < bytes; index++) {
		const text = (sentences[index % sentences.length] ?? '').replace('#', String(index));
		const speaker = index % 40 < 20 ? 'Ann' : '张三';
		segments.push({ startMs: index * 5000, endMs: index * 5000 + 4500, text, speaker });
		written += Buffer.byteLength(text);
	}
	return segments;
}
