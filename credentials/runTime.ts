/**
 * What the credential does when a request is made: loaded with the first one, so that n8n starts without it. The build
 * makes one file of it. The nodes take what they need of the credential from here, so that sessions are kept once.
 */
export { signRequestOptions } from './authenticate';
export { type ImsCredential, productEndpoint, readImsCredential } from './imsCredential';
export { notingRefusals, ownRefusal } from './ownRefusals';
export { CREDENTIAL_REFUSALS } from './credentialErrorCodes';
export { isSessionRefusal, REFUSED_SESSION_ADVICE } from './session/refusedSession';
export type { RoleSession } from './session/roleSession';
export { forgetSession, provideSession, refreshSession, sessionOf, signingKey } from './session/sessions';
export { percentEncode } from './signature/canonical';
