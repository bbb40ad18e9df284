import fc from 'fast-check';

import { subtitleFileName } from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/subtitleFileName';

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
