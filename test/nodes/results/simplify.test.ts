import { readJobAnswer } from '../../../nodes/AlibabaCloudSmarttag/results/jobAnswer';
import { simplifyJob } from '../../../nodes/AlibabaCloudSmarttag/results/simplify';
import { JOB_ID, sample, simplified } from './answers';

function simplifiedSample(name: string) {
	return simplifyJob(JOB_ID, readJobAnswer(sample(name)));
}

describe('simplifyJob', () => {
	it('brings a job of tag version 1.0 into one flat item', () => {
		expect(simplifiedSample('query-success')).toStrictEqual({
			jobId: JOB_ID,
			status: 'Success',
			title: 'example-title-0001',
			tags: [
				{ name: '汽车', group: '物体', seconds: 8.5, appearances: [{ from: 12, to: 20.5 }] },
				{ name: '街道', group: '场景', seconds: 18, appearances: [{ from: 10, to: 28 }] },
				{ name: '北京', group: '地点' },
				{ name: '上海', group: '地点' },
				{ name: '示例公司', group: '机构' },
				{ name: '新能源', group: '关键词' },
				{ name: '续航', group: '关键词' },
			],
			people: [
				{
					name: 'Example Celebrity',
					category: 'celebrity',
					seconds: 20.1,
					appearances: [
						{ from: 1.2, to: 9.8 },
						{ from: 30, to: 41.5 },
					],
				},
				{ name: 'Example Employee', category: 'exampleFaceLib01', seconds: 6, appearances: [{ from: 50, to: 56 }] },
			],
			categories: ['汽车 / 评测'],
			transcript: '大家好,',
			summary: '电动车试驾\n节目介绍并试驾了一款示例电动车。',
			chapters: [
				{ title: '开场', summary: '主持人介绍本期主题。', from: 0, to: 28 },
				{ title: '试驾', summary: '试驾示例车型。', from: 28, to: 60 },
			],
		});
	});

	it('brings a job of tag version 2.0 into the same item', () => {
		expect(simplifiedSample('query-success-v2-cpvlabel')).toStrictEqual({
			jobId: JOB_ID,
			status: 'Success',
			title: 'example-title-0001',
			people: [{ name: 'Example Celebrity', category: '名人', seconds: 8.6, appearances: [{ from: 1.2, to: 9.8 }] }],
			categories: ['汽车 / 评测 / 试驾'],
		});
	});

	it('tells why a job failed', () => {
		expect(simplifiedSample('query-fail')).toStrictEqual({
			jobId: JOB_ID,
			status: 'Fail',
			failureReason: 'example failure reason: the input file cannot be read',
		});
	});

	it('has only the JobId and the state of a job that found nothing', () => {
		expect(simplifiedSample('query-success-empty')).toStrictEqual({ jobId: JOB_ID, status: 'Success' });
	});

	it('has only the JobId when the answer tells nothing', () => {
		expect(simplifyJob(JOB_ID, { status: ' ', results: [], failureReason: ' ' })).toStrictEqual({ jobId: JOB_ID });
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

	it('leaves out types that it does not know', () => {
		expect(simplified(['EventSplit', { tags: [{ subTagName: 'a' }] }], ['', {}])).toStrictEqual(simplified());
	});

	it.each([
		['lists', '[', ']'],
		['tags', '{"tags":[', ']}'],
		['paragraphs', '{"transcription":{"paragraphs":[', ']}}'],
	])('reads data that is nested without end: %s', (_what, open, close) => {
		const Data = `${open.repeat(100_000)}${close.repeat(100_000)}`;
		const Result = ['VideoLabel', 'TextLabel', 'CPVLabel', 'ASR', 'NLP', 'Meta'].map((Type) => ({ Type, Data }));

		expect(simplifyJob(JOB_ID, readJobAnswer({ Results: { Result } }))).toStrictEqual({ jobId: JOB_ID });
	});
});
