import type { INodeParameters } from 'n8n-workflow';

import { byId, Workbench } from '../support/workbench';

/** A panel as the user filled it in, and the exact wire parameters that have to arrive besides `Input`. */
interface Row {
	readonly name: string;
	readonly parameters: INodeParameters;
	readonly wire: Record<string, string>;
}

const ROWS: Row[] = [
	{
		name: 'nothing but the video: only Input is sent',
		parameters: {},
		wire: {},
	},
	{
		name: 'Template',
		parameters: { templateId: byId('S00000103-000001') },
		wire: { TemplateId: 'S00000103-000001' },
	},
	{
		name: 'Transcription, with all its settings',
		parameters: {
			nlpFeatures: {
				transcription: {
					sourceLanguage: 'multilingual',
					languageHints: ['cn', 'en', 'ko'],
					transcriptionModel: 'fun-asr',
					speakers: { diarizationEnabled: true, speakerCount: 2 },
				},
			},
		},
		wire: {
			Params:
				'{"nlpParams":{"sourceLanguage":"multilingual","languageHints":["cn","en","ko"],"transcriptionModel":"fun-asr","diarizationEnabled":true,"speakerCount":2}}',
		},
	},
	{
		name: 'Transcription: what was not set is not sent',
		parameters: { nlpFeatures: { transcription: { sourceLanguage: 'cn' } } },
		wire: { Params: '{"nlpParams":{"sourceLanguage":"cn"}}' },
	},
	{
		name: 'Transcription: false and 0 that were set are sent',
		parameters: {
			nlpFeatures: {
				transcription: { sourceLanguage: 'cn', speakers: { diarizationEnabled: false, speakerCount: 0 } },
			},
		},
		wire: { Params: '{"nlpParams":{"sourceLanguage":"cn","diarizationEnabled":false,"speakerCount":0}}' },
	},
	{
		name: 'Custom Vocabulary',
		parameters: { nlpFeatures: { transcription: { sourceLanguage: 'cn' }, hotword: { phraseId: 'a93b91141c0f422f' } } },
		wire: { Params: '{"nlpParams":{"sourceLanguage":"cn","phraseId":"a93b91141c0f422f"}}' },
	},
	{
		name: 'Slides',
		parameters: {
			nlpFeatures: { transcription: { sourceLanguage: 'cn' }, pptExtraction: { pptExtractionEnabled: true } },
		},
		wire: { Params: '{"nlpParams":{"sourceLanguage":"cn","pptExtractionEnabled":true}}' },
	},
	{
		name: 'Summarization: its types joined by commas',
		parameters: {
			nlpFeatures: {
				transcription: { sourceLanguage: 'cn' },
				summarization: {
					summarizationEnabled: true,
					summarizationTypes: ['Paragraph', 'Conversational', 'QuestionsAnswering', 'MindMap'],
				},
			},
		},
		wire: {
			Params:
				'{"nlpParams":{"sourceLanguage":"cn","summarizationEnabled":true,"summarizationTypes":"Paragraph,Conversational,QuestionsAnswering,MindMap"}}',
		},
	},
	{
		name: 'Translation: its target languages joined by commas',
		parameters: {
			nlpFeatures: {
				transcription: { sourceLanguage: 'yue' },
				translation: { translationEnabled: true, targetLanguages: ['en', 'cn'] },
			},
		},
		wire: { Params: '{"nlpParams":{"sourceLanguage":"yue","translationEnabled":true,"targetLanguages":"en,cn"}}' },
	},
	{
		name: 'Chapter Identification',
		parameters: {
			nlpFeatures: { transcription: { sourceLanguage: 'ja' }, chapterIdentification: { autoChaptersEnabled: true } },
		},
		wire: { Params: '{"nlpParams":{"sourceLanguage":"ja","autoChaptersEnabled":true}}' },
	},
	{
		name: 'Meeting Assistance',
		parameters: {
			nlpFeatures: {
				transcription: { sourceLanguage: 'fspk' },
				meetingAssistance: { meetingAssistanceEnabled: true },
			},
		},
		wire: { Params: '{"nlpParams":{"sourceLanguage":"fspk","meetingAssistanceEnabled":true}}' },
	},
	{
		name: 'a feature that was added is enabled unless it is switched off; a summary is one paragraph',
		parameters: { nlpFeatures: { transcription: { sourceLanguage: 'cn' }, summarization: {}, translation: {} } },
		wire: {
			Params:
				'{"nlpParams":{"sourceLanguage":"cn","summarizationEnabled":true,"summarizationTypes":"Paragraph","translationEnabled":true}}',
		},
	},
	{
		name: 'NLP parameters as JSON text; lists and comma texts are brought into the form of the API',
		parameters: {
			options: {
				nlpParamsJson:
					'{"sourceLanguage": "multilingual", "languageHints": "cn, en", "targetLanguages": ["en"], "translationEnabled": "true", "newKey": {"a": 1}}',
			},
		},
		wire: {
			Params:
				'{"nlpParams":{"sourceLanguage":"multilingual","languageHints":["cn","en"],"targetLanguages":"en","translationEnabled":true,"newKey":{"a":1}}}',
		},
	},
	{
		name: 'NLP parameters as an object from an expression',
		parameters: { options: { nlpParamsJson: '={{ { sourceLanguage: "cn", autoChaptersEnabled: true } }}' } },
		wire: { Params: '{"nlpParams":{"sourceLanguage":"cn","autoChaptersEnabled":true}}' },
	},
	{
		name: 'NLP Features take precedence over the same key of the JSON, which adds the others',
		parameters: {
			options: { nlpParamsJson: '{"sourceLanguage":"en","autoChaptersEnabled":true}' },
			nlpFeatures: { transcription: { sourceLanguage: 'cn' } },
		},
		wire: { Params: '{"nlpParams":{"sourceLanguage":"cn","autoChaptersEnabled":true}}' },
	},
	{
		name: 'Analysis Data to Request',
		parameters: { additionalFields: { analysisData: ['asr', 'ocr', 'meta'] } },
		wire: { Params: '{"needAsrData":true,"needOcrData":true,"needMetaData":true}' },
	},
	{
		name: 'Additional Params as JSON text; the fields of the panel take precedence over the same key',
		parameters: {
			nlpFeatures: { transcription: { sourceLanguage: 'cn' } },
			additionalFields: {
				analysisData: ['asr'],
				additionalParams:
					'{"clipSplitParams": {"splitType": "event"}, "needAsrData": false, "nlpParams": {"sourceLanguage": "en", "autoChaptersEnabled": true}}',
			},
		},
		wire: {
			Params:
				'{"clipSplitParams":{"splitType":"event"},"needAsrData":true,"nlpParams":{"sourceLanguage":"cn","autoChaptersEnabled":true}}',
		},
	},
	{
		name: 'Additional Params as an object',
		parameters: { additionalFields: { additionalParams: '={{ { needProcess: true } }}' } },
		wire: { Params: '{"needProcess":true}' },
	},
	{
		name: 'Title, Content, User Data, Notify URL',
		parameters: {
			additionalFields: {
				title: '新能源-试驾',
				content: 'Test drive, 2 km & more: 100% "real"',
				userData: 'order=42',
				notifyUrl: 'https://n8n.example.invalid/webhook/x?secret=a+b&c=%20',
			},
		},
		wire: {
			Title: '新能源-试驾',
			Content: 'Test drive, 2 km & more: 100% "real"',
			UserData: 'order=42',
			NotifyUrl: 'https://n8n.example.invalid/webhook/x?secret=a+b&c=%20',
		},
	},
	{
		name: 'User Data as an object',
		parameters: { additionalFields: { userData: '={{ { orderId: 42, name: "中 😀" } }}' } },
		wire: { UserData: '{"orderId":42,"name":"中 😀"}' },
	},
	{
		name: 'Pipeline and Priority',
		parameters: { additionalFields: { pipelineId: '33333333000000000000000000000002', priority: '6' } },
		wire: { ScheduleConfig: '{"PipelineId":"33333333000000000000000000000002","Priority":"6"}' },
	},
	{
		name: 'a Priority that an expression computes as a number',
		parameters: { additionalFields: { priority: '={{ 3 + 3 }}' } },
		wire: { ScheduleConfig: '{"Priority":"6"}' },
	},
	{
		name: 'Face Category Names or IDs as text, cleared of blanks, and other keys as JSON',
		parameters: {
			additionalFields: {
				faceCategoryIds: 'celebrity, 1965304870001',
				templateConfig: '{"FaceCategoryIds": "politician", "LabelVersion": "2.0"}',
			},
		},
		wire: { TemplateConfig: '{"FaceCategoryIds":"celebrity,1965304870001","LabelVersion":"2.0"}' },
	},
	{
		name: 'Face Category Names or IDs as a list',
		parameters: { additionalFields: { faceCategoryIds: '={{ ["celebrity", "sensitive"] }}' } },
		wire: { TemplateConfig: '{"FaceCategoryIds":"celebrity,sensitive"}' },
	},
	{
		name: 'Face Category Names or IDs with Chinese commas',
		parameters: { additionalFields: { faceCategoryIds: 'celebrity，politician、sensitive' } },
		wire: { TemplateConfig: '{"FaceCategoryIds":"celebrity,politician,sensitive"}' },
	},
	{
		name: 'JSON fields are brought into the types of the API where they are known',
		parameters: {
			additionalFields: {
				templateConfig: '{"FaceCategoryIds": ["celebrity", "1965304870001"]}',
				additionalParams: '{"needAsrData": "true", "needOcrData": false}',
			},
		},
		wire: {
			TemplateConfig: '{"FaceCategoryIds":"celebrity,1965304870001"}',
			Params: '{"needAsrData":true,"needOcrData":false}',
		},
	},
	{
		name: 'Content Type and Content Address (deprecated)',
		parameters: { additionalFields: { contentType: 'video', contentAddr: 'oss://bucket/other.mp4' } },
		wire: { ContentType: 'video', ContentAddr: 'oss://bucket/other.mp4' },
	},
	{
		name: 'values that expressions give as text are read as numbers and booleans',
		parameters: {
			nlpFeatures: {
				transcription: {
					sourceLanguage: '={{ "cn" }}',
					speakers: { diarizationEnabled: '={{ "true" }}', speakerCount: '={{ "2" }}' },
				},
				summarization: { summarizationEnabled: '={{ "false" }}' },
			},
			options: { concurrency: '={{ "3" }}', maxRetries: '={{ "0" }}', requestTimeout: '={{ "30" }}' },
		},
		wire: {
			Params:
				'{"nlpParams":{"sourceLanguage":"cn","diarizationEnabled":true,"speakerCount":2,"summarizationEnabled":false}}',
		},
	},
	{
		name: 'collections that were opened and left empty',
		parameters: {
			nlpFeatures: {},
			options: { nlpParamsJson: '{}' },
			additionalFields: {
				...{ title: ' ', content: '\n', userData: '', additionalParams: '', notifyUrl: '', analysisData: [] },
				...{ pipelineId: '', faceCategoryIds: '', templateConfig: '{}' },
			},
		},
		wire: {},
	},
];

describe('Submit sends', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	it.each(ROWS)('$name', async ({ parameters, wire }) => {
		const { output } = await bench.submit({ parameters });

		expect(bench.wire()).toEqual([{ Input: '{"Type":"OSS","Media":"oss://bucket/video.mp4"}', ...wire }]);
		expect(output).toEqual([{ JobId: bench.service.jobs()[0]?.jobId, RequestId: expect.any(String) as string }]);
	});

	it.each([
		['OSS', { ossUrl: 'OSS://Bucket/路径/a b+c&d=e%20.mp4' }, 'OSS://Bucket/路径/a b+c&d=e%20.mp4'],
		['Media', { mediaId: byId('3b187b3620c8490886cfc2a9578c3ce6') }, '3b187b3620c8490886cfc2a9578c3ce6'],
		['URL', { mediaUrl: 'https://example.invalid/a.mp4?x=1&y=%20' }, 'https://example.invalid/a.mp4?x=1&y=%20'],
	])('Input Type %s with its own field', async (inputType, field, media) => {
		await bench.submit({ parameters: { inputType, ...field } });

		expect(bench.wire()).toEqual([{ Input: JSON.stringify({ Type: inputType, Media: media }) }]);
	});

	it('the input type and media of each item when they come from expressions', async () => {
		const items = [
			{ type: 'URL', source: 'http://example.invalid/1.mp4' },
			{ type: 'OSS', source: ' oss://bucket/2.mp4' },
			{ type: 'Media', source: '33333333333333333333333333333333' },
		];
		const source = '={{ $json.source }}';
		await bench.submit({
			items,
			parameters: { inputType: '={{ $json.type }}', ossUrl: source, mediaUrl: source, mediaId: byId(source) },
		});

		const inputs = bench.wire().map(({ Input }) => JSON.parse(Input ?? '') as unknown);
		expect(inputs).toEqual(expect.arrayContaining(items.map((i) => ({ Type: i.type, Media: i.source.trim() }))));
		expect(inputs).toHaveLength(3);
	});

	it.each(['V3', 'V1'])(
		'as the vendor does with %s: POST, everything in the query, no body',
		async (signatureVersion) => {
			const credential = bench.credential({ signatureVersion });
			await bench.submit({ credential, parameters: { additionalFields: { title: "it's (1)*~!" } } });

			const [request] = bench.service.requests();
			expect(request).toMatchObject({
				method: 'POST',
				path: '/',
				rawBody: '',
				signature: signatureVersion,
				action: 'SubmitSmarttagJob',
				version: '2020-11-09',
			});
			expect(request?.headers).not.toHaveProperty('content-type');
			expect(request?.rawQuery).toContain('Title=it%27s%20%281%29%2A~%21');
			expect(bench.wire()).toEqual([
				{ Input: '{"Type":"OSS","Media":"oss://bucket/video.mp4"}', Title: "it's (1)*~!" },
			]);
		},
	);

	it.each(['V3', 'V1'])('with a temporary key and %s', async (signatureVersion) => {
		const credential = bench.credential({
			accessKeyId: 'STS.testAccessKeyId',
			accessKeySecret: 'testStsAccessKeySecret',
			securityToken: ' testSecurityToken\n',
			signatureVersion,
		});
		const { output } = await bench.submit({ credential });

		expect(output).toHaveLength(1);
		expect(bench.service.jobs()).toHaveLength(1);
	});
});
