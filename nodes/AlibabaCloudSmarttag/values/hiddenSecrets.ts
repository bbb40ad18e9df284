import { redact } from '../../../credentials/redact';
import { isJsonObject, type JsonObject } from './fieldReader';

/** An object whose texts, at any depth, hide what stands after the name of a secret, but for those under the keys given. */
export function hideSecrets(object: JsonObject, exceptKeys: readonly string[]): JsonObject {
	return Object.fromEntries(
		Object.entries(object).map(([key, value]) => [key, exceptKeys.includes(key) ? value : hideIn(value)]),
	);
}

function hideIn(value: unknown): unknown {
	if (typeof value === 'string') return redact(value);
	if (Array.isArray(value)) return value.map(hideIn);
	return isJsonObject(value) ? hideSecrets(value, []) : value;
}
