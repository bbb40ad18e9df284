/** The formats that speech can be written in. */
export type SubtitleFormat = 'srt' | 'txt' | 'vtt';

/** What a file of a format is called: its MIME type, and what comes after the dot of its name. */
export interface SubtitleFileType {
	readonly mimeType: string;
	readonly extension: string;
}

/** SubRip's MIME type is customary; `text/vtt` is registered. */
export const SUBTITLE_FORMATS: Readonly<Record<SubtitleFormat, SubtitleFileType>> = {
	srt: { mimeType: 'application/x-subrip', extension: 'srt' },
	vtt: { mimeType: 'text/vtt', extension: 'vtt' },
	txt: { mimeType: 'text/plain', extension: 'txt' },
};
