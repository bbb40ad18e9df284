import { isJsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';

/** The actions whose answers have a temporary key. */
export const ISSUING_ACTIONS: ReadonlySet<string> = new Set(['CreateUploadMedia', 'RefreshUploadMedia']);

/** Documented fields of these answers that are recorded as they are. Every other text may be a key or contain one. */
const HARMLESS: ReadonlySet<string> = new Set([
	...['RequestId', 'MediaId', 'FileURL', 'MediaURL', 'Code', 'Message', 'HostId', 'Recommend', 'AccessDeniedDetail'],
	...['AuthAction', 'AuthPrincipalDisplayName', 'AuthPrincipalOwnerId', 'AuthPrincipalType', 'NoPermissionType'],
	'PolicyType',
]);

/** What a text of an address or a key is recorded as: its form, and a number by which equal texts are recognized. */
export const TICKET_FORM =
	/^(?:text \d+|number as text: \d{1,6}|date and time|region(?: with oss-)?|address of OSS|other address|host of OSS)$/;

const FORMS: ReadonlyArray<readonly [RegExp, string]> = [
	[/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/, 'date and time'],
	[/^https?:\/\/oss-[a-z]{2}-[a-z\d-]+\.aliyuncs\.com\/?$/, 'address of OSS'],
	[/^https?:\/\//, 'other address'],
	[/^oss-[a-z]{2}-[a-z\d-]+\.aliyuncs\.com$/, 'host of OSS'],
	[/^[a-z]{2}-(?:[a-z]+-)*[a-z]+(?:-\d)?$/, 'region'],
	[/^oss-[a-z]{2}-(?:[a-z]+-)*[a-z]+(?:-\d)?$/, 'region with oss-'],
];

/** Describes the answers of CreateUploadMedia and RefreshUploadMedia, of one run. */
export class TicketRecorder {
	private readonly seen = new Map<string, number>();

	/**
	 * The answer with a description in place of each text that may be a key.
	 *
	 * @param body parsed JSON, or the text of an answer that is not JSON
	 * @returns an empty text for one that is not JSON
	 */
	described(body: unknown): unknown {
		if (typeof body === 'string') return '';
		if (Array.isArray(body)) return body.map((entry) => this.value(entry));
		if (!isJsonObject(body)) return body;
		return Object.fromEntries(
			Object.entries(body).map(([name, value]) => {
				if (!HARMLESS.has(name)) return [name, this.value(value)];
				return [name, isJsonObject(value) ? this.described(value) : value];
			}),
		);
	}

	/** Documented: UploadAddress and UploadAuth are Base64 of JSON. */
	private value(value: unknown): unknown {
		if (typeof value === 'string') return this.fieldsOf(value) ?? this.form(value);
		return isJsonObject(value) || Array.isArray(value) ? this.described(value) : value;
	}

	private fieldsOf(text: string): object | undefined {
		try {
			const fields: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
			if (!isJsonObject(fields)) return undefined;
			return Object.fromEntries(
				Object.entries(fields).map(([name, value]) => [
					name,
					typeof value === 'string' ? this.form(value) : this.described(value),
				]),
			);
		} catch {
			return undefined;
		}
	}

	private form(text: string): string {
		if (/^\d{1,6}$/.test(text)) return `number as text: ${text}`;
		const known = FORMS.find(([form]) => form.test(text))?.[1];
		if (known !== undefined) return known;
		const number = this.seen.get(text) ?? this.seen.size + 1;
		this.seen.set(text, number);
		return `text ${number}`;
	}
}
