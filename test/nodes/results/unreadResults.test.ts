import { readFields } from '../../../nodes/AlibabaCloudSmarttag/results/simplifiedFields';
import { unreadResults } from '../../../nodes/AlibabaCloudSmarttag/results/unreadResults';
import { results, sample, simplified } from './answers';
import { readJobAnswer } from '../../../nodes/AlibabaCloudSmarttag/results/jobAnswer';

function unread(...pairs: ReadonlyArray<readonly [type: string, data: unknown]>): string[] {
	return unreadResults(results(...pairs));
}

describe('a result that is not understood is named:', () => {
	it('a type that does not exist today', () => {
		const job = simplified(['HologramLabel', { holograms: [{ name: 'a' }] }], ['Meta', { title: 'b' }]);

		expect(job).toStrictEqual({ ...simplified(), title: 'b', otherResults: ['HologramLabel'] });
	});

	it('a part that does not exist today, of a type that is read otherwise', () => {
		const tags = [{ mainTagName: 'Object', subTagName: 'car' }];

		expect(unread(['VideoLabel', { tags, logos: [{ name: 'a' }] }])).toEqual(['VideoLabel.logos']);
		expect(unread(['VideoLabel', { logos: [{ name: 'a' }] }])).toEqual(['VideoLabel']);
	});

	it('a field that does not exist today, of an entry that is read otherwise', () => {
		const tags = [{ subTagName: 'car' }, { subTagName: 'bus', color: 'red' }, { subTagName: 'tram', color: 'blue' }];

		expect(unread(['VideoLabel', { tags }])).toEqual(['VideoLabel.tags.color']);
		expect(unread(['EventSplit', [{ title: 'a', place: 'b' }]])).toEqual(['EventSplit.place']);
	});

	it('a text that has become an object', () => {
		const tags = [{ mainTagName: 'Object', subTagName: { cn: '汽车', en: 'car' } }];

		expect(unread(['VideoLabel', { tags }])).toEqual(['VideoLabel.tags.subTagName']);
	});

	it.each<[type: string, data: unknown, named: string[]]>([
		['ASR', { details: [{ from: 0, to: 1, sentence: 'renamed' }] }, ['ASR']],
		['ASR', { data: { details: [{ from: 0, to: 1, content: 'nested' }] } }, ['ASR']],
		['ASR', [{ from: 0, to: 1, content: 'a bare list' }], ['ASR']],
		['ASR', '{"details":[{"from":0,"to":1,"con', ['ASR']],
		['OCR', { details: [{ timestamp: 1, texts: [{ content: 'renamed' }] }] }, ['OCR']],
		['VideoLabel', { persons: [{ fullName: 'renamed' }], tags: [{ subTagName: 'car' }] }, ['VideoLabel.persons']],
		['TextLabel', { tags: [{ name: '地域', word: 'renamed' }] }, ['TextLabel']],
		['CPVLabel', { type: 'auto', labels: [{ label: 'renamed' }] }, ['CPVLabel']],
		['ImageLabel', { tags: [{ subTagName: 'car' }], faces: [{ name: 'a' }] }, ['ImageLabel.faces']],
		['Meta', { title: 'a', language: 'cn' }, ['Meta.language']],
		['NLP', { transcription: { sentences: [{ text: 'renamed' }] } }, ['NLP']],
		['NLP', { autoChapters: [{ headline: 'a' }], pptExtraction: { keyFrameList: [{ id: 1 }] } }, ['NLP.pptExtraction']],
		[
			'NLP',
			{ summarization: { paragraphSummary: 'a', poem: 'b' }, meetingAssistance: { todos: ['c'] } },
			['NLP.summarization.poem', 'NLP.meetingAssistance.todos'],
		],
		['Subtitle', { details: [{ frResultUrl: 'https://example.invalid/fr.txt' }] }, ['Subtitle']],
		['EventSplit', [{ what: 'a' }], ['EventSplit']],
		['Process', { file: 'process.json' }, ['Process']],
		['', { a: 1 }, ['(no type)']],
		['asr', 'words', ['asr']],
	])('%s %j', (type, data, named) => {
		expect(unread([type, data])).toEqual(named);
	});

	it.each(['start', 'timeFrom'])('the times of labels, when they have an unknown name: %s', (name) => {
		const detailInfo = [{ score: 0.9, [name]: 1, endTime: 2 }];
		const named = name === 'start' ? [] : ['CPVLabel.entities.detailInfo'];

		expect(unread(['CPVLabel', { entities: [{ label: 'a', detailInfo }] }])).toEqual(named);
	});

	it('a result in which something went wrong', () => {
		expect(unread(['ASR', { details: [], message: 'no audio track', success: false }])).toEqual(['ASR']);
		expect(unread(['Meta', { title: 'a', message: 'half', success: false }])).toEqual(['Meta.message', 'Meta.success']);
	});

	it('each once, in the order they come', () => {
		expect(unread(['B', 1], ['A', 1], ['B', 2])).toEqual(['B', 'A']);
	});
});

describe('a result is not named', () => {
	it.each(['query-success', 'query-success-v2-cpvlabel', 'query-success-image', 'query-success-nlp-subtitle'])(
		'that is as documented: %s',
		(name) => {
			const { results: documented } = readJobAnswer(sample(name));

			expect(documented.length).toBeGreaterThan(0);
			expect(unreadResults(documented)).toEqual([]);
			for (const result of documented) expect(Object.keys(readFields([result]))).not.toEqual([]);
		},
	);

	it.each<[type: string, data: unknown]>([
		['ASR', { details: [] }],
		['ASR', {}],
		['ASR', null],
		['ASR', { details: [{ from: 0, to: 1, content: '' }] }],
		['ASR', { details: [], message: 'SUCCESS', success: true }],
		['OCR', { details: [{ timestamp: 2, info: [] }] }],
		['TextLabel', { tags: [{ name: '关键词', value: '' }], message: 'SUCCESS', success: true }],
		['CPVLabel', { type: 'hmi', cates: [], entities: [], hotwords: [], freeTags: [] }],
		['CPVLabel', { cates: [{ labelLevel1: 'a', labelLevel2: '', label: '', detailInfo: [] }] }],
		['NLP', { transcription: { paragraphs: [], audioInfo: { duration: 60_000 } } }],
		['NLP', { transcription: { paragraphs: [{ paragraphId: 'p1', speakerId: '1', words: [] }] } }],
		['EventSplit', []],
		['Process', ''],
	])('that holds nothing, or all of which is read: %s %j', (type, data) => {
		expect(unread([type, data])).toEqual([]);
	});
});
