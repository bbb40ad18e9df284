import type { NlpRequest } from '../rules/jobParams';
import { wholeSeconds } from '../values';

/** Documented kinds. */
export const mediaTypes = ['image', 'video', 'audio', 'text'] as const;

export type MediaType = (typeof mediaTypes)[number];

/** Documented states, in the order of their numbers in search conditions (documented: 0 to 3). */
export const mediaStates = ['Init', 'Preparing', 'PrepareFail', 'Normal'] as const;

export type MediaStatus = (typeof mediaStates)[number];

/** What an analysis stored with a media asset. */
export interface MediaAnalysis {
	readonly aiJobId: string;
	/** Documented states. */
	status: 'AnalyzeFailed' | 'AnalyzeSuccess' | 'Analyzing';
	/** The speech analysis that was requested; none unless it was. */
	readonly nlp?: NlpRequest;
}

/** A media asset of the library. */
export interface Media {
	readonly mediaId: string;
	readonly title: string;
	readonly mediaType: MediaType;
	readonly source: 'oss' | 'vod' | 'live' | 'general';
	readonly businessType: string;
	readonly inputUrl: string;
	/** ms */
	readonly createdAt: number;
	/** Length in seconds; only audio and video have one. */
	readonly seconds?: number;
	readonly description?: string;
	/** Comma-separated. */
	readonly mediaTags?: string;
	readonly coverUrl?: string;
	readonly userData?: string;
	readonly referenceId?: string;
	readonly cateId?: string;
	readonly category?: string;
	/** ms; undefined until it is updated. */
	readonly modifiedAt?: number;
	/** Undefined until it is analyzed. */
	analysis?: MediaAnalysis;
	/** Bytes, of a file that was uploaded. */
	size?: number;
	/** Changes when a registration is done, or a file was uploaded. */
	status: MediaStatus;
}

/** How many media an account has by default: more than fit the largest page. */
export const mediaCount = 125;

type Kind = Pick<Media, 'title' | 'mediaType' | 'source' | 'businessType'> & { extension: string; isAnalyzed: boolean };

const kinds: readonly [Kind, ...Kind[]] = [
	{
		title: 'Evening news',
		mediaType: 'video',
		source: 'oss',
		businessType: 'general',
		extension: 'mp4',
		isAnalyzed: false,
	},
	{
		title: '电动车试驾',
		mediaType: 'video',
		source: 'oss',
		businessType: 'general',
		extension: 'mp4',
		isAnalyzed: true,
	},
	{
		title: 'Weekly meeting',
		mediaType: 'audio',
		source: 'vod',
		businessType: 'general',
		extension: 'mp3',
		isAnalyzed: true,
	},
	{
		title: 'Match recording',
		mediaType: 'video',
		source: 'live',
		businessType: 'general',
		extension: 'ts',
		isAnalyzed: true,
	},
	{ title: 'Poster', mediaType: 'image', source: 'oss', businessType: 'cover', extension: 'jpg', isAnalyzed: false },
];

const hour = 60 * 60 * 1000;

/** The initial media of an account, oldest first: one every four hours until two hours before `now` (ms); every tenth is not ready. */
export function mediaCatalog(now: number, count = mediaCount): Media[] {
	const firstAt = wholeSeconds(now) - (count * 4 - 2) * hour;
	return Array.from({ length: count }, (_, index) => mediaItem(index + 1, firstAt + index * 4 * hour));
}

function mediaItem(number: number, createdAt: number): Media {
	const { extension, title, isAnalyzed, ...rest } = kinds[(number - 1) % kinds.length] ?? kinds[0];
	const timed = rest.mediaType === 'video' || rest.mediaType === 'audio';
	const digits = String(number).padStart(8, '0');
	return {
		...rest,
		mediaId: `11111111aaaabbbbccccdddd${digits}`,
		title: `${title} ${number}`,
		inputUrl: `https://example-bucket.oss-cn-shanghai.aliyuncs.com/media-${number}.${extension}`,
		createdAt,
		seconds: timed ? 60 + ((number * 37) % 3600) : undefined,
		status: number % 20 === 0 ? 'PrepareFail' : number % 10 === 0 ? 'Preparing' : 'Normal',
		...(isAnalyzed && { analysis: { aiJobId: `22222222aaaabbbbccccdddd${digits}`, status: 'AnalyzeSuccess' } }),
	};
}
