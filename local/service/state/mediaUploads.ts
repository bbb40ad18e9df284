import { randomBytes, randomUUID } from 'node:crypto';
import { ApiError, resourceNotFound } from '../apiError';
import type { Bucket, ObjectRecord } from '../oss/objects';
import { formatTime, type JsonObject } from '../values';
import type { Account } from './accounts';
import type { MediaDraft, MediaStore } from './mediaStore';

/** The account of the service itself, to which the storage of media libraries belongs. Invented. */
const SERVICE_ACCOUNT = '1000000000000009';

/** The storage of every media library; no user's own key reaches it (documented: it is managed by VOD). */
export const storageBucket: Bucket = {
	name: 'outin-0123456789abcdef0123456789abcdef',
	region: 'cn-shanghai',
	accountId: SERVICE_ACCOUNT,
};

/** Documented: how long address and key are valid, ms. */
const KEY_MS = 3_000_000;

interface Upload {
	readonly mediaId: string;
	readonly key: string;
	readonly media: MediaStore;
	/** Documented: only those of video and audio can have a new key. */
	readonly canBeRefreshed: boolean;
	/** Documented: for an extension that is not supported, the key fits no object. */
	readonly isWritable: boolean;
}

interface UploadKey {
	readonly account: Account;
	readonly token: string;
	expiresAt: number;
}

/** What is uploaded to media libraries: the addresses and temporary keys that were issued, for one object each. */
export class MediaUploads {
	private readonly byMedia = new Map<string, Upload>();
	private readonly keys = new Map<string, UploadKey>();

	constructor(
		private readonly options: { readonly keyMs?: number; readonly hasStorage: boolean; readonly now: () => number },
	) {}

	/** Opens an asset in state Init, and returns what CreateUploadMedia answers. */
	create(
		media: MediaStore,
		draft: Omit<MediaDraft, 'inputUrl'>,
		{ ext, isSupported }: { readonly ext: string; readonly isSupported: boolean },
	): JsonObject {
		// Documented for the twin of VOD.
		if (!this.options.hasStorage) throw new ApiError(404, 'InvalidStorage.NotFound', 'The storage does not exist.');
		const mediaId = randomUUID().replaceAll('-', '');
		const key = `sv/${randomBytes(4).toString('hex')}-${mediaId.slice(0, 12)}.${ext}`;
		const url = `http://${storageBucket.name}.oss-${storageBucket.region}.aliyuncs.com/${key}`;
		media.open(mediaId, { ...draft, inputUrl: url });
		const canBeRefreshed = draft.mediaType === 'video' || draft.mediaType === 'audio';
		const upload = { mediaId, key, media, canBeRefreshed, isWritable: isSupported };
		this.byMedia.set(mediaId, upload);
		return { MediaId: mediaId, FileURL: url, MediaURL: url, ...this.authorize(upload) };
	}

	/** The same address with a new key, as RefreshUploadMedia answers it. */
	refresh(media: MediaStore, mediaId: string): JsonObject {
		const upload = this.byMedia.get(mediaId);
		if (upload?.media !== media || !upload.canBeRefreshed) throw resourceNotFound('MediaId');
		return { MediaId: mediaId, ...this.authorize(upload) };
	}

	/** The temporary AccessKey of that ID, its token valid or expired. */
	account(accessKeyId: string): Account | undefined {
		const key = this.keys.get(accessKeyId);
		if (!key) return undefined;
		return { ...key.account, tokens: { [key.token]: this.options.now() < key.expiresAt ? 'valid' : 'expired' } };
	}

	/** An object is complete: if it is one of a media library, its asset is prepared. */
	stored({ bucket, key, size }: ObjectRecord): void {
		if (bucket !== storageBucket.name) return;
		const upload = [...this.byMedia.values()].find((one) => one.key === key);
		upload?.media.received(upload.mediaId, size);
	}

	/** Ends all keys at `now` (ms). Returns how many were valid. */
	expire(now: number): number {
		const valid = [...this.keys.values()].filter(({ expiresAt }) => now < expiresAt);
		for (const key of valid) key.expiresAt = now;
		return valid.length;
	}

	clear(): void {
		this.byMedia.clear();
		this.keys.clear();
	}

	/** Two texts in Base64 of JSON. Observed: the duration in seconds as text, and when it ends. */
	private authorize({ key, isWritable }: Upload): JsonObject {
		const { keyMs = KEY_MS, now } = this.options;
		const expiresAt = now() + keyMs;
		const accessKeyId = `STS.${randomBytes(18).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
		const accessKeySecret = randomBytes(33).toString('base64url');
		const token = `CAIS${randomBytes(400).toString('base64')}`;
		const account: Account = {
			...{ accessKeyId, accessKeySecret, accountId: SERVICE_ACCOUNT },
			arn: `acs:ram::${SERVICE_ACCOUNT}:assumed-role/upload/${key}`,
			object: { bucket: storageBucket.name, key: isWritable ? key : `${key}?` },
		};
		this.keys.set(accessKeyId, { account, token, expiresAt });
		const { name: Bucket, region } = storageBucket;
		return {
			UploadAddress: encoded({ Endpoint: `https://oss-${region}.aliyuncs.com`, Bucket, FileName: key }),
			UploadAuth: encoded({
				...{ SecurityToken: token, AccessKeyId: accessKeyId, AccessKeySecret: accessKeySecret },
				...{ Expiration: String(keyMs / 1000), ExpireUTCTime: formatTime(expiresAt), Region: region },
			}),
		};
	}
}

function encoded(fields: JsonObject): string {
	return Buffer.from(JSON.stringify(fields)).toString('base64');
}
