import type { JsonObject } from '../json';

/** An analysis template of type 11, "AI-assisted smart tagging" (documented type number). */
export interface Template {
	templateId: string;
	name: string;
	config: JsonObject;
	isDefault: boolean;
	/** `yyyy-MM-ddTHH:mm:ssZ` */
	createTime: string;
}

/** Documented: the type number of smart tagging templates. */
export const smarttagTemplateType = 11;

const allButNlp = 'ocr,asr,classification,shows,face,role,object,tvstation,action,emotion,landmark,scene';

/** System templates whose IDs the official SDK names; what each enables follows its description there. */
export const systemTemplates: readonly Template[] = [
	systemTemplate('S00000103-000001', 'All tags with NLP', { AnalyseTypes: `${allButNlp},nlp` }),
	systemTemplate('S00000103-000002', 'All tags without NLP', { AnalyseTypes: allButNlp }),
	systemTemplate('S00000103-000003', 'Event split', { AnalyseTypes: allButNlp }),
];

/** Custom templates, newest first: special ones, and enough plain ones between them for a second page at the default size. */
export const customTemplates: readonly Template[] = [
	customTemplate(1, 'General tagging', { AnalyseTypes: 'ocr,asr,face,classification,object,scene' }),
	customTemplate(2, 'Meetings with NLP', { AnalyseTypes: 'asr,nlp' }),
	customTemplate(3, 'Labels 2.0', { AnalyseTypes: 'ocr,asr,face,classification', LabelVersion: '2.0' }),
	customTemplate(4, 'Subtitles', { AnalyseTypes: 'asr,subtitle' }),
	customTemplate(5, 'Staff faces', { AnalyseTypes: 'face', FaceCategoryIds: 'celebrity,exampleFaceLib01' }),
	...Array.from({ length: 22 }, (_, index) =>
		customTemplate(index + 6, `News desk ${String(index + 1).padStart(2, '0')}`, {
			AnalyseTypes: 'ocr,asr,face,classification',
		}),
	),
	customTemplate(28, 'Labels 2.0 custom', {
		AnalyseTypes: 'ocr,asr,face,classification,object,subtitle',
		LabelVersion: '2.0-custom',
	}),
];

/** The template used when a job names none: the default custom one (inferred). */
export function defaultTemplate(): Template | undefined {
	return customTemplates.find(({ isDefault }) => isDefault);
}

/** A system or custom template by its ID. */
export function findTemplate(templateId: string): Template | undefined {
	return [...systemTemplates, ...customTemplates].find((template) => template.templateId === templateId);
}

/** True when the template's `AnalyseTypes` (comma-separated, documented) holds the type. */
export function analyses(template: Template | undefined, analyseType: string): boolean {
	const types = template?.config['AnalyseTypes'];
	return typeof types === 'string' && types.split(',').includes(analyseType);
}

/** Documented as `LabelVersion`; `1.0` when the template does not say. */
export function labelVersion(template: Template | undefined): string {
	const version = template?.config['LabelVersion'];
	return typeof version === 'string' ? version : '1.0';
}

/** The fields a template list shows, names as in the official SDK. */
export function describeTemplate(template: Template): JsonObject {
	return {
		TemplateId: template.templateId,
		TemplateName: template.name,
		Type: smarttagTemplateType,
		TypeName: 'AISmartTag',
		Subtype: 0,
		SubtypeName: '',
		Status: 'Normal',
		TemplateConfig: JSON.stringify(template.config),
	};
}

function systemTemplate(templateId: string, name: string, config: JsonObject): Template {
	return { templateId, name, config, isDefault: false, createTime: '2026-01-01T00:00:00Z' };
}

function customTemplate(number: number, name: string, config: JsonObject): Template {
	return {
		templateId: `22222222${String(number).padStart(24, '0')}`,
		name,
		config: { Industry: 'common', Scene: 'search', ...config },
		isDefault: number === 1,
		createTime: `2026-01-${String(31 - number).padStart(2, '0')}T03:04:05Z`,
	};
}
