import fc from 'fast-check';

import { draftSubmit, type SubmitJobFields } from '../../../nodes/AlibabaCloudSmarttag/job/submit/submitRequest';

/** Anything that JSON, an expression or a user can put into a field. */
const anything = fc.oneof(
	fc.anything({ maxDepth: 2, maxKeys: 3, withDate: true, withNullPrototype: true, withObjectString: true }),
	fc.json({ maxDepth: 2 }),
	fc.string({ unit: 'binary' }),
	fc.constantFrom<unknown>(
		...['{"__proto__": {"polluted": true}}', '{"constructor": {"prototype": {"polluted": true}}}', '__proto__'],
		JSON.parse('{"__proto__": {"polluted": true}, "nlpParams": {"__proto__": {"polluted": true}}}'),
		...['', ' ', 'true', '0', '[', '["a"', '{"a":1,}', 'oss://b/k', 'https://example.com/a', 'multilingual'],
	),
);

/** Makes the value of a field, given values that the field takes. */
type FieldOf = (...good: unknown[]) => fc.Arbitrary<unknown>;

const hostileField: FieldOf = () => anything;
const mostlyGoodField: FieldOf = (...good) =>
	fc.oneof({ weight: 9, arbitrary: fc.constantFrom(undefined, '', ...good) }, { weight: 1, arbitrary: anything });

/** Some of the fields of a collection, with keys that it does not have. */
function collection(fields: ReadonlyArray<[name: string, value: fc.Arbitrary<unknown>]>) {
	const entries = fields.map(([name, value]) => value.map((content): [string, unknown] => [name, content]));
	const unknown = fc.tuple(fc.constantFrom('__proto__', 'constructor', 'speakers', 'nlpParams'), anything);
	return fc
		.array(fc.oneof({ weight: 9, arbitrary: fc.oneof(...entries) }, { weight: 1, arbitrary: unknown }), {
			maxLength: 3,
		})
		.map((chosen) => Object.fromEntries(chosen));
}

function nlpParams(field: FieldOf) {
	return collection([
		['sourceLanguage', field('cn', 'multilingual')],
		['languageHints', field(['cn'], 'cn,en')],
		['transcriptionModel', field('fun-asr')],
		['diarizationEnabled', field(true, 'false')],
		['speakerCount', field(0, '2')],
		['speakers', field({ diarizationEnabled: true, speakerCount: 2 })],
		['phraseId', field('p1')],
		['summarizationEnabled', field(true, 'true')],
		['summarizationTypes', field(['MindMap'])],
		['targetLanguages', field('en')],
	]).map((given) => ({ sourceLanguage: 'multilingual', ...given }));
}

function items(field: FieldOf): fc.Arbitrary<SubmitJobFields> {
	const inputs = fc.oneof(
		fc.constant({ inputType: 'OSS', media: 'oss://b/k' }),
		fc.constant({ inputType: 'Media', media: 'a1' }),
		fc.record({ inputType: fc.constant('URL'), media: field('https://example.com/a') }),
		fc.record({ inputType: field('OSS'), media: field('oss://b/k') }),
	);
	const settings = fc.record({
		templateId: field('S00000103-000001'),
		nlpFeatures: fc.oneof(
			fc.constant({}),
			nlpParams(field).map((transcription) => ({ transcription })),
		),
		nlpParamsJson: fc.oneof(nlpParams(field), field('{}')),
		additionalFields: collection([
			['additionalParams', field('{"a": 1}', { nlpParams: { sourceLanguage: 'cn' } })],
			['analysisData', field(['asr'], 'meta,ocr')],
			['title', field('Test')],
			['content', field('Test')],
			['userData', field({ orderId: 42 })],
			['notifyUrl', field('https://example.com')],
			['contentType', field('text')],
			['contentAddr', field('oss://b/k')],
			['pipelineId', field('p1')],
			['priority', field(6)],
			['faceCategoryIds', field('celebrity')],
			['templateConfig', field('{"a": 1}')],
		]),
	});
	return fc.tuple(inputs, settings).map(([input, others]) => ({ ...input, ...others }));
}

const JSON_PARAMETERS = ['Input', 'Params', 'ScheduleConfig', 'TemplateConfig'];
const PARAMETERS = [
	...JSON_PARAMETERS,
	...['TemplateId', 'Title', 'Content', 'NotifyUrl', 'UserData', 'ContentType', 'ContentAddr'],
];

function holdsJsonObject(text: string): boolean {
	const content: unknown = JSON.parse(text);
	return typeof content === 'object' && content !== null && !Array.isArray(content);
}

const builtIn = Reflect.ownKeys(Object.prototype);

describe.each<[name: string, field: FieldOf, leastDrafted: number]>([
	['items with anything in any field', hostileField, 0],
	['items that are mostly good', mostlyGoodField, 1_000],
])('%s', (_name, field, leastDrafted) => {
	it('are drafted or refused, never thrown, and nothing leaks into built-in objects', () => {
		let drafted = 0;
		fc.assert(
			fc.property(items(field), (item) => {
				const { parameters, problems, hints } = draftSubmit(item, { region: 'cn-shanghai' });
				const entries = Object.entries(parameters);
				const odd = entries.filter(([key, value]) => !PARAMETERS.includes(key) || typeof value !== 'string' || !value);
				expect(odd).toEqual([]);
				expect([...problems, ...hints].filter((sentence) => !/^[A-Z][^]*\.$/.test(sentence))).toEqual([]);
				if (problems.length > 0) return;
				drafted += 1;
				const withJson = entries.filter(([key]) => JSON_PARAMETERS.includes(key));
				expect(withJson.filter(([, text]) => !holdsJsonObject(text))).toEqual([]);
				expect(Object.keys(JSON.parse(parameters.Input ?? '{}') as object)).toEqual(['Type', 'Media']);
			}),
			{ numRuns: 5_000 },
		);
		expect(drafted).toBeGreaterThanOrEqual(leastDrafted);
		expect(Reflect.ownKeys(Object.prototype)).toEqual(builtIn);
		expect('polluted' in {}).toBe(false);
	});
});
