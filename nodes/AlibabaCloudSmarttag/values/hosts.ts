/**
 * Names below these are resolved in a local network, or nowhere. Sources: RFC 6761 (invalid, localhost, test, example), RFC
 * 6762 (local, and the private names of its appendix G: corp, home, intranet, lan, private), ICANN's resolution 2024.07.29.06
 * (internal), RFC 7686 (onion), RFC 8375 (home.arpa), RFC 9462 (resolver.arpa), RFC 9476 (alt), RFC 9665 (service.arpa).
 * Observed: localdomain, the default of routers and Linux systems; it is not delegated. `example.com` is an ordinary name.
 */
const LOCAL_NAMES = [
	'alt',
	'corp',
	'example',
	'home',
	'home.arpa',
	'internal',
	'intranet',
	'invalid',
	'lan',
	'local',
	'localdomain',
	'localhost',
	'onion',
	'private',
	'resolver.arpa',
	'service.arpa',
	'test',
] as const;

/** A range of addresses that is not reachable from the internet, as its first address and the length of its prefix. */
type Range = readonly [first: string, prefix: number];

/** Documented: RFC 6890 and IANA's registry of special-purpose IPv4 addresses; RFC 5771 for multicast. */
const LOCAL_IPV4: readonly Range[] = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 4],
	['240.0.0.0', 4],
];

/** Documented: only these addresses are global unicast (RFC 4291); loopback, link-local, private and multicast are not. */
const GLOBAL_IPV6: Range = ['2000:0:0:0:0:0:0:0', 3];

/** Documented: what RFC 6890 and IANA's registry of special-purpose IPv6 addresses except from them. */
const LOCAL_IPV6: readonly Range[] = [
	['2001:0:0:0:0:0:0:0', 23],
	['2001:db8:0:0:0:0:0:0', 32],
	['3fff:0:0:0:0:0:0:0', 20],
];

/** Documented: IPv6 addresses that contain an IPv4 address, and where (RFC 4291, RFC 6052, RFC 3056). In groups of 16 bits. */
const IPV4_IN_IPV6: ReadonlyArray<readonly [range: Range, firstGroup: number]> = [
	[['0:0:0:0:0:ffff:0:0', 96], 6],
	[['64:ff9b:0:0:0:0:0:0', 96], 6],
	[['2002:0:0:0:0:0:0:0', 16], 1],
];

/** Whether a host is the machine itself: `localhost`, a name below it, or a loopback or unspecified address. */
export function isThisMachine(hostname: string): boolean {
	const host = normalized(hostname);
	const address = addressOf(host);
	if (address?.length === 2) return isIn(address, ['127.0.0.0', 8]) || host === '0.0.0.0';
	return address ? /^\[::1?\]$/.test(host) : isBelow(host, 'localhost');
}

/**
 * Why the internet, and so Alibaba Cloud, cannot reach a host; undefined for a host that it may reach. Nothing is looked
 * up: a public name may still lead to a private address.
 *
 * @param hostname as `URL` returns it, or as a user writes it: IPv4 also as one number, in hexadecimal or octal digits
 * @returns the rest of a sentence about the host, such as "is a private or reserved address"
 */
export function whyUnreachable(hostname: string): string | undefined {
	const host = normalized(hostname);
	const address = addressOf(host);
	if (address) return isLocalAddress(address) ? 'is a private or reserved address' : undefined;
	if (!host.includes('.') && host !== 'localhost') return 'is a name of the local network, without a domain';
	const local = LOCAL_NAMES.find((name) => isBelow(host, name));
	return local && (local === 'localhost' ? 'is this machine' : `is a local name, as it ends with ${local}`);
}

/** A host as `URL` writes it, without the dot of a fully qualified name. */
function normalized(hostname: string): string {
	const address = `http://${hostname}/`;
	return (URL.canParse(address) ? new URL(address).hostname : hostname.toLowerCase()).replace(/\.$/, '');
}

function isBelow(host: string, name: string): boolean {
	return host === name || host.endsWith(`.${name}`);
}

/** An address as groups of 16 bits, two or eight; undefined for a name. */
function addressOf(host: string): number[] | undefined {
	if (host.startsWith('[')) return groupsOf(host.slice(1, -1));
	return /^\d{1,3}(\.\d{1,3}){3}$/.test(host) ? groupsOf(host) : undefined;
}

/** The groups of 16 bits of a normalized address. */
function groupsOf(address: string): number[] {
	if (!address.includes(':')) {
		const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
		return [a * 256 + b, c * 256 + d];
	}
	const [head = '', tail] = address.split('::');
	const numbers = (part = '') => (part ? part.split(':').map((group) => Number.parseInt(group, 16)) : []);
	const [before, after] = [numbers(head), numbers(tail)];
	return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

function isLocalAddress(address: readonly number[]): boolean {
	if (address.length === 2) return LOCAL_IPV4.some((range) => isIn(address, range));
	const embedding = IPV4_IN_IPV6.find(([range]) => isIn(address, range));
	if (embedding) return isLocalAddress(address.slice(embedding[1], embedding[1] + 2));
	return !isIn(address, GLOBAL_IPV6) || LOCAL_IPV6.some((range) => isIn(address, range));
}

function isIn(address: readonly number[], [first, prefix]: Range): boolean {
	return bitsOf(groupsOf(first)).slice(0, prefix) === bitsOf(address).slice(0, prefix);
}

function bitsOf(groups: readonly number[]): string {
	return groups.map((group) => group.toString(2).padStart(16, '0')).join('');
}
