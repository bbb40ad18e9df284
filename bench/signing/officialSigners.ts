import { createRequire } from 'node:module';

import OpenApiClient, { Config, OpenApiRequest, Params } from '@alicloud/openapi-client';
import PopCore from '@alicloud/pop-core';
import { RuntimeOptions } from '@alicloud/tea-util';
import OSS from 'ali-oss';

const ACTION = 'SubmitSmarttagJob';
const VERSION = '2020-11-09';

/** Thrown in place of a request, always the same one, since making an error costs more than signing. */
const unsent = new Error('The benchmark sends nothing.');

/** The vendor's clients, which prepare and sign a submit and then find no transport. */
export function officialSigners(
	key: { readonly accessKeyId: string; readonly accessKeySecret: string },
	host: string,
	parameters: Readonly<Record<string, string>>,
): Readonly<Record<'openapiClient' | 'popCore', () => Promise<void>>> {
	let reached = 0;
	const refuse = async () => {
		reached += 1;
		return await Promise.reject(unsent);
	};
	replace('@alicloud/openapi-client', '@alicloud/tea-typescript', 'doAction', refuse);
	replace('@alicloud/pop-core', 'httpx', 'request', refuse);

	const openApi = new OpenApiClient(new Config({ ...key, endpoint: host, protocol: 'https' }));
	const call = new Params({
		style: 'RPC',
		action: ACTION,
		version: VERSION,
		protocol: 'HTTPS',
		method: 'POST',
		pathname: '/',
		authType: 'AK',
		reqBodyType: 'formData',
		bodyType: 'json',
	});
	const popCore = new PopCore({ ...key, endpoint: `https://${host}`, apiVersion: VERSION });
	const upToTransport = async (send: () => Promise<unknown>) => {
		const before = reached;
		await send().catch((error: unknown) => {
			if (error !== unsent && !String(error).includes(unsent.message)) throw error;
		});
		if (reached === before) throw new Error('A client did not come as far as its transport.');
	};
	return {
		openapiClient: async () =>
			await upToTransport(
				async () => await openApi.callApi(call, new OpenApiRequest({ query: parameters }), new RuntimeOptions({})),
			),
		popCore: async () => await upToTransport(async () => await popCore.request(ACTION, parameters, { method: 'POST' })),
	};
}

/** A request of OSS that the official client signs. */
interface OssRequest {
	readonly method: string;
	readonly bucket: string;
	readonly path: string;
	readonly query: ReadonlyArray<readonly [string, string]>;
	readonly headers: Readonly<Record<string, string>>;
}

/** What the official client signs an OSS request with; it is not in its types. */
interface SigningOss {
	authorizationV4(
		method: string,
		request: { readonly headers: Record<string, string>; readonly queries: Record<string, string> },
		bucket: string,
		object: string,
	): string;
}

/** The signer of `ali-oss`; as ours, it makes the headers of the time anew for each request. */
export function officialOssSigner(
	key: { readonly accessKeyId: string; readonly accessKeySecret: string },
	region: string,
): (request: OssRequest) => void {
	const client = new OSS({ ...key, region: `oss-${region}`, bucket: 'my-bucket', authorizationV4: true });
	const signer = client as unknown as SigningOss;
	return ({ method, bucket, path, query, headers }) => {
		const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
		const sent = { ...headers, 'x-oss-date': date, 'x-oss-content-sha256': 'UNSIGNED-PAYLOAD' };
		signer.authorizationV4(
			method,
			{ headers: sent, queries: Object.fromEntries(query) },
			bucket,
			decodeURIComponent(path.slice(1)),
		);
	};
}

/** Replaces a function of a module that a package depends on. */
function replace(owner: string, dependency: string, name: string, by: () => Promise<never>): void {
	const own = createRequire(createRequire(__filename).resolve(owner));
	const module = own(dependency) as Record<string, unknown>;
	module[name] = by;
}
