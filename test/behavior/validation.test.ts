import type { INodeParameters } from 'n8n-workflow';

import { byId, Workbench } from '../support/workbench';

/** A panel that breaks a rule, and what the message says. The rules themselves are tested without n8n. */
interface Row {
	readonly rule: string;
	readonly parameters: INodeParameters;
	readonly shows: readonly string[];
}

const nlp = (json: string): INodeParameters => ({ options: { nlpParamsJson: json } });
const additional = (fields: INodeParameters): INodeParameters => ({ additionalFields: fields });

const ROWS: Row[] = [
	{ rule: 'an OSS URL is there', parameters: { ossUrl: '={{ "" }}' }, shows: ['OSS URL is empty'] },
	{ rule: 'an OSS URL names a file, not a folder', parameters: { ossUrl: 'oss://b/videos/' }, shows: ['OSS URL'] },
	{
		rule: 'a number has not lost digits',
		parameters: { additionalFields: { faceCategoryIds: '={{ [12345678901234567890] }}' } },
		shows: ['Face Category Names or IDs', 'digits', 'text'],
	},
	{
		rule: 'a media ID is no address',
		parameters: { inputType: 'Media', mediaId: byId('https://example.invalid/a.mp4') },
		shows: ['Media', 'https://example.invalid/a.mp4', 'Input Type'],
	},
	{
		rule: 'an input type from an expression is a known one',
		parameters: { inputType: '={{ "video" }}' },
		shows: ['Input Type', '"video"', 'OSS, Media, URL'],
	},
	{
		rule: 'a bucket is in the region of the credential',
		parameters: { ossUrl: 'https://bucket.oss-cn-hangzhou.aliyuncs.com/video.mp4' },
		shows: ['OSS URL', 'cn-hangzhou', 'the credential is for cn-shanghai'],
	},
	{
		rule: 'a web address of an object is certain',
		parameters: { ossUrl: 'https://oss-cn-shanghai.aliyuncs.com/bucket/video.mp4' },
		shows: ['OSS URL', 'Enter oss://bucket/video.mp4.'],
	},
	{
		rule: 'a chosen Transcription has its language',
		parameters: { nlpFeatures: { transcription: { sourceLanguage: '={{ "" }}' } } },
		shows: ['Source Language is empty. Choose the spoken language under Transcription'],
	},
	{
		rule: 'a URL has no blank',
		parameters: { inputType: 'URL', mediaUrl: 'https://example.com/a b.mp4' },
		shows: ['URL', 'without blanks', '%20'],
	},
	{
		rule: 'Title has at most 256 bytes, not characters',
		parameters: additional({ title: '视'.repeat(86) }),
		shows: ['Title', 'at most 256 bytes', 'got 258'],
	},
	{
		rule: 'User Data has at most 1024 bytes, also as an object',
		parameters: additional({ userData: '={{ { text: "😀".repeat(300) } }}' }),
		shows: ['User Data', 'at most 1024 bytes', 'got 1211'],
	},
	{
		rule: 'Notify URL is http or https',
		parameters: additional({ notifyUrl: 'n8n.example.com/webhook/x' }),
		shows: ['Notify URL', 'n8n.example.com/webhook/x', 'http://'],
	},
	{
		rule: 'NLP Parameters parse',
		parameters: nlp('{\n  "sourceLanguage": "cn",\n  "summarizationEnabled": true\n  "speakerCount": 2\n}'),
		shows: ['NLP Parameters', 'line 4', 'column 3', 'comma'],
	},
	{
		rule: 'NLP parameters name the source language',
		parameters: { nlpFeatures: { summarization: { summarizationEnabled: true } } },
		shows: ['Source Language is empty. Add Transcription to NLP Features and choose it'],
	},
	{
		rule: 'an expression can be resolved',
		parameters: additional({ title: '={{ $("Nowhere").item.json.title }}' }),
		shows: ['Additional Fields', 'expression', "Referenced node doesn't exist"],
	},
];

describe('Before anything is sent, Submit checks that', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	it.each(ROWS)('$rule', async ({ parameters, shows }) => {
		const result = await bench.submit({ parameters });

		const { message } = result.error();
		for (const part of shows) expect(message).toContain(part);
		expect(message).not.toContain('Item 0');
		expect(result.error().context.itemIndex).toBe(0);
		expect(bench.service.requests()).toEqual([]);
	});

	it('all rules hold, and reports every one that does not in one message', async () => {
		const result = await bench.submit({
			parameters: {
				ossUrl: 'video.mp4',
				...nlp('{"languageHints": ["xx"], "transcriptionModel": "fun-asr"}'),
				additionalFields: { title: 'x'.repeat(300), notifyUrl: 'ftp://a', userData: 'y'.repeat(2000) },
			},
		});

		const keys = ['sourceLanguage', 'languageHints', 'transcriptionModel'].map((key) => `JSON\\), ${key}`);
		const fields = ['OSS URL', ...keys, 'Title', 'Notify URL'];
		for (const field of [...fields, 'User Data'])
			expect(result.error().message).toMatch(new RegExp(`${field}(:| is empty)`));
		expect(bench.service.requests()).toEqual([]);
	});

	it('all items stand: one that does not stops the others, and each is named', async () => {
		const items = ['oss://b/0.mp4', 'nowhere', 'oss://b/2.mp4', ''].map((source) => ({ source }));
		const result = await bench.submit({ items, parameters: { ossUrl: '={{ $json.source }}' } });

		expect(result.error().message).toMatch(/^OSS URL: expected an object like .*, got "nowhere"/);
		expect(result.error().description).toMatch(/Item 3: OSS URL is empty/);
		expect(result.error().description).toContain('Nothing was sent.');
		expect(bench.service.requests()).toEqual([]);
	});

	it.each([
		['Concurrency', { concurrency: 0 }],
		['Max Retries', { maxRetries: -1 }],
		['Request Timeout', { requestTimeout: '={{ "soon" }}' }],
	])('%s is a number within bounds', async (field, options) => {
		const result = await bench.submit({ parameters: { options } });

		expect(result.error().message).toMatch(new RegExp(`^${field}: expected a whole number`));
		expect(bench.service.requests()).toEqual([]);
	});

	it('texts at exactly their limits pass', async () => {
		await bench.submit({
			parameters: additional({ title: `${'视'.repeat(85)}a`, content: 'x'.repeat(1024), userData: 'y'.repeat(1024) }),
		});

		expect(bench.service.jobs()).toHaveLength(1);
	});

	it.each([
		['accessKeyId', '[testAccessKeyId]', 'AccessKey ID has a bracket'],
		['accessKeyId', 'AccessKey ID: testAccessKeyId', 'AccessKey ID has a colon'],
		['accessKeySecret', '"testAccessKeySecret"', 'AccessKey Secret has a quotation mark'],
		['region', '@127.0.0.1:80/', 'Region is not the ID of a region'],
	])('the %s of the credential can be used: %s', async (field, value, message) => {
		const result = await bench.submit({ credential: bench.credential({ [field]: value }) });

		expect(result.error().message).toContain(message);
		expect(bench.service.requests()).toEqual([]);
	});

	it('invisible characters in a key do not matter', async () => {
		const credential = bench.credential({
			accessKeyId: 'testAccessKeyId\u200b',
			accessKeySecret: 'testAccess\u200bKeySecret',
		});
		await bench.submit({ credential });

		expect(bench.service.jobs()).toHaveLength(1);
	});

	it.each([
		['accessKeyId', 'AccessKey ID is empty'],
		['accessKeySecret', 'AccessKey Secret is empty'],
		['customEndpoint', 'Custom Endpoint is empty'],
	])('the credential has its %s', async (field, message) => {
		const result = await bench.submit({ credential: bench.credential({ [field]: ' \n' }) });

		expect(result.error().message).toContain(message);
		expect(bench.service.requests()).toEqual([]);
	});
});

describe('What has no effect, or not the one that is wanted, is sent and reported as a hint:', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	it.each([
		['language hints without multilingual', nlp('{"sourceLanguage":"cn","languageHints":["en"]}'), 'languageHints'],
		['a speaker count without diarization', nlp('{"sourceLanguage":"cn","speakerCount":2}'), 'speakerCount'],
		[
			'summary types without summarization',
			nlp('{"sourceLanguage":"cn","summarizationTypes":"Paragraph"}'),
			'summarizationTypes',
		],
		[
			'summarization without a type',
			nlp('{"sourceLanguage":"cn","summarizationEnabled":true}'),
			'summarizationEnabled has no effect without summarizationTypes',
		],
		['target languages without translation', nlp('{"sourceLanguage":"cn","targetLanguages":"en"}'), 'targetLanguages'],
		[
			'an NLP template without NLP parameters, whose job fails',
			{ templateId: byId('S00000103-000001') },
			'S00000103-000001 analyzes NLP',
		],
		[
			'a Notify URL that only this machine reaches',
			additional({ notifyUrl: 'http://localhost:5678/webhook/x' }),
			'Notify URL: the service cannot reach localhost',
		],
		[
			'the features of the panel by their names there',
			{ nlpFeatures: { transcription: { sourceLanguage: 'cn', speakers: { speakerCount: 2 } } } },
			'Speaker Count has an effect with Diarization Enabled only',
		],
		[
			'JSON that was copied with its outer key',
			nlp('{"nlpParams":{"sourceLanguage":"cn"}}'),
			'NLP Parameters (JSON): the outer key nlpParams was removed',
		],
		['a key that looks like a typo', nlp('{"sourceLanguage":"cn","phraseID":"p"}'), 'perhaps phraseId is meant'],
		[
			'the web address of an object',
			{ ossUrl: 'https://bucket.oss-cn-shanghai.aliyuncs.com/a%20b.mp4' },
			'OSS URL: the web address of the object was sent as oss://bucket/path',
		],
		[
			'a blank at the end of a key',
			{ ossUrl: 'oss://bucket/video.mp4 ' },
			'OSS URL: the key begins or ends with a blank',
		],
		[
			'an input type in small letters',
			{ inputType: '={{ "oss" }}', ossUrl: 'oss://bucket/a%20b.mp4' },
			'percent-encoded',
		],
		[
			'a signature that has expired',
			{ inputType: 'URL', mediaUrl: 'https://example.com/video.mp4?Expires=1767326645&Signature=f' },
			'URL: the signature of the address has expired',
		],
		[
			'a special character in front of the content',
			additional({ content: '- a car' }),
			'Content begins with a special',
		],
		['a title with other characters', additional({ title: 'A title, with blanks!' }), 'Title'],
	])('%s', async (_name, parameters, field) => {
		const { execution } = await bench.submit({ parameters });

		const hints = execution.task('Submit Smarttag Job').hints ?? [];
		expect(hints.map(({ message }) => message)).toEqual([expect.stringContaining(field)]);
		expect(hints[0]?.message).not.toContain('item 0');
		expect(bench.service.jobs()).toHaveLength(1);
	});

	it('one hint for many items', async () => {
		const items = Array.from({ length: 15 }, (_, index) => ({ title: index % 2 ? 'fine' : 'not fine' }));
		const { execution } = await bench.submit({ items, parameters: additional({ title: '={{ $json.title }}' }) });

		const hints = execution.task('Submit Smarttag Job').hints ?? [];
		expect(hints).toHaveLength(1);
		expect(hints[0]?.message).toContain('(items 0, 2, 4, 6, 8, 10, 12, 14)');
	});

	it('none when everything has its effect', async () => {
		const { execution } = await bench.submit({
			parameters: {
				...nlp('{"sourceLanguage":"multilingual","languageHints":["en"],"diarizationEnabled":true,"speakerCount":0}'),
				...additional({ title: '新闻-2026' }),
			},
		});

		expect(execution.task('Submit Smarttag Job').hints).toEqual([]);
	});
});
