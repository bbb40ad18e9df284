import type { Media, MediaType } from '../catalog/media';
import { invalidParameter } from '../apiError';
import { isHttpUrl, isOssUrl } from './jobFields';

/** Extensions of the documented formats of tagging, and some more that are common. */
const extensions: ReadonlyArray<readonly [type: MediaType, extension: RegExp]> = [
	['video', /\.(avi|flv|mkv|mpg|mp4|ts|mov|mxf)$/i],
	['audio', /\.(mp3|wav|aac|m4a)$/i],
	['image', /\.(jpg|jpeg|png|gif)$/i],
];

/**
 * Where a file to be registered is. Documented: `oss://bucket/key`, the http or https address of an OSS object, or
 * `vod://id`. Any http or https address is taken, for a bucket may have a domain of its own. Throws `InvalidParameter`.
 */
export function sourceOf(inputUrl: string): Media['source'] {
	if (/^vod:\/\/[^\s/]+$/i.test(inputUrl)) return 'vod';
	if (isOssUrl(inputUrl) || (isHttpUrl(inputUrl) && new URL(inputUrl).pathname !== '/')) return 'oss';
	throw invalidParameter('InputURL', 'not oss://bucket/key, the http or https address of a file, or vod://id.');
}

/** The kind that the extension of an address tells; of a VOD asset always video. */
export function mediaTypeOf(inputUrl: string): MediaType | undefined {
	if (/^vod:/i.test(inputUrl)) return 'video';
	const path = inputUrl.split(/[?#]/, 1)[0] ?? '';
	return extensions.find(([, extension]) => extension.test(path))?.[0];
}
