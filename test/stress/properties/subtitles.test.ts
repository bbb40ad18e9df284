import fc from 'fast-check';

import type { CueLine } from '../../../nodes/AlibabaCloudSmarttag/job/subtitles/cue';
import { makeCues } from '../../../nodes/AlibabaCloudSmarttag/job/subtitles/makeCues';
import { displayWidth, graphemesOf } from '../../../nodes/AlibabaCloudSmarttag/job/subtitles/displayWidth';
import { writeSubtitles } from '../../../nodes/AlibabaCloudSmarttag/job/subtitles/writeSubtitles';
import { anySpeech, visible } from './arbitrarySpeech';
import { parsedSubtitles, shownText } from './parsedSubtitles';

const lineWidths = fc.integer({ min: 10, max: 60 });
const RUNS = { numRuns: 2000 };

function isTooWide(line: string, lineWidth: number): boolean {
	return displayWidth(line) > lineWidth && graphemesOf(line).length > 1;
}

/** What stands in front of a line: at the start of what someone says, the name, or a dash where several people speak. */
function labelOf(lines: readonly CueLine[], index: number, named: boolean): string {
	const speaker = lines[index]?.speaker;
	if (index > 0 && lines[index - 1]?.speaker === speaker) return '';
	if (named && speaker !== undefined) return `${speaker}: `;
	return new Set(lines.map((line) => line.speaker)).size > 1 ? '- ' : '';
}

describe('Cues of any speech', () => {
	it('follow one another, each for at least a millisecond, in one line or two that fit and are not empty', () => {
		fc.assert(
			fc.property(anySpeech, lineWidths, fc.boolean(), (speech, lineWidth, named) => {
				const cues = makeCues(speech, { lineWidth, named });
				const times = cues.flatMap(({ startMs, endMs }) => [startMs, endMs]);

				expect(times.every(Number.isSafeInteger)).toBe(true);
				expect(times).toEqual([...times].sort((one, other) => one - other));
				expect(cues.filter(({ startMs, endMs }) => startMs < 0 || endMs <= startMs)).toEqual([]);
				expect(cues.filter(({ lines }) => lines.length < 1 || lines.length > 2)).toEqual([]);
				const lines = cues.flatMap((cue) => cue.lines);
				expect(lines.filter(({ text }) => !visible(text) || isTooWide(text, lineWidth))).toEqual([]);
			}),
			RUNS,
		);
	});

	it('hold all that each one says, in its order', () => {
		fc.assert(
			fc.property(anySpeech, lineWidths, (speech, lineWidth) => {
				const numbered = speech.map((segment, index) => ({ ...segment, speaker: `${index}` }));
				const lines = makeCues(numbered, { lineWidth }).flatMap((cue) => cue.lines);

				const spoken = (who: string) => lines.filter(({ speaker }) => speaker === who).map(({ text }) => text);

				expect(numbered.map(({ speaker }) => visible(spoken(speaker).join('')))).toEqual(
					speech.map(({ text }) => visible(text)),
				);
			}),
			RUNS,
		);
	});
});

describe('A parser that is not ours reads', () => {
	it('the same cues from SRT, with names in front, in lines that fit', () => {
		fc.assert(
			fc.property(anySpeech, lineWidths, fc.boolean(), (speech, lineWidth, speakers) => {
				const cues = makeCues(speech, { lineWidth, named: speakers });
				const file = writeSubtitles(speech, { format: 'srt', speakers, lineWidth });
				const expected = cues.map(({ startMs, endMs, lines }) => {
					const text = lines.map((line, index) => labelOf(lines, index, speakers) + line.text).join('\n');
					return { startMs, endMs, text: text.replaceAll('-->', '→') };
				});

				expect(parsedSubtitles('srt', file)).toEqual(expected);
				const texts = expected.flatMap(({ text }) => text.split('\n'));
				expect(texts.filter((line) => isTooWide(line, lineWidth))).toEqual([]);
			}),
			RUNS,
		);
	});

	it('the same cues from WebVTT, with names in voice spans', () => {
		fc.assert(
			fc.property(anySpeech, lineWidths, fc.boolean(), (speech, lineWidth, speakers) => {
				const cues = makeCues(speech, { lineWidth });
				const parsed = parsedSubtitles('vtt', writeSubtitles(speech, { format: 'vtt', speakers, lineWidth }));
				const expected = cues.map(({ startMs, endMs, lines }) => {
					const text = lines.map((line, index) => labelOf(lines, index, false) + line.text).join('\n');
					return { startMs, endMs, text, voices: speakers && lines.some(({ speaker }) => speaker !== undefined) };
				});

				expect(parsed.map((cue) => ({ ...cue, text: shownText(cue.text), voices: cue.text.includes('<v ') }))).toEqual(
					expected,
				);
				expect(parsed.filter(({ text }) => text.includes('-->'))).toEqual([]);
			}),
			RUNS,
		);
	});
});

it('files of any speech hold all of its text', () => {
	fc.assert(
		fc.property(anySpeech, (speech) => {
			const lettersOf = (texts: string[]) => [...visible(texts.join(''))].sort().join('');
			const expected = lettersOf(speech.map(({ text }) => text));

			expect(lettersOf([writeSubtitles(speech, { format: 'txt' })])).toBe(expected);
		}),
		RUNS,
	);
});
