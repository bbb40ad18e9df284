import { invalidParameter } from '../apiError';

/** Documented sizes of a job's free text, in UTF-8 bytes. */
const textLimits: Readonly<Record<string, number>> = { Title: 256, Content: 1024, UserData: 1024 };

/** Throws `InvalidParameter` when a text of a job is larger than its documented size. */
export function checkTextSizes(parameters: Readonly<Record<string, string>>): void {
	for (const [name, limit] of Object.entries(textLimits)) checkSize(parameters, name, limit);
}

/** Throws `InvalidParameter` when a parameter has more than `limit` UTF-8 bytes. */
export function checkSize(parameters: Readonly<Record<string, string>>, name: string, limit: number): void {
	const size = Buffer.byteLength(parameters[name] ?? '', 'utf8');
	if (size > limit) throw invalidParameter(name, `${size} bytes, at most ${limit} are allowed.`);
}
