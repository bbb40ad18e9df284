import { type JsonObject, isJsonObject } from '../../values/fieldReader';
import { fieldOf, textOf } from '../../values/looseValues';
import { graphemesOf } from './characters';
import type { SubtitleFormat } from './writeSubtitles';

/** What a file of a format is called: its MIME type, and what comes after the dot of its name. */
export interface SubtitleFileType {
	readonly mimeType: string;
	readonly extension: string;
}

/** SubRip's MIME type is customary; `text/vtt` is registered. */
export const FILE_TYPES: Readonly<Record<SubtitleFormat, SubtitleFileType>> = {
	srt: { mimeType: 'application/x-subrip', extension: 'srt' },
	vtt: { mimeType: 'text/vtt', extension: 'vtt' },
	txt: { mimeType: 'text/plain', extension: 'txt' },
};

/** How the lines of a file can end: with a line feed, or with a carriage return before it. */
export const LINE_ENDINGS = ['crlf', 'lf'] as const;
export type LineEnding = (typeof LINE_ENDINGS)[number];

/** How text is stored in a file. */
export interface FileEncoding {
	readonly lineEnding: LineEnding;
	/** Whether the file begins with the mark U+FEFF, by which old programs for Windows recognize UTF-8. */
	readonly byteOrderMark: boolean;
}

/** The bytes of a subtitle file, in UTF-8. */
export function encodeFile(text: string, { lineEnding, byteOrderMark }: FileEncoding): Buffer {
	const lines = lineEnding === 'crlf' ? text.replaceAll('\n', '\r\n') : text;
	return Buffer.from(byteOrderMark ? `\ufeff${lines}` : lines, 'utf8');
}

/** Of the whole name, ending included: file systems allow 255 bytes, and tools add endings of their own. */
const MOST_CHARACTERS = 100;
const MOST_BYTES = 200;

/** What Windows or a shell would not take, and marks that turn the direction of a name, which hide its ending. */
const FORBIDDEN = /[/\\:*?"<>|\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Device names of Windows, which it knows with any ending. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i;

const EDGES = /^[\s.]+|(?<![\s.])[\s.]+$/gu;

/**
 * A file name that every file system takes, made of a title, a source file or a JobId, with the ending of the format: at
 * most 100 code points and 200 bytes in UTF-8. A title of which nothing is left becomes `subtitles`.
 */
export function subtitleFileName(titleOrId: string, format: SubtitleFormat): string {
	const ending = `.${FILE_TYPES[format].extension}`;
	const clean = titleOrId.toWellFormed().replace(/\s+/gu, ' ').replace(FORBIDDEN, '_').replace(EDGES, '');
	const safe = RESERVED.test(clean) ? `_${clean}` : clean;
	const stem = clipped(safe, MOST_CHARACTERS - ending.length, MOST_BYTES - ending.length).replace(EDGES, '');
	return `${stem || 'subtitles'}${ending}`;
}

/** As much of a text as fits, cut between graphemes. */
function clipped(text: string, characters: number, bytes: number): string {
	const encoder = new TextEncoder();
	let kept = '';
	// Each code unit takes a byte or more.
	for (const grapheme of graphemesOf(text.slice(0, bytes + 1))) {
		const longer = kept + grapheme;
		if ([...longer].length > characters || encoder.encode(longer).length > bytes) break;
		kept = longer;
	}
	return kept;
}

/** Video file endings are three or four letters or digits. */
const FILE_ENDING = /\.[a-z0-9]{2,4}$/i;

/**
 * The name of the video's file without its ending, from the `Input` of an answer of QuerySmarttagJob: an OSS address or a
 * web address. Undefined where there is none, as in the documented answer, or where the input is a media ID.
 *
 * Inferred: a sibling action returns `Input` as it was submitted, an object or the JSON of one with `Type` and `Media`.
 */
export function sourceFileName(answer: JsonObject): string | undefined {
	const input = fieldOf(answer, 'Input');
	const media = textOf(fieldOf(asObject(input), 'Media')) ?? textOf(input);
	if (media === undefined || !URL.canParse(media)) return undefined;
	const name = new URL(media).pathname.split('/').at(-1) ?? '';
	return decoded(name).replace(FILE_ENDING, '') || undefined;
}

function asObject(input: unknown): JsonObject {
	if (isJsonObject(input)) return input;
	if (typeof input !== 'string') return {};
	try {
		const parsed: unknown = JSON.parse(input);
		return isJsonObject(parsed) ? parsed : {};
	} catch {
		return {};
	}
}

/** URLs percent-encode what is not ASCII, also where the address was written without. */
function decoded(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
