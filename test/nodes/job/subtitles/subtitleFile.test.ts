import fc from 'fast-check';

import {
	encodeFile,
	FILE_TYPES,
	sourceFileName,
	subtitleFileName,
} from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/subtitleFile';

it('knows what files of each format are called', () => {
	expect(FILE_TYPES).toEqual({
		srt: { mimeType: 'application/x-subrip', extension: 'srt' },
		vtt: { mimeType: 'text/vtt', extension: 'vtt' },
		txt: { mimeType: 'text/plain', extension: 'txt' },
	});
});

it.each([
	['a title', '产品介绍 2026', '产品介绍 2026.srt'],
	['a JobId', '88c6ca184c0e47b8a1b6e5a2b0d0f2c1', '88c6ca184c0e47b8a1b6e5a2b0d0f2c1.srt'],
	['a file name with an ending', 'demo.mp4', 'demo.mp4.srt'],
	['each character that file systems forbid', 'a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j.srt'],
	['control characters', 'a\u0000b\u001fc\u007fd\u0085e', 'a_b_c_d_e.srt'],
	['a path', '../../etc/passwd', '_.._etc_passwd.srt'],
	['a mark that turns the direction', 'a\u202etrs.exe', 'a_trs.exe.srt'],
	['line breaks and tabs', 'a\r\n\tb', 'a b.srt'],
	['dots and blanks around it', ' . ..a b. . ', 'a b.srt'],
	['half of a surrogate pair', 'a\ud83d', 'a\ufffd.srt'],
	['nothing', '', 'subtitles.srt'],
	['dots and blanks alone', ' .. ', 'subtitles.srt'],
])('of %s', (_what, title, name) => {
	expect(subtitleFileName(title, 'srt')).toBe(name);
});

it.each(['CON', 'con', 'PRN', 'aux', 'NUL', 'COM1', 'LPT9', 'com¹', 'CONOUT$', 'nul.txt', 'aux .x'])(
	'is no name of a Windows device, of %s',
	(title) => {
		expect(subtitleFileName(title, 'vtt')).toBe(`_${title}.vtt`);
	},
);

it.each(['CONSOLE', 'NULL', 'COM', 'COM10', 'my con'])('stays as it is of %s, which is no device', (title) => {
	expect(subtitleFileName(title, 'vtt')).toBe(`${title}.vtt`);
});

it('has the ending of its format', () => {
	expect([subtitleFileName('a', 'srt'), subtitleFileName('a', 'vtt'), subtitleFileName('a', 'txt')]).toEqual([
		'a.srt',
		'a.vtt',
		'a.txt',
	]);
});

it('has at most 100 characters and 200 bytes, ending included', () => {
	expect(subtitleFileName('a'.repeat(300), 'srt')).toBe(`${'a'.repeat(96)}.srt`);
	expect(subtitleFileName('é'.repeat(300), 'srt')).toBe(`${'é'.repeat(96)}.srt`);
	expect(subtitleFileName('好'.repeat(300), 'srt')).toBe(`${'好'.repeat(65)}.srt`);
	expect(subtitleFileName('😀'.repeat(300), 'srt')).toBe(`${'😀'.repeat(49)}.srt`);
});

it('is cut between characters, and ends in neither dot nor blank', () => {
	expect(subtitleFileName(`${'a'.repeat(94)}👨‍👩‍👧‍👦`, 'srt')).toBe(`${'a'.repeat(94)}.srt`);
	expect(subtitleFileName(`${'a'.repeat(94)}. b`, 'srt')).toBe(`${'a'.repeat(94)}.srt`);
});

it('is a name that every file system takes, of any title', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: fc.constantFrom(...'/\\:*?"<>|. \n\u0000Cc好é', 'CON', 'nul', '👨‍👩‍👧‍👦', '\ud83d') }),
			(title) => {
				const name = subtitleFileName(title, 'srt');
				const stem = name.slice(0, -'.srt'.length);

				expect(name).toMatch(/^[^/\\:*?"<>|\p{Cc}]+\.srt$/u);
				expect(stem).not.toMatch(/^[\s.]|[\s.]$/);
				expect(stem).not.toMatch(/^(con|nul)(\.|$)/i);
				expect(name.isWellFormed()).toBe(true);
				expect([...name].length).toBeLessThanOrEqual(100);
				expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
			},
		),
		{ numRuns: 2000 },
	);
});

describe('The name of the source file', () => {
	it.each([
		['an OSS address', { Type: 'OSS', Media: 'oss://my-bucket/videos/interview.final.mp4' }, 'interview.final'],
		['a web address with a query', { Type: 'URL', Media: 'https://e.com/a/%E9%87%87%E8%AE%BF.mov?x=1' }, '采访'],
		['JSON text', '{"Type":"OSS","Media":"oss://b/采访 1.mp4"}', '采访 1'],
		['an address alone', 'oss://b/talk', 'talk'],
		['an escape that is none', { Media: 'https://e.com/100%.mp4' }, '100%'],
		['a dot file', { Media: 'oss://b/.mp4' }, undefined],
		['a media ID', { Type: 'Media', Media: '88c6ca184c0e47b8a1b6e5a2b0d0f2c1' }, undefined],
		['no file', { Media: 'https://e.com/' }, undefined],
		['JSON of something else', '[1]', undefined],
		['text that is no address', 'x', undefined],
	])('is read from %s', (_what, Input, name) => {
		expect(sourceFileName({ Input })).toBe(name);
	});

	it('is unknown without an Input, as in the documented answer', () => {
		expect(sourceFileName({ JobStatus: 'Success' })).toBeUndefined();
	});
});

describe('The bytes of a file', () => {
	it('are UTF-8, with line feeds and without a mark unless set', () => {
		expect(encodeFile('好\n', { lineEnding: 'lf', byteOrderMark: false })).toEqual(Buffer.from('e5a5bd0a', 'hex'));
		expect(encodeFile('好\n', { lineEnding: 'crlf', byteOrderMark: true })).toEqual(
			Buffer.from('efbbbfe5a5bd0d0a', 'hex'),
		);
	});
});
