import { randomUUID } from 'node:crypto';
import type { Media, MediaAnalysis } from '../catalog/media';
import type { NlpRequest } from '../rules/jobParams';
import { wholeSeconds } from '../values';
import type { Timers } from './timers';

/** A media asset before it is registered. */
export type MediaDraft = Omit<Media, 'analysis' | 'mediaId' | 'modifiedAt' | 'status'>;

/** The fields of an asset that can be updated. */
export type MediaChange = Partial<
	Pick<
		Media,
		| 'businessType'
		| 'cateId'
		| 'category'
		| 'coverUrl'
		| 'description'
		| 'mediaTags'
		| 'referenceId'
		| 'title'
		| 'userData'
	>
>;

/** An asset whose address or title contains this text ends in PrepareFail. Ours, for tests and demos. */
export const unreadableMark = 'prepare-fails';

/** The analysis of an asset whose title contains this text ends in AnalyzeFailed. Ours, for tests and demos. */
export const unanalyzableMark = 'analysis-fails';

/** Durations in ms. */
export interface MediaTimes {
	/** How long a new asset stays Preparing. */
	readonly registerMs: number;
	/** How long an analysis stays Analyzing. */
	readonly analysisMs: number;
}

/** The media library of one account. */
export class MediaStore {
	private readonly byId: Map<string, Media>;
	private readonly idByUrl: Map<string, string>;
	private readonly idByToken = new Map<string, string>();

	/** @param catalog oldest first */
	constructor(
		catalog: readonly Media[],
		private readonly times: MediaTimes,
		private readonly timers: Timers,
	) {
		this.byId = new Map(catalog.map((media) => [media.mediaId, media]));
		this.idByUrl = new Map(catalog.map(({ inputUrl, mediaId }) => [inputUrl, mediaId]));
	}

	newestFirst(): Media[] {
		return [...this.byId.values()].reverse();
	}

	find(mediaId: string): Media | undefined {
		return this.byId.get(mediaId);
	}

	/** The asset registered with exactly this address. */
	findByUrl(inputUrl: string): Media | undefined {
		return this.byId.get(this.idByUrl.get(inputUrl) ?? '');
	}

	hasReference(referenceId: string): boolean {
		return [...this.byId.values()].some((media) => media.referenceId === referenceId);
	}

	/** The ID that an earlier request with this token returned. */
	idOfToken(clientToken: string | undefined): string | undefined {
		return clientToken === undefined ? undefined : this.idByToken.get(clientToken);
	}

	/**
	 * Registers an asset, and replaces one of the same address or the same token. The caller checks that this is allowed.
	 */
	register(draft: MediaDraft, clientToken: string | undefined): Media {
		const replaced = this.findByUrl(draft.inputUrl);
		if (replaced) this.byId.delete(replaced.mediaId);
		const media: Media = { ...draft, mediaId: randomUUID().replaceAll('-', ''), status: 'Preparing' };
		this.byId.set(media.mediaId, media);
		this.idByUrl.set(media.inputUrl, media.mediaId);
		if (clientToken !== undefined) this.idByToken.set(clientToken, media.mediaId);
		this.prepare(media);
		return media;
	}

	/** Adds an asset whose file is still to be uploaded. */
	open(mediaId: string, draft: MediaDraft): Media {
		const media: Media = { ...draft, mediaId, status: 'Init' };
		this.byId.set(mediaId, media);
		this.idByUrl.set(media.inputUrl, mediaId);
		return media;
	}

	/** The file of an asset is complete, and will be read now. */
	received(mediaId: string, size: number): void {
		const media = this.byId.get(mediaId);
		if (!media) return;
		Object.assign(media, { size, status: 'Preparing' });
		this.prepare(media);
	}

	/** Replaces the fields of the change at `now` (ms). */
	update(media: Media, change: MediaChange, now: number): void {
		this.byId.set(media.mediaId, { ...media, ...change, modifiedAt: wholeSeconds(now) });
	}

	/** Starts an analysis, which replaces an earlier one. */
	analyze({ mediaId, title }: Media, nlp: NlpRequest | undefined): void {
		const analysis: MediaAnalysis = { aiJobId: randomUUID().replaceAll('-', ''), status: 'Analyzing', nlp };
		const media = this.byId.get(mediaId);
		if (media) media.analysis = analysis;
		this.timers.after(this.times.analysisMs, () => {
			analysis.status = title.includes(unanalyzableMark) ? 'AnalyzeFailed' : 'AnalyzeSuccess';
		});
	}

	private prepare(media: Media): void {
		const isUnreadable = `${media.inputUrl} ${media.title}`.includes(unreadableMark);
		this.timers.after(this.times.registerMs, () => {
			const current = this.byId.get(media.mediaId);
			if (current) current.status = isUnreadable ? 'PrepareFail' : 'Normal';
		});
	}
}
