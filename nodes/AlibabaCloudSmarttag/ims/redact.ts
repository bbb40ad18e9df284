import type { AccessKey } from '../../../credentials/signature/canonical';
import { percentEncode } from '../../../credentials/signature/canonical';

/**
 * Takes the secret parts of an AccessKey out of a text of the service, plain or percent-encoded once or twice, as they
 * stand in a string to sign.
 */
export function redact(text: string, { accessKeySecret, securityToken }: AccessKey): string {
	let redacted = text;
	for (const secret of [accessKeySecret, securityToken]) {
		if (!secret) continue;
		const once = percentEncode(secret);
		for (const form of new Set([secret, once, percentEncode(once)])) redacted = redacted.replaceAll(form, '***');
	}
	return redacted;
}
