import type { IExecuteFunctions } from 'n8n-workflow';

import type { ImsClient, WireParameters } from '../../ims/imsClient';
import type { SubmitDraft } from './submitRequest';
import { analyzesNlp, nlpProblem, systemTemplateAnalyzesNlp } from '../../template/templateNlp';
import { runBounded } from '../../items/boundedPool';
import type { Connection } from '../../items/connect';

/** Without an ID, the type names the account's default template; 11 is Smarttag. */
const DEFAULT_TEMPLATE: WireParameters = { Type: '11' };

/** What is known of templates in this execution: whether they analyze NLP, null when that cannot be told. */
type KnownTemplates = Record<string, boolean | null | undefined>;

/**
 * Adds a problem to every draft whose template and NLP parameters do not go together. A template is read once an
 * execution; one that cannot be read, for want of a permission for example, is not checked.
 */
export async function checkTemplates(
	context: IExecuteFunctions,
	{ client, options }: Connection,
	drafts: readonly SubmitDraft[],
): Promise<readonly SubmitDraft[]> {
	if (!options.checkTemplate) return drafts;
	const store = context.getContext('node') as { templates?: KnownTemplates };
	const known = (store.templates ??= {});
	const sound = drafts.filter(({ problems }) => problems.length === 0);
	const unread = [...new Set(sound.map(templateOf))].filter((template) => known[template] === undefined);
	await runBounded(unread.length, { concurrency: options.concurrency, stopOnError: false }, async (index) => {
		const template = unread[index] ?? '';
		known[template] = (await readTemplate(client, template)) ?? null;
	});
	return drafts.map((draft) => {
		const hasNlp = known[templateOf(draft)];
		if (draft.problems.length > 0 || hasNlp === null || hasNlp === undefined) return draft;
		const name = draft.parameters.TemplateId ?? 'the default template of the account';
		const problem = nlpProblem(name, hasNlp, draft.hasNlpParams);
		return problem ? { ...draft, problems: [problem] } : draft;
	});
}

function templateOf({ parameters }: SubmitDraft): string {
	return parameters.TemplateId ?? '';
}

/** Whether a template analyzes NLP; undefined when it cannot be read. */
async function readTemplate(client: ImsClient, templateId: string): Promise<boolean | undefined> {
	const system = systemTemplateAnalyzesNlp(templateId);
	if (system !== undefined) return system;
	try {
		const action = /^S\d{8}-/.test(templateId) ? 'GetSystemTemplate' : 'GetCustomTemplate';
		return analyzesNlp(
			await client.callWithoutRetry(action, templateId ? { TemplateId: templateId } : DEFAULT_TEMPLATE),
		);
	} catch {
		return undefined;
	}
}
