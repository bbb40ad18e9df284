import { type LocalService, startLocalService } from '../../../../local/service';
import { anyText, textLike, textWith } from '../matchers';
import { call, input, submit } from '../../../support/signedClient';

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService();
});
beforeEach(() => service.reset());
afterAll(() => service.close());

function params(value: unknown): Record<string, string> {
	return { Params: JSON.stringify(value) };
}

function nlp(value: object): Record<string, string> {
	return params({ nlpParams: { sourceLanguage: 'cn', ...value } });
}

const oss = input('OSS', 'oss://example-bucket/a.mp4');

const refused: Array<[name: string, parameters: Record<string, string>, named: string]> = [
	['a flattened Input', { 'Input.Type': 'OSS' }, 'Input.Type'],
	['a parameter the action does not have', { ClientToken: 'x' }, 'ClientToken'],
	...[
		'Input',
		'TemplateId',
		'TemplateConfig',
		'Title',
		'Content',
		'Params',
		'NotifyUrl',
		'UserData',
		'ScheduleConfig',
	].map((name): [string, Record<string, string>, string] => [`an empty ${name}`, { [name]: '' }, name]),
	['an Input that is not JSON', { Input: 'oss://example-bucket/a.mp4' }, 'Input'],
	['an Input that is an array', { Input: `[${oss}]` }, 'Input'],
	['an Input with a third key', { Input: '{"Type":"OSS","Media":"oss://b/k","Extra":1}' }, 'Input'],
	['an unknown Input.Type', { Input: input('File', 'x') }, 'Input.Type'],
	['an Input.Type in small letters', { Input: input('oss', 'oss://b/k') }, 'Input.Type'],
	['an Input without Media', { Input: '{"Type":"OSS"}' }, 'Input.Media'],
	['an Input.Media that is not text', { Input: '{"Type":"OSS","Media":1}' }, 'Input.Media'],
	['an OSS path without bucket', { Input: input('OSS', 'a.mp4') }, 'Input.Media'],
	['an OSS path without key', { Input: input('OSS', 'oss://example-bucket/') }, 'Input.Media'],
	['a URL as OSS path', { Input: input('OSS', 'https://example.com/a.mp4') }, 'Input.Media'],
	['a URL as media ID', { Input: input('Media', 'https://example.com/a.mp4') }, 'Input.Media'],
	['an ftp URL', { Input: input('URL', 'ftp://example.com/a.mp4') }, 'Input.Media'],
	['a URL without host', { Input: input('URL', 'https://') }, 'Input.Media'],
	['a Title of 257 bytes', { Title: 'a'.repeat(257) }, 'Title'],
	['a Title of 86 Chinese characters (258 bytes)', { Title: '标'.repeat(86) }, 'Title'],
	['a Content of 1025 bytes', { Content: 'a'.repeat(1025) }, 'Content'],
	['a UserData of 1025 bytes', { UserData: 'a'.repeat(1025) }, 'UserData'],
	['an ftp NotifyUrl', { NotifyUrl: 'ftp://example.com/' }, 'NotifyUrl'],
	['a NotifyUrl without scheme', { NotifyUrl: 'example.com/callback' }, 'NotifyUrl'],
	['a ScheduleConfig that is a bare ID', { ScheduleConfig: 'abc' }, 'ScheduleConfig'],
	['a ScheduleConfig with another key', { ScheduleConfig: '{"Pipeline":"abc"}' }, 'ScheduleConfig'],
	['a Priority that is a number', { ScheduleConfig: '{"Priority":6}' }, 'ScheduleConfig.Priority'],
	['a PipelineId that is a number', { ScheduleConfig: '{"PipelineId":6}' }, 'ScheduleConfig.PipelineId'],
	['a TemplateConfig that is not JSON', { TemplateConfig: 'FaceCategoryIds' }, 'TemplateConfig'],
	['a TemplateConfig that is an array', { TemplateConfig: '[]' }, 'TemplateConfig'],
	[
		'FaceCategoryIds as an array',
		{ TemplateConfig: '{"FaceCategoryIds":["celebrity"]}' },
		'TemplateConfig.FaceCategoryIds',
	],
	['Params that are not JSON', { Params: 'needAsrData' }, 'Params'],
	['Params that are an array', { Params: '[]' }, 'Params'],
	['needAsrData as text', params({ needAsrData: 'true' }), 'Params.needAsrData'],
	['needOcrData as number', params({ needOcrData: 1 }), 'Params.needOcrData'],
	['needMetaData as text', params({ needMetaData: 'false' }), 'Params.needMetaData'],
	['nlpParams as text', params({ nlpParams: '{}' }), 'Params.nlpParams'],
	['nlpParams without sourceLanguage', params({ nlpParams: {} }), 'Params.nlpParams.sourceLanguage'],
	['an unknown sourceLanguage', nlp({ sourceLanguage: 'zh' }), 'Params.nlpParams.sourceLanguage'],
	['languageHints as text', nlp({ languageHints: 'cn,en' }), 'Params.nlpParams.languageHints'],
	['an unknown language hint', nlp({ languageHints: ['cn', 'zh'] }), 'Params.nlpParams.languageHints'],
	[
		'an unknown transcriptionModel',
		nlp({ sourceLanguage: 'multilingual', transcriptionModel: 'other' }),
		'Params.nlpParams.transcriptionModel',
	],
	[
		'a transcriptionModel without multilingual',
		nlp({ transcriptionModel: 'fun-asr' }),
		'Params.nlpParams.transcriptionModel',
	],
	['speakerCount as text', nlp({ speakerCount: '2' }), 'Params.nlpParams.speakerCount'],
	['speakerCount with a fraction', nlp({ speakerCount: 1.5 }), 'Params.nlpParams.speakerCount'],
	['phraseId as number', nlp({ phraseId: 1 }), 'Params.nlpParams.phraseId'],
	['summarizationTypes as an array', nlp({ summarizationTypes: ['MindMap'] }), 'Params.nlpParams.summarizationTypes'],
	['an unknown summary type', nlp({ summarizationTypes: 'MindMap,Poem' }), 'Params.nlpParams.summarizationTypes'],
	['targetLanguages as an array', nlp({ targetLanguages: ['en'] }), 'Params.nlpParams.targetLanguages'],
	['an unknown target language', nlp({ targetLanguages: 'en,ja' }), 'Params.nlpParams.targetLanguages'],
	...[
		'diarizationEnabled',
		'pptExtractionEnabled',
		'summarizationEnabled',
		'translationEnabled',
		'autoChaptersEnabled',
		'meetingAssistanceEnabled',
	].map((key): [string, Record<string, string>, string] => [
		`${key} as text`,
		nlp({ [key]: 'true' }),
		`Params.nlpParams.${key}`,
	]),
];

it.each(refused)('refuses %s', async (_name, parameters, named) => {
	const { status, json } = await submit(service, parameters);
	expect([status, json['Code']]).toEqual([400, 'InvalidParameter']);
	expect(json['Message']).toContain(`"${named}"`);
	expect(service.jobs()).toEqual([]);
});

const accepted: Array<[name: string, parameters: Record<string, string>]> = [
	['an OSS path with a capital scheme', { Input: input('OSS', 'OSS://example-bucket/a b/视频.mp4') }],
	['a media ID', { Input: input('Media', '11111111aaaabbbbccccddddeeee0001') }],
	['an http URL', { Input: input('URL', 'http://example.com/a.mp4?x=1') }],
	['a Title of 256 bytes', { Title: `${'标'.repeat(85)}a` }],
	['a Content of 1024 bytes', { Content: 'a'.repeat(1024) }],
	['a UserData of 1024 bytes', { UserData: 'a'.repeat(1024) }],
	['a ScheduleConfig', { ScheduleConfig: '{"PipelineId":"example","Priority":"6"}' }],
	['a TemplateConfig', { TemplateConfig: '{"FaceCategoryIds":"celebrity,exampleFaceLib01"}' }],
	['an https NotifyUrl', { NotifyUrl: 'https://example.com/callback' }],
	['the deprecated parameters', { ContentType: 'text', ContentAddr: 'oss://b/k' }],
	['unknown keys of Params', params({ needOther: 1, nlpParams: { sourceLanguage: 'cn', other: 1 } })],
	[
		'every nlpParams key',
		nlp({
			sourceLanguage: 'multilingual',
			languageHints: ['cn', 'en', 'yue', 'ja', 'ko', 'de', 'fr', 'ru'],
			transcriptionModel: 'fun-asr',
			diarizationEnabled: true,
			speakerCount: 0,
			phraseId: '44444444000000000000000000000001',
			pptExtractionEnabled: true,
			summarizationEnabled: true,
			summarizationTypes: 'Paragraph,Conversational,QuestionsAnswering,MindMap',
			translationEnabled: true,
			targetLanguages: 'cn,en,yue,fspk',
			autoChaptersEnabled: true,
			meetingAssistanceEnabled: true,
		}),
	],
	...['S00000103-000001', 'S00000103-000002', 'S00000103-000003', '22222222000000000000000000000028'].map(
		(TemplateId): [string, Record<string, string>] => [`the template ${TemplateId}`, { TemplateId }],
	),
];

it.each(accepted)('makes a job of %s', async (_name, parameters) => {
	const { status, json } = await submit(service, parameters);
	expect(status).toBe(200);
	expect(json).toEqual({ RequestId: anyText, JobId: textLike(/^[0-9a-f]{32}$/) });
	expect(service.jobs()).toMatchObject([{ jobId: json['JobId'], parameters: { Input: oss, ...parameters } }]);
});

it('records the parameters of the job', async () => {
	await submit(service, {
		Title: 'a title',
		UserData: 'mine',
		TemplateId: 'S00000103-000002',
		Params: '{"needAsrData":true}',
		NotifyUrl: 'https://example.com/',
		ScheduleConfig: '{"PipelineId":"example"}',
	});
	expect(service.jobs()).toMatchObject([
		{
			accessKeyId: 'testAccessKeyId',
			input: { Type: 'OSS', Media: 'oss://example-bucket/a.mp4' },
			params: { needAsrData: true },
			title: 'a title',
			userData: 'mine',
			templateId: 'S00000103-000002',
			notifyUrl: 'https://example.com/',
			pipelineId: 'example',
			callbacks: [],
		},
	]);
});

it('needs an Input', async () => {
	const { status, json } = await call(service, 'SubmitSmarttagJob', { Title: 'no input' });
	expect([status, json['Code']]).toEqual([400, 'MissingInput']);
});

it('does not read parameters from a JSON body', async () => {
	const { json } = await submit(service, {}, { place: 'json' });
	expect(json['Code']).toBe('MissingInput');
});

it('reads parameters from a form body', async () => {
	expect((await submit(service, { Title: 'by form' }, { place: 'form' })).status).toBe(200);
	expect(service.jobs()).toMatchObject([{ title: 'by form' }]);
	expect(service.requests()).toMatchObject([{ rawQuery: '', parameters: { Input: oss, Title: 'by form' } }]);
});

it('refuses a parameter that is sent twice', async () => {
	const { json } = await submit(service, { Title: 'once' }, { extraQuery: 'Title=twice' });
	expect([json['Code'], json['Message']]).toEqual(['InvalidParameter', textWith('"Title"')]);
});

it('does not know other templates', async () => {
	const { status, json } = await submit(service, { TemplateId: 'S00000103-000009' });
	expect([status, json['Code']]).toEqual([404, 'InvalidParameter.ResourceNotFound']);
	expect(json['Message']).toContain('"TemplateId"');
	expect(service.jobs()).toEqual([]);
});
