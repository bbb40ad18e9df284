import fc from 'fast-check';

import { displayWidth, graphemesOf } from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/characters';
import type { Cue, CueLine } from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/cue';
import { makeCues } from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/makeCues';
import { writeSubtitles } from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/writeSubtitles';
import { anySpeech, visible } from './arbitrarySpeech';
import { parsedSubtitles, shownText } from './parsedSubtitles';

const lineWidths = fc.integer({ min: 10, max: 60 });
const minimums = fc.constantFrom(0, 700, 3000);

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

/** As SRT shows a text: without what players may take for a tag or for times. */
function shownInSrt(text: string): string {
	const plain = text
		.replaceAll('-->', '→')
		.replaceAll('{', '(')
		.replaceAll('}', ')')
		.replace(/\\(?=[Nnh()])/g, '/');
	return plain.includes('<') ? plain.replaceAll('<', '‹').replaceAll('>', '›') : plain;
}

/** Cues shorter than asked for, with a pause behind them that is not used. */
function hasty(cues: readonly Cue[], leastMs: number): Cue[] {
	return cues.filter(({ startMs, endMs }, index) => {
		return endMs - startMs < leastMs && endMs < (cues[index + 1]?.startMs ?? Infinity);
	});
}

/** States what holds for subtitles of any speech, each tried with so many random speeches. */
export function describeSubtitlesOfAnySpeech(numRuns: number): void {
	describe('Cues of any speech', () => {
		it('follow one another, each for at least a millisecond, in one line or two that fit and are not empty', () => {
			fc.assert(
				fc.property(anySpeech, lineWidths, fc.boolean(), minimums, (speech, lineWidth, named, leastMs) => {
					const cues = makeCues(speech, { lineWidth, named, leastMs });
					const times = cues.flatMap(({ startMs, endMs }) => [startMs, endMs]);

					expect(times.every(Number.isSafeInteger)).toBe(true);
					expect(times).toEqual([...times].sort((one, other) => one - other));
					expect(cues.filter(({ startMs, endMs }) => startMs < 0 || endMs <= startMs)).toEqual([]);
					expect(cues.filter(({ lines }) => lines.length < 1 || lines.length > 2)).toEqual([]);
					const lines = cues.flatMap((cue) => cue.lines);
					expect(lines.filter(({ text }) => !visible(text) || isTooWide(text, lineWidth))).toEqual([]);
				}),
				{ numRuns },
			);
		});

		it('are shown for the least time where there is a pause behind them', () => {
			fc.assert(
				fc.property(anySpeech, lineWidths, fc.boolean(), minimums, (speech, lineWidth, named, leastMs) => {
					expect(hasty(makeCues(speech, { lineWidth, named, leastMs }), leastMs)).toEqual([]);
				}),
				{ numRuns },
			);
		});

		it('hold all that each one says, in its order', () => {
			fc.assert(
				fc.property(anySpeech, lineWidths, minimums, (speech, lineWidth, leastMs) => {
					const numbered = speech.map((segment, index) => ({ ...segment, speaker: `${index}` }));
					const lines = makeCues(numbered, { lineWidth, leastMs }).flatMap((cue) => cue.lines);

					const spoken = (who: string) => lines.filter(({ speaker }) => speaker === who).map(({ text }) => text);

					expect(numbered.map(({ speaker }) => visible(spoken(speaker).join('')))).toEqual(
						speech.map(({ text }) => visible(text)),
					);
				}),
				{ numRuns },
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
						return { startMs, endMs, text: shownInSrt(text) };
					});

					expect(parsedSubtitles('srt', file)).toEqual(expected);
					const texts = expected.flatMap(({ text }) => text.split('\n'));
					expect(texts.filter((line) => isTooWide(line, lineWidth))).toEqual([]);
				}),
				{ numRuns },
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

					expect(
						parsed.map((cue) => ({ ...cue, text: shownText(cue.text), voices: cue.text.includes('<v ') })),
					).toEqual(expected);
					expect(parsed.filter(({ text }) => text.includes('-->'))).toEqual([]);
				}),
				{ numRuns },
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
			{ numRuns },
		);
	});
}
