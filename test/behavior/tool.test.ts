import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { callAsTool } from '../support/agent';
import { byId, Workbench } from '../support/workbench';

describe('As a tool of an AI agent, Submit', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	/** Runs the tool with the arguments that a model chose; returns what the model would read. */
	async function callTool(parameters: INodeParameters, args: IDataObject): Promise<string> {
		// The default template of the local service has no NLP, which is not what these tests are about.
		const options = { ...(parameters.options as INodeParameters | undefined), checkTemplate: false };
		const withoutCheck = { ...parameters, options };
		const [answer = ''] = await callAsTool(bench, 'Tag a video', withoutCheck, [args]);
		return answer;
	}

	it('answers with the JobId', async () => {
		const answer = await callTool(
			{ ossUrl: "={{ $fromAI('video', 'OSS URL of the video', 'string') }}", templateId: byId('S00000103-000002') },
			{ video: 'oss://bucket/a.mp4' },
		);

		const [job] = bench.service.jobs();
		expect(JSON.parse(answer)).toEqual([{ JobId: job?.jobId, RequestId: expect.any(String) as string }]);
		expect(bench.wire()).toEqual([
			{ Input: '{"Type":"OSS","Media":"oss://bucket/a.mp4"}', TemplateId: 'S00000103-000002' },
		]);
	});

	it('takes objects and lists where the panel has texts and JSON', async () => {
		await callTool(
			{
				ossUrl: "={{ $fromAI('video', '', 'string') }}",
				additionalFields: {
					faceCategoryIds: "={{ $fromAI('faces', '', 'json') }}",
					userData: "={{ $fromAI('userData', '', 'json') }}",
					additionalParams: "={{ $fromAI('params', '', 'json') }}",
				},
				options: { nlpParamsJson: "={{ $fromAI('nlp', '', 'json') }}" },
			},
			{
				video: 'oss://bucket/a.mp4',
				nlp: { sourceLanguage: 'multilingual', languageHints: ['cn', 'en'], targetLanguages: ['en'] },
				faces: ['celebrity', 'politician'],
				userData: { chat: 7 },
				params: { needProcess: true },
			},
		);

		expect(bench.wire()).toEqual([
			{
				Input: '{"Type":"OSS","Media":"oss://bucket/a.mp4"}',
				Params:
					'{"needProcess":true,"nlpParams":{"sourceLanguage":"multilingual","languageHints":["cn","en"],"targetLanguages":"en"}}',
				TemplateConfig: '{"FaceCategoryIds":"celebrity,politician"}',
				UserData: '{"chat":7}',
			},
		]);
	});

	it('takes booleans and numbers that a model wrote as text', async () => {
		await callTool(
			{
				ossUrl: "={{ $fromAI('video', '', 'string') }}",
				nlpFeatures: {
					transcription: {
						sourceLanguage: "={{ $fromAI('language', '', 'string') }}",
						speakers: { diarizationEnabled: "={{ $fromAI('diarization', '', 'string') }}" },
					},
				},
				additionalFields: { title: "={{ $fromAI('title', '', 'number') }}" },
			},
			{ video: 'oss://bucket/a.mp4', language: 'cn', diarization: 'true', title: 2026 },
		);

		expect(bench.wire()).toEqual([
			{
				Input: '{"Type":"OSS","Media":"oss://bucket/a.mp4"}',
				Params: '{"nlpParams":{"sourceLanguage":"cn","diarizationEnabled":true}}',
				Title: '2026',
			},
		]);
	});

	it('reports to a model what to correct', async () => {
		const answer = await callTool(
			{ ossUrl: "={{ $fromAI('video', '', 'string') }}" },
			{ video: 'https://example.invalid/a.mp4' },
		);

		expect(answer).toContain('OSS URL');
		expect(answer).toContain('oss://bucket/');
		expect(bench.service.requests()).toEqual([]);
	});

	it('reports to a model what the API refused and why', async () => {
		bench.service.addFaults({ kind: 'error', code: 'NoPermission', status: 403, message: 'You are not authorized.' });
		const answer = await callTool({ ossUrl: "={{ $fromAI('video', '', 'string') }}" }, { video: 'oss://bucket/a.mp4' });

		expect(answer).toContain('You are not authorized.');
		expect(answer).toContain('ice:SubmitSmarttagJob');
	});
});
