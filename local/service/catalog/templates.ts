import type { JsonObject } from '../values';

/** An analysis template of type 11, "AI-assisted smart tagging" (documented type number). Never changed, only replaced. */
export interface Template {
	readonly templateId: string;
	readonly name: string;
	readonly config: JsonObject;
	/** ms */
	readonly createdAt: number;
	/** ms */
	readonly modifiedAt: number;
}

/** Documented: the type number of smart tagging templates. */
export const smarttagTemplateType = 11;

/** How many custom templates an account has by default: more than fit a page of the default size. */
export const customTemplateCount = 28;

const minute = 60_000;
const day = 24 * 60 * minute;
const newestAt = Date.parse('2026-01-30T03:04:05Z');

const allButNlp = 'ocr,asr,classification,shows,face,role,object,tvstation,action,emotion,landmark,scene';
const newsDesk: JsonObject = { AnalyseTypes: 'ocr,asr,face,classification' };

/** System templates with the IDs in the official SDK; each enables what its description there says. */
export const systemTemplates: readonly Template[] = [
	systemTemplate('S00000101-300080', 'NLP content understanding', { AnalyseTypes: 'nlp' }),
	systemTemplate('S00000103-000001', 'All tags with NLP', { AnalyseTypes: `${allButNlp},nlp` }),
	systemTemplate('S00000103-000002', 'All tags without NLP', { AnalyseTypes: allButNlp }),
	systemTemplate('S00000103-000003', 'Event split', { AnalyseTypes: allButNlp }),
];

/** The special ones by their number, 1 = the newest; all others are `News desk` templates. */
const special: Readonly<Record<number, readonly [name: string, config: JsonObject]>> = {
	1: ['General tagging', { AnalyseTypes: 'ocr,asr,face,classification,object,scene' }],
	2: ['Meetings with NLP', { AnalyseTypes: 'asr,nlp' }],
	3: ['Labels 2.0', { ...newsDesk, LabelVersion: '2.0' }],
	4: ['Subtitles', { AnalyseTypes: 'asr,subtitle' }],
	5: ['Staff faces', { AnalyseTypes: 'face', FaceCategoryIds: 'celebrity,exampleFaceLib01' }],
	28: [
		'Labels 2.0 custom',
		{ AnalyseTypes: 'ocr,asr,face,classification,object,subtitle', LabelVersion: '2.0-custom' },
	],
};

/** The initial custom templates of an account, oldest first. The newest is the default. */
export function customTemplates(count = customTemplateCount): Template[] {
	return Array.from({ length: count }, (_, index) => customTemplate(count - index));
}

/** A system template by its ID. */
export function findSystemTemplate(templateId: string): Template | undefined {
	return systemTemplates.find((template) => template.templateId === templateId);
}

/** True when the template's `AnalyseTypes` (comma-separated, documented) includes the type. */
export function analyses(template: Template | undefined, analyseType: string): boolean {
	const types = template?.config['AnalyseTypes'];
	return typeof types === 'string' && types.split(',').includes(analyseType);
}

/** Documented: `LabelVersion`, default `1.0`. */
export function labelVersion(template: Template | undefined): string {
	const version = template?.config['LabelVersion'];
	return typeof version === 'string' ? version : '1.0';
}

function systemTemplate(templateId: string, name: string, config: JsonObject): Template {
	return { templateId, name, config, createdAt: newestAt, modifiedAt: newestAt };
}

function customTemplate(number: number): Template {
	const [name, config] = special[number] ?? [`News desk ${String(number - 5).padStart(2, '0')}`, newsDesk];
	const createdAt = newestAt - Math.min(number - 1, 27) * day - Math.max(number - 28, 0) * minute;
	return {
		templateId: `22222222${String(number).padStart(24, '0')}`,
		name,
		config: { Industry: 'common', Scene: 'search', ...config },
		createdAt,
		modifiedAt: createdAt,
	};
}
