import { invalidParameter } from '../errors';

/** Documented sizes of free text, in UTF-8 bytes. */
export const textLimits: Readonly<Record<string, number>> = { Title: 256, Content: 1024, UserData: 1024 };

/** Throws `InvalidParameter` when a text is larger than its documented size. */
export function checkTextSizes(parameters: Readonly<Record<string, string>>): void {
	for (const [name, limit] of Object.entries(textLimits)) {
		const size = Buffer.byteLength(parameters[name] ?? '', 'utf8');
		if (size > limit) throw invalidParameter(name, `${size} bytes, at most ${limit} are allowed.`);
	}
}
