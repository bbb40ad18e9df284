import type { ItemFields } from '../../items/itemFields';
import { type FieldReader, isUnset } from '../../values/fieldReader';
import { readMaxTextLength } from '../jobOutput';
import { LINE_WIDTHS } from './makeCues';
import { type FileEncoding, LINE_ENDINGS } from './subtitleFile';
import { SUBTITLE_SOURCES, type SubtitleSource } from './subtitleSource';
import { SUBTITLE_FORMATS, type SubtitleOptions } from './writeSubtitles';

/** One item's fields of Get Subtitles. */
export interface SubtitleFields {
	readonly writing: SubtitleOptions;
	readonly encoding: FileEncoding;
	readonly binaryPropertyName: string;
	readonly source: SubtitleSource;
	/** Of the translation; the first one unless set. */
	readonly language?: string;
	/** Without its ending. */
	readonly fileName?: string;
	/** Of the text that an agent reads, in characters. */
	readonly maxTextLength: number;
}

/** In seconds, as the field. */
const LONGEST_MINIMUM = 10;

/** Reads one item's fields of Get Subtitles. What cannot be used is among the problems of `fields` afterwards. */
export function readSubtitleFields(fields: ItemFields): SubtitleFields {
	const { checks } = fields;
	const options = fields.collection('subtitleOptions', 'Subtitle Options');
	const output = 'Put Output File in Field';
	return {
		writing: {
			format: choiceOf(checks, 'Format', fields.value('format', 'Format'), SUBTITLE_FORMATS) ?? 'srt',
			speakers: checks.flag('Speaker Names', options.speakers) ?? true,
			lineWidth: lineWidthOf(checks, options.lineWidth),
			leastMs: leastMsOf(checks, options.minimumDisplayTime),
		},
		encoding: {
			lineEnding: choiceOf(checks, 'Line Endings', options.lineEndings, LINE_ENDINGS) ?? 'lf',
			byteOrderMark: checks.flag('Byte Order Mark', options.byteOrderMark) ?? false,
		},
		binaryPropertyName: checks.token(output, fields.value('binaryPropertyName', output)) ?? 'data',
		source: choiceOf(checks, 'Source', options.source, SUBTITLE_SOURCES) ?? 'auto',
		language: checks.token('Translation Language', options.translationLanguage),
		fileName: checks.text('File Name', options.fileName),
		maxTextLength: readMaxTextLength(options, checks),
	};
}

function choiceOf<Choice extends string>(
	checks: FieldReader,
	field: string,
	value: unknown,
	choices: readonly Choice[],
): Choice | undefined {
	const word = checks.token(field, value);
	checks.oneOf(field, word, choices);
	return choices.find((choice) => choice === word);
}

function lineWidthOf(checks: FieldReader, value: unknown): number | undefined {
	const columns = checks.wholeNumber('Line Width', value, LINE_WIDTHS.least);
	if (columns === undefined || columns <= LINE_WIDTHS.most) return columns;
	return checks.problem('Line Width', `expected at most ${LINE_WIDTHS.most}, got ${columns}`);
}

function leastMsOf(checks: FieldReader, value: unknown): number | undefined {
	if (isUnset(value)) return undefined;
	const seconds = typeof value === 'string' ? Number(value) : value;
	if (typeof seconds === 'number' && seconds >= 0 && seconds <= LONGEST_MINIMUM) return Math.round(seconds * 1000);
	return checks.problem('Minimum Display Time', `expected a number of seconds from 0 to ${LONGEST_MINIMUM}`);
}
