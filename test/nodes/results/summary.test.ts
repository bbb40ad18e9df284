import { simplified } from './answers';

const MIND_MAP = {
	mindMapSummary: [
		{ title: 'Cars', topic: [{ title: 'Range', topic: [{ title: '500 km', topic: [] }] }, { title: 'Price' }] },
		{ title: 'Trains', topic: ['fast', null, 7] },
	],
};
const QUESTIONS = {
	questionsAnsweringSummary: [
		{ question: 'How far?', answer: '500\nkm.' },
		{ question: 'How fast?' },
		{ answer: 'Very.' },
		{},
	],
};
const CONVERSATION = {
	conversationalSummary: [
		{ speakerId: '1', speakerName: 'Ann', summary: 'Asks.' },
		{ speakerId: '2', summary: 'Answers.' },
		{ speakerName: 'Cy', summary: 'Waits.' },
		{ summary: 'All\nlaugh.' },
		{ speakerName: 'Bob' },
	],
};

function summary(...all: unknown[]): string | undefined {
	return simplified(...all.map((summarization) => ['NLP', { summarization }] as const)).summary;
}

describe('summary', () => {
	it.each<[what: string, given: object, text: string]>([
		[
			'the whole with its title above',
			{ paragraphTitle: 'Title', paragraphSummary: 'One.\nTwo.' },
			'Title\nOne.\nTwo.',
		],
		['the whole without a title', { paragraphSummary: ' One. ' }, 'One.'],
		['a line a speaker', CONVERSATION, 'Ann: Asks.\nSpeaker 2: Answers.\nCy: Waits.\nAll laugh.'],
		['questions and answers', QUESTIONS, 'Q: How far?\nA: 500 km.\nQ: How fast?\nA: Very.'],
		['topics by depth', MIND_MAP, 'Cars\n  Range\n    500 km\n  Price\nTrains\n  fast\n  7'],
	])('is %s', (_what, given, text) => {
		expect(summary(given)).toBe(text);
	});

	it('is of the kind that reads best', () => {
		const whole = { paragraphSummary: 'Whole.' };

		expect(summary({ ...MIND_MAP, ...QUESTIONS, ...CONVERSATION, ...whole })).toBe('Whole.');
		expect(summary({ ...MIND_MAP, ...QUESTIONS, ...CONVERSATION })).toBe(summary(CONVERSATION));
		expect(summary({ ...MIND_MAP, ...QUESTIONS })).toBe(summary(QUESTIONS));
		expect(summary(MIND_MAP, { paragraphSummary: ' ' }, whole)).toBe('Whole.');
	});

	it('has what every result contains', () => {
		expect(summary({ paragraphSummary: 'One.' }, { paragraphSummary: 'Two.' })).toBe('One.\nTwo.');
	});

	it.each([[undefined], [null], [{}], [{ paragraphTitle: ' ' }], [{ mindMapSummary: [{}, null, ' '] }]])(
		'is absent for %j',
		(given) => {
			expect(simplified(['NLP', { summarization: given }])).toStrictEqual(simplified());
		},
	);

	it('that cannot be read is reported', () => {
		expect(simplified(['NLP', { summarization: 'text' }])).toStrictEqual({ ...simplified(), otherResults: ['NLP'] });
	});

	it('has a title without a summary of the whole above what else there is', () => {
		const questionsAnsweringSummary = [{ question: 'Why?', answer: 'So.' }];
		expect(summary({ paragraphTitle: 'The title', questionsAnsweringSummary })).toBe('The title\nQ: Why?\nA: So.');
	});

	it('is the title when there is nothing else', () => {
		expect(summary({ paragraphTitle: ' The\ntitle ' })).toBe('The title');
	});

	it('comes with the others, where there is more than one', () => {
		const { summaries } = simplified([
			'NLP',
			{ summarization: { ...MIND_MAP, ...QUESTIONS, ...CONVERSATION, paragraphSummary: 'Whole.' } },
		]);

		expect(summaries).toStrictEqual([
			{ type: 'Paragraph', text: 'Whole.' },
			{ type: 'Conversational', text: summary(CONVERSATION) },
			{ type: 'QuestionsAnswering', text: summary(QUESTIONS) },
			{ type: 'MindMap', text: summary(MIND_MAP) },
		]);
		expect(simplified(['NLP', { summarization: QUESTIONS }])).not.toHaveProperty('summaries');
	});

	it('indents the topics of a topic without a title as if it was not there', () => {
		expect(summary({ mindMapSummary: [{ topic: [{ title: 'a', topic: 'b' }, 'c'] }] })).toBe('a\n  b\nc');
	});

	it('keeps to a bounded indent, however deep a mind map is', () => {
		const depth = 100_000;
		const text = `${'{"title":"a","topic":['.repeat(depth)}${']}'.repeat(depth)}`;
		const lines = summary({ mindMapSummary: JSON.parse(text) as unknown })?.split('\n');

		expect(lines).toHaveLength(depth);
		expect(lines?.[1]).toBe('  a');
		expect(lines?.at(20)).toBe(`${' '.repeat(40)}a`);
		expect(lines?.at(-1)).toBe(`${' '.repeat(40)}a`);
	});
});
