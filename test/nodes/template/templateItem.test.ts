import { FieldReader } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { refuseSystemTemplate, templateSource } from '../../../nodes/AlibabaCloudSmarttag/template/systemTemplates';
import { templateItem, wholeTemplateItem } from '../../../nodes/AlibabaCloudSmarttag/template/templateItem';

const template = {
	TemplateId: '22222222000000000000000000000001',
	TemplateName: 'example',
	Type: 11,
	Status: 'Normal',
	IsDefault: true,
	TemplateConfig: '{"AnalyseTypes":"ocr,asr","Scene":"search"}',
};

describe("A template's item", () => {
	it('has the names of the API, the analysis as a list and the config parsed', () => {
		expect(templateItem(template)).toEqual({
			TemplateId: '22222222000000000000000000000001',
			TemplateName: 'example',
			IsDefault: true,
			Source: 'custom',
			AnalyseTypes: ['ocr', 'asr'],
			TemplateConfig: { AnalyseTypes: 'ocr,asr', Scene: 'search' },
		});
	});

	it('of a system template is never the default', () => {
		const item = templateItem({ TemplateId: 'S00000103-000001', TemplateConfig: '{}' });

		expect(item).toMatchObject({ IsDefault: false, Source: 'system', AnalyseTypes: [], TemplateConfig: {} });
	});

	it('keeps a config that is not valid JSON', () => {
		expect(templateItem({ ...template, TemplateConfig: 'odd' })).toMatchObject({ TemplateConfig: 'odd' });
		expect(wholeTemplateItem({ TemplateConfig: '[1]' })).toEqual({ TemplateConfig: '[1]' });
	});

	it('that is not simplified has all fields, with the config parsed', () => {
		expect(wholeTemplateItem(template)).toEqual({
			...template,
			TemplateConfig: { AnalyseTypes: 'ocr,asr', Scene: 'search' },
		});
	});
});

describe('The ID of a system template', () => {
	it.each([
		['S00000103-000001', 'system'],
		['S00000101-300080', 'system'],
		['22222222000000000000000000000001', 'custom'],
		['S1', 'custom'],
	])('%s is %s', (templateId, source) => {
		expect(templateSource(templateId)).toBe(source);
	});

	it('is refused where a template of the account is needed', () => {
		const reader = new FieldReader();
		refuseSystemTemplate('S00000103-000001', 'deleted', reader);
		refuseSystemTemplate('22222222000000000000000000000001', 'deleted', reader);

		expect(reader.problems).toEqual([
			'Template: S00000103-000001 is a system template, which cannot be deleted. Choose a template of your account.',
		]);
	});
});
