import fc from 'fast-check';

import type { SpeechSegment } from '../../../../nodes/AlibabaCloudSmarttag/results/speech';

const oddities = fc.constantFrom(
	...['-->', '<v Ann>', '</v>', '<00:01.000>', '&amp;', '&', 'WEBVTT', 'STYLE', '1', '00:00:01,000 --> 00:00:02,000'],
	...['👨‍👩‍👧‍👦', '🇨🇳', '❤\ufe0f', 'e\u0301', 'שלום', 'مرحبا', '\u200f', '\u202e', '\u200b', '\u200d', '\ufeff'],
	...[' ', '  ', '\n', '\r\n', '\n\n', '\t', '\u2028', '\u3000', '\u0000', '\u0085', '\ud83d'],
	...['你好', '世界', '，', '。', '「', '」', '《', '》', '“', '”', '（', '）', '——', '……', 'カタカナー', 'っ', '안녕'],
	...['word', 'a', 'It’s', '"', "'", '3.14', '-', 'Donaudampfschifffahrtsgesellschaft', 'x'.repeat(90)],
);

const text = fc.oneof(
	fc.array(oddities, { maxLength: 20 }).map((parts) => parts.join('')),
	fc.string({ unit: 'grapheme', maxLength: 90 }),
	fc.string({ unit: 'binary', maxLength: 50 }),
);

/** Close together, so that segments overlap, begin together and have no time; and far apart, up to 2,000 hours. */
const time = fc.oneof(
	fc.integer({ min: -20, max: 40 }),
	fc.double({ min: 0, max: 20_000, noNaN: true }),
	fc.integer({ min: 0, max: 7_200_000_000 }),
);

const speaker = fc.option(
	fc.oneof(fc.constantFrom('Ann', '张三', 'A & B', 'a>b\nc', '--', '-->', 'Somebody with a very long name'), text),
	{ nil: undefined },
);

/** Segments as no service should send them: out of order, overlapping, empty, without time, with text of any kind. */
export const anySpeech: fc.Arbitrary<SpeechSegment[]> = fc.array(
	fc.record({ startMs: time, endMs: time, text, speaker }),
	{ maxLength: 8 },
);

/** What of a text a reader can see: no white space, control characters and marks of direction. */
export function visible(of: string): string {
	return of.toWellFormed().replace(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '');
}
