import { isSessionRefusal } from '../../credentials/credentialErrorCodes';

test.each([
	'InvalidSecurityToken.Expired',
	'InvalidSecurityToken.Malformed',
	'InvalidSecurityToken.MismatchWithAccessKey',
	'InvalidSecurityToken',
	'SecurityTokenExpired',
	'InvalidAccessKeyId.NotFound',
])('%s refuses the session', (code) => {
	expect(isSessionRefusal(code)).toBe(true);
});

test.each([
	'MissingSecurityToken',
	'InvalidSecurityTokens',
	'InvalidAccessKeyId.Inactive',
	'SignatureDoesNotMatch',
	'NoPermission',
	'Throttling.User',
	'',
	undefined,
])('%s does not', (code) => {
	expect(isSessionRefusal(code)).toBe(false);
});
