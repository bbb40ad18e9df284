/** Jest's asymmetric matchers have the type `any`; here it is `unknown`, so that tests stay typed. */
export const anyText: unknown = expect.any(String);
export const anyNumber: unknown = expect.any(Number);
export const anyList: unknown = expect.any(Array);

export function textWith(part: string): unknown {
	return expect.stringContaining(part);
}

export function textLike(pattern: RegExp): unknown {
	return expect.stringMatching(pattern);
}

export function objectWith(part: object): unknown {
	return expect.objectContaining(part);
}

export function listWith(...items: unknown[]): unknown {
	return expect.arrayContaining(items);
}
