/** One spoken sentence of the sample recording. Times in ms. */
export interface Sentence {
	id: number;
	speakerId: string;
	start: number;
	end: number;
	text: string;
}

/** What is said in every file the service is given. */
export const sentences: readonly Sentence[] = [
	{ id: 1, speakerId: '1', start: 0, end: 3400, text: '大家好,欢迎来到示例节目。' },
	{ id: 2, speakerId: '1', start: 3600, end: 8100, text: 'Today we talk about electric cars.' },
	{ id: 3, speakerId: '2', start: 28000, end: 31500, text: '续航多少?' },
	{ id: 4, speakerId: '1', start: 32000, end: 35000, text: '约五百公里。' },
];
