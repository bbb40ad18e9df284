import fc from 'fast-check';

import { templateLocator } from '../../../nodes/AlibabaCloudSmarttag/panel/locators';
import { SYSTEM_TEMPLATES } from '../../../nodes/AlibabaCloudSmarttag/template/systemTemplates';
import {
	analysisTypesOf,
	analyzesNlp,
	nlpProblem,
	templateIn,
} from '../../../nodes/AlibabaCloudSmarttag/template/templateAnalyses';

const answer = (TemplateConfig: unknown, kind = 'CustomTemplate') => ({ RequestId: 'x', [kind]: { TemplateConfig } });

it.each([
	['a custom template with it', answer('{"AnalyseTypes":"face,nlp"}'), true],
	['a system template with it', answer('{"AnalyseTypes":"NLP , ocr"}', 'SystemTemplate'), true],
	['one without it', answer('{"AnalyseTypes":"face,ocr"}'), false],
	['one whose types only contain the letters', answer('{"AnalyseTypes":"nlpx"}'), false],
	['a config without types', answer('{}'), undefined],
	['a config that is not JSON', answer('{"AnalyseTypes":'), undefined],
	['a config that is an object', answer({ AnalyseTypes: ['nlp'] }), true],
	['a config that is a list', answer(['nlp']), undefined],
	['an answer without a template', { RequestId: 'x' }, undefined],
])('whether a template analyzes NLP: %s', (_what, body, expected) => {
	expect(analyzesNlp('mine', templateIn(body))).toBe(expected);
});

it('of a system template without a config is known by its ID', () => {
	const ids = ['S00000103-000001', 'S00000101-300080', 'S00000103-000002', 'S00000103-000003', 'mine'];

	expect(ids.map((id) => analyzesNlp(id))).toEqual([true, true, false, undefined, undefined]);
	expect(ids.map((id) => analyzesNlp(id, { TemplateConfig: '{}' }))).toEqual([true, true, false, undefined, undefined]);
	expect(analyzesNlp('S00000103-000001', { TemplateConfig: '{"AnalyseTypes":"face"}' })).toBe(false);
});

it('the hint of the field Template names the known system templates', () => {
	const hint = templateLocator.modes?.find(({ name }) => name === 'id')?.hint ?? '';

	expect(hint.match(/S\d{8}-\d{6}/g)?.sort()).toEqual([...SYSTEM_TEMPLATES.keys()].sort());
});

describe('What a config analyzes', () => {
	it.each([
		['a text with commas', 'ocr, nlp', ['ocr', 'nlp']],
		['a list', ['ocr'], ['ocr']],
		['an absent key', undefined, []],
	])('is read from %s', (_what, AnalyseTypes, types) => {
		expect(analysisTypesOf({ AnalyseTypes })).toEqual(types);
	});
});

it.each([
	[true, true, undefined],
	[false, false, undefined],
	[true, false, /^Template: T analyzes NLP, and a job without NLP parameters fails\. .*Check Template/],
	[false, true, /^Template: T does not analyze NLP, .*Check Template/],
])('template with NLP %s, job with NLP parameters %s', (template, job, expected) => {
	const problem = nlpProblem('T', template, job);

	if (expected) expect(problem).toMatch(expected);
	else expect(problem).toBeUndefined();
});

it('any answer can be read', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.constantFrom('CustomTemplate', 'SystemTemplate', 'x'), fc.jsonValue()), (body) => {
			expect([true, false, undefined]).toContain(analyzesNlp('mine', templateIn(body)));
		}),
	);
});
