import type { IExecuteFunctions } from 'n8n-workflow';

import { FieldReader, isJsonObject, type JsonObject } from '../../values/fieldReader';
import { SUBTITLE_FORMATS, type SubtitleFormat } from './subtitleFormats';
import { SUBTITLE_SOURCES, type SubtitleSource } from './subtitleSource';
import { readItemField } from '../../items/itemField';
import { operationError } from '../../items/nodeErrors';

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

/**
 * Reads one item's fields of Get Subtitles.
 *
 * @throws NodeOperationError that names each field that cannot be used
 */
export function readSubtitleFields(context: IExecuteFunctions, item: number): SubtitleFields {
	const checks = new FieldReader();
	const given = readItemField(context, 'subtitleOptions', 'Subtitle Options', item);
	const options: JsonObject = isJsonObject(given) ? given : {};
	const format = checks.token('Format', readItemField(context, 'format', 'Format', item)) ?? 'srt';
	const source = checks.token('Source', options.source) ?? 'auto';
	checks.oneOf('Format', format, FORMATS);
	checks.oneOf('Source', source, SUBTITLE_SOURCES);
	const field = 'Put Output File in Field';
	const fields = {
		binaryPropertyName: checks.token(field, readItemField(context, 'binaryPropertyName', field, item)) ?? 'data',
		language: checks.token('Translation Language', options.translationLanguage),
		fileName: checks.text('File Name', options.fileName),
		speakers: checks.flag('Speaker Names', options.speakers) ?? true,
		lineWidth: checks.wholeNumber('Line Width', options.lineWidth, NARROWEST_LINE),
	};
	if (checks.problems.length > 0 || !isFormat(format) || !isSource(source)) {
		throw operationError(context.getNode(), `Item ${item}: ${checks.problems.join(' ')}`, { itemIndex: item });
	}
	return { ...fields, format, source };
}

function isFormat(text: string): text is SubtitleFormat {
	return Object.hasOwn(SUBTITLE_FORMATS, text);
}

function isSource(text: string): text is SubtitleSource {
	return SUBTITLE_SOURCES.some((source) => source === text);
}
