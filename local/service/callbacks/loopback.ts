/** This program never calls anything but the machine it runs on. */
const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** True for an http URL on loopback. */
export function isLoopbackUrl(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const url = new URL(text);
	return url.protocol === 'http:' && loopbackHosts.has(url.hostname);
}
