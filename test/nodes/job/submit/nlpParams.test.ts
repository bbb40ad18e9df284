import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { nlpFeatures } from '../../../../nodes/AlibabaCloudSmarttag/job/submit/nlpParams.panel';
import { FieldReader, type JsonObject } from '../../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { readNlpParams } from '../../../../nodes/AlibabaCloudSmarttag/job/submit/nlpParams';

function read(input: JsonObject) {
	const checks = new FieldReader();
	const nlpParams = readNlpParams(input, checks);
	return { nlpParams, problems: checks.problems, hints: checks.hints };
}

/** What one key reads as beside a source language that every other key goes with. */
function readBeside(input: JsonObject) {
	const { nlpParams: { sourceLanguage: _sourceLanguage, ...nlpParams } = {}, problems } = read({
		sourceLanguage: 'multilingual',
		...input,
	});
	return { nlpParams, problems };
}

/** The documented keys and values, written out once more so that the code under test does not vouch for itself. */
const FLAGS: Array<[key: string, field: string]> = [
	['diarizationEnabled', 'Diarization Enabled'],
	['pptExtractionEnabled', 'Slides → Enabled'],
	['summarizationEnabled', 'Summarization → Enabled'],
	['translationEnabled', 'Translation → Enabled'],
	['autoChaptersEnabled', 'Chapter Identification → Enabled'],
	['meetingAssistanceEnabled', 'Meeting Assistance → Enabled'],
];
const SOURCE_LANGUAGES = ['cn', 'en', 'yue', 'fspk', 'ja', 'multilingual'];
const LANGUAGE_HINTS = ['cn', 'en', 'yue', 'ja', 'ko', 'de', 'fr', 'ru'];
const SUMMARIZATION_TYPES = ['Paragraph', 'Conversational', 'QuestionsAnswering', 'MindMap'];
const TARGET_LANGUAGES = ['cn', 'en', 'yue', 'fspk'];

describe('nothing set', () => {
	it.each<[name: string, input: JsonObject]>([
		['no keys', {}],
		['null and empty texts', { sourceLanguage: '', transcriptionModel: null, phraseId: '' }],
		['empty lists', { languageHints: [], summarizationTypes: [], targetLanguages: '' }],
		['blank texts', { phraseId: ' ', targetLanguages: ' , ' }],
		['flags that are not set', { autoChaptersEnabled: undefined, translationEnabled: '' }],
	])('%s: the NLP operator is not used', (_name, input) => {
		expect(read(input)).toEqual({ nlpParams: undefined, problems: [], hints: [] });
	});
});

describe('sourceLanguage', () => {
	it.each(SOURCE_LANGUAGES)('accepts the documented value %s', (sourceLanguage) => {
		expect(read({ sourceLanguage })).toEqual({ nlpParams: { sourceLanguage }, problems: [], hints: [] });
	});

	it('drops blanks around the value', () => {
		expect(read({ sourceLanguage: ' cn\n' }).nlpParams).toEqual({ sourceLanguage: 'cn' });
	});

	it.each(['zh', 'CN', 'Chinese', 'cn,en', 'auto'])('refuses %s', (sourceLanguage) => {
		expect(read({ sourceLanguage }).problems).toEqual([
			`Source Language: expected one of cn, en, fspk, ja, multilingual, yue, got "${sourceLanguage}".`,
		]);
	});

	it.each<[name: string, input: JsonObject]>([
		['is not there', {}],
		['is empty', { sourceLanguage: '' }],
		['is null', { sourceLanguage: null }],
		['is blank', { sourceLanguage: '  ' }],
	])('is required when it %s but another parameter is set', (_name, input) => {
		expect(read({ ...input, autoChaptersEnabled: true }).problems).toEqual([
			expect.stringMatching(/^Source Language is empty\. Add Transcription to NLP Features and choose it/),
		]);
	});

	it.each<[name: string, input: JsonObject]>([
		['a flag that is off', { translationEnabled: false }],
		['a number that is zero', { speakerCount: 0 }],
		['a key that is not documented', { newKey: 1 }],
	])('is required by %s', (_name, input) => {
		expect(read(input).problems).toHaveLength(1);
	});

	it('is one problem, not two, when it cannot be read', () => {
		expect(read({ sourceLanguage: ['cn'], autoChaptersEnabled: true }).problems).toEqual([
			'Source Language: expected text, got a list.',
		]);
	});
});

describe.each(FLAGS)('%s', (key, field) => {
	it.each([
		[true, true],
		[false, false],
		['true', true],
		['False', false],
		[1, true],
		[0, false],
	])('reads %j as %j', (input, value) => {
		expect(readBeside({ [key]: input })).toEqual({ nlpParams: { [key]: value }, problems: [] });
	});

	it('refuses what is neither true nor false', () => {
		expect(readBeside({ [key]: 'on' }).problems).toEqual([`${field}: expected true or false, got "on".`]);
	});
});

describe('speakerCount', () => {
	it.each([
		[0, 0],
		[2, 2],
		['2', 2],
	])('reads %j as the number %j', (input, speakerCount) => {
		expect(readBeside({ speakerCount: input })).toEqual({ nlpParams: { speakerCount }, problems: [] });
	});

	it.each(['two', -1, 1.5, true])('refuses %j', (speakerCount) => {
		expect(readBeside({ speakerCount }).problems).toEqual([
			`Speaker Count: expected a whole number of at least 0, got "${speakerCount}".`,
		]);
	});
});

describe('phraseId and transcriptionModel', () => {
	it.each([
		['phraseId', '44444444000000000000000000000001', '44444444000000000000000000000001'],
		['phraseId', ' a1 ', 'a1'],
		['phraseId', 42, '42'],
		['transcriptionModel', 'fun-asr', 'fun-asr'],
		['transcriptionModel', ' fun-asr ', 'fun-asr'],
	])('%s reads %j as the text %j', (key, input, value) => {
		expect(readBeside({ [key]: input })).toEqual({ nlpParams: { [key]: value }, problems: [] });
	});

	it.each([
		['phraseId', 'Hotword Library'],
		['transcriptionModel', 'Transcription Model'],
	])('%s refuses an object', (key, field) => {
		expect(readBeside({ [key]: {} }).problems).toEqual([`${field}: expected text, got an object.`]);
	});
});

describe('languageHints is a list on the wire', () => {
	it.each(LANGUAGE_HINTS)('accepts the documented value %s', (hint) => {
		expect(readBeside({ languageHints: [hint] })).toEqual({ nlpParams: { languageHints: [hint] }, problems: [] });
	});

	it.each([
		['a list', LANGUAGE_HINTS],
		['JSON text', JSON.stringify(LANGUAGE_HINTS)],
		['a text with commas', LANGUAGE_HINTS.join(', ')],
	])('as %s', (_form, input) => {
		expect(readBeside({ languageHints: input }).nlpParams).toEqual({ languageHints: LANGUAGE_HINTS });
	});

	it('names each unknown value', () => {
		expect(readBeside({ languageHints: 'cn,zh,es' }).problems).toEqual([
			'Language Hints: expected one of cn, de, en, fr, ja, ko, ru, yue, got "zh".',
			'Language Hints: expected one of cn, de, en, fr, ja, ko, ru, yue, got "es".',
		]);
	});
});

describe.each([
	['summarizationTypes', 'Summarization Types', SUMMARIZATION_TYPES, 'summarizationEnabled'],
	['targetLanguages', 'Target Languages', TARGET_LANGUAGES, 'translationEnabled'],
])('%s is a text with commas on the wire', (key, field, documented, flag) => {
	it.each(documented)('accepts the documented value %s', (value) => {
		expect(readBeside({ [flag]: true, [key]: value })).toEqual({
			nlpParams: { [flag]: true, [key]: value },
			problems: [],
		});
	});

	it.each([
		['a list', documented],
		['JSON text', JSON.stringify(documented)],
		['a text with commas and blanks', documented.join(' , ')],
	])('as %s', (_form, input) => {
		expect(readBeside({ [key]: input }).nlpParams).toEqual({ [key]: documented.join(',') });
	});

	it.each(['Poem', documented[0]?.toUpperCase() ?? '', 'ja'])('refuses %s', (value) => {
		expect(readBeside({ [key]: [value] }).problems).toEqual([
			`${field}: expected one of ${[...documented].sort().join(', ')}, got "${value}".`,
		]);
	});

	it('refuses an object', () => {
		expect(readBeside({ [key]: { en: true } }).problems).toEqual([
			`${field}: expected a list or text with commas, got an object.`,
		]);
	});
});

describe('keys that are not documented', () => {
	it('are sent as they are, in their order', () => {
		const input = { newFlag: 'true', sourceLanguage: 'cn', nested: { a: [1] }, off: false, zero: 0 };
		const { nlpParams, problems, hints } = read(input);
		expect(JSON.stringify(nlpParams)).toBe(JSON.stringify(input));
		expect([...problems, ...hints]).toEqual([]);
	});

	it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('may be named %s', (name) => {
		const input = JSON.parse(`{"sourceLanguage":"cn","${name}":{"polluted":true}}`) as JsonObject;
		const { nlpParams, problems } = read(input);
		expect(problems).toEqual([]);
		expect(JSON.stringify(nlpParams)).toBe(JSON.stringify(input));
		expect('polluted' in {}).toBe(false);
	});
});

it('reads every key at once', () => {
	expect(
		read({
			sourceLanguage: 'multilingual',
			languageHints: 'cn,en',
			transcriptionModel: 'fun-asr',
			diarizationEnabled: 'true',
			speakerCount: '0',
			phraseId: 'p1',
			pptExtractionEnabled: false,
			summarizationEnabled: true,
			summarizationTypes: ['Paragraph', 'MindMap'],
			translationEnabled: true,
			targetLanguages: ['en', 'cn'],
			autoChaptersEnabled: true,
			meetingAssistanceEnabled: false,
		}),
	).toEqual({
		nlpParams: {
			sourceLanguage: 'multilingual',
			languageHints: ['cn', 'en'],
			transcriptionModel: 'fun-asr',
			diarizationEnabled: true,
			speakerCount: 0,
			phraseId: 'p1',
			pptExtractionEnabled: false,
			summarizationEnabled: true,
			summarizationTypes: 'Paragraph,MindMap',
			translationEnabled: true,
			targetLanguages: 'en,cn',
			autoChaptersEnabled: true,
			meetingAssistanceEnabled: false,
		},
		problems: [],
		hints: [],
	});
});

describe('transcriptionModel is for multilingual only', () => {
	it('accepts it there', () => {
		expect(read({ sourceLanguage: 'multilingual', transcriptionModel: 'fun-asr' }).problems).toEqual([]);
	});

	it.each(['cn', 'en', 'yue', 'fspk', 'ja'])('refuses it with %s', (sourceLanguage) => {
		expect(read({ sourceLanguage, transcriptionModel: 'fun-asr' }).problems).toEqual([
			'Transcription Model: works with Source Language "multilingual" only. Choose it, or remove the model.',
		]);
	});
});

describe('a setting without effect is a hint, and sent anyway', () => {
	it.each<[field: string, without: JsonObject, with_: JsonObject]>([
		['Language Hints', { languageHints: ['cn'] }, { languageHints: ['cn'], sourceLanguage: 'multilingual' }],
		['Speaker Count', { speakerCount: 0 }, { speakerCount: 0, diarizationEnabled: true }],
		['Speaker Count', { speakerCount: 2, diarizationEnabled: false }, { speakerCount: 2, diarizationEnabled: 'true' }],
		[
			'Summarization Types',
			{ summarizationTypes: 'MindMap' },
			{ summarizationTypes: 'MindMap', summarizationEnabled: true },
		],
		[
			'Summarization Types',
			{ summarizationTypes: 'MindMap', summarizationEnabled: false },
			{ summarizationTypes: 'MindMap', summarizationEnabled: 1 },
		],
		['Target Languages', { targetLanguages: 'en' }, { targetLanguages: 'en', translationEnabled: true }],
	])('%s: %j, but not %j', (field, without, with_) => {
		const silent = read({ sourceLanguage: 'cn', ...without });
		expect(silent.problems).toEqual([]);
		expect(silent.hints).toEqual([expect.stringMatching(`^${field} has an effect with .* only\\.$`)]);
		expect(silent.nlpParams).toMatchObject(without);
		expect(read({ sourceLanguage: 'cn', ...with_ })).toMatchObject({ problems: [], hints: [] });
	});
});

describe('the panel', () => {
	const groups = (nlpFeatures.options ?? []).flatMap((group) => ('values' in group ? [group] : []));
	/** The settings of all feature groups, those of Speakers too; a switch with the name of its group. */
	const settings = groups
		.flatMap(({ displayName: group, values }) =>
			values.map((field) =>
				field.displayName === 'Enabled' ? { ...field, displayName: `${group} → Enabled` } : field,
			),
		)
		.flatMap((field) => (field.type === 'collection' ? (field.options ?? []) : [field]))
		.filter((field): field is INodeProperties => 'displayName' in field && 'type' in field);
	const valuesOf = (key: string) =>
		(settings.find(({ name }) => name === key)?.options as INodePropertyOptions[])
			.map(({ value }) => value)
			.filter((value) => value !== '');

	it('offers Transcription first, and the others in their order', () => {
		const [first, ...others] = groups.map(({ displayName }) => displayName);
		expect(first).toBe('Transcription');
		expect(others).toEqual([...others].sort());
	});

	it('has no language until one is chosen', () => {
		expect(settings.find(({ name }) => name === 'sourceLanguage')).toMatchObject({ default: '', required: true });
	});

	it.each([
		['sourceLanguage', SOURCE_LANGUAGES],
		['languageHints', LANGUAGE_HINTS],
		['summarizationTypes', SUMMARIZATION_TYPES],
		['targetLanguages', TARGET_LANGUAGES],
	])('offers for %s exactly the documented values', (key, documented) => {
		expect(valuesOf(key).sort()).toEqual([...documented].sort());
	});

	it('names each setting as the messages do', () => {
		const broken = Object.fromEntries(settings.map(({ name }) => [name, () => 'not a value']));
		const named = read(broken).problems.map((problem) => problem.split(':')[0]);
		expect(named.sort()).toEqual(settings.map(({ displayName }) => displayName).sort());
	});
});
