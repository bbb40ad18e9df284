import { randomUUID } from 'node:crypto';
import { formatTime, type JsonObject } from '../values';
import { type MediaDraft, type MediaStore, unreadableMark } from './mediaStore';
import type { Timers } from './timers';

/** A file that the service fetches from an address. */
interface UrlUpload {
	readonly jobId: string;
	readonly mediaId: string;
	readonly url: string;
	readonly createdAt: number;
	readonly userData?: string;
	/** Documented for the twin of VOD; `Normal` as the example of this API shows it. */
	status: 'Normal' | 'PENDING' | 'UPLOAD_FAIL';
	completedAt?: number;
}

/** What one account lets the service fetch. */
export class UrlUploads {
	private readonly all: UrlUpload[] = [];

	constructor(
		private readonly media: MediaStore,
		private readonly options: { readonly fetchMs: number; readonly now: () => number },
		private readonly timers: Timers,
	) {}

	/** Opens an asset in state Init, whose file is there after a while. */
	start(url: string, draft: Omit<MediaDraft, 'inputUrl'>): JsonObject {
		const { fetchMs, now } = this.options;
		const mediaId = randomUUID().replaceAll('-', '');
		const jobId = randomUUID().replaceAll('-', '');
		const upload: UrlUpload = { jobId, mediaId, url, createdAt: now(), status: 'PENDING', userData: draft.userData };
		this.all.push(upload);
		this.media.open(mediaId, { ...draft, inputUrl: `http://fetched.oss-cn-shanghai.aliyuncs.com/${jobId}` });
		this.timers.after(fetchMs, () => {
			upload.completedAt = now();
			upload.status = url.includes(unreadableMark) ? 'UPLOAD_FAIL' : 'Normal';
			if (upload.status === 'Normal') this.media.received(mediaId, 14_340_962);
		});
		return { JobId: jobId, MediaId: mediaId, SourceURL: url };
	}

	/** Those of these JobIds, or of these addresses; and what does not exist. */
	find(by: 'jobId' | 'url', wanted: readonly string[]): { found: JsonObject[]; missing: string[] } {
		const found = this.all.filter((upload) => wanted.includes(upload[by]));
		return {
			found: found.map(describe),
			missing: wanted.filter((one) => !found.some((upload) => upload[by] === one)),
		};
	}
}

function describe({ jobId, mediaId, url, status, createdAt, completedAt, userData }: UrlUpload): JsonObject {
	return {
		...{ JobId: jobId, UploadURL: url, MediaId: mediaId, Status: status, CreationTime: formatTime(createdAt) },
		...(completedAt !== undefined && { CompleteTime: formatTime(completedAt) }),
		...(status === 'Normal' && { FileSize: '14340962' }),
		...(status === 'UPLOAD_FAIL' && { ErrorCode: 'DownloadFailed', ErrorMessage: 'The file could not be fetched.' }),
		...(userData !== undefined && { UserData: userData }),
	};
}
