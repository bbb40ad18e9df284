import { simplified } from './answers';

function meeting(meetingAssistance: unknown) {
	return simplified(['NLP', { meetingAssistance }]);
}

describe('meeting assistance', () => {
	it('becomes lists of texts and the likely kinds of the talk', () => {
		const sentence = (text: string) => ({ id: 1, sentenceId: 1, start: 0, end: 1400, text });

		expect(
			meeting({
				keywords: ['range', ' price '],
				keySentences: [sentence('It costs\nmuch.')],
				actions: [sentence('Check the price.'), sentence(' ')],
				classifications: { interview: 0.7, lecture: '0.2', meeting: 0, other: null },
			}),
		).toStrictEqual({
			...simplified(),
			keywords: ['range', 'price'],
			keySentences: ['It costs much.'],
			actionItems: ['Check the price.'],
			classifications: { interview: 0.7, lecture: 0.2, meeting: 0 },
		});
	});

	it('has its keywords before those among the tags, each once', () => {
		const tags = [
			{ name: '关键词', value: 'Range,battery' },
			{ name: '地域', value: 'Berlin' },
		];

		expect(
			simplified(['TextLabel', { tags }], ['NLP', { meetingAssistance: { keywords: ['range'] } }]).keywords,
		).toStrictEqual(['range', 'battery']);
	});
});
