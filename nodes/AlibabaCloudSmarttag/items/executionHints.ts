import type { IExecuteFunctions } from 'n8n-workflow';

const SHOWN_ITEMS = 10;

/**
 * Shows hints above the node's output: each once, with the items it concerns; a hint of the only item needs no number.
 *
 * @param hints by item index
 */
export function showHints(context: IExecuteFunctions, hints: ReadonlyArray<readonly string[]>): void {
	const itemsByHint = new Map<string, number[]>();
	for (const [item, ofItem] of hints.entries()) {
		for (const hint of new Set(ofItem)) {
			const items = itemsByHint.get(hint);
			if (items) items.push(item);
			else itemsByHint.set(hint, [item]);
		}
	}
	for (const [hint, items] of itemsByHint) {
		const shown = items.slice(0, SHOWN_ITEMS).join(', ');
		const more = items.length > SHOWN_ITEMS ? ` and ${items.length - SHOWN_ITEMS} more` : '';
		const which = hints.length > 1 ? ` (${items.length === 1 ? 'item' : 'items'} ${shown}${more})` : '';
		context.addExecutionHints({ message: `${hint}${which}`, location: 'outputPane' });
	}
}
