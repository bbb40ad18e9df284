/** One spoken sentence. Times in ms. */
export interface Sentence {
	id: number;
	speakerId: string;
	start: number;
	end: number;
	text: string;
	/** By target language; where one is missing the text stands as it is. */
	translations: Readonly<Record<string, string>>;
}

const minuteMs = 60_000;

const sample: readonly Sentence[] = [
	{
		id: 1,
		speakerId: '1',
		start: 0,
		end: 3400,
		text: '大家好,欢迎来到示例节目。',
		translations: {
			en: 'Hello everyone, welcome to the example show.',
			yue: '大家好,歡迎嚟到示例節目。',
			fspk: '大家好,welcome 来到示例节目。',
		},
	},
	{
		id: 2,
		speakerId: '1',
		start: 3600,
		end: 8100,
		text: 'Today we talk about electric cars.',
		translations: {
			cn: '今天我们谈谈电动车。',
			yue: '今日我哋講下電動車。',
			fspk: '今天我们 talk about electric cars。',
		},
	},
	{
		id: 3,
		speakerId: '2',
		start: 28000,
		end: 31500,
		text: '续航多少?',
		translations: { en: 'What is the range?', yue: '續航幾多?', fspk: 'range 是多少?' },
	},
	{
		id: 4,
		speakerId: '1',
		start: 32000,
		end: 35000,
		text: '约五百公里。',
		translations: { en: 'About five hundred kilometers.', yue: '大約五百公里。', fspk: '大约 500 kilometers。' },
	},
];

/** In a long speech a sentence begins every six seconds and leaves a short pause. */
const everyMs = 6000;
const sentenceMs = 5200;

/** Four sentences in one minute; or, with a length in minutes, the same four again and again until it is over. */
export function speechOf(minutes?: number): readonly Sentence[] {
	if (minutes === undefined) return sample;
	const durationMs = minutes * minuteMs;
	const rounds = Math.ceil(durationMs / everyMs / sample.length);
	const spoken = Array.from({ length: rounds }, () => sample).flat();
	return spoken.slice(0, durationMs / everyMs).map((sentence, index) => {
		const start = index * everyMs;
		return { ...sentence, id: index + 1, start, end: start + sentenceMs };
	});
}
