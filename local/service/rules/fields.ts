import { invalidParameter } from '../apiError';
import { isJsonObject, type JsonObject } from '../values';

/** Throws `InvalidParameter` when a parameter has more than `limit` UTF-8 bytes. */
export function checkSize(parameters: Readonly<Record<string, string>>, name: string, limit: number): void {
	const size = Buffer.byteLength(parameters[name] ?? '', 'utf8');
	if (size > limit) throw invalidParameter(name, `${size} bytes, at most ${limit} are allowed.`);
}

/** Parses a parameter that is a JSON object. Throws `InvalidParameter` for anything else. */
export function parseJsonObject(name: string, text: string): JsonObject {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw invalidParameter(name, 'not JSON.');
	}
	if (!isJsonObject(value)) throw invalidParameter(name, 'not a JSON object.');
	return value;
}

/** An object within a parameter. */
export interface Place {
	/** Its path, for messages: `Params` or `Params.nlpParams`. */
	name: string;
	object: JsonObject;
}

/** Throws `InvalidParameter` for a key that is not documented. */
export function checkKeys({ name, object }: Place, known: readonly string[]): void {
	const unknown = Object.keys(object).find((key) => !known.includes(key));
	if (unknown !== undefined) throw invalidParameter(name, `unknown key "${unknown}".`);
}

/** A boolean key; false when absent. */
export function booleanField({ name, object }: Place, key: string): boolean {
	const value = object[key];
	if (value === undefined) return false;
	if (typeof value !== 'boolean') throw invalidParameter(`${name}.${key}`, 'not a boolean.');
	return value;
}

/** A non-empty string key; undefined when absent. */
export function stringField({ name, object }: Place, key: string): string | undefined {
	const value = object[key];
	if (value === undefined) return undefined;
	if (typeof value !== 'string' || value === '') throw invalidParameter(`${name}.${key}`, 'not a non-empty string.');
	return value;
}

/** A whole number from 0; undefined when absent. */
export function countField({ name, object }: Place, key: string): number | undefined {
	const value = object[key];
	if (value === undefined) return undefined;
	if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
		throw invalidParameter(`${name}.${key}`, 'not an integer from 0.');
	}
	return value;
}

/** An object key; undefined when absent. */
export function objectField({ name, object }: Place, key: string): JsonObject | undefined {
	const value = object[key];
	if (value === undefined) return undefined;
	if (!isJsonObject(value)) throw invalidParameter(`${name}.${key}`, 'not an object.');
	return value;
}

/** An array key whose items are all among `allowed`; empty when absent. */
export function choiceArrayField({ name, object }: Place, key: string, allowed: readonly string[]): string[] {
	const value = object[key];
	if (value === undefined) return [];
	if (!Array.isArray(value)) throw invalidParameter(`${name}.${key}`, 'not an array.');
	return value.map((item: unknown) => checkChoice(`${name}.${key}`, item, allowed));
}

/** A string key of comma-joined values that are all among `allowed`; empty when absent. */
export function choiceListField(place: Place, key: string, allowed: readonly string[]): string[] {
	const value = place.object[key];
	if (value === undefined) return [];
	if (typeof value !== 'string') {
		throw invalidParameter(`${place.name}.${key}`, 'not a string of comma-separated values.');
	}
	return value.split(',').map((item) => checkChoice(`${place.name}.${key}`, item, allowed));
}

/** Throws `InvalidParameter` unless the value is one of the allowed strings. */
export function checkChoice<Choice extends string>(name: string, value: unknown, allowed: readonly Choice[]): Choice {
	const choice = allowed.find((one) => one === value);
	if (choice !== undefined) return choice;
	throw invalidParameter(name, `${JSON.stringify(value)} is not one of ${allowed.join(', ')}.`);
}
