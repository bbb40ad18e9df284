import type { AccessKey, Parameter } from '../../credentials/signature/canonical';
import { ossPath, presignOss, signOss } from '../../credentials/signature/signatureOss';
import type { LocalService } from '../../local/service';

/** A request to OSS of a test; by default with the permanent key, to example-bucket in Shanghai. */
export interface OssTestRequest {
	readonly method: 'DELETE' | 'GET' | 'HEAD' | 'POST' | 'PUT';
	/** undefined for the object of ListBuckets. */
	readonly bucket?: string;
	readonly region?: string;
	readonly objectKey?: string;
	readonly query?: readonly Parameter[];
	readonly headers?: Record<string, string>;
	readonly body?: Buffer | string;
	readonly key?: AccessKey;
	/** Milliseconds since 1970. */
	readonly time?: number;
	/** In the query form, which is valid for so many seconds. */
	readonly expires?: number;
	/** Changes the headers after they were signed. */
	readonly alter?: (headers: Record<string, string>) => void;
}

/** An answer of OSS. */
export interface OssTestAnswer {
	readonly status: number;
	readonly headers: Headers;
	readonly body: string;
	/** `Code` of an error. */
	readonly code: string | undefined;
}

/** Sends a signed request to the address of the local service, which is a domain of every bucket. */
export async function sendOss(service: Pick<LocalService, 'url'>, request: OssTestRequest): Promise<OssTestAnswer> {
	const { method, objectKey = '', body, region = 'cn-shanghai', time = Date.now(), expires } = request;
	const bucket = 'bucket' in request ? request.bucket : 'example-bucket';
	const path = ossPath(`/${objectKey.replaceAll('%', '%25')}`);
	const type: Record<string, string> = method === 'PUT' || method === 'POST' ? { 'content-type': 'video/mp4' } : {};
	const unsigned = { method, bucket, path, query: request.query ?? [], headers: { ...type, ...request.headers } };
	const key = request.key ?? { accessKeyId: 'testAccessKeyId', accessKeySecret: 'testAccessKeySecret' };
	const { query, headers } =
		expires === undefined
			? signOss(unsigned, key, { region, time })
			: presignOss(unsigned, key, { region, time, expires });
	request.alter?.(headers);
	const answer = await fetch(`${service.url}${path}?${query}`, { method, headers, body, redirect: 'manual' });
	const text = await answer.text();
	const code = /<Code>([^<]*)</.exec(text)?.[1];
	return { status: answer.status, headers: answer.headers, body: text, code };
}
