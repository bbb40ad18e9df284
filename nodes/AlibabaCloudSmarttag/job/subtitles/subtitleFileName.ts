import { graphemesOf } from './displayWidth';
import { SUBTITLE_FORMATS, type SubtitleFormat } from './subtitleFormats';

/** Of the whole name, ending included: file systems allow 255 bytes, and tools add endings of their own. */
const MOST_CHARACTERS = 100;
const MOST_BYTES = 200;

/** What Windows or a shell would not take, and marks that turn the direction of a name, which hide its ending. */
const FORBIDDEN = /[/\\:*?"<>|\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Device names of Windows, which it knows with any ending. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i;

const EDGES = /^[\s.]+|[\s.]+$/gu;

/**
 * A file name that every file system takes, made of a video's title or a JobId, with the ending of the format: at most
 * 100 code points and 200 bytes in UTF-8. A title of which nothing is left becomes `subtitles`.
 */
export function subtitleFileName(titleOrId: string, format: SubtitleFormat): string {
	const ending = `.${SUBTITLE_FORMATS[format].extension}`;
	const clean = titleOrId.toWellFormed().replace(/\s+/gu, ' ').replace(FORBIDDEN, '_').replace(EDGES, '');
	const safe = RESERVED.test(clean) ? `_${clean}` : clean;
	const stem = clipped(safe, MOST_CHARACTERS - ending.length, MOST_BYTES - ending.length).replace(EDGES, '');
	return `${stem || 'subtitles'}${ending}`;
}

/** As much of a text as fits, cut between graphemes. */
function clipped(text: string, characters: number, bytes: number): string {
	const encoder = new TextEncoder();
	let kept = '';
	for (const grapheme of graphemesOf(text)) {
		const longer = kept + grapheme;
		if ([...longer].length > characters || encoder.encode(longer).length > bytes) break;
		kept = longer;
	}
	return kept;
}
