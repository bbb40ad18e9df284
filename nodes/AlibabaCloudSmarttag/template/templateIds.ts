import type { FieldReader } from '../values/fieldReader';

/** Number of the template type "AI-assisted smart tagging" (documented). */
export const SMARTTAG_TYPE = '11';

/** Where a template comes from: the account, or the service itself. */
export type TemplateSource = 'custom' | 'system';

/** Where the template of an ID comes from; the IDs of system templates start with S0000 (read in the vendor's client). */
export function templateSource(templateId: string): TemplateSource {
	return /^S0000/i.test(templateId) ? 'system' : 'custom';
}

/**
 * Refuses the ID of a system template where one of the account is needed.
 *
 * @param what what cannot be done, as in "a system template cannot be deleted"
 */
export function refuseSystemTemplate(templateId: string, what: string, checks: FieldReader): void {
	if (templateSource(templateId) === 'custom') return;
	checks.problem(
		'Template',
		`${templateId} is a system template, which cannot be ${what}. Choose a template of your own`,
	);
}
