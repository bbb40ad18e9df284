/**
 * Suffixes of media files and their types. Documented for jobs: the formats that Media Processing reads; of the others, those that
 * IANA or the makers of the format have registered.
 */
const TYPES = new Map(
	Object.entries({
		'3gp': 'video/3gpp',
		asf: 'video/x-ms-asf',
		avi: 'video/x-msvideo',
		f4v: 'video/x-f4v',
		flv: 'video/x-flv',
		m2ts: 'video/mp2t',
		m4v: 'video/x-m4v',
		mkv: 'video/x-matroska',
		mov: 'video/quicktime',
		mp4: 'video/mp4',
		mpeg: 'video/mpeg',
		mpg: 'video/mpeg',
		mts: 'video/mp2t',
		mxf: 'video/mxf',
		ogv: 'video/ogg',
		rm: 'video/vnd.rn-realvideo',
		rmvb: 'video/vnd.rn-realvideo',
		ts: 'video/mp2t',
		vob: 'video/mpeg',
		webm: 'video/webm',
		wmv: 'video/x-ms-wmv',
		aac: 'audio/aac',
		ac3: 'audio/ac3',
		aif: 'audio/aiff',
		aiff: 'audio/aiff',
		amr: 'audio/amr',
		flac: 'audio/flac',
		m4a: 'audio/mp4',
		mka: 'audio/x-matroska',
		mp3: 'audio/mpeg',
		oga: 'audio/ogg',
		ogg: 'audio/ogg',
		opus: 'audio/opus',
		wav: 'audio/wav',
		wma: 'audio/x-ms-wma',
		bmp: 'image/bmp',
		gif: 'image/gif',
		heic: 'image/heic',
		jpeg: 'image/jpeg',
		jpg: 'image/jpeg',
		png: 'image/png',
		tif: 'image/tiff',
		tiff: 'image/tiff',
		webp: 'image/webp',
	}),
);

/** Which files start the workflow. */
export interface FileFilter {
	/** `audio`, `image`, `video`. */
	readonly kinds: readonly string[];
	/** In lower case, without the dot. */
	readonly suffixes: readonly string[];
}

/** The MIME type of a file: as the event has it, or by the suffix of the key; undefined where neither says it. */
export function mimeTypeOf(key: string, given?: string): string | undefined {
	return given ?? TYPES.get(suffixOf(key));
}

/**
 * Whether a file is of a kind that was chosen: by its MIME type or by its suffix, since uploads that name no type get a general one;
 * or has a suffix that was chosen.
 */
export function isOfType(key: string, mimeType: string | undefined, { kinds, suffixes }: FileFilter): boolean {
	const suffix = suffixOf(key);
	const types = [mimeType?.toLowerCase(), TYPES.get(suffix)];
	return kinds.some((kind) => types.some((type) => type?.startsWith(`${kind}/`))) || suffixes.includes(suffix);
}

/** In lower case; blanks at the end of a key are part of it, but not of its suffix. */
function suffixOf(key: string): string {
	const name = key.slice(key.lastIndexOf('/') + 1).trimEnd();
	return name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
}
