import { smarttagTemplateType } from '../catalog/templates';
import { invalidParameter } from '../apiError';

/** Documented: the types of templates have the numbers 1 to 11. */
const largestType = 11;

/** Checks a `Type` and a `Subtype` that are whole numbers on the wire, and gives the type. */
export function parseTemplateType(parameters: Readonly<Record<string, string>>): number {
	const { Type: text = '', Subtype: subtype } = parameters;
	const type = /^\d+$/.test(text) ? Number(text) : Number.NaN;
	if (!(type >= 1 && type <= largestType)) throw invalidParameter('Type', `not an integer from 1 to ${largestType}.`);
	if (subtype !== undefined && !/^\d+$/.test(subtype)) throw invalidParameter('Subtype', 'not an integer.');
	return type;
}

/** As `parseTemplateType`, for what this program has for smart tagging alone. */
export function checkSmarttagType(parameters: Readonly<Record<string, string>>): void {
	if (parseTemplateType(parameters) === smarttagTemplateType) return;
	throw invalidParameter('Type', `this stand-in makes templates of type ${smarttagTemplateType} only.`);
}
