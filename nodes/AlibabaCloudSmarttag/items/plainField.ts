import type { IExecuteFunctions } from 'n8n-workflow';

/** What the editor writes when a field of the input is dragged into a parameter, in an item's own words. */
const PLAIN_FIELD = /^=\{\{ ?\$json\.([A-Za-z]\w*) ?\}\}$/;

/**
 * The name in a parameter that is exactly `={{ $json.name }}`; undefined for any other.
 *
 * Most parameters that differ by item are of this form, and n8n takes 0.1 to 0.5 ms for each: it sets up every variable of
 * an expression and evaluates it in an isolate. That is most of the CPU time of an item. Such a field has the same text in
 * the item itself.
 */
export function plainFieldName(raw: unknown): string | undefined {
	return typeof raw === 'string' ? raw.match(PLAIN_FIELD)?.[1] : undefined;
}

/**
 * The text of a field of an item. Undefined where n8n may evaluate to something else than what is in the item: a missing
 * field, one that is inherited, all values but texts, and texts that do not survive every one of n8n's engines (QuickJS ends
 * them at U+0000 and replaces half a surrogate pair).
 */
export function plainText(context: IExecuteFunctions, index: number, name: string): string | undefined {
	const json = context.getInputData()[index]?.json;
	const value = json && Object.hasOwn(json, name) ? json[name] : undefined;
	return typeof value === 'string' && value.isWellFormed() && !value.includes('\0') ? value : undefined;
}
