import { percentEncode } from '../../../credentials/signature/canonical';

/**
 * Takes secrets out of a text of the service, plain or percent-encoded once or twice, as they stand in a string to sign.
 *
 * @param secrets what must not be seen; an absent or empty one is passed over
 */
export function redact(text: string, secrets: ReadonlyArray<string | undefined>): string {
	let redacted = text;
	for (const secret of secrets) {
		if (!secret) continue;
		const once = percentEncode(secret);
		for (const form of new Set([secret, once, percentEncode(once)])) redacted = redacted.replaceAll(form, '***');
	}
	return redacted;
}
