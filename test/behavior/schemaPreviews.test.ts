import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { ROOT } from '../../local/root';
import { byId, Workbench } from '../support/workbench';

const FOLDER = join(ROOT, 'nodes/AlibabaCloudSmarttag/__schema__/v1.0.0/job');

/** The fields that the editor shows of an operation before its first run. */
function preview(operation: string): string[] {
	const schema = JSON.parse(readFileSync(join(FOLDER, `${operation}.json`), 'utf8')) as { properties: object };
	return Object.keys(schema.properties);
}

describe('What the editor shows before a first run', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open({ submittedMs: 1, processingMs: 10, pipelineConcurrency: 10 })));
	afterAll(async () => await bench.close());

	const everything: INodeParameters = {
		templateId: byId('S00000103-000001'),
		nlpFeatures: {
			transcription: { sourceLanguage: 'cn' },
			summarization: { summarizationEnabled: true, summarizationTypes: ['Paragraph', 'MindMap'] },
			translation: { translationEnabled: true, targetLanguages: ['en'] },
			chapterIdentification: { autoChaptersEnabled: true },
			meetingAssistance: { meetingAssistanceEnabled: true },
		},
		additionalFields: { userData: '{"order":1}' },
	};
	const poll = { waitForCompletion: 'poll', options: { firstPause: 0.01, longestPause: 0.05 } };
	const added = { outputOptions: { addUserData: true, addApiResults: true } };

	async function fields(parameters: INodeParameters): Promise<string[]> {
		const { output } = await bench.submit({ parameters });
		return Object.keys(output[0] as IDataObject);
	}

	it('has every field of Submit, whether it waits or not', async () => {
		const both = [...(await fields(everything)), ...(await fields({ ...everything, ...poll, ...added }))];

		expect(both.length).toBeGreaterThan(15);
		expect(both.filter((name) => !preview('submit').includes(name))).toEqual([]);
	});

	it('has every field of Get, of a job that ended and of one that failed', async () => {
		const [ended = '', failed = ''] = await bench.endedJobs(
			{ Input: '{"Type":"OSS","Media":"oss://bucket/video.mp4"}', UserData: '{"order":1}' },
			{ Input: '{"Type":"OSS","Media":"oss://bucket/fail-me.mp4"}' },
		);
		const get = (jobId: string) => ({ operation: 'get', jobId, options: added.outputOptions });
		const both = [...(await fields(get(ended))), ...(await fields(get(failed)))];

		expect(both).toContain('failureReason');
		expect(both.filter((name) => !preview('get').includes(name))).toEqual([]);
	});

	it('has every field of Get Subtitles', async () => {
		const Params = JSON.stringify({ nlpParams: { sourceLanguage: 'cn' } });
		const Input = '{"Type":"OSS","Media":"oss://bucket/video.mp4"}';
		const [jobId = ''] = await bench.endedJobs({ Input, TemplateId: 'S00000103-000001', Params });

		expect(await fields({ operation: 'getSubtitles', jobId })).toEqual(preview('getSubtitles'));
	});
});
