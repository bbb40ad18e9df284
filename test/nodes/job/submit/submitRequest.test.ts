import type { INodeProperties } from 'n8n-workflow';

import { submitJobProperties } from '../../../../nodes/AlibabaCloudSmarttag/job/submit/submit.panel';
import type { JsonObject } from '../../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { draftSubmit, type SubmitJobFields } from '../../../../nodes/AlibabaCloudSmarttag/job/submit/submitRequest';

/** The fields of a new node, in which only the object is filled in. */
const NEW_NODE: SubmitJobFields = {
	inputType: 'OSS',
	media: 'oss://example-bucket/video/demo.mp4',
	templateId: '',
	nlpFeatures: {},
	nlpParamsJson: '{}',
	additionalFields: {},
};
const NEW_NODE_INPUT = '{"Type":"OSS","Media":"oss://example-bucket/video/demo.mp4"}';

/** The region of the credential, and a time in it. */
const SHANGHAI = { region: 'cn-shanghai', now: Date.parse('2026-01-02T04:00:00Z') };

function draft(fields: Partial<SubmitJobFields>) {
	return draftSubmit({ ...NEW_NODE, ...fields }, SHANGHAI);
}

/** The parameters besides `Input`, of fields without a problem. */
function sent(fields: Partial<SubmitJobFields>): Record<string, string> {
	const { parameters, problems } = draft(fields);
	expect(problems).toEqual([]);
	const { Input, ...others } = parameters;
	expect(Input).toBe(NEW_NODE_INPUT);
	return others;
}

function withParams(text: unknown): Partial<SubmitJobFields> {
	return { additionalFields: { additionalParams: text } };
}

/** Every display name of the panel; the switch of an NLP feature with the name of its group. */
function displayNames(properties: INodeProperties[]): string[] {
	return properties.flatMap(({ displayName, options = [] }) => [
		displayName,
		...options.flatMap((option) => {
			if ('values' in option) {
				const { displayName: group, values } = option;
				return displayNames(values).map((name) => (name === 'Enabled' ? `${group} → ${name}` : name));
			}
			return 'displayName' in option ? displayNames([option]) : [];
		}),
	]);
}

it('sends of a new node what was filled in, and nothing else', () => {
	expect(draft({})).toMatchObject({ parameters: { Input: NEW_NODE_INPUT }, problems: [], hints: [] });
	expect(Object.keys(draft({}).parameters)).toEqual(['Input']);
});

it('sends what the worked example of the reference sends', () => {
	const { parameters, problems } = draft({
		media: 'oss://example-bucket/video/demo clip.mp4',
		templateId: 'S00000103-000001',
		nlpFeatures: { transcription: { sourceLanguage: 'cn' } },
		additionalFields: { analysisData: ['asr'], title: '演示-demo', userData: { ref: "a*b(c)!'~" } },
	});
	expect(problems).toEqual([]);
	expect(parameters).toEqual({
		Input: '{"Type":"OSS","Media":"oss://example-bucket/video/demo clip.mp4"}',
		Params: '{"needAsrData":true,"nlpParams":{"sourceLanguage":"cn"}}',
		TemplateId: 'S00000103-000001',
		Title: '演示-demo',
		UserData: '{"ref":"a*b(c)!\'~"}',
	});
});

it('sends every parameter at once', () => {
	const { parameters, problems, hints } = draft({
		inputType: 'Media',
		media: '3b187b3620c8490886cfc2a9578c3ce6',
		templateId: 'S00000103-000003',
		nlpParamsJson: '{"sourceLanguage": "en", "autoChaptersEnabled": true}',
		additionalFields: {
			additionalParams: '{"clipSplitParams": {"splitType": "event"}}',
			title: 'Test-drive',
			content: '电动车试驾',
			userData: 'order 42',
			notifyUrl: 'https://example.com/webhook/smarttag',
			contentType: 'text',
			contentAddr: 'oss://example-bucket/content.txt',
			analysisData: ['asr', 'meta', 'ocr'],
			...{ pipelineId: '5246b8d12a62433ab77845074039c3dc', priority: 6 },
			...{ faceCategoryIds: 'celebrity, 1965304870001', templateConfig: '{"FaceDetectMode": 1}' },
		},
	});
	expect({ problems, hints }).toEqual({ problems: [], hints: [] });
	expect(parameters).toEqual({
		Input: '{"Type":"Media","Media":"3b187b3620c8490886cfc2a9578c3ce6"}',
		TemplateId: 'S00000103-000003',
		TemplateConfig: '{"FaceDetectMode":1,"FaceCategoryIds":"celebrity,1965304870001"}',
		Title: 'Test-drive',
		Content: '电动车试驾',
		Params:
			'{"clipSplitParams":{"splitType":"event"},"needAsrData":true,"needMetaData":true,"needOcrData":true,"nlpParams":{"sourceLanguage":"en","autoChaptersEnabled":true}}',
		NotifyUrl: 'https://example.com/webhook/smarttag',
		UserData: 'order 42',
		ScheduleConfig: '{"PipelineId":"5246b8d12a62433ab77845074039c3dc","Priority":"6"}',
		ContentType: 'text',
		ContentAddr: 'oss://example-bucket/content.txt',
	});
});

describe('Input', () => {
	it.each<[name: string, inputType: unknown, media: unknown, wire: string]>([
		['an OSS object', 'OSS', 'oss://b/k.mp4', '{"Type":"OSS","Media":"oss://b/k.mp4"}'],
		['a capital scheme', 'OSS', 'OSS://b/k.mp4', '{"Type":"OSS","Media":"OSS://b/k.mp4"}'],
		['blanks before it', 'OSS', ' \u200boss://b/k.mp4', '{"Type":"OSS","Media":"oss://b/k.mp4"}'],
		[
			'blanks and Chinese in the key',
			'OSS',
			'oss://b/视频 1/a b.mp4',
			'{"Type":"OSS","Media":"oss://b/视频 1/a b.mp4"}',
		],
		['quotation marks in the key', 'OSS', 'oss://b/a"\\.mp4', '{"Type":"OSS","Media":"oss://b/a\\"\\\\.mp4"}'],
		['an item of the media library', 'Media', 'a1b2', '{"Type":"Media","Media":"a1b2"}'],
		['a media ID that is a number', 'Media', 42, '{"Type":"Media","Media":"42"}'],
		['a web address', 'URL', 'https://e.com/a.mp4?x=1&y=2', '{"Type":"URL","Media":"https://e.com/a.mp4?x=1&y=2"}'],
		['an address without TLS', 'URL', 'http://e.com/a.mp4', '{"Type":"URL","Media":"http://e.com/a.mp4"}'],
		['a type in small letters', 'oss', 'oss://b/k.mp4', '{"Type":"OSS","Media":"oss://b/k.mp4"}'],
		['a type in capital letters', 'MEDIA', 'a1b2', '{"Type":"Media","Media":"a1b2"}'],
		['blanks around the type', ' URL ', 'https://e.com/a', '{"Type":"URL","Media":"https://e.com/a"}'],
	])('accepts %s', (_name, inputType, media, wire) => {
		expect(draft({ inputType, media })).toMatchObject({ parameters: { Input: wire }, problems: [], hints: [] });
	});

	it.each<[name: string, inputType: unknown, media: unknown, problem: string]>([
		['no type', '', 'x', 'Input Type is empty. Choose one of OSS, Media, URL, File.'],
		['another type', 'Disk', 'x', 'Input Type: expected one of OSS, Media, URL, File, got "Disk".'],
		['a built-in name as type', 'toString', 'x', 'Input Type: expected one of OSS, Media, URL, File, got "toString".'],
		['no OSS URL', 'OSS', '', 'OSS URL is empty. It names the video.'],
		['a blank OSS URL', 'OSS', ' ', 'OSS URL is empty. It names the video.'],
		['no media ID', 'Media', undefined, 'Media is empty. It names the video.'],
		['no web address', 'URL', null, 'URL is empty. It names the video.'],
		['an object as OSS URL', 'OSS', { key: 'k' }, 'OSS URL: expected text, got an object.'],
		['a list as media ID', 'Media', ['a1'], 'Media: expected text, got a list.'],
		[
			'a web address of another host as OSS URL',
			'OSS',
			'https://media.example.com/k.mp4',
			'OSS URL: expected an object like oss://bucket/path/file.mp4, got "https://media.example.com/k.mp4". For a web address, choose Input Type URL.',
		],
		[
			'a path without bucket',
			'OSS',
			'video/demo.mp4',
			'OSS URL: expected an object like oss://bucket/path/file.mp4, got "video/demo.mp4". For a web address, choose Input Type URL.',
		],
		[
			'a bucket without key',
			'OSS',
			'oss://bucket/',
			'OSS URL: expected an object like oss://bucket/path/file.mp4, got "oss://bucket/". For a web address, choose Input Type URL.',
		],
		[
			'an address as media ID',
			'Media',
			'oss://b/k.mp4',
			'Media: expected the ID of a media library item, got "oss://b/k.mp4". For an address, choose another Input Type.',
		],
		[
			'an OSS URL as web address',
			'URL',
			'oss://b/k.mp4',
			'URL: expected an address that starts with http:// or https://, got "oss://b/k.mp4".',
		],
	])('refuses %s', (_name, inputType, media, problem) => {
		expect(draft({ inputType, media }).problems).toEqual([problem]);
	});

	it.each<[what: string, inputType: string, media: string, wire: string | undefined, hint: RegExp]>([
		[
			'the web address of an object',
			'OSS',
			'https://my-bucket.oss-cn-shanghai.aliyuncs.com/a%20b.mp4',
			'{"Type":"OSS","Media":"oss://my-bucket/a b.mp4"}',
			/^OSS URL: the web address of the object was sent as/,
		],
		[
			'a key with a blank at its end',
			'OSS',
			'oss://my-bucket/demo.mp4 ',
			'{"Type":"OSS","Media":"oss://my-bucket/demo.mp4 "}',
			/^OSS URL: the key begins or ends with a blank/,
		],
		[
			'a signature that has expired',
			'URL',
			'https://e.com/a.mp4?X-Amz-Date=20260102T030000Z&X-Amz-Expires=3599&X-Amz-Signature=f',
			'{"Type":"URL","Media":"https://e.com/a.mp4?X-Amz-Date=20260102T030000Z&X-Amz-Expires=3599&X-Amz-Signature=f"}',
			/^URL: the signature of the address has expired/,
		],
	])('sends %s with a hint', (_what, inputType, media, wire, hint) => {
		expect(draft({ inputType, media })).toEqual(
			expect.objectContaining({ parameters: { Input: wire }, problems: [], hints: [expect.stringMatching(hint)] }),
		);
	});

	it('sends an address whose signature is valid without a hint', () => {
		const media = 'https://e.com/a.mp4?X-Amz-Date=20260102T030000Z&X-Amz-Expires=3601&X-Amz-Signature=f';
		expect(draft({ inputType: 'URL', media })).toMatchObject({ problems: [], hints: [] });
	});

	it('refuses a bucket in another region than that of the credential', () => {
		expect(draft({ media: 'https://my-bucket.oss-cn-beijing.aliyuncs.com/demo.mp4' }).problems).toEqual([
			expect.stringMatching(/^OSS URL: the bucket is in cn-beijing, and the credential is for cn-shanghai\./),
		]);
	});

	it.each([[{}], [['OSS']]])('refuses the type %j once', (inputType) => {
		expect(draft({ inputType }).problems).toEqual([expect.stringMatching(/^Input Type: expected text/)]);
	});

	const long = 'x'.repeat(500);

	it.each([
		['OSS URL', 'OSS', `https://b.oss-cn-shanghai.aliyuncs.com/k.mp4?Expires=1&Signature=${long}`],
		['Media', 'Media', `https://example.com/${long}`],
		['URL', 'URL', `oss://b/${long}`],
		['Input Type', long, 'oss://b/k'],
	])('shows only the beginning of a long %s, which may contain a signature', (field, inputType, media) => {
		const [problem = ''] = draft({ inputType, media }).problems;
		expect(problem).toMatch(/: expected .*, got "/);
		expect(problem.startsWith(`${field}: `)).toBe(true);
		expect(problem).not.toContain('x'.repeat(100));
	});
});

describe('TemplateId', () => {
	it.each([
		['S00000103-000001', 'S00000103-000001'],
		[' S00000103-000001 ', 'S00000103-000001'],
		[22222222, '22222222'],
	])('sends %j as %j', (templateId, TemplateId) => {
		expect(sent({ templateId })).toEqual({ TemplateId });
	});

	it('refuses an object', () => {
		expect(draft({ templateId: {} }).problems).toEqual(['Template: expected text, got an object.']);
	});
});

describe('Params: raw results', () => {
	it.each([
		['asr', '{"needAsrData":true}'],
		['meta', '{"needMetaData":true}'],
		['ocr', '{"needOcrData":true}'],
		[['ocr', 'asr'], '{"needOcrData":true,"needAsrData":true}'],
		['asr, meta', '{"needAsrData":true,"needMetaData":true}'],
		['["asr"]', '{"needAsrData":true}'],
		['needAsrData', '{"needAsrData":true}'],
		[['needMetaData', 'NeedOcrData'], '{"needMetaData":true,"needOcrData":true}'],
		['ASR', '{"needAsrData":true}'],
	])('%j sends %s', (analysisData, Params) => {
		expect(sent({ additionalFields: { analysisData } })).toEqual({ Params });
	});

	it.each(['needSpeech', 'speech', 'toString', '__proto__'])('%s is not known', (choice) => {
		expect(draft({ additionalFields: { analysisData: [choice] } }).problems).toEqual([
			`Analysis Data to Request: expected one of asr, meta, ocr, got "${choice}".`,
		]);
	});

	it('an object is refused', () => {
		expect(draft({ additionalFields: { analysisData: { asr: true } } }).problems).toEqual([
			'Analysis Data to Request: expected a list or text with commas, got an object.',
		]);
	});
});

describe('Params: nlpParams by features', () => {
	it('lays the groups side by side, Speakers of Transcription too', () => {
		const features = {
			transcription: {
				sourceLanguage: 'multilingual',
				languageHints: ['cn', 'en'],
				transcriptionModel: 'fun-asr',
				speakers: { diarizationEnabled: true, speakerCount: 2 },
			},
			hotword: { phraseId: 'p1' },
			summarization: { summarizationEnabled: true, summarizationTypes: ['Paragraph', 'MindMap'] },
			translation: { translationEnabled: true, targetLanguages: ['en', 'cn'] },
			chapterIdentification: { autoChaptersEnabled: true },
			meetingAssistance: { meetingAssistanceEnabled: true },
			pptExtraction: { pptExtractionEnabled: true },
		};
		expect(sent({ nlpFeatures: features })).toEqual({
			Params: JSON.stringify({
				nlpParams: {
					sourceLanguage: 'multilingual',
					languageHints: ['cn', 'en'],
					transcriptionModel: 'fun-asr',
					diarizationEnabled: true,
					speakerCount: 2,
					phraseId: 'p1',
					summarizationEnabled: true,
					summarizationTypes: 'Paragraph,MindMap',
					translationEnabled: true,
					targetLanguages: 'en,cn',
					autoChaptersEnabled: true,
					meetingAssistanceEnabled: true,
					pptExtractionEnabled: true,
				},
			}),
		});
	});

	it('sends false and 0 that were set, but no empty field', () => {
		const features = {
			transcription: {
				sourceLanguage: 'cn',
				transcriptionModel: '',
				languageHints: [],
				speakers: { diarizationEnabled: false, speakerCount: 0 },
			},
			hotword: { phraseId: '' },
			translation: { translationEnabled: false, targetLanguages: [] },
		};
		expect(sent({ nlpFeatures: features })).toEqual({
			Params:
				'{"nlpParams":{"sourceLanguage":"cn","diarizationEnabled":false,"speakerCount":0,"translationEnabled":false}}',
		});
	});

	it.each([false, 'false', 0])('does not send what the panel hides when a feature is switched off: %j', (enabled) => {
		const features = {
			transcription: { sourceLanguage: 'cn' },
			summarization: { summarizationEnabled: enabled, summarizationTypes: ['Paragraph'] },
			translation: { translationEnabled: enabled, targetLanguages: ['en'] },
		};
		expect(draft({ nlpFeatures: features })).toMatchObject({
			parameters: {
				Params: '{"nlpParams":{"sourceLanguage":"cn","summarizationEnabled":false,"translationEnabled":false}}',
			},
			...{ problems: [], hints: [] },
		});
	});

	it('requires Transcription when only another feature was added', () => {
		const features = { chapterIdentification: { autoChaptersEnabled: true } };
		expect(draft({ nlpFeatures: features }).problems).toEqual([
			expect.stringMatching(/^Source Language is empty\. Add Transcription to NLP Features and choose it/),
		]);
	});

	it.each<[what: string, features: SubmitJobFields['additionalFields']]>([
		['Transcription alone', { transcription: { sourceLanguage: '' } }],
		['Transcription, by an expression that is null', { transcription: { sourceLanguage: null, speakers: {} } }],
	])('refuses an empty Source Language in a chosen feature: %s', (_what, features) => {
		expect(draft({ nlpFeatures: features }).problems).toEqual([
			expect.stringMatching(/^Source Language is empty\. Choose the spoken language under Transcription/),
		]);
	});

	it.each([['cn'], [['cn', 'en']]])('makes no settings of the characters or entries of %j', (speakers) => {
		const features = { transcription: { sourceLanguage: 'cn', speakers } };
		expect(draft({ nlpFeatures: features }).parameters.Params).toBe('{"nlpParams":{"sourceLanguage":"cn"}}');
	});
});

describe('Params: nlpParams by JSON', () => {
	it.each<[form: string, json: unknown]>([
		['text', '{"sourceLanguage": "cn", "autoChaptersEnabled": "true", "newKey": {"a": 1}}'],
		['object', { sourceLanguage: 'cn', autoChaptersEnabled: true, newKey: { a: 1 } }],
	])('accepts %s and keeps the order of the keys', (_form, json) => {
		expect(sent({ nlpParamsJson: json })).toEqual({
			Params: '{"nlpParams":{"sourceLanguage":"cn","autoChaptersEnabled":true,"newKey":{"a":1}}}',
		});
	});

	it.each([[''], ['{}'], [{}], [null], [undefined]])('sends nothing of %j', (json) => {
		expect(sent({ nlpParamsJson: json })).toEqual({});
	});

	it.each<[input: unknown, problem: RegExp]>([
		['{"sourceLanguage": "cn",}', /^NLP Parameters \(JSON\): the JSON is not valid in line 1, column 25: /],
		['["cn"]', /^NLP Parameters \(JSON\): expected a JSON object like .*, got a list\.$/],
		[
			'{"autoChaptersEnabled": true}',
			/^NLP Parameters \(JSON\), sourceLanguage is empty\. .*Enter it, as in {"sourceLanguage": "cn"}\.$/,
		],
		['{"sourceLanguage": ""}', /^NLP Parameters \(JSON\), sourceLanguage is empty\./],
		[
			'{"source_language": "cn"}',
			/^NLP Parameters \(JSON\), sourceLanguage is empty\. .*Write sourceLanguage for source_lang/,
		],
		['{"sourceLanguage": "zh"}', /^NLP Parameters \(JSON\), sourceLanguage: expected one of .*, got "zh"\.$/],
		[
			'{"sourceLanguage": "cn", "autoChaptersEnabled": "yes"}',
			/^NLP Parameters \(JSON\), autoChaptersEnabled: expected true or false, got "yes"\.$/,
		],
		[
			'{"sourceLanguage": "cn", "transcriptionModel": "fun-asr"}',
			/^NLP Parameters \(JSON\), transcriptionModel: works with sourceLanguage "multilingual" only\./,
		],
		['{"nlpParams": "cn"}', /^NLP Parameters \(JSON\), nlpParams: the JSON is not valid/],
		['{"nlpParams": ["cn"]}', /^NLP Parameters \(JSON\), nlpParams: expected a JSON object like .*, got a list/],
	])('refuses %s', (json, problem) => {
		expect(draft({ nlpParamsJson: json }).problems).toEqual([expect.stringMatching(problem)]);
	});
});

describe('Params: nlpParams by features and by JSON', () => {
	const transcription = { sourceLanguage: 'cn', speakers: { diarizationEnabled: false } };

	it('has the keys of both; the features take precedence over the same key, false too', () => {
		const nlpParamsJson = { sourceLanguage: 'en', diarizationEnabled: true, phraseId: 'p1' };
		expect(sent({ nlpFeatures: { transcription }, nlpParamsJson })).toEqual({
			Params: '{"nlpParams":{"sourceLanguage":"cn","diarizationEnabled":false,"phraseId":"p1"}}',
		});
	});

	it('the JSON may name the language of the features', () => {
		const nlpFeatures = { chapterIdentification: { autoChaptersEnabled: true } };
		expect(sent({ nlpFeatures, nlpParamsJson: { sourceLanguage: 'en' } })).toEqual({
			Params: '{"nlpParams":{"sourceLanguage":"en","autoChaptersEnabled":true}}',
		});
	});

	it('names each key by where it is', () => {
		const nlpFeatures = { translation: { translationEnabled: 'on' } };
		expect(draft({ nlpFeatures, nlpParamsJson: { sourceLanguage: 'cn', speakerCount: 'x' } }).problems).toEqual([
			'NLP Parameters (JSON), speakerCount: expected a whole number of at least 0, got "x".',
			'Translation → Enabled: expected true or false, got "on".',
		]);
	});
});

describe('Params: nlpParams by JSON, copied or misspelled', () => {
	const hintsOf = (json: unknown) => draft({ nlpParamsJson: json }).hints;

	it.each<[form: string, json: unknown]>([
		['an object', { nlpParams: { sourceLanguage: 'en', autoChaptersEnabled: true } }],
		['text', '{"nlpParams": {"sourceLanguage": "en", "autoChaptersEnabled": true}}'],
		['text in text', { nlpParams: '{"sourceLanguage": "en", "autoChaptersEnabled": true}' }],
	])('reads what nlpParams contains, when it was copied along as %s', (_form, json) => {
		expect(draft({ nlpParamsJson: json })).toMatchObject({
			parameters: { Params: '{"nlpParams":{"sourceLanguage":"en","autoChaptersEnabled":true}}' },
			problems: [],
			hints: [expect.stringMatching(/^NLP Parameters \(JSON\): the outer key nlpParams was removed/) as string],
		});
	});

	it('hints at keys of Params in it', () => {
		expect(hintsOf({ needAsrData: true, nlpParams: { sourceLanguage: 'en' } })).toContain(
			'NLP Parameters (JSON), needAsrData has an effect beside nlpParams only. Choose it in Analysis Data to Request.',
		);
	});

	it.each([
		['SummarizationEnabled', 'summarizationEnabled'],
		['summarization_enabled', 'summarizationEnabled'],
		['sumarizationEnabled', 'summarizationEnabled'],
		['translationEnable', 'translationEnabled'],
		['targetLanguage', 'targetLanguages'],
	])('hints at %s, which is like %s, and sends it', (key, meant) => {
		const { hints, problems, parameters } = draft({ nlpParamsJson: { sourceLanguage: 'cn', [key]: true } });

		expect(problems).toEqual([]);
		expect(parameters.Params).toContain(`"${key}":true`);
		expect(hints).toEqual([`NLP Parameters (JSON), ${key}: the key is not documented; perhaps ${meant} is meant.`]);
	});

	it.each(['newKey', 'speakerNames', 'outputFormat', 'x'])('does not hint at %s, which is like no other', (key) => {
		expect(hintsOf({ sourceLanguage: 'cn', [key]: 1 })).toEqual([]);
	});

	it('names the keys in what has no effect', () => {
		expect(hintsOf({ sourceLanguage: 'cn', languageHints: ['cn'], targetLanguages: 'en' })).toEqual([
			'NLP Parameters (JSON), languageHints has an effect with sourceLanguage "multilingual" only.',
			'NLP Parameters (JSON), targetLanguages has an effect with translationEnabled only.',
		]);
	});

	it('names keys of Additional Params by where they are', () => {
		const { problems } = draft({
			...withParams({ nlpParams: { sourceLanguage: 'cn', diarizationEnabled: 'on' } }),
			nlpFeatures: { translation: { translationEnabled: 'on' } },
		});
		expect(problems).toEqual([
			'Additional Params, nlpParams.diarizationEnabled: expected true or false, got "on".',
			'Translation → Enabled: expected true or false, got "on".',
		]);
	});

	it.each([
		['Additional Params', withParams({ needASRData: true }), 'needASRData', 'needAsrData'],
		[
			'Other Overrides',
			{ additionalFields: { templateConfig: { FaceCategoryId: 'a' } } },
			'FaceCategoryId',
			'FaceCategoryIds',
		],
	] as Array<[string, Partial<SubmitJobFields>, string, string]>)(
		'%s: hints at a typo too',
		(field, fields, key, meant) => {
			expect(draft(fields).hints).toEqual([`${field}, ${key}: the key is not documented; perhaps ${meant} is meant.`]);
		},
	);
});

describe('Params: additional ones', () => {
	it.each<[input: unknown, Params: string]>([
		['{"clipSplitParams": {"splitType": "event"}}', '{"clipSplitParams":{"splitType":"event"}}'],
		[{ needProcess: true, off: false, zero: 0 }, '{"needProcess":true,"off":false,"zero":0}'],
		['{"nlpParams": {"sourceLanguage": "cn"}}', '{"nlpParams":{"sourceLanguage":"cn"}}'],
		['{"a": 1, "nlpParams": {}}', '{"a":1}'],
		['{"__proto__": {"polluted": true}}', '{"__proto__":{"polluted":true}}'],
	])('%j sends %s', (input, Params) => {
		expect(sent(withParams(input))).toEqual({ Params });
		expect('polluted' in {}).toBe(false);
	});

	it.each([['{}'], [''], [{}], [null]])('%j sends nothing', (input) => {
		expect(sent(withParams(input))).toEqual({});
	});

	it('a field of the panel takes precedence over the same key', () => {
		const additionalParams = '{"needAsrData": false, "needOcrData": false}';
		const fields = { additionalFields: { additionalParams, analysisData: ['asr'] } };
		expect(sent(fields)).toEqual({ Params: '{"needAsrData":true,"needOcrData":false}' });
	});

	it.each<[mode: string, typed: Partial<SubmitJobFields>]>([
		['features', { nlpFeatures: { transcription: { sourceLanguage: 'cn', speakers: { diarizationEnabled: false } } } }],
		['JSON', { nlpParamsJson: { sourceLanguage: 'cn', diarizationEnabled: false } }],
	])('of nlpParams each key set by %s takes precedence, false too, and the others stay', (_mode, typed) => {
		const fields = withParams('{"nlpParams":{"sourceLanguage":"en","phraseId":"p1","diarizationEnabled":true}}');
		expect(sent({ ...fields, ...typed })).toEqual({
			Params: '{"nlpParams":{"sourceLanguage":"cn","phraseId":"p1","diarizationEnabled":false}}',
		});
	});

	it.each([
		['phraseId', ''],
		['phraseId', null],
		['transcriptionModel', ''],
		['languageHints', []],
	])('a field of the panel that is not set (%s: %j) does not hide the same key of nlpParams', (key, unset) => {
		const additional = { sourceLanguage: 'multilingual', [key]: key === 'languageHints' ? ['cn'] : 'a1' };
		const features = { transcription: { sourceLanguage: 'multilingual', [key]: unset } };
		expect(sent({ ...withParams({ nlpParams: additional }), nlpFeatures: features })).toEqual({
			Params: JSON.stringify({ nlpParams: additional }),
		});
	});

	it.each<[input: unknown, problem: string | RegExp]>([
		['{"nlpParams": "cn"}', 'Additional Params: the key nlpParams has to be a JSON object.'],
		[{ nlpParams: [] }, 'Additional Params: the key nlpParams has to be a JSON object.'],
		['{needAsrData: true}', /^Additional Params: the JSON is not valid in line 1, column 2: /],
		[['needAsrData'], /^Additional Params: expected a JSON object like .*, got a list\.$/],
		[
			'{"nlpParams": {"sourceLanguage": "zh"}}',
			/^Additional Params, nlpParams\.sourceLanguage: expected one of .*, got "zh"\./,
		],
	])('%j is refused', (input, problem) => {
		const expected = typeof problem === 'string' ? problem : (expect.stringMatching(problem) as string);
		expect(draft(withParams(input)).problems).toEqual([expected]);
	});

	it('JSON nested 100,000 deep is refused, not thrown', () => {
		const input = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
		expect(draft(withParams(input)).problems).toEqual([expect.stringMatching(/^Additional Params: .*too deep/)]);
	});
});

describe('Title, Content, UserData and NotifyUrl', () => {
	it.each<[field: string, input: unknown, parameters: Record<string, string>]>([
		['title', 'Test-drive', { Title: 'Test-drive' }],
		['title', ' \tTest-drive\n', { Title: 'Test-drive' }],
		['content', ' Test ', { Content: ' Test ' }],
		['title', 2026, { Title: '2026' }],
		['title', false, { Title: 'false' }],
		['content', '试驾', { Content: '试驾' }],
		['userData', 'order 42', { UserData: 'order 42' }],
		['userData', 0, { UserData: '0' }],
		['userData', { orderId: 42 }, { UserData: '{"orderId":42}' }],
		['userData', ['a', 'b'], { UserData: '["a","b"]' }],
		['userData', '{ "orderId": 42 }', { UserData: '{ "orderId": 42 }' }],
		['notifyUrl', ' https://e.com/w?a=1 ', { NotifyUrl: 'https://e.com/w?a=1' }],
		['contentType', ' text ', { ContentType: 'text' }],
		['contentAddr', 'oss://b/k', { ContentAddr: 'oss://b/k' }],
	])('%s %j is sent', (field, input, parameters) => {
		expect(sent({ additionalFields: { [field]: input } })).toEqual(parameters);
	});

	it.each(['title', 'content', 'userData', 'notifyUrl', 'contentType', 'contentAddr'])(
		'an empty %s is not',
		(field) => {
			for (const unset of ['', null, undefined]) expect(sent({ additionalFields: { [field]: unset } })).toEqual({});
		},
	);

	it.each<[field: string, input: unknown, problem: string]>([
		['title', { zh: '试驾' }, 'Title: expected text, got an object.'],
		['content', ['a'], 'Content: expected text, got a list.'],
		[
			'notifyUrl',
			'n8n.example.com/webhook',
			'Notify URL: expected an address that starts with http:// or https://, got "n8n.example.com/webhook".',
		],
		['notifyUrl', {}, 'Notify URL: expected text, got an object.'],
		['contentType', {}, 'Content Type (Deprecated): expected text, got an object.'],
		['contentAddr', {}, 'Content Addr (Deprecated): expected text, got an object.'],
		['userData', () => 'a', 'User Data: expected text, got a function.'],
	])('%s %p is refused', (field, input, problem) => {
		expect(draft({ additionalFields: { [field]: input } }).problems).toEqual([problem]);
	});
});

describe('limits in bytes', () => {
	it.each<[what: string, field: string, displayName: string, limit: number, atLimit: string]>([
		['Title of letters', 'title', 'Title', 256, 'a'.repeat(256)],
		['Title of Chinese characters', 'title', 'Title', 256, `${'标'.repeat(85)}a`],
		['Title of emoji', 'title', 'Title', 256, '😀'.repeat(64)],
		['Content of letters', 'content', 'Content', 1024, 'a'.repeat(1024)],
		['Content of Chinese characters', 'content', 'Content', 1024, `${'签'.repeat(341)}a`],
		['User Data of letters', 'userData', 'User Data', 1024, 'a'.repeat(1024)],
		['User Data of accented letters', 'userData', 'User Data', 1024, 'é'.repeat(512)],
	])('%s: accepts exactly the limit, refuses one byte more', (_what, field, displayName, limit, atLimit) => {
		expect(Object.values(sent({ additionalFields: { [field]: atLimit } }))).toEqual([atLimit]);
		expect(draft({ additionalFields: { [field]: `${atLimit}b` } }).problems).toEqual([
			`${displayName}: expected at most ${limit} bytes, got ${limit + 1} (in UTF-8, a Chinese character has 3).`,
		]);
	});

	it('User Data from an object counts as the JSON text that is sent', () => {
		const around = '{"a":""}'.length;
		const atLimit = { a: 'b'.repeat(1024 - around) };
		expect(sent({ additionalFields: { userData: atLimit } })).toEqual({ UserData: JSON.stringify(atLimit) });
		expect(draft({ additionalFields: { userData: { a: `${atLimit.a}b` } } }).problems).toHaveLength(1);
	});
});

describe('ScheduleConfig', () => {
	it.each<[additionalFields: JsonObject, ScheduleConfig: string]>([
		[{ pipelineId: ' p1 ' }, '{"PipelineId":"p1"}'],
		[{ priority: '6' }, '{"Priority":"6"}'],
		[{ priority: 0 }, '{"Priority":"0"}'],
		[{ priority: 6, pipelineId: 'p1' }, '{"PipelineId":"p1","Priority":"6"}'],
		[{ pipelineId: 'p1', priority: '' }, '{"PipelineId":"p1"}'],
	])('of %j is %s', (additionalFields, ScheduleConfig) => {
		expect(sent({ additionalFields })).toEqual({ ScheduleConfig });
	});

	it('is not sent when nothing is set', () => {
		expect(sent({ additionalFields: { pipelineId: ' ', priority: null } })).toEqual({});
	});

	it('refuses objects and lists', () => {
		expect(draft({ additionalFields: { pipelineId: {}, priority: [6] } }).problems).toEqual([
			'Pipeline: expected text, got an object.',
			'Priority: expected text, got a list.',
		]);
	});
});

describe('TemplateConfig', () => {
	it.each<[additionalFields: JsonObject, TemplateConfig: string]>([
		[{ faceCategoryIds: 'celebrity,1965304870001' }, '{"FaceCategoryIds":"celebrity,1965304870001"}'],
		[{ faceCategoryIds: ['celebrity', 1965304870001] }, '{"FaceCategoryIds":"celebrity,1965304870001"}'],
		[{ templateConfig: '{"FaceCategoryIds": "celebrity"}' }, '{"FaceCategoryIds":"celebrity"}'],
		[{ templateConfig: { LabelVersion: '2.0' } }, '{"LabelVersion":"2.0"}'],
		[{ faceCategoryIds: 'a', templateConfig: '{"FaceCategoryIds":"b","c":0}' }, '{"FaceCategoryIds":"a","c":0}'],
		[{ faceCategoryIds: ' ', templateConfig: '{"FaceCategoryIds":"b"}' }, '{"FaceCategoryIds":"b"}'],
		[{ templateConfig: '{"__proto__":{"polluted":true}}' }, '{"__proto__":{"polluted":true}}'],
	])('of %j is %s', (additionalFields, TemplateConfig) => {
		expect(sent({ additionalFields })).toEqual({ TemplateConfig });
		expect('polluted' in {}).toBe(false);
	});

	it('is not sent when nothing is set', () => {
		expect(sent({ additionalFields: { faceCategoryIds: [], templateConfig: '{}' } })).toEqual({});
	});

	it.each<[additionalFields: JsonObject, problem: RegExp]>([
		[
			{ faceCategoryIds: { id: 'a' } },
			/^Face Category Names or IDs: expected a list or text with commas, got an object/,
		],
		[{ templateConfig: '["a"]' }, /^Other Overrides: expected a JSON object like .*, got a list\.$/],
		[{ templateConfig: '{"a": 1' }, /^Other Overrides: the JSON is not valid in line 1, column 8: /],
	])('refuses %j', (additionalFields, problem) => {
		expect(draft({ additionalFields }).problems).toEqual([expect.stringMatching(problem)]);
	});
});

describe('everything that is wrong', () => {
	const { problems } = draft({
		inputType: 'OSS',
		media: 'https://example.com/a.mp4',
		templateId: ['S00000103-000001'],
		nlpFeatures: {
			transcription: {
				sourceLanguage: 'zh',
				languageHints: ['zh'],
				transcriptionModel: 'fun-asr',
				speakers: { diarizationEnabled: 'on', speakerCount: 'two' },
			},
			hotword: { phraseId: {} },
			summarization: { summarizationEnabled: 'x', summarizationTypes: ['Poem'] },
			translation: { translationEnabled: 'x', targetLanguages: ['ja'] },
			chapterIdentification: { autoChaptersEnabled: 'x' },
			meetingAssistance: { meetingAssistanceEnabled: 'x' },
			pptExtraction: { pptExtractionEnabled: 'x' },
		},
		additionalFields: {
			analysisData: ['speech'],
			additionalParams: '{needAsrData: true}',
			title: 'a'.repeat(257),
			content: 'a'.repeat(1025),
			userData: 'a'.repeat(1025),
			notifyUrl: 'webhook',
			contentType: {},
			contentAddr: {},
			pipelineId: {},
			priority: {},
			faceCategoryIds: {},
			templateConfig: '[]',
		},
	});
	const named = problems.map((problem) => problem.slice(0, problem.indexOf(':')));

	it('are reported together, one sentence each', () => {
		expect([...named].sort()).toEqual(
			[
				'OSS URL',
				'Template',
				'Source Language',
				'Language Hints',
				'Transcription Model',
				'Diarization Enabled',
				'Speaker Count',
				'Hotword Library',
				'Summarization → Enabled',
				'Summarization Types',
				'Translation → Enabled',
				'Target Languages',
				'Chapter Identification → Enabled',
				'Meeting Assistance → Enabled',
				'Slides → Enabled',
				'Analysis Data to Request',
				'Additional Params',
				'Title',
				'Content',
				'User Data',
				'Notify URL',
				'Content Type (Deprecated)',
				'Content Addr (Deprecated)',
				'Pipeline',
				'Priority',
				'Face Category Names or IDs',
				'Other Overrides',
			].sort(),
		);
	});

	it('are reported by the names that the panel shows', () => {
		const shown = displayNames(submitJobProperties);
		expect(named.filter((name) => !shown.includes(name))).toEqual([]);
	});
});

describe('what has no effect or is not documented is a hint, and sent anyway', () => {
	it.each(['Test-drive', '试驾', '2026年-Test', 'a'])('no hint for the Title %s', (title) => {
		expect(draft({ additionalFields: { title } }).hints).toEqual([]);
	});

	it.each(['Test drive', 'Test_drive', 'Test.mp4', '試驾!', 'テスト'])('a hint for the Title %s', (title) => {
		expect(draft({ additionalFields: { title } })).toMatchObject({
			parameters: { Title: title },
			problems: [],
			hints: [expect.stringMatching(/^Title has characters other than the documented ones/) as string],
		});
	});

	it.each([
		['title', '-Test', 'Title'],
		['title', '😀', 'Title'],
		['title', '#1 hit', 'Title'],
		['title', '（试驾）', 'Title'],
		['content', '- a car', 'Content'],
		['content', '"Test" of a car', 'Content'],
		['content', ' a car', 'Content'],
	])('a hint for the special character in front of %s %j', (field, text, name) => {
		const { hints, problems, parameters } = draft({ additionalFields: { [field]: text } });

		expect(problems).toEqual([]);
		expect(parameters[name]).toBe(text);
		expect(hints).toEqual([
			`${name} begins with a special character. The API allows a letter, a digit or Chinese in front only.`,
		]);
	});

	it.each(['A car.', '试驾: a "car"', '2 cars, 1 road', 'Élan'])('no hint for the Content %s', (content) => {
		expect(draft({ additionalFields: { content } }).hints).toEqual([]);
	});

	it('the hints of nlpParams are returned too', () => {
		const features = {
			transcription: { sourceLanguage: 'cn', languageHints: ['cn'], speakers: { speakerCount: 2 } },
			summarization: { summarizationTypes: ['MindMap'] },
			translation: { targetLanguages: ['en'] },
		};
		const { hints, problems } = draft({ nlpFeatures: features, additionalFields: { title: 'Test drive' } });
		expect(problems).toEqual([]);
		expect(hints.map((hint) => hint.split(' has ')[0]).sort()).toEqual(
			['Language Hints', 'Speaker Count', 'Summarization Types', 'Target Languages', 'Title'].sort(),
		);
	});
});

it.each([
	['NLP features', { nlpFeatures: { transcription: { sourceLanguage: 'cn' } } }, true],
	['NLP parameters as JSON', { nlpParamsJson: '{"sourceLanguage":"cn"}' }, true],
	[
		'nlpParams of Additional Params',
		{ additionalFields: { additionalParams: { nlpParams: { sourceLanguage: 'cn' } } } },
		true,
	],
	['nothing', {}, false],
	['empty NLP features', { nlpFeatures: {} }, false],
	['other Params', { additionalFields: { analysisData: ['asr'] } }, false],
] as Array<[string, Partial<SubmitJobFields>, boolean]>)('%s: has NLP parameters is %s', (_what, fields, has) => {
	expect(draft(fields).hasNlpParams).toBe(has);
});

it('a job that calls the execution that submits it has no other address to call', () => {
	const fields = { ...NEW_NODE, additionalFields: { notifyUrl: 'https://example.com/' } };

	expect(draftSubmit(fields, { ...SHANGHAI, notifiesExecution: true }).problems).toEqual([
		expect.stringMatching(/^Notify URL: must be empty when Wait for Completion is Pause Until Called Back/) as string,
	]);
	expect(draftSubmit(fields, SHANGHAI).problems).toEqual([]);
});
