import type { IExecuteFunctions } from 'n8n-workflow';

const SHOWN_ITEMS = 10;

/**
 * Shows hints above the node's output: each once, with the items it concerns. Items that will not be sent have an error
 * of their own and need no hint.
 */
export function showHints(
	context: IExecuteFunctions,
	drafts: ReadonlyArray<{ readonly hints: readonly string[]; readonly problems: readonly string[] }>,
): void {
	const itemsByHint = new Map<string, number[]>();
	for (const [index, { hints, problems }] of drafts.entries()) {
		if (problems.length > 0) continue;
		for (const hint of hints) {
			const items = itemsByHint.get(hint);
			if (items) items.push(index);
			else itemsByHint.set(hint, [index]);
		}
	}
	for (const [hint, items] of itemsByHint) {
		const shown = items.slice(0, SHOWN_ITEMS).join(', ');
		const more = items.length > SHOWN_ITEMS ? ` and ${items.length - SHOWN_ITEMS} more` : '';
		const message = `${hint} (${items.length === 1 ? 'item' : 'items'} ${shown}${more})`;
		context.addExecutionHints({ message, location: 'outputPane' });
	}
}
