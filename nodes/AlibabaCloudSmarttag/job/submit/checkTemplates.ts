import type { IExecuteFunctions } from 'n8n-workflow';

import type { ImsClient, WireParameters } from '../../ims/imsClient';
import type { Connection } from '../../items/connect';
import { runBounded } from '../../items/runBounded';
import type { DraftedItem } from '../../items/runItems';
import { SMARTTAG_TYPE, templateSource } from '../../template/systemTemplates';
import { analyzesNlp, nlpProblem, templateIn } from '../../template/templateAnalyses';
import type { SubmitDraft } from './submitRequest';

/** Without an ID, the type names the account's default template. */
const DEFAULT_TEMPLATE: WireParameters = { Type: SMARTTAG_TYPE };

/** By template ID, whether it analyzes NLP; null when it cannot be read. */
type KnownTemplates = Record<string, boolean | null>;

/**
 * Checks that template and NLP parameters of each item go together. A template is read once an execution; one that cannot
 * be read, for want of a permission for example, is not checked.
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
	const known = new Map(Object.entries(store.templates ?? {}));
	const unread = [...new Set(drafts.map(({ draft }) => templateOf(draft)))].filter((id) => !known.has(id));
	await runBounded(unread, { concurrency: options.concurrency, stopOnError: false }, async (id) => {
		known.set(id, (await readTemplate(client, id)) ?? null);
	});
	store.templates = Object.fromEntries(known);
	for (const { item, draft } of drafts) {
		const hasNlp = known.get(templateOf(draft));
		if (hasNlp === null || hasNlp === undefined) continue;
		const name = draft.parameters.TemplateId ?? 'the default template of the account';
		const problem = nlpProblem(name, hasNlp, draft.hasNlpParams);
		if (problem) problems.set(item, problem);
	}
	return problems;
}

function templateOf({ parameters }: SubmitDraft): string {
	return parameters.TemplateId ?? '';
}

/** Whether a template analyzes NLP; undefined when it cannot be read. */
async function readTemplate(client: ImsClient, templateId: string): Promise<boolean | undefined> {
	const system = analyzesNlp(templateId);
	if (system !== undefined) return system;
	try {
		const action = templateSource(templateId) === 'system' ? 'GetSystemTemplate' : 'GetCustomTemplate';
		const parameters = templateId ? { TemplateId: templateId } : DEFAULT_TEMPLATE;
		return analyzesNlp(templateId, templateIn(await client.callWithoutRetry(action, parameters)));
	} catch {
		return undefined;
	}
}
