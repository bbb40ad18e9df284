import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { RamRole } from '../ramRole';
import type { AccessKey } from '../signature/canonical';

/** The temporary AccessKey of an assumed role. Times are those of this machine's clock, in milliseconds since 1970. */
export interface RoleSession extends Required<AccessKey> {
	/** When it was requested. */
	readonly startedAt: number;
	readonly endsAt: number;
}

/** The answer of STS; `unreadable` when it is not one of STS. */
export type AssumeRoleAnswer =
	| { readonly kind: 'session'; readonly session: RoleSession }
	| { readonly kind: 'refused'; readonly httpStatus: number; readonly code: string; readonly requestId?: string }
	| { readonly kind: 'unreadable'; readonly httpStatus: number };

/** An answer whose body is read; without a text when it was too large. */
export interface ReceivedAnswer {
	readonly statusCode: number;
	readonly headers: Readonly<Record<string, unknown>>;
	readonly text: string | undefined;
}

/** How long STS may take to answer, and then for the body, in milliseconds. */
export const STS_TIMEOUT_MS = 10_000;

/**
 * The request for a session, not signed yet. Documented: AssumeRole of STS 2015-04-01, parameters in the query.
 *
 * @param endpoint base URL of STS, without a trailing slash
 */
export function assumeRoleRequest(endpoint: string, role: RamRole): IHttpRequestOptions {
	const { arn, sessionName, externalId, durationSeconds, policy } = role;
	const qs: IDataObject = { RoleArn: arn, RoleSessionName: sessionName, DurationSeconds: String(durationSeconds) };
	if (externalId) qs.ExternalId = externalId;
	if (policy) qs.Policy = policy;
	return {
		method: 'POST',
		url: `${endpoint}/`,
		qs,
		headers: { accept: 'application/json', 'x-acs-action': 'AssumeRole', 'x-acs-version': '2015-04-01' },
		timeout: STS_TIMEOUT_MS,
		encoding: 'stream',
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
	};
}

/**
 * Reads the answer to `assumeRoleRequest`.
 *
 * The lifetime of the session is the time from the answer's `Date` to `Expiration`, both by the clock of STS, and never
 * more than was requested; the clock of this machine may be wrong.
 *
 * @param requestedAt when the request was sent, in milliseconds since 1970
 */
export function readAssumeRoleAnswer(
	{ statusCode, headers, text }: ReceivedAnswer,
	role: RamRole,
	requestedAt: number,
): AssumeRoleAnswer {
	const answer = objectOf(parse(text ?? ''));
	const code = textOf(answer.Code ?? answer.code);
	if (code && code !== 'OK') {
		const requestId = textOf(answer.RequestId ?? answer.requestId) || undefined;
		return { kind: 'refused', httpStatus: statusCode, code, requestId };
	}
	const credentials = objectOf(answer.Credentials);
	const key = {
		accessKeyId: textOf(credentials.AccessKeyId),
		accessKeySecret: textOf(credentials.AccessKeySecret),
		securityToken: textOf(credentials.SecurityToken),
	};
	if (statusCode !== 200 || !key.accessKeyId || !key.accessKeySecret || !key.securityToken) {
		return { kind: 'unreadable', httpStatus: statusCode };
	}
	const requestedMs = role.durationSeconds * 1_000;
	const reportedMs = Date.parse(textOf(credentials.Expiration)) - Date.parse(textOf(headers.date));
	const lifetimeMs = Number.isNaN(reportedMs) ? requestedMs : Math.min(requestedMs, reportedMs);
	return { kind: 'session', session: { ...key, startedAt: requestedAt, endsAt: requestedAt + lifetimeMs } };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
