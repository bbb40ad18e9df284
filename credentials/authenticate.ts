import { randomUUID } from 'node:crypto';

import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { readImsCredential } from './imsCredential';
import { recordingRefusals } from './ownRefusals';
import { refreshSession, signingKey } from './session/sessions';
import { signRequestOptions } from './signRequestOptions';

/**
 * Signs a request with what n8n stored for the credential: its own key, or the session of its role.
 *
 * @param options.renewsSession the role has to be assumable now, so a session older than a minute is replaced first
 * @throws UserError when a field of the credential cannot be used, or the request cannot be signed
 */
export async function authenticateRequest(
	data: ICredentialDataDecryptedObject,
	requestOptions: IHttpRequestOptions,
	{ renewsSession }: { readonly renewsSession: boolean },
): Promise<IHttpRequestOptions> {
	return await recordingRefusals(async () => {
		const credential = readImsCredential(data);
		if (renewsSession) await refreshSession(data);
		const key = signingKey(credential, data, requestOptions);
		return signRequestOptions(requestOptions, { ...credential, ...key }, { time: Date.now(), nonce: randomUUID() });
	});
}
<<<<<<< HEAD
=======

/**
 * Signs any request to an Alibaba Cloud API with the credential's signature version.
 *
 * Action and version may be in the headers `x-acs-action` and `x-acs-version` or in the query as `Action` and
 * `Version`; they are moved to where the signature version expects them. The passed options are not changed.
 *
 * @throws UserError when the request names no action, or has a body that the signature cannot cover
 */
export function signRequestOptions(
	options: RequestOptions,
	credential: ImsCredential,
	stamp: Stamp,
): IHttpRequestOptions {
	const { address, request } = readRequest(options);
	const bare = withoutSignature(request);
	const unsigned = credential.signatureVersion === 'V1' ? forV1(bare) : forV3(bare);
	const signed = (credential.signatureVersion === 'V1' ? signV1 : signV3)(unsigned, credential, stamp);
	return writeRequest(options, { address, request: unsigned }, signed);
}

/** n8n signs a request anew when it sends it a second time; what the first signature added is removed. */
function withoutSignature(request: RequestToSign): RequestToSign {
	const signedWithV1 = request.query.some(([name]) => name === 'Signature');
	return {
		...request,
		headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !V3_HEADERS.has(name))),
		query: signedWithV1 ? request.query.filter(([name]) => !V1_PARAMETERS.has(name)) : request.query,
	};
}

/** Resource-style (ROA) APIs are identified by their path and need no action. */
function forV3(request: RequestToSign): RequestToSign {
	const headers: Record<string, string> = { ...request.headers };
	const query: Parameter[] = [];
	for (const [name, value] of request.query) {
		if (name === 'Action') headers['x-acs-action'] ??= value;
		else if (name === 'Version') headers['x-acs-version'] ??= value;
		else query.push([name, value]);
	}
	if (request.path === '/') requireAction(headers['x-acs-action'], headers['x-acs-version']);
	return { ...request, headers, query };
}

function forV1(request: RequestToSign): RequestToSign {
	const { 'x-acs-action': action, 'x-acs-version': version, ...rest } = request.headers;
	const headers: Record<string, string> = rest;
	const form = request.form ?? formFromJson(request);
	const sent = new Map([...request.query, ...(form ?? [])]);
	const query = [...request.query];
	if (action && !sent.has('Action')) query.push(['Action', action]);
	if (version && !sent.has('Version')) query.push(['Version', version]);
	requireAction(sent.get('Action') ?? action, sent.get('Version') ?? version);
	if (form) headers['content-type'] = FORM;
	return { ...request, headers, query, form, body: undefined };
}

/** Signature V1 covers query and form alone, so the members of a JSON body are sent as form parameters. */
function formFromJson({ body, headers }: RequestToSign): Parameter[] | undefined {
	if (body === undefined) return undefined;
	const content = headers['content-type']?.includes('json') ? parseJson(Buffer.from(body).toString('utf8')) : undefined;
	if (typeof content === 'object' && content !== null && !Array.isArray(content)) return flatten(content);
	throw new UserError(
		'Signature V1 covers a query, a form or a JSON object, not this body. Choose Signature Version V3 in the credential.',
	);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function requireAction(action: string | undefined, version: string | undefined): void {
	if (action && version) return;
	const missing = [action ? '' : 'Action (or the header x-acs-action)', version ? '' : 'Version (or x-acs-version)'];
	throw new UserError(
		`The request names no API: ${missing.filter(Boolean).join(' and ')} is missing. ` +
			'Add it as a query parameter, for example Action=DescribeRegions and Version=2014-05-26.',
	);
}
>>>>>>> e67c84a (test: plain names in the tests of the pure rooms)
