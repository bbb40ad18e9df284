import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { runsAsTool } from '../../items/runKey';
import type { FieldReader } from '../../values/fieldReader';
import { quoted } from '../../values/shortText';

/** Documented values of `FileInfo.Type`. */
export type FileType = 'audio' | 'image' | 'other' | 'text' | 'video';

/** A file in the binary data of an item; its content stays where n8n has it. */
export interface BinaryFile {
	/** Without its extension. */
	readonly name: string;
	/** Without a dot, in small letters. */
	readonly extension: string;
	readonly contentType: string;
	readonly type: FileType;
	/** Bytes. n8n 2.0 does not note it in the item for files that it stores apart; then `readSize` adds it. */
	size: number | undefined;
	readonly binary: IBinaryData;
}

/** The field as the panel names it. */
export const BINARY_FIELD = 'Input Binary Field';
const DEFAULT_FIELD = 'data';

/** Extensions by the types that n8n gives files without one. Source: IANA's registry of media types, and common use. */
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
	['application/mxf', 'mxf'],
	['audio/aac', 'aac'],
	['audio/mp4', 'm4a'],
	['audio/mpeg', 'mp3'],
	['audio/wav', 'wav'],
	['audio/wave', 'wav'],
	['audio/x-m4a', 'm4a'],
	['audio/x-wav', 'wav'],
	['image/gif', 'gif'],
	['image/jpeg', 'jpg'],
	['image/png', 'png'],
	['image/webp', 'webp'],
	['video/mp2t', 'ts'],
	['video/mp4', 'mp4'],
	['video/mpeg', 'mpg'],
	['video/quicktime', 'mov'],
	['video/webm', 'webm'],
	['video/x-flv', 'flv'],
	['video/x-matroska', 'mkv'],
	['video/x-msvideo', 'avi'],
]);

/** Documented: the file formats of the media library. `mxf` is one of Smarttag only. */
const TYPES: ReadonlyMap<string, FileType> = new Map(
	Object.entries({
		video:
			'mp4 ts 3gp mpg mpeg mpe dat vob asf avi wmv flv f4v rm rmvb mov mkv m3u8 dv gif m2t m4v mj2 mjpeg mts ogg qt swf webm mxf',
		audio: 'mp3 wma wav aac ra m4a flac ape ac3 amr caf acm',
		image: 'webp png jpg jpeg heic',
		text: 'srt vtt ass ttf ttc fon',
	} as const).flatMap(([type, extensions]) =>
		extensions.split(' ').map((extension): [string, FileType] => [extension, type as FileType]),
	),
);

/**
 * Reads which file of an item is meant.
 *
 * @param entered the value of Input Binary Field
 * @returns undefined when a problem was found
 */
export function readBinaryFile(
	context: IExecuteFunctions,
	item: number,
	entered: unknown,
	reader: FieldReader,
): BinaryFile | undefined {
	if (runsAsTool(context)) return reader.problem(BINARY_FIELD, NOT_AS_TOOL);
	const field = reader.token(BINARY_FIELD, entered) ?? DEFAULT_FIELD;
	const files = context.getInputData()[item]?.binary ?? {};
	const binary = Object.hasOwn(files, field) ? files[field] : undefined;
	if (!binary) {
		const names = Object.keys(files);
		const has = names.length > 0 ? `it has ${names.map(quoted).join(', ')}` : 'it has no binary data at all';
		return reader.problem(
			BINARY_FIELD,
			`the item has no binary field ${quoted(field)}; ${has}. Enter the name of the field that has the file, as the node before shows it under Binary`,
		);
	}
	const fileName = (binary.fileName ?? '').split(/[/\\]/).at(-1) ?? '';
	const contentType = /^[\w.+-]+\/[\w.+-]+$/.test(binary.mimeType ?? '') ? binary.mimeType : BYTES_TYPE;
	const [, stem = '', written] = fileName.match(/^(.*?)(?:\.([A-Za-z\d]{1,10}))?$/s) ?? [];
	const known = written ?? binary.fileExtension?.replace(/^\./, '') ?? EXTENSIONS.get(contentType);
	const extension = known?.toLowerCase() ?? '';
	if (!/^[a-z\d]{1,10}$/.test(extension)) {
		return reader.problem(
			BINARY_FIELD,
			`the file ${quoted(fileName || field)} has no extension, and its type ${quoted(contentType)} has none that is known. The service recognizes a file by its extension: give it one in the node that reads the file`,
		);
	}
	const size = sizeInItem(binary);
	const type = typeOf(contentType, extension);
	return { name: stem.trim() || field, extension, contentType, type, size, binary };
}

const NOT_AS_TOOL =
	'the tools of an agent carry no files. Upload the file in a node before the agent, and give the agent its MediaId or URL';

const BYTES_TYPE = 'application/octet-stream';

function typeOf(contentType: string, extension: string): FileType {
	const [main = ''] = contentType.split('/', 1);
	if (main === 'video' || main === 'audio' || main === 'image') return main;
	return TYPES.get(extension) ?? 'other';
}

/** Bytes as far as the item itself says. */
function sizeInItem({ id, data, bytes }: IBinaryData): number | undefined {
	if (id === undefined) return Buffer.byteLength(data ?? '', 'base64');
	return typeof bytes === 'number' && bytes >= 0 ? bytes : undefined;
}

/** Adds the size from n8n's store where the item does not say it. */
export async function readSize(context: IExecuteFunctions, file: BinaryFile): Promise<void> {
	const { id } = file.binary;
	if (file.size !== undefined || id === undefined) return;
	const { fileSize } = await context.helpers.getBinaryMetadata(id);
	file.size = fileSize;
}

/** Bytes that are read at once. A multiple of 3, so that pieces of Base64 have no rest. */
const PIECE = 3 * 2 ** 18;

/**
 * The content of a file, piece by piece. What n8n keeps in memory is decoded piece by piece; what it keeps apart is
 * streamed, and the stream ends as soon as the execution is cancelled.
 */
export async function* contentOf(
	context: IExecuteFunctions,
	{ binary: { id, data } }: BinaryFile,
	signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
	if (id === undefined) {
		for (let at = 0; at < data.length; at += (PIECE / 3) * 4) {
			yield Buffer.from(data.slice(at, at + (PIECE / 3) * 4), 'base64');
		}
		return;
	}
	const stream = await context.helpers.getBinaryStream(id, PIECE);
	const onAbort = () => stream.destroy(signal?.reason as Error);
	signal?.addEventListener('abort', onAbort, { once: true });
	try {
		signal?.throwIfAborted();
		for await (const piece of stream as AsyncIterable<Uint8Array>) yield piece;
	} finally {
		signal?.removeEventListener('abort', onAbort);
		stream.destroy();
	}
}
