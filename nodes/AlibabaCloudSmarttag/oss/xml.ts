/** An element of an XML answer: its text, or the elements in it. */
export interface XmlElement {
	readonly name: string;
	readonly text: string;
	readonly children: readonly XmlElement[];
}

/** Far more than the answers of OSS have: an error of three levels, a list of 1000 parts. */
const DEEPEST = 16;
const MOST_ELEMENTS = 50_000;

const ENTITIES: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['apos', "'"],
	['gt', '>'],
	['lt', '<'],
	['quot', '"'],
]);

/** A tag with its attributes, which are not read; a comment, a processing instruction, or characters as they are. */
const TOKEN =
	/<(?:!--[^]*?-->|\?[^]*?\?>|!\[CDATA\[([^]*?)\]\]>|(\/?)([A-Za-z_][\w.-]*)((?:\s[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*)?\/?)>)|[^<]+/y;

interface Open {
	readonly name: string;
	readonly children: XmlElement[];
	text: string;
}

/**
 * Reads an XML document of the kind that OSS answers with.
 *
 * Nothing in it is trusted: a document type, which could define entities, is refused; of entities only the five of XML itself
 * and numbers of characters are known; depth and number of elements are bounded. The caller bounds its size.
 *
 * @returns the root element; undefined for anything that is not such a document
 */
export function readXml(document: string): XmlElement | undefined {
	const root: Open = { name: '', children: [], text: '' };
	const path: Open[] = [root];
	let elements = 0;
	let at = 0;
	TOKEN.lastIndex = 0;
	while (at < document.length) {
		TOKEN.lastIndex = at;
		const token = document.match(TOKEN);
		const current = path.at(-1);
		if (!token || !current) return undefined;
		at = TOKEN.lastIndex;
		const [whole, characters, slash, name, attributes = ''] = token;
		if (name === undefined) {
			const text = characters ?? (whole.startsWith('<') ? '' : withoutEntities(whole));
			if (text === undefined || (path.length === 1 && text.trim())) return undefined;
			current.text += text;
			continue;
		}
		if (slash) {
			if (current.name !== name || attributes.trim() || path.length === 1) return undefined;
			path.pop();
			path.at(-1)?.children.push(elementOf(current));
			continue;
		}
		elements += 1;
		if (elements > MOST_ELEMENTS || path.length > DEEPEST) return undefined;
		const element: Open = { name, children: [], text: '' };
		if (attributes.endsWith('/')) current.children.push(elementOf(element));
		else path.push(element);
	}
	const [only, ...more] = root.children;
	return path.length === 1 && more.length === 0 ? only : undefined;
}

/** The text of the first child of that name; empty when there is none. */
export function textOf(element: XmlElement | undefined, name: string): string {
	return element?.children.find((child) => child.name === name)?.text.trim() ?? '';
}

/** All children of that name; a list of one is written like a single value. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
	return element?.children.filter((child) => child.name === name) ?? [];
}

/** A text as it may stand between tags. */
export function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function elementOf({ name, text, children }: Open): XmlElement {
	return { name, text: children.length > 0 ? '' : text, children };
}

/** undefined for an entity that is not known. */
function withoutEntities(text: string): string | undefined {
	if (!text.includes('&')) return text;
	let isKnown = true;
	const replaced = text.replace(
		/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{1,8}));|&/gi,
		(_whole, decimal, hexadecimal, name) => {
			const code = decimal === undefined ? Number.parseInt(String(hexadecimal), 16) : Number(decimal);
			const character =
				ENTITIES.get(String(name)) ?? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined);
			isKnown &&= character !== undefined;
			return character ?? '';
		},
	);
	return isKnown ? replaced : undefined;
}
