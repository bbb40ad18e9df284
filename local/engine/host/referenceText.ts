/**
 * Writes a value as JSON text that preserves the identity of objects, cycles included. The format is that of `flatted`,
 * with which n8n stores run data: a table of texts and objects that refer to one another by index. As in JSON, `toJSON`
 * decides how an object is written: class instances become plain objects.
 */
export function toText(root: object): string {
	const table: unknown[] = [];
	const places = new Map<unknown, string>();
	const flat = (value: unknown): unknown => {
		const plain = hasJson(value) ? value.toJSON() : value;
		if (typeof plain !== 'string' && (typeof plain !== 'object' || plain === null)) return plain;
		const known = places.get(plain);
		if (known !== undefined) return known;
		const place = String(table.length);
		places.set(plain, place);
		table.push(plain);
		if (typeof plain === 'string') return place;
		const entries = Object.entries(plain).map(([key, entry]) => [key, flat(entry)] as const);
		table[Number(place)] = Array.isArray(plain) ? entries.map(([, entry]) => entry) : Object.fromEntries(entries);
		return place;
	};
	flat(root);
	return JSON.stringify(table);
}

/** Parses a text of `toText`. */
export function fromText(text: string): unknown {
	const table = JSON.parse(text) as Array<string | Record<string, unknown>>;
	for (const entry of table) {
		if (typeof entry === 'string') continue;
		for (const [key, reference] of Object.entries(entry)) {
			if (typeof reference !== 'string') continue;
			// An assignment to `__proto__` would change the prototype instead.
			const value = table[Number(reference)];
			Object.defineProperty(entry, key, { value, configurable: true, enumerable: true, writable: true });
		}
	}
	return table[0];
}

function hasJson(value: unknown): value is { toJSON(): unknown } {
	return typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function';
}
