import { readAnalysis, withParsedAnalysis } from '../../../nodes/AlibabaCloudSmarttag/results/mediaAnalysis';
import { simplifyJob } from '../../../nodes/AlibabaCloudSmarttag/results/simplify';
import { readJobAnswer } from '../../../nodes/AlibabaCloudSmarttag/results/jobAnswer';
import type { JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import success from './query-success.json';

const AiJobId = '483915d4f2cd8ac20b48fb0400000000';

/** A media item with an analysis, in the documented form. */
function media(job: JsonObject, rough: JsonObject = {}): JsonObject {
	return { MediaId: 'm', AiRoughData: { AiJobId, ...rough, StandardSmartTagJob: { AiJobId, ...job } } };
}

const LABEL = { Type: 'VideoLabel', Data: '{"tags":[{"mainTagName":"物体","subTagName":"汽车"}]}' };

describe('An analysis that is stored with a media item', () => {
	it('is read by the readers of a job: the same results, the same fields', () => {
		const { JobId, JobStatus, ...fields } = simplifyJob('j', readJobAnswer(success));
		const results = (success.Results as { Result: unknown[] }).Result;
		const stored = readAnalysis(media({ Status: 'AnalyzeSuccess', Results: results }));

		expect({ JobId, JobStatus }).toEqual({ JobId: 'j', JobStatus: 'Success' });
		expect(Object.keys(fields).length).toBeGreaterThan(5);
		expect(stored?.fields).toEqual({ analysisStatus: 'AnalyzeSuccess', AiJobId, ...fields });
		expect(stored?.results.map(({ type }) => type)).toEqual(readJobAnswer(success).results.map(({ type }) => type));
	});

	it('names groups in English where that is chosen', () => {
		const stored = readAnalysis(media({ Status: 'AnalyzeSuccess', Results: [LABEL] }), { englishGroupNames: true });

		expect(stored?.fields.tags).toEqual([{ name: '汽车', group: 'Object' }]);
	});

	it('that is not finished has its status, and nothing else', () => {
		expect(readAnalysis(media({ Status: 'Analyzing' }, { Status: 'Analyzing' }))?.fields).toEqual({
			analysisStatus: 'Analyzing',
			AiJobId,
		});
	});

	it('that failed has the reason of the service', () => {
		const Results = [{ Type: 'Error', Data: 'the file cannot be read' }];

		expect(readAnalysis(media({ Status: 'AnalyzeFailed', Results }))?.fields).toEqual({
			analysisStatus: 'AnalyzeFailed',
			AiJobId,
			failureReason: 'the file cannot be read',
		});
	});

	it('has the address of its results when the results are not in the answer', () => {
		const ResultUrl = 'https://example.invalid/result.txt';

		expect(readAnalysis(media({ Status: 'AnalyzeSuccess', ResultUrl }))?.fields).toMatchObject({ ResultUrl });
		expect(readAnalysis({ AiRoughData: { Status: 'SaveSuccess', Result: ResultUrl } })?.fields).toEqual({
			analysisStatus: 'SaveSuccess',
			ResultUrl,
		});
		expect(readAnalysis(media({ ResultUrl, Results: [LABEL] }))?.fields).not.toHaveProperty('ResultUrl');
	});

	it('has the status of the storage where it differs from that of the analysis', () => {
		expect(readAnalysis(media({ Status: 'AnalyzeSuccess' }, { Status: 'Saving' }))?.fields).toMatchObject({
			analysisStatus: 'AnalyzeSuccess',
			storageStatus: 'Saving',
		});
	});

	it('names what it does not show', () => {
		const Results = [LABEL, { Type: 'HologramLabel', Data: '{"a":1}' }];
		const stored = readAnalysis(
			media({ Results, Summary: 'x' }, { AiCategory: 'News', Mood: 'good', SaveType: 'TEXT' }),
		);

		expect(stored?.fields).toMatchObject({
			AiCategory: 'News',
			otherResults: ['HologramLabel', 'AiRoughData.Mood', 'StandardSmartTagJob.Summary'],
		});
	});

	it.each([
		[{}],
		[{ AiRoughData: null }],
		[{ AiRoughData: {} }],
		[{ AiRoughData: 'text' }],
		[{ AiRoughData: { StandardSmartTagJob: {} } }],
	])('is not there in %j', (item) => {
		expect(readAnalysis(item)).toBeUndefined();
	});

	it.each([[null], ['text'], [[null, 'x', 3]], [{ Result: LABEL }], [{ Result: [LABEL] }]])(
		'of any form is read without a fault: %j',
		(Results) => {
			expect(readAnalysis(media({ Results }))?.fields.AiJobId).toBe(AiJobId);
		},
	);
});

describe('A media item in the words of the API', () => {
	it('has its stored data parsed, and all else as it came', () => {
		const item = media({ Results: [LABEL, { Type: 'X', Data: 'plain' }] }, { SaveType: 'TEXT' });

		expect(withParsedAnalysis(item)).toEqual(
			media(
				{
					Results: [
						{ Type: 'VideoLabel', Data: JSON.parse(LABEL.Data) as object },
						{ Type: 'X', Data: 'plain' },
					],
				},
				{ SaveType: 'TEXT' },
			),
		);
		expect(withParsedAnalysis({ MediaId: 'm' })).toEqual({ MediaId: 'm' });
	});
});
