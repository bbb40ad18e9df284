import { readMatches, unreadMatches } from '../../../nodes/AlibabaCloudSmarttag/results/searchMatches';

/** As the official client describes it; all values are invented. */
const AI_DATA = {
	AiLabelInfo: [
		{
			...{ Category: '人物', LabelName: 'Person A', LabelId: 'l1', LabelType: 'face', Source: 'vision', FaceId: 'f1' },
			Occurrences: [
				{
					...{ Score: 0.9, From: 1.5, To: 2, ClipId: 'c1', Image: 'i' },
					Tracks: [{ Timestamp: 1.5, Position: '1.0;2.0;3.0;4.0', Size: 50 }],
				},
				{ Score: -1, From: 4, To: 5 },
			],
		},
		{ LabelName: 'Tower', Occurrences: [] },
	],
	AsrInfo: [
		{ From: 3, To: 4, Timestamp: 3, Content: 'hello', ClipId: 'c2' },
		{ From: 7, To: 8, Content: 'hello' },
	],
	OcrInfo: [{ Timestamp: 9, Content: 'NEWS' }],
};

describe('What a search found', () => {
	it('is a label, a spoken or a written text, each with its clips in seconds', () => {
		expect(readMatches(AI_DATA)).toEqual([
			{
				...{ kind: 'label', text: 'Person A', category: '人物' },
				clips: [
					{ from: 1.5, to: 2, score: 0.9 },
					{ from: 4, to: 5 },
				],
			},
			{ kind: 'label', text: 'Tower' },
			{
				...{ kind: 'speech', text: 'hello' },
				clips: [
					{ from: 3, to: 4 },
					{ from: 7, to: 8 },
				],
			},
			{ kind: 'textOnScreen', text: 'NEWS', clips: [{ from: 9, to: 9 }] },
		]);
		expect(unreadMatches(AI_DATA)).toEqual([]);
	});

	it('names the parts that are not understood', () => {
		const data = { ...AI_DATA, FaceInfo: [{ Name: 'x' }], OcrInfo: [{ Words: ['NEWS'] }], AsrInfo: [] };

		expect(unreadMatches(data)).toEqual(['OcrInfo', 'FaceInfo']);
		expect(unreadMatches('text')).toEqual(['AiData']);
	});

	it.each([[undefined], [null], ['text'], [{}], [{ AiLabelInfo: null, AsrInfo: 'x', OcrInfo: [null, 3] }], [[]]])(
		'is nothing in %j',
		(data) => {
			expect(readMatches(data)).toEqual([]);
		},
	);
});
