import type { IExecuteFunctions } from 'n8n-workflow';

import { isNotFound, isPermissionDenied } from '../../ims/errorCodes';
import type { ImsClient, WireParameters } from '../../ims/imsClient';
import { ImsFailure } from '../../ims/imsFailure';
import type { Connection } from '../../items/connect';
import { runBounded } from '../../items/runBounded';
import type { DraftedItem } from '../../items/runItems';
import { SMARTTAG_TYPE, templateSource } from '../../template/systemTemplates';
import { analyzesNlp, nlpProblem, templateIn } from '../../template/templateAnalyses';
import type { SubmitDraft } from './submitRequest';

/** Without an ID, the type names the account's default template. */
const DEFAULT_TEMPLATE: WireParameters = { Type: SMARTTAG_TYPE };

/** What is known of a template: whether it analyzes NLP, or why that is not known. */
type Knowledge = boolean | 'denied' | 'missing' | null;

/** By template ID; those that do not exist are queried again by the next attempt. */
type KnownTemplates = Record<string, Exclude<Knowledge, 'missing'>>;

/**
 * Checks that the template of each item exists, and that it goes together with the NLP parameters. A template is read once
 * an execution; one that cannot be read is not checked, and a missing permission is a hint.
 *
 * @returns what is wrong, by item
 */
export async function checkTemplates(
	context: IExecuteFunctions,
	{ client, options }: Connection,
	drafts: ReadonlyArray<DraftedItem<SubmitDraft>>,
): Promise<ReadonlyMap<number, string>> {
	const problems = new Map<number, string>();
	if (!options.checkTemplate) return problems;
	const store = context.getContext('node') as { templates?: KnownTemplates };
	const known = new Map<string, Knowledge>(Object.entries(store.templates ?? {}));
	const unread = [...new Set(drafts.map(({ draft }) => templateOf(draft)))].filter((id) => !known.has(id));
	await runBounded(unread, { concurrency: options.concurrency, stopOnError: false }, async (id) => {
		known.set(id, await readTemplate(client, id));
	});
	store.templates = Object.fromEntries(withoutMissing(known));
	for (const { item, draft } of drafts) {
		const problem = problemOf(draft, known.get(templateOf(draft)) ?? null);
		if (problem) problems.set(item, problem);
	}
	if ([...known.values()].includes('denied')) {
		context.addExecutionHints({ message: NOT_CHECKED, location: 'outputPane' });
	}
	return problems;
}

const NOT_CHECKED =
	'Template was not checked, because the RAM user or role may not call ice:GetCustomTemplate. Allow it, or switch off Check Template in Options.';

function problemOf({ parameters, hasNlpParams }: SubmitDraft, known: Knowledge): string | undefined {
	const { TemplateId } = parameters;
	if (known === 'missing' && TemplateId) return `Template: ${TemplateId} ${DOES_NOT_EXIST}`;
	if (typeof known !== 'boolean') return undefined;
	return nlpProblem(TemplateId ?? 'the default template of the account', known, hasNlpParams);
}

const DOES_NOT_EXIST =
	'does not exist in the account and region of the credential. Choose another one, or check Region in the credential; or switch off Check Template in Options.';

function* withoutMissing(
	known: ReadonlyMap<string, Knowledge>,
): Generator<[string, Exclude<Knowledge, 'missing'>], void> {
	for (const [id, knowledge] of known) if (knowledge !== 'missing') yield [id, knowledge];
}

function templateOf({ parameters }: SubmitDraft): string {
	return parameters.TemplateId ?? '';
}

async function readTemplate(client: ImsClient, templateId: string): Promise<Knowledge> {
	const system = analyzesNlp(templateId);
	if (system !== undefined) return system;
	const isSystem = templateSource(templateId) === 'system';
	try {
		const action = isSystem ? 'GetSystemTemplate' : 'GetCustomTemplate';
		const parameters = templateId ? { TemplateId: templateId } : DEFAULT_TEMPLATE;
		return analyzesNlp(templateId, templateIn(await client.callWithoutRetry(action, parameters))) ?? null;
	} catch (error) {
		// The service may use system templates that it does not show, and an account without a default template.
		if (isSystem || !templateId || !(error instanceof ImsFailure)) return null;
		if (isPermissionDenied(error.details.code)) return 'denied';
		return isNotFound(error.details.code) ? 'missing' : null;
	}
}
