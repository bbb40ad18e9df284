import type { Pair, ParsedRequest } from './requestParser';
import { v1CommonParameters } from './signatures/v1';

/** Which signature scheme a request uses. */
export type SignatureScheme = 'V3' | 'V1' | 'none';

/** The action that a request names, not verified yet. */
export interface Envelope {
	scheme: SignatureScheme;
	action: string;
	version: string;
	/** `xml` only for V1 without `Format=JSON`, the documented default there. */
	format: 'json' | 'xml';
	/** Business parameters of query and form in the order received, without the V1 common ones. */
	parameters: Pair[];
}

/** Recognises the scheme by the `Authorization` header, then by the V1 parameters, and reads action and version. */
export function readEnvelope(request: ParsedRequest): Envelope {
	const all = [...request.query, ...request.form];
	if ((request.headers['authorization'] ?? '').startsWith('ACS3-')) {
		return {
			scheme: 'V3',
			action: request.headers['x-acs-action'] ?? '',
			version: request.headers['x-acs-version'] ?? '',
			format: 'json',
			parameters: all,
		};
	}
	const common = new Map(all.filter(([name]) => v1CommonParameters.has(name)));
	const scheme = common.has('Signature') || common.has('AccessKeyId') ? 'V1' : 'none';
	const wantsXml = scheme === 'V1' && common.get('Format')?.toUpperCase() !== 'JSON';
	return {
		scheme,
		action: common.get('Action') ?? request.headers['x-acs-action'] ?? '',
		version: common.get('Version') ?? request.headers['x-acs-version'] ?? '',
		format: wantsXml ? 'xml' : 'json',
		parameters: all.filter(([name]) => !v1CommonParameters.has(name)),
	};
}
