import { ApiError } from '../apiError';

/** What the `Host` of a request says. */
export type OssAddress =
	/** `<bucket>.<endpoint>`; the region only where the endpoint has one. */
	| { readonly kind: 'bucket'; readonly bucket: string; readonly region?: string }
	/** The endpoint of a region alone, for ListBuckets. */
	| { readonly kind: 'service'; readonly region: string }
	/** A domain of the user's own. It is a domain of every bucket here; the signature names the bucket. */
	| { readonly kind: 'domain' };

const ENDPOINT = /^(?:(.+)\.)?oss-([a-z\d-]+?)(?:-internal)?\.aliyuncs\.com$/;
const LOCAL = /^(.+)\.localhost$/;

/** Documented: names of buckets. */
const BUCKET = /^[a-z\d][a-z\d-]{1,61}[a-z\d]$/;

/** Reads the documented endpoint forms, `<bucket>.localhost` for clients on this machine, or a domain. */
export function readAddress(host: string): OssAddress {
	const name = host.replace(/:\d+$/, '').toLowerCase();
	const [, bucket, region = ''] = ENDPOINT.exec(name) ?? [];
	if (region && bucket === undefined) return { kind: 'service', region };
	const named = bucket ?? LOCAL.exec(name)?.[1];
	if (named === undefined) return { kind: 'domain' };
	if (!BUCKET.test(named)) {
		throw new ApiError(400, 'InvalidBucketName', 'The specified bucket is not valid.', { BucketName: named });
	}
	return { kind: 'bucket', bucket: named, region: region || undefined };
}

/** Whether the host alone says that the request is for OSS. */
export function isOssHost(host: string): boolean {
	const name = host.replace(/:\d+$/, '').toLowerCase();
	return ENDPOINT.test(name) || LOCAL.test(name);
}
