import { FieldReader, type JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { draftCreate, draftUpdate } from '../../../nodes/AlibabaCloudSmarttag/template/templateRequest';

function create(fields: JsonObject) {
	const checks = new FieldReader();
	const parameters = draftCreate(fields, checks);
	return { parameters, problems: checks.problems, config: JSON.parse(parameters.TemplateConfig ?? '') as JsonObject };
}

function update(fields: JsonObject) {
	const checks = new FieldReader();
	return { ...draftUpdate(fields, checks), problems: checks.problems };
}

const least = { name: 'News', analysisTypes: ['face', 'ocr'] };

describe('A new template', () => {
	it('has a name, the type of Smarttag templates and the analysis types with commas', () => {
		const { parameters, problems } = create(least);

		expect(problems).toEqual([]);
		expect(parameters).toEqual({ Name: 'News', Type: '11', TemplateConfig: '{"AnalyseTypes":"face,ocr"}' });
	});

	it('has every setting under the key of the API, nested ones as the API wants them', () => {
		const { config, problems } = create({
			...least,
			faceCategoryIds: ['celebrity', 'lib1'],
			faceDetThreshold: 0.99,
			faceRegThreshold: '0.8',
			industry: 'microVideo',
			keywordKinds: ['name', 'location'],
			knowledgeConfig: '{"movie":"name"}',
			labelCustomCategoryIds: 'a, b',
			labelCustomParamsConfig: { x: 1 },
			labelType: 'hmi',
			labelVersion: '2.0-custom',
			landmarkGroupIds: 'common',
			objectGroupIds: 'general,weapon',
			scene: 'recommend',
		});

		expect(problems).toEqual([]);
		expect(config).toEqual({
			AnalyseTypes: 'face,ocr',
			FaceCategoryIds: 'celebrity,lib1',
			FaceCustomParamsConfig: '{"faceDetThreshold":0.99,"faceRegThreshold":0.8}',
			Industry: 'microVideo',
			KeywordConfig: { type: 'name,location' },
			KnowledgeConfig: '{"movie":"name"}',
			LabelCustomCategoryIds: 'a,b',
			LabelCustomParamsConfig: '{"x":1}',
			LabelType: 'hmi',
			LabelVersion: '2.0-custom',
			LandmarkGroupIds: 'common',
			ObjectGroupIds: 'general,weapon',
			Scene: 'recommend',
		});
	});

	it('accepts further keys as JSON, over which the fields take precedence, key by key inside thresholds', () => {
		const { config } = create({
			...least,
			scene: 'search',
			faceRegThreshold: 0.7,
			templateConfig: {
				Scene: 'recommend',
				Future: { a: 1 },
				FaceCustomParamsConfig: { faceDetThreshold: 0.5, faceRegThreshold: 0.6 },
				KnowledgeConfig: { movie: 'name' },
				ObjectGroupIds: ['item', 'animal'],
				Industry: null,
			},
		});

		expect(config).toEqual({
			AnalyseTypes: 'face,ocr',
			Scene: 'search',
			Future: { a: 1 },
			FaceCustomParamsConfig: '{"faceDetThreshold":0.5,"faceRegThreshold":0.7}',
			KnowledgeConfig: '{"movie":"name"}',
			ObjectGroupIds: 'item,animal',
		});
	});

	it('may have its analysis types in the JSON, known ones or not', () => {
		const { config, problems } = create({ name: 'x', templateConfig: { AnalyseTypes: ['face', 'newKind'] } });

		expect(problems).toEqual([]);
		expect(config).toEqual({ AnalyseTypes: 'face,newKind' });
	});

	it.each([
		['no name', { analysisTypes: ['face'] }, ['Name is empty.']],
		['a name that is not text', { ...least, name: {} }, ['Name: expected text, got an object.']],
		[
			...['a name of 121 characters', { ...least, name: '新'.repeat(121) }],
			['Name: expected at most 120 characters, got 121.'],
		],
		['no analysis', { name: 'x' }, ['Analysis Types is empty. Choose what the template analyzes.']],
		[
			...['an analysis that is unknown', { name: 'x', analysisTypes: 'faces' }],
			[expect.stringMatching(/^Analysis Types: expected one of action, asr, .*, got "faces"/) as string],
		],
		[
			...['a threshold above 1', { ...least, faceRegThreshold: 90 }],
			['Face Recognition Threshold: expected at most 1, got 90.'],
		],
		[
			...['a scene that is unknown', { ...least, scene: 'beach' }],
			['Scene: expected one of recommend, search, got "beach".'],
		],
		[
			...['a keyword kind that is unknown', { ...least, keywordKinds: ['verbs'] }],
			['Keyword Kinds: expected one of location, name, organization, other, got "verbs".'],
		],
		[
			...['incomplete JSON', { ...least, templateConfig: '{' }],
			[expect.stringMatching(/^Template Config \(JSON\): the JSON is not valid in line 1/) as string],
		],
	] as Array<[string, JsonObject, string[]]>)('with %s is a problem of its field', (_what, fields, problems) => {
		expect(create(fields).problems).toEqual(problems);
	});

	it('a name of 120 characters is accepted', () => {
		expect(create({ ...least, name: '新'.repeat(120) }).problems).toEqual([]);
	});
});

describe('An update', () => {
	it('with a new name alone changes nothing in the config', () => {
		expect(update({ name: 'New' })).toEqual({ name: 'New', problems: [] });
	});

	it('leaves what is empty', () => {
		const { name, change, problems } = update({ name: '', analysisTypes: [], scene: '', labelType: 'auto' });

		expect(problems).toEqual([]);
		expect(name).toBeUndefined();
		expect(change).toEqual({ raw: {}, typed: { LabelType: 'auto' }, nested: {} });
	});

	it('of nothing is a problem', () => {
		expect(update({ templateConfig: '{}', keywordKinds: [] }).problems).toEqual([
			'Update Fields is empty. Add a field and fill it in.',
		]);
	});
});
