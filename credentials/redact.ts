import type { AccessKey } from './signature/canonical';

/** What must not be shown; an absent or empty one is ignored. */
export type Secrets = ReadonlyArray<string | undefined>;

const HIDDEN = '***';

/** What must not be shown of keys: their secrets and tokens. */
export function secretsOf(keys: ReadonlyArray<Partial<AccessKey> | undefined>): Secrets {
	return keys.flatMap((key) => [key?.accessKeySecret, key?.securityToken]);
}

/** The sign between a name and its value, as it is or escaped for a URL, HTML or JSON. */
const SIGN = String.raw`["']?(?:=|:|%(?:25){0,3}3[ad]|&#(?:61|x3d);|&equals;|\\u003d)["']?`;

/** A value after the name of a secret. No repetition is without a limit before the sign, so it takes linear time. */
const NAMED = new RegExp(
	String.raw`((?:signature|secret|token)(?:${SIGN}|"\s?:\s?")|x-(?:acs|oss)-[a-z\d-]{1,40}(?::\s|${SIGN}))[^\s&"'<>,;\\]+`,
	'gi',
);

/**
 * Replaces secrets in a text of the service or of n8n: the values given, plain or escaped for a URL (once or more, in
 * either case), HTML or JSON; and whatever stands after a name of a secret, such as `Signature=`.
 */
export function redact(text: string, secrets: Secrets = []): string {
	let redacted = text;
	for (const secret of secrets) {
		if (secret) redacted = redacted.replaceAll(escapedForms(secret), HIDDEN);
	}
	return redacted.replaceAll(NAMED, `$1${HIDDEN}`);
}

/** All ways in which a secret is written. */
function escapedForms(secret: string): RegExp {
	return new RegExp([...secret].map(formsOf).join(''), 'gu');
}

/** Letters and digits are not escaped; keys have no others than those of ASCII. */
function formsOf(character: string): string {
	if (/[a-z\d]/i.test(character)) return character;
	const code = character.codePointAt(0) ?? 0;
	const hex = code.toString(16).padStart(2, '0');
	const eitherCase = [...hex].map((digit) => `[${digit}${digit.toUpperCase()}]`).join('');
	const forms = [
		`\\\\?\\u{${hex}}`,
		`%(?:25){0,3}${eitherCase}`,
		`&#(?:0{0,5}${code}|[xX]0{0,5}${eitherCase});`,
		`\\\\u00${eitherCase}`,
		...(HTML_NAMES.get(character) ?? []).map((name) => `&${name};`),
	];
	return `(?:${forms.join('|')})`;
}

const HTML_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
	['&', ['amp']],
	['+', ['plus']],
	['/', ['sol']],
	['=', ['equals']],
	['"', ['quot']],
	["'", ['apos']],
	['<', ['lt']],
	['>', ['gt']],
]);
