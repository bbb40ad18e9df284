import { randomUUID } from 'node:crypto';

import type { FieldReader } from '../../values/fieldReader';
import { isThisMachine } from '../../values/hosts';
import { quoted, shortText } from '../../values/shortText';
import type { BinaryFile } from './binaryFile';

/** Where a file is uploaded to. */
export type UploadTarget = BucketTarget | LibraryTarget;

/** The media library, with what its item gets besides the file. */
export interface LibraryTarget {
	readonly kind: 'library';
	/** `MediaMetaData` of CreateUploadMedia, with a title. */
	readonly metaData: Readonly<Record<string, string>>;
	/** JSON text. */
	readonly userData?: string;
}

/** A bucket of the user's own. */
export interface BucketTarget {
	readonly kind: 'bucket';
	readonly bucket: string;
	readonly keyPrefix: string;
	/** Base URL of a custom domain, without a trailing slash. */
	readonly endpoint?: string;
}

/** The fields of a bucket, as the user filled them in. */
interface BucketFields {
	readonly bucket: unknown;
	readonly keyPrefix: unknown;
	readonly endpoint: unknown;
}

/** Documented regions of CreateUploadMedia and UploadMediaByURL. */
const LIBRARY_REGIONS: readonly string[] = ['cn-beijing', 'cn-shanghai', 'cn-shenzhen'];

/**
 * Refuses a region whose media library takes no uploads.
 *
 * @param field the field that is about it, by its display name
 * @param instead what to choose in place of it, as a part of a sentence
 */
export function checkLibraryRegion(field: string, region: string, instead: string, reader: FieldReader): void {
	if (LIBRARY_REGIONS.includes(region)) return;
	reader.problem(
		field,
		`files can be uploaded to the media library in ${LIBRARY_REGIONS.join(', ')} only, and the credential is for ${region}. Choose ${instead}`,
	);
}

/** Documented: names of buckets. */
const BUCKET = /^[a-z\d][a-z\d-]{1,61}[a-z\d]$/;

/**
 * Reads where in a bucket files go.
 *
 * @returns undefined when a problem was found
 */
export function readBucketTarget(fields: BucketFields, reader: FieldReader): BucketTarget | undefined {
	const problems = reader.problems.length;
	const bucket = reader.requiredToken('Bucket', fields.bucket, 'Choose the bucket that the file is uploaded to') ?? '';
	if (bucket && !BUCKET.test(bucket)) {
		reader.problem('Bucket', `expected the name of a bucket, such as my-bucket, got ${quoted(bucket)}`);
	}
	const keyPrefix = (reader.token('Key Prefix', fields.keyPrefix) ?? '').replace(/^\/+/, '');
	const endpoint = readEndpoint(reader.token('OSS Endpoint', fields.endpoint), reader);
	checkPrefix(keyPrefix, reader);
	return reader.problems.length > problems ? undefined : { kind: 'bucket', bucket, keyPrefix, endpoint };
}

/** Documented: 1023 bytes; the name, a UUID and an extension follow. */
const LONGEST_PREFIX = 900;

/** Not documented: whether the service expects other characters of a key as they are, or percent-encoded. */
const SAFE = /^[\w./-]*$/;

function checkPrefix(prefix: string, reader: FieldReader): void {
	if (!SAFE.test(prefix)) {
		reader.problem(
			'Key Prefix',
			`expected letters of the Latin alphabet, digits, hyphens, underscores, dots and slashes, got ${quoted(prefix)}. The service may not find objects with other characters`,
		);
	} else if (/(^|\/)\.{1,2}(\/|$)|\/\//.test(prefix)) {
		reader.problem(
			'Key Prefix',
			`expected a path without empty parts and parts that are only dots, got ${quoted(prefix)}`,
		);
	}
	reader.withinBytes('Key Prefix', prefix, LONGEST_PREFIX);
}

function readEndpoint(entered: string | undefined, reader: FieldReader): string | undefined {
	if (entered === undefined) return undefined;
	const address = /^[a-z]+:\/\//i.test(entered) ? entered : `https://${entered}`;
	const url = URL.canParse(address) ? new URL(address) : undefined;
	const isEncrypted = url?.protocol === 'https:' || (url?.protocol === 'http:' && isThisMachine(url.hostname));
	const isPlain = url && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
	if (url && isEncrypted && isPlain) return url.origin;
	return reader.problem(
		'OSS Endpoint',
		`expected the custom domain of the bucket, such as https://files.example.com, got ${quoted(entered)}`,
	);
}

/** Characters of the file's name in a key; the whole name is the title. */
const LONGEST_SLUG = 60;

/**
 * A key for a file: the prefix, what is safe of the file's name, and a part that no other key has, so that no object is
 * overwritten.
 */
export function newObjectKey(prefix: string, { name, extension }: BinaryFile): string {
	const slug = name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^A-Za-z\d]+/g, '-')
		.slice(0, LONGEST_SLUG)
		.replace(/^-|-$/g, '');
	return `${prefix}${slug ? `${slug}-` : ''}${randomUUID()}.${extension}`;
}

/** Documented for Title of a job: Chinese, letters, digits and hyphens; a letter, digit or Chinese in front; 256 bytes. */
export function jobTitle(name: string): string | undefined {
	const words = name
		.normalize('NFC')
		.replace(/[^\p{Script=Han}A-Za-z\d]+/gu, '-')
		.replace(/^-|-$/g, '');
	let title = '';
	for (const character of words) {
		if (Buffer.byteLength(title + character) > 256) break;
		title += character;
	}
	return title || undefined;
}

/** Documented for Title of a media item: 128 characters. */
export function mediaTitle(name: string): string {
	return Array.from(shortText(name, 1_000)).slice(0, 128).join('');
}

const GIGABYTE = 2 ** 30;
const MEGABYTE = 2 ** 20;

/** Documented, in bytes: what an upload accepts. For OSS, 10,000 parts of 5 GB. */
const LIMITS = { library: 5 * GIGABYTE, bucket: 10_000 * 5 * GIGABYTE } as const;
const LIMIT_NAMES = { library: '5 GB, the limit of the media library', bucket: '48.8 TB, the limit of OSS' } as const;

/** Why a file of this size cannot be uploaded, as a part of a sentence; undefined if it can be. */
export function sizeProblem(size: number | undefined, { kind }: UploadTarget): string | undefined {
	if (size === 0) return 'the file is empty. Check the node that reads it';
	if (size === undefined || size <= LIMITS[kind]) return undefined;
	const instead = kind === 'library' ? '. Choose OSS Bucket, or a shorter file' : '';
	return `the file has ${inMegabytes(size)}, more than ${LIMIT_NAMES[kind]}${instead}`;
}

/** Documented for the same engine in Media Processing, and so not certain here. */
const ENGINE_LIMITS = {
	video: { size: 4 * GIGABYTE, shown: '4 GB', formats: ['avi', 'flv', 'mkv', 'mpg', 'mp4', 'ts', 'mov', 'mxf'] },
	audio: { size: 400 * MEGABYTE, shown: '400 MB', formats: ['mp3', 'wav'] },
	image: { size: 4 * MEGABYTE, shown: '4 MB', formats: ['jpg', 'jpeg', 'png'] },
} as const;

/** What may make a job of this file fail, as sentences. */
export function engineHints({ type, size, extension }: BinaryFile): string[] {
	if (type === 'text' || type === 'other') {
		return [`The file is neither a video nor audio or an image (${extension}), so the job may fail.`];
	}
	const { size: most, shown, formats } = ENGINE_LIMITS[type];
	const hints: string[] = [];
	if (size !== undefined && size > most) {
		hints.push(`The file has ${inMegabytes(size)}; for ${type} files of more than ${shown} the job may fail.`);
	}
	if (!formats.some((format) => format === extension)) {
		hints.push(`The format ${extension} is not among ${formats.join(', ')}, so the job may fail.`);
	}
	return hints;
}

/** A size for people. */
export function inMegabytes(bytes: number): string {
	if (bytes >= 10 * GIGABYTE) return `${(bytes / GIGABYTE).toFixed(0)} GB`;
	if (bytes >= GIGABYTE) return `${(bytes / GIGABYTE).toFixed(1)} GB`;
	if (bytes >= MEGABYTE) return `${(bytes / MEGABYTE).toFixed(0)} MB`;
	return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
