import type { INodeListSearchItems } from 'n8n-workflow';

import type { JsonObject } from '../values/fieldReader';
import { textOf } from '../values/looseValues';

/**
 * An entry of a list: its name, and behind it, in brackets, what helps to tell it from others.
 *
 * @param name the entry's ID stands in for a name that is not there
 * @param remarks the ones that hold nothing are left out
 */
export function entry(
	id: string,
	name: string | undefined,
	...remarks: ReadonlyArray<string | undefined>
): INodeListSearchItems {
	const brackets = remarks.filter(Boolean).map((remark) => ` (${remark})`);
	return { name: plain(`${name ?? id}${brackets.join('')}`), value: plain(id) };
}

/**
 * n8n keeps name and value of what was chosen in the workflow, and evaluates each text there that begins with an equals
 * sign. Whoever may name a template or a video must not get that far; a blank before it makes it a text like any other.
 */
function plain(text: string): string {
	return text.startsWith('=') ? ` ${text}` : text;
}

/** The text of a field; undefined where there is none. */
export function fieldText(object: JsonObject, name: string): string | undefined {
	return Object.hasOwn(object, name) ? textOf(object[name]) : undefined;
}

/** Whether one of these texts holds what the user typed; capital and small letters are the same. */
export function matches(filter: string, ...texts: ReadonlyArray<string | undefined>): boolean {
	const wanted = filter.toLowerCase();
	return texts.some((text) => text?.toLowerCase().includes(wanted)) || wanted === '';
}
