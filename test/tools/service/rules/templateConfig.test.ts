import { type LocalService, startLocalService } from '../../../../local/service';
import { textWith } from '../matchers';
import { call, type RawAnswer } from '../../../support/signedClient';

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService();
});
afterAll(() => service.close());

function create(TemplateConfig: string): Promise<RawAnswer> {
	return call(service, 'CreateCustomTemplate', { Name: 'mine', Type: '11', TemplateConfig });
}

const whole = {
	TemplateName: '标'.repeat(120),
	Industry: 'microVideo',
	Scene: 'recommend',
	AnalyseTypes:
		'ocr,asr,nlp,classification,shows,face,role,object,tvstation,action,emotion,landmark,scene,movieIp,subtitle',
	FaceCategoryIds: 'celebrity,politician,sensitive,exampleFaceLib01',
	FaceCustomParamsConfig: '{ "faceDetThreshold":0.999, "faceRegThreshold":0 }',
	ObjectGroupIds: 'general,item,weapon,animal',
	LandmarkGroupIds: 'common',
	KeywordConfig: '{"type":"name,location,organization,other"}',
	KnowledgeConfig: '{"movie":"name,alias"}',
	LabelType: 'hmi',
	LabelVersion: '2.0-custom',
	LabelCustomCategoryIds: 'exampleLabelLib01',
	LabelCustomParamsConfig: '{}',
	ExampleUnknownKey: 1,
};

it('takes every documented key, and unknown ones', async () => {
	expect((await create(JSON.stringify(whole))).status).toBe(200);
});

it.each([
	['as an object', { type: 'name' }],
	['of no known kind, which counts as all', '{"type":"verb"}'],
	['without a type', '{}'],
])('takes KeywordConfig %s', async (_name, KeywordConfig) => {
	expect((await create(JSON.stringify({ AnalyseTypes: 'ocr', KeywordConfig }))).status).toBe(200);
});

/** One key of the whole configuration, and a value that it does not take. */
const wrongValues: Array<[key: string, value: unknown]> = [
	['AnalyseTypes', ['ocr']],
	['AnalyseTypes', ''],
	['AnalyseTypes', 'ocr,OCR'],
	['AnalyseTypes', 'ocr, asr'],
	['AnalyseTypes', 'ocr,'],
	['TemplateName', '标'.repeat(121)],
	['TemplateName', 1],
	['Industry', 'film'],
	['Scene', ''],
	['FaceCategoryIds', ['celebrity']],
	['FaceCategoryIds', 'celebrity,,politician'],
	['ObjectGroupIds', 'general,'],
	['LandmarkGroupIds', 1],
	['LabelCustomCategoryIds', {}],
	['FaceCustomParamsConfig', { faceRegThreshold: 0.9 }],
	['FaceCustomParamsConfig', '0.9'],
	['KeywordConfig', 'name'],
	['KeywordConfig', ['name']],
	['KnowledgeConfig', { movie: 'name' }],
	['LabelCustomParamsConfig', 'x'],
	['LabelType', 'human'],
	['LabelVersion', 2],
];

const wrongThresholds = ['faceDetThreshold', 'faceRegThreshold'].flatMap((key) =>
	[1.01, -0.1, '0.9', null].map((value): [key: string, value: unknown] => [key, value]),
);

const refused: Array<[name: string, config: string, place: string]> = [
	['text that is no JSON', 'AnalyseTypes=ocr', ''],
	['an array', '["ocr"]', ''],
	['a number', '1', ''],
	['no AnalyseTypes', '{"Industry":"common"}', '.AnalyseTypes'],
	...wrongValues.map(([key, value]): [string, string, string] => [
		`${key} = ${JSON.stringify(value)}`,
		JSON.stringify({ ...whole, [key]: value }),
		`.${key}`,
	]),
	...wrongThresholds.map(([key, value]): [string, string, string] => [
		`${key} = ${JSON.stringify(value)}`,
		JSON.stringify({ ...whole, FaceCustomParamsConfig: JSON.stringify({ [key]: value }) }),
		`.FaceCustomParamsConfig.${key}`,
	]),
];

it.each(refused)('refuses %s', async (_name, config, place) => {
	const { status, json } = await create(config);
	expect([status, json['Code'], json['Message']]).toEqual([
		400,
		'InvalidParameter',
		textWith(`"TemplateConfig${place}"`),
	]);
});
