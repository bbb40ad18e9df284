/**
 * Codes by which an API does not accept the key or token of a session: it has expired, or is not known any more. It tells
 * so before it does anything. Known from practice only.
 */
const REFUSED_SESSION = /^(InvalidSecurityToken(\.|$)|SecurityTokenExpired$|InvalidAccessKeyId\.NotFound$)/;

/** Whether a request that a session signed was refused because of that session. */
export function isSessionRefusal(code: string | undefined): boolean {
	return REFUSED_SESSION.test(code ?? '');
}

/** What to do when the session of a role was refused, and then a new one as well. */
export const REFUSED_SESSION_ADVICE =
	'The API did not accept the session of the RAM role, nor a new one. Check in the RAM console that the role in Role ARN still exists, and that Custom Endpoint, if there is one, serves STS and IMS of the same account.';
