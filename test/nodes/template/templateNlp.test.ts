import fc from 'fast-check';

import {
	analyzesNlp,
	nlpProblem,
	systemTemplateAnalyzesNlp,
} from '../../../nodes/AlibabaCloudSmarttag/template/templateNlp';

const answer = (TemplateConfig: unknown, kind = 'CustomTemplate') => ({ RequestId: 'x', [kind]: { TemplateConfig } });

it.each([
	['a custom template with it', answer('{"AnalyseTypes":"face,nlp"}'), true],
	['a system template with it', answer('{"AnalyseTypes":"NLP , ocr"}', 'SystemTemplate'), true],
	['one without it', answer('{"AnalyseTypes":"face,ocr"}'), false],
	['one whose types only hold the letters', answer('{"AnalyseTypes":"nlpx"}'), false],
	['a config without types', answer('{}'), undefined],
	['a config that is no JSON', answer('{"AnalyseTypes":'), undefined],
	['a config that is no text', answer({ AnalyseTypes: 'nlp' }), undefined],
	['an answer without a template', { RequestId: 'x' }, undefined],
])('of %s tells whether it analyzes NLP', (_what, body, expected) => {
	expect(analyzesNlp(body)).toBe(expected);
});

it('knows the system templates that the panel names', () => {
	const known = ['S00000103-000001', 'S00000101-300080', 'S00000103-000002', 'S00000103-000003', 'mine'];

	expect(known.map(systemTemplateAnalyzesNlp)).toEqual([true, true, false, undefined, undefined]);
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

it('no answer makes it throw', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.constantFrom('CustomTemplate', 'SystemTemplate', 'x'), fc.jsonValue()), (body) => {
			expect([true, false, undefined]).toContain(analyzesNlp(body));
		}),
	);
});
