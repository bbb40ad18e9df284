import type { BinaryFile } from '../../../../nodes/AlibabaCloudSmarttag/media/upload/binaryFile';
import {
	engineHints,
	jobTitle,
	mediaTitle,
	newObjectKey,
	sizeProblem,
	type UploadTarget,
} from '../../../../nodes/AlibabaCloudSmarttag/media/upload/uploadTarget';

const GB = 2 ** 30;
const LIBRARY: UploadTarget = { kind: 'library', metaData: {} };
const BUCKET: UploadTarget = { kind: 'bucket', bucket: 'b', keyPrefix: '' };
const file = (changes: Partial<BinaryFile> = {}): BinaryFile => ({
	...{ name: 'demo', extension: 'mp4', contentType: 'video/mp4', type: 'video', size: 1 },
	binary: { data: '', mimeType: 'video/mp4' },
	...changes,
});

it.each([
	['demo', 'in/demo-'],
	['My Film (1)', 'in/My-Film-1-'],
	['Café', 'in/Cafe-'],
	['演示', 'in/'],
	['../../etc', 'in/etc-'],
	['a'.repeat(99), `in/${'a'.repeat(60)}-`],
])('the key of a file called %s begins with %s', (name, beginning) => {
	const key = newObjectKey('in/', file({ name }));
	expect(key.slice(0, -40)).toBe(beginning);
	expect(key).toMatch(/[\da-f-]{36}\.mp4$/);
	expect(newObjectKey('in/', file({ name }))).not.toBe(key);
});

it.each([
	['My Film (1)', 'My-Film-1'],
	['演示 demo', '演示-demo'],
	['演'.repeat(100), '演'.repeat(85)],
	['🎬', undefined],
])('the title of a job for a file called %s', (name, title) => {
	expect(jobTitle(name)).toBe(title);
});

it('the title of a media item has 128 characters at most', () => {
	expect(mediaTitle('🎬'.repeat(200))).toBe('🎬'.repeat(128));
});

it.each<[string, number | undefined, UploadTarget, RegExp | undefined]>([
	['an empty file', 0, BUCKET, /empty/],
	['a file of unknown size', undefined, LIBRARY, undefined],
	['5 GB in the library', 5 * GB, LIBRARY, undefined],
	['more than 5 GB in the library', 5 * GB + 1, LIBRARY, /more than 5 GB.*Choose OSS Bucket/],
	['more than 5 GB in a bucket', 5 * GB + 1, BUCKET, undefined],
	['more than 48.8 TB in a bucket', 50_000 * GB + 1, BUCKET, /more than 48.8 TB/],
])('%s', (_what, size, target, problem) => {
	if (problem) expect(sizeProblem(size, target)).toMatch(problem);
	else expect(sizeProblem(size, target)).toBeUndefined();
});

it.each<[string, Partial<BinaryFile>, RegExp | undefined]>([
	['a video of 4 GB', { size: 4 * GB }, undefined],
	['a longer video', { size: 4 * GB + 1 }, /more than 4 GB/],
	['long audio', { type: 'audio', extension: 'mp3', size: 401 * 2 ** 20 }, /more than 400 MB/],
	['a large image', { type: 'image', extension: 'png', size: 5 * 2 ** 20 }, /more than 4 MB/],
	['another format', { extension: 'webm' }, /webm is not among/],
	['a text', { type: 'text', extension: 'srt' }, /neither a video nor audio or an image/],
])('hints at %s', (_what, changes, hint) => {
	const [shown, ...more] = engineHints(file(changes));
	if (hint) expect(shown).toMatch(hint);
	else expect(shown).toBeUndefined();
	expect(more).toEqual([]);
});
