import { isThisMachine, whyUnreachable } from '../../../nodes/AlibabaCloudSmarttag/values/hosts';

/** Each host with a word of the reason. */
const UNREACHABLE: Array<[kind: string, reason: RegExp, hosts: string[]]> = [
	['a name without a dot', /without a domain/, ['n8n', '4e1b7c2d9f60', 'N8N', 'n8n.', 'automation-server']],
	['this machine', /this machine/, ['localhost', 'localhost.', 'app.localhost', 'LOCALHOST']],
	[
		'a name of a local network or of none',
		/local name/,
		[
			'n8n.internal',
			'host.docker.internal',
			'n8n.default.svc.cluster.local',
			'printer.local.',
			'nas.lan',
			'nas.home',
			'nas.home.arpa',
			'n8n.corp',
			'n8n.intranet',
			'n8n.private',
			'n8n.localdomain',
			'n8n.test',
			'n8n.invalid',
			'n8n.example',
			'abcdefghijklmnop.onion',
			'name.alt',
		],
	],
	[
		'an IPv4 address of RFC 6890',
		/private or reserved address/,
		[
			'0.0.0.0',
			'10.255.255.255',
			'100.64.0.1',
			'100.127.255.255',
			'127.0.0.1',
			'127.0.0.1.',
			'169.254.169.254',
			'172.16.0.1',
			'172.31.255.255',
			'192.0.0.8',
			'192.0.2.1',
			'192.168.50.88',
			'198.18.0.1',
			'198.19.255.255',
			'198.51.100.7',
			'203.0.113.255',
			'224.0.0.1',
			'240.0.0.1',
			'255.255.255.255',
		],
	],
	[
		'the same address in another form',
		/private or reserved address/,
		['2130706433', '0x7f000001', '0x7f.1', '017700000001', '0300.0250.1.5', '10.1', '192.168.258'],
	],
	[
		'an IPv6 address',
		/private or reserved address/,
		[
			'[::]',
			'[::1]',
			'[fe80::1]',
			'[febf:ffff::1]',
			'[fd12:3456::1]',
			'[fc00::1]',
			'[fec0::1]',
			'[ff02::1]',
			'[100::1]',
			'[64:ff9b:1::a00:1]',
			'[2001:db8::1]',
			'[2001:2::1]',
			'[3fff::1]',
			'[5f00::1]',
		],
	],
	[
		'an IPv4 address in an IPv6 one',
		/private or reserved address/,
		['[::ffff:192.168.1.5]', '[::ffff:a00:1]', '[64:ff9b::10.0.0.1]', '[2002:c0a8:105::1]'],
	],
];

const REACHABLE = [
	'n8n.example.com',
	'example.com',
	'host.ts.net',
	'n8n.mylan.com',
	'lan.example.org',
	'local.example.org',
	'mylocalhost.example.org',
	'n8n.example.com.',
	'xn--fsqu00a.cn',
	'例子.cn',
	'8.8.8.8',
	'9.255.255.255',
	'11.0.0.0',
	'100.63.255.255',
	'100.128.0.0',
	'126.255.255.255',
	'128.0.0.1',
	'169.253.0.1',
	'172.15.255.255',
	'172.32.0.1',
	'192.0.1.1',
	'192.167.255.255',
	'192.169.0.1',
	'198.17.255.255',
	'198.20.0.1',
	'203.0.114.9',
	'223.255.255.255',
	'134744072',
	'[2400:3200::1]',
	'[2606:4700:4700::1111]',
	'[::ffff:8.8.8.8]',
	'[64:ff9b::8.8.8.8]',
	'[2002:808:808::1]',
];

describe.each(UNREACHABLE)('%s cannot be reached from outside', (_kind, reason, hosts) => {
	it.each(hosts)('%s', (host) => {
		expect(whyUnreachable(host)).toMatch(reason);
	});

	it.each(hosts)('%s, as URL returns it', (host) => {
		expect(whyUnreachable(new URL(`http://${host}:5678/webhook`).hostname)).toMatch(reason);
	});
});

it.each(REACHABLE)('%s may be reached from outside', (host) => {
	expect(whyUnreachable(host)).toBeUndefined();
	expect(whyUnreachable(new URL(`https://${host}/`).hostname)).toBeUndefined();
});

it.each(['', '.', '..', '[', '[]', '[::1', 'a b', '%', '1.2.3.4.5', '256.1.1.1', '\ud800'])(
	'the text %j, which is no host, is read without an error',
	(text) => {
		expect(() => whyUnreachable(text)).not.toThrow();
		expect(isThisMachine(text)).toBe(false);
	},
);

it.each([
	'localhost',
	'localhost.',
	'app.localhost',
	'127.0.0.1',
	'127.9.9.9',
	'0x7f000001',
	'0.0.0.0',
	'[::1]',
	'[::]',
])('%s is this machine', (host) => {
	expect(isThisMachine(host)).toBe(true);
});

it.each(['n8n', 'localhost.example.com', '0.0.0.1', '10.0.0.1', '128.0.0.1', '[::2]', '[fe80::1]', 'example.com'])(
	'%s is another machine',
	(host) => {
		expect(isThisMachine(host)).toBe(false);
	},
);
