/** The API takes no more than 1,024 bytes; a text far longer than that is somebody else's, and may be nested without end. */
const LONGEST = 2_048;

/** What a user gave a job to carry along, as an object or list where it is JSON of one; the text as it is where not. */
export function parseUserData(text: string): unknown {
	if (text.length > LONGEST || !/^\s*[[{]/.test(text)) return text;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
