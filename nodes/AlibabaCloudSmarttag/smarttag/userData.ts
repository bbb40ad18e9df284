/** What a user gave a job to carry along, as an object or list where it is JSON of one; the text as it is where not. */
export function parseUserData(text: string): unknown {
	if (!/^\s*[[{]/.test(text)) return text;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
