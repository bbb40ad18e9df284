import type { FieldReader } from './fieldReader';

/** Documented signatures with a start and a lifetime in seconds: OSS V4, AWS V4 and Google V4, by the prefix of their names. */
const LIFETIME_PREFIXES = ['x-oss-', 'x-amz-', 'x-goog-'] as const;

/**
 * When the signature of a web address ends: that of an OSS address (V1 or V4), or of the same kinds of S3, Google and Azure.
 *
 * @returns milliseconds since 1970; undefined for an address without a signature whose end is known
 */
export function signatureEnd(address: string): number | undefined {
	if (!URL.canParse(address)) return undefined;
	const query = new Map([...new URL(address).searchParams].map(([name, value]) => [name.toLowerCase(), value]));
	for (const prefix of LIFETIME_PREFIXES) {
		const end = timeOf(query.get(`${prefix}date`)) + Number(query.get(`${prefix}expires`)) * 1_000;
		if (Number.isFinite(end)) return end;
	}
	// Documented: seconds since 1970 in the older signatures.
	const seconds = query.get('expires') ?? '';
	if (query.has('signature') && /^\d{1,12}$/.test(seconds)) return Number(seconds) * 1_000;
	const end = Date.parse(query.get('se') ?? '');
	return query.has('sig') && Number.isFinite(end) ? end : undefined;
}

/** The time of a text like 20260102T030405Z; NaN for any other. */
function timeOf(stamp = ''): number {
	return Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

/**
 * Adds a hint for a signed address of a file that can no longer be read.
 *
 * @param now milliseconds since 1970
 */
export function hintAtExpiredSignature(field: string, address: string, now: number, reader: FieldReader): void {
	const end = signatureEnd(address);
	if (end === undefined || end > now) return;
	reader.hints.push(
		`${field}: the signature of the address has expired, so the service cannot read the file. Sign it again.`,
	);
}
