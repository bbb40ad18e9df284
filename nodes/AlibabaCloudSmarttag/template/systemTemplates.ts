import type { FieldReader } from '../values/fieldReader';

/** Documented: number of the template type "AI-assisted smart tagging". Without an ID, it names the account's default. */
export const SMARTTAG_TYPE = '11';

/** Where a template comes from: the account, or the service itself. */
export type TemplateSource = 'custom' | 'system';

/** The actions that list templates, and the key of the entries in their answers. */
export const TEMPLATE_LISTS = {
	custom: { action: 'ListCustomTemplates', entries: 'CustomTemplateList' },
	system: { action: 'ListSystemTemplates', entries: 'SystemTemplateList' },
} as const;

/** Documented: the system template for jobs without NLP parameters. */
export const TEMPLATE_WITHOUT_NLP = 'S00000103-000002';

/** A system template as this package names it, since the service's own names depend on the language of the account. */
interface SystemTemplate {
	readonly name: string;
	/** What it analyzes; its own config may not report it. */
	readonly analyses: readonly string[];
	/** What a job gets of it. */
	readonly results: string;
}

/** The system templates by ID. Read in the vendor's client. The field Template names them too. */
export const SYSTEM_TEMPLATES: ReadonlyMap<string, SystemTemplate> = new Map([
	[
		'S00000103-000001',
		{ name: 'All tags with NLP', analyses: ['all tags', 'nlp'], results: 'tags, transcript, summary' },
	],
	[TEMPLATE_WITHOUT_NLP, { name: 'All tags without NLP', analyses: ['all tags'], results: 'tags only' }],
	['S00000101-300080', { name: 'NLP only', analyses: ['nlp'], results: 'transcript, summary' }],
]);

/** Where the template of an ID comes from. Read in the vendor's client: the IDs of system templates start with S0000. */
export function templateSource(templateId: string): TemplateSource {
	return /^S0000/i.test(templateId) ? 'system' : 'custom';
}

/**
 * Adds a problem for the ID of a system template where one of the account is needed.
 *
 * @param what what is not possible, as in "a system template cannot be deleted"
 */
export function refuseSystemTemplate(templateId: string, what: string, reader: FieldReader): void {
	if (templateSource(templateId) === 'custom') return;
	reader.problem(
		'Template',
		`${templateId} is a system template, which cannot be ${what}. Choose a template of your account`,
	);
}
