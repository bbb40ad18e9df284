const reserved: Record<string, string> = { '!': '%21', "'": '%27', '(': '%28', ')': '%29', '*': '%2A' };

/** RFC 3986 percent-encoding of UTF-8 text as both signatures want it (documented): `~` stays, space is `%20`. */
export function encode(text: string): string {
	return encodeURIComponent(text).replace(/[!'()*]/g, (character) => reserved[character] ?? character);
}

/** Decodes one name or value of a query string or form; `+` is a space. Throws URIError on broken encoding. */
export function decode(text: string): string {
	return decodeURIComponent(text.replaceAll('+', ' '));
}
