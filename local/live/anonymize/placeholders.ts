/** Endings of file names that say what kind of file it is. */
const EXTENSIONS =
	/\.(?:aac|avi|flac|flv|gif|html|jpe?g|json|m3u8|m4a|mkv|mov|mp3|mp4|mpe?g|mxf|png|srt|ts|txt|vtt|wav|webm|webp|wmv)$/i;

const SYSTEM_TEMPLATE = /^S\d{8}-\d{6}$/;
const DATE_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?$/;
const SAMPLE_DATE = '2026-01-02T03:04:05.000000000';
const ARN = /^acs:([a-z]*):([\w-]*):(\w*):(.*)$/s;
const ADDRESS = /^([a-z][a-z\d+.-]*):\/\/([^/?#]*)([^?#]*)(\?[^#]*)?/i;
const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const HEXADECIMAL = /^[\da-f]{16,}$/i;
const DIGITS = /^\d{7,}$/;
const SHORT_NUMBER = /^-?\d{1,6}(?:\.\d+)?$/;
const TOKEN = /^(?=.*[\d_=+/-])[\w+/=.-]{20,}$/;
const LIST_SEPARATOR = /([,，、])/;

/** What stands at the end of a text and decides how texts are joined: punctuation and blanks. */
const ENDING = /(?<![\p{P}\s])[\p{P}\s]+$/u;

const SCRIPTS = [
	[/\p{sc=Han}/u, '文本'],
	[/[\p{sc=Hira}\p{sc=Kana}]/u, 'テキスト'],
] as const;

/**
 * Replaces values by placeholders of the same form: an address by an address, 32 hexadecimal digits by 32 others. Equal
 * values get equal placeholders, so that relations between them stay.
 */
export class Placeholders {
	private readonly known = new Map<string, string>();
	private readonly taken = new Set<string>();

	/**
	 * The placeholder of a text.
	 *
	 * @param isId whether it names something, so that even a short number has to be replaced
	 */
	of(text: string, isId = false): string {
		const core = text.trim();
		if (core === '' || SYSTEM_TEMPLATE.test(core) || /^(?:true|false)$/i.test(core)) return text;
		if (DATE_TIME.test(core)) return sampleDate(core);
		if (!isId && SHORT_NUMBER.test(core)) return roundedText(core);
		return text.replace(core, () => this.stable(core));
	}

	/** The placeholder of a number that is too large for a time or a place in a picture. */
	number(value: number): number {
		const digits = BigInt(Math.trunc(Math.abs(value)))
			.toString()
			.slice(0, 15);
		return Math.sign(value) * Number(this.stable(digits));
	}

	/** The placeholder of a name in an object. */
	name(name: string): string {
		return this.unique(`name ${name}`, (count) => `name${count}`);
	}

	private stable(core: string): string {
		const known = this.known.get(core);
		if (known !== undefined) return known;
		const made = this.make(core);
		this.known.set(core, made);
		return made;
	}

	private make(core: string): string {
		if (/^[[{]/.test(core)) return this.unique(core, (count) => `{"text":${count}}`);
		const [, service = '', region = '', account = '', resource = ''] = ARN.exec(core) ?? [];
		if (service) return `acs:${service}:${region}:${account && this.stable(account)}:${this.resource(resource)}`;
		if (ADDRESS.test(core)) return this.address(core);
		if (EMAIL.test(core)) return this.unique(core, (count) => `name${count}@mail.example`);
		if (UUID.test(core)) {
			return this.unique(core, (count) => `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`);
		}
		if (DIGITS.test(core)) return this.unique(core, (count) => `9${String(count).padStart(core.length - 1, '0')}`);
		if (HEXADECIMAL.test(core)) return this.unique(core, (count) => String(count).padStart(core.length, '0'));
		if (LIST_SEPARATOR.test(core)) return this.list(core);
		if (TOKEN.test(core)) return this.unique(core, (count) => `token-${count}`);
		const script = SCRIPTS.find(([pattern]) => pattern.test(core))?.[1];
		const word = script ?? (/\s/.test(core) ? 'text ' : /^\d+$/.test(core) ? '' : 'text');
		const ending = ENDING.exec(core)?.[0] ?? '';
		return this.unique(core, (count) => `${word}${count}${ending}`);
	}

	/** Several values in one text, each replaced by itself. */
	private list(core: string): string {
		return core
			.split(LIST_SEPARATOR)
			.map((part, index) => (index % 2 === 1 ? part : this.of(part, true)))
			.join('');
	}

	private resource(resource: string): string {
		const [kind = '', ...names] = resource.split('/');
		const known = ['assumed-role', 'role', 'root', 'user'].includes(kind) ? kind : 'resource';
		return [known, ...names.map((name) => this.stable(name))].join('/');
	}

	private address(core: string): string {
		const [, scheme = '', host = '', path = '', query] = ADDRESS.exec(core) ?? [];
		const extension = EXTENSIONS.exec(path)?.[0] ?? '';
		const domain = /\.oss(?:-[a-z]+)*(?:-\d)?\.aliyuncs\.com$/.exec(host)?.[0] ?? (scheme === 'oss' ? '' : '.example');
		const place = this.unique(`host ${host}`, (count) => `host-${count}${domain}`);
		const file = path.length > 1 ? this.unique(`path ${path}`, (count) => `/file-${count}${extension}`) : path;
		return `${scheme}://${place}${file}${query ? this.unique(query, (count) => `?query=${count}`) : ''}`;
	}

	/** The first placeholder of a form that no other value has and that is not the value itself. */
	private unique(value: string, form: (count: number) => string): string {
		const known = this.known.get(value);
		if (known !== undefined) return known;
		let count = this.taken.size + 1;
		while (this.taken.has(form(count)) || value.includes(form(count))) count += 1;
		const made = form(count);
		this.taken.add(made);
		this.known.set(value, made);
		return made;
	}
}

/** A date and time of the same form, always the same. */
function sampleDate(text: string): string {
	const separator = text.charAt(10);
	const sample = SAMPLE_DATE.slice(0, text.replace(/Z$/, '').length).replace('T', separator);
	return text.endsWith('Z') ? `${sample}Z` : sample;
}

function roundedText(text: string): string {
	const [, decimals = ''] = text.split('.');
	return magnitude(Number(text)).toFixed(decimals.length);
}

/** A number with all but its first two digits replaced by zeros. */
export function magnitude(value: number): number {
	return Number(value.toPrecision(2));
}
