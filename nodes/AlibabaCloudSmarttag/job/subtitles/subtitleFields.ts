import type { ItemFields } from '../../items/itemFields';
import { SUBTITLE_FORMATS, type SubtitleFormat } from './subtitleFormats';
import { SUBTITLE_SOURCES, type SubtitleSource } from './subtitleSource';

/** One item's fields of Get Subtitles. */
export interface SubtitleFields {
	readonly format: SubtitleFormat;
	readonly binaryPropertyName: string;
	readonly source: SubtitleSource;
	/** Of the translation; the first one unless set. */
	readonly language?: string;
	/** Without its ending; the title of the video or the JobId unless set. */
	readonly fileName?: string;
	readonly speakers: boolean;
	/** In columns, of which a Chinese character takes two. */
	readonly lineWidth?: number;
}

const FORMATS = Object.keys(SUBTITLE_FORMATS);
const NARROWEST_LINE = 10;

/** Reads one item's fields of Get Subtitles; what cannot be used becomes a problem of `fields`. */
export function readSubtitleFields(fields: ItemFields): SubtitleFields {
	const { checks } = fields;
	const options = fields.collection('subtitleOptions', 'Subtitle Options');
	const format = checks.token('Format', fields.value('format', 'Format')) ?? 'srt';
	const source = checks.token('Source', options.source) ?? 'auto';
	checks.oneOf('Format', format, FORMATS);
	checks.oneOf('Source', source, SUBTITLE_SOURCES);
	const field = 'Put Output File in Field';
	return {
		format: isFormat(format) ? format : 'srt',
		source: isSource(source) ? source : 'auto',
		binaryPropertyName: checks.token(field, fields.value('binaryPropertyName', field)) ?? 'data',
		language: checks.token('Translation Language', options.translationLanguage),
		fileName: checks.text('File Name', options.fileName),
		speakers: checks.flag('Speaker Names', options.speakers) ?? true,
		lineWidth: checks.wholeNumber('Line Width', options.lineWidth, NARROWEST_LINE),
	};
}

function isFormat(text: string): text is SubtitleFormat {
	return Object.hasOwn(SUBTITLE_FORMATS, text);
}

function isSource(text: string): text is SubtitleSource {
	return SUBTITLE_SOURCES.some((source) => source === text);
}
