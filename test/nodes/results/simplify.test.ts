import { readJobAnswer } from '../../../nodes/AlibabaCloudSmarttag/results/jobAnswer';
import { simplifyJob } from '../../../nodes/AlibabaCloudSmarttag/results/simplify';
import { JOB_ID, sample, simplified } from './answers';

function simplifiedSample(name: string) {
	return simplifyJob(JOB_ID, readJobAnswer(sample(name)));
}

describe('simplifyJob', () => {
	it('brings a job of tag version 1.0 into one flat item', () => {
		expect(simplifiedSample('query-success')).toStrictEqual({
			JobId: JOB_ID,
			JobStatus: 'Success',
			title: 'example-title-0001',
			tags: [
				{ name: '汽车', group: '物体', score: 0.88, seconds: 8.5, appearances: [{ from: 12, to: 20.5 }] },
				{ name: '街道', group: '场景', score: 0.91, seconds: 18, appearances: [{ from: 10, to: 28 }] },
				{ name: '北京', group: '地域' },
				{ name: '上海', group: '地域' },
				{ name: '示例公司', group: '组织机构' },
				{ name: '新能源', group: '关键词' },
				{ name: '续航', group: '关键词' },
				{ name: '示例人物', group: '人物' },
			],
			tagNames: ['汽车', '街道', '北京', '上海', '示例公司', '新能源', '续航', '示例人物'],
			people: [
				{
					name: 'Example Celebrity',
					category: 'celebrity',
					score: 0.987,
					seconds: 20.1,
					appearances: [
						{ from: 1.2, to: 9.8 },
						{ from: 30, to: 41.5 },
					],
				},
				{
					name: 'Example Employee',
					category: 'exampleFaceLib01',
					score: 0.93,
					seconds: 6,
					appearances: [{ from: 50, to: 56 }],
				},
				{ name: '未知人脸1', category: 'unknown', seconds: 1, appearances: [{ from: 0, to: 1 }] },
			],
			peopleNames: ['Example Celebrity', 'Example Employee'],
			categories: ['汽车 / 评测'],
			keywords: ['电动车', '续航', '新能源'],
			transcript: '大家好,',
			summary: '电动车试驾\n节目介绍并试驾了一款示例电动车。',
			summaries: [
				{ type: 'Paragraph', text: '电动车试驾\n节目介绍并试驾了一款示例电动车。' },
				{ type: 'Conversational', text: '发言人1: 介绍主题并提问。' },
				{ type: 'QuestionsAnswering', text: 'Q: 续航多少?\nA: 约五百公里。' },
			],
			chapters: [
				{ title: '开场', summary: '主持人介绍本期主题。', from: 0, to: 28 },
				{ title: '试驾', summary: '试驾示例车型。', from: 28, to: 60 },
			],
			keySentences: ['Today we talk about electric cars.'],
			textOnScreen: [
				{ text: '示例节目 第一期', from: 2, to: 2 },
				{ text: 'EXAMPLE MOTORS', from: 14, to: 14 },
			],
		});
	});

	it('brings a job of tag version 2.0 into the same item', () => {
		expect(simplifiedSample('query-success-v2-cpvlabel')).toStrictEqual({
			JobId: JOB_ID,
			JobStatus: 'Success',
			title: 'example-title-0001',
			tags: [
				{
					name: 'Example Waterfall',
					group: '地标',
					score: 0.3329,
					seconds: 2,
					appearances: [{ from: 6.021, to: 8.021 }],
					knowledge: { name: 'Example Waterfall', nameEn: 'Example Waterfall', description: '…' },
				},
				{
					name: 'Example Office',
					group: '关键词',
					score: 1,
					seconds: 29,
					appearances: [{ from: 0.021, to: 29.021 }],
				},
				{
					name: 'Example Channel',
					group: '关键词',
					score: 0.9,
					seconds: 29,
					appearances: [{ from: 0.021, to: 29.021 }],
				},
			],
			tagNames: ['Example Waterfall', 'Example Office', 'Example Channel'],
			people: [
				{
					name: 'Example Celebrity',
					category: '名人, 演员',
					seconds: 8.6,
					appearances: [{ from: 1.2, to: 9.8 }],
				},
			],
			peopleNames: ['Example Celebrity'],
			categories: ['旅游 / 旅游风光'],
			keywords: ['Example Office', 'Example Channel'],
		});
	});

	it('brings the labels of an image into the same item', () => {
		expect(simplifiedSample('query-success-image')).toStrictEqual({
			JobId: JOB_ID,
			JobStatus: 'Success',
			tags: [
				{ name: '汽车', group: '物体', score: 0.9 },
				{ name: '街道', group: '场景', score: 0.8 },
			],
			tagNames: ['汽车', '街道'],
			people: [{ name: 'Example Celebrity', category: 'celebrity', score: 0.98 }],
			peopleNames: ['Example Celebrity'],
		});
	});

	it('brings speech, translation, summaries, events and addresses into the same item', () => {
		expect(simplifiedSample('query-success-nlp-subtitle')).toStrictEqual({
			JobId: JOB_ID,
			JobStatus: 'Success',
			keywords: ['问候'],
			transcript: '发言人1: 大家好,欢迎。\nSpeaker 2: 你好。',
			translations: [{ text: 'Hello everyone, welcome.\nHello.' }],
			summary: '两人互相问候。',
			summaries: [
				{ type: 'Paragraph', text: '两人互相问候。' },
				{ type: 'Conversational', text: '发言人1: 问候。' },
				{ type: 'QuestionsAnswering', text: 'Q: ?\nA: 好' },
			],
			chapters: [{ title: '问候', summary: '两人问候。', from: 0, to: 2.6 }],
			keySentences: ['大家好,欢迎。'],
			actionItems: ['你好。'],
			classifications: { interview: 0.7, lecture: 0.2, meeting: 0.1 },
			events: [{ title: 'Opening', from: 0, to: 28.5 }],
			subtitleUrls: {
				all: 'https://example.invalid/all.txt',
				chinese: 'https://example.invalid/ch.txt',
				english: 'https://example.invalid/en.txt',
			},
		});
	});

	it('says why a job failed, and does not report that text as a result that was not read', () => {
		expect(simplifiedSample('query-fail')).toStrictEqual({
			JobId: JOB_ID,
			JobStatus: 'Fail',
			failureReason: 'example failure reason: the input file cannot be read',
		});
	});

	it('reads the results that a failed job has, and does not take them for its reason', () => {
		const Data = '{"tags":[{"name":"地域","value":"北京"}],"message":"SUCCESS","success":true}';
		const Result = [
			{ Type: 'TextLabel', Data },
			{ Type: 'Error', Data: 'the file ends early' },
		];

		expect(simplifyJob(JOB_ID, readJobAnswer({ JobStatus: 'Fail', Results: { Result } }))).toStrictEqual({
			JobId: JOB_ID,
			JobStatus: 'Fail',
			tags: [{ name: '北京', group: '地域' }],
			tagNames: ['北京'],
			failureReason: 'the file ends early',
		});
	});

	it('has only the JobId and the state of a job that found nothing', () => {
		expect(simplifiedSample('query-success-empty')).toStrictEqual({ JobId: JOB_ID, JobStatus: 'Success' });
	});

	it('has only the JobId when the answer is empty', () => {
		expect(simplifyJob(JOB_ID, { status: ' ', results: [], failureReason: ' ' })).toStrictEqual({ JobId: JOB_ID });
	});

	it('has the first title that says something', () => {
		const given = simplified(
			['Meta', { title: ' ' }],
			['Meta', 'text'],
			['Meta', null],
			['meta', { title: ' a ' }],
			['Meta', { title: 'b' }],
		);

		expect(given.title).toBe('a');
	});

	it.each([
		['lists', '[', ']'],
		['tags', '{"tags":[', ']}'],
		['paragraphs', '{"transcription":{"paragraphs":[', ']}}'],
	])('reads data that is nested without end: %s', (_what, open, close) => {
		const Data = `${open.repeat(100_000)}${close.repeat(100_000)}`;
		const Result = ['VideoLabel', 'TextLabel', 'CPVLabel', 'ASR', 'NLP', 'Meta', 'OCR', 'EventSplit', 'Process'].map(
			(Type) => ({ Type, Data }),
		);

		expect(simplifyJob(JOB_ID, readJobAnswer({ Results: { Result } }))).toStrictEqual({ JobId: JOB_ID });
	});
});
