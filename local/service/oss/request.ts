import { ApiError } from '../apiError';

/** A request to OSS before its body is read. */
export interface OssRequest {
	readonly method: string;
	/** Decoded, without the slash that begins the path. */
	readonly key: string;
	readonly query: ReadonlyMap<string, string>;
	/** Lower-cased names. */
	readonly headers: Readonly<Record<string, string>>;
}

/** Decodes path and query. Throws `InvalidURI` for what is not percent-encoded UTF-8, or a parameter that is repeated. */
export function readOssRequest(
	method: string,
	path: string,
	rawQuery: string,
	headers: Readonly<Record<string, string>>,
): OssRequest {
	const query = new Map<string, string>();
	for (const part of rawQuery.split('&').filter(Boolean)) {
		const [, name = '', value = ''] = /^([^=]*)(?:=(.*))?$/s.exec(part) ?? [];
		if (query.has(decode(name))) throw new ApiError(400, 'InvalidArgument', `${name} was sent more than once.`);
		query.set(decode(name), decode(value));
	}
	return { method, key: decode(path).slice(1), query, headers };
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		throw new ApiError(400, 'InvalidURI', "Couldn't parse the specified URI.");
	}
}
