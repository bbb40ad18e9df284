import { readTransportFault } from '../../../nodes/AlibabaCloudSmarttag/ims/transportFault';

function withCode(code: unknown, cause?: unknown): Error {
	return Object.assign(new Error('request failed', { cause }), { code });
}

/** n8n wraps the error of its HTTP library, which may wrap the one of Node.js; the code stands on one of the layers. */
const LAYERS: Array<[name: string, wrap: (code: string) => unknown]> = [
	['the error itself', (code) => withCode(code)],
	['its cause', (code) => new Error('wrapped', { cause: withCode(code) })],
	[
		'the cause of its cause',
		(code) => new Error('wrapped', { cause: new Error('wrapped', { cause: withCode(code) }) }),
	],
	[
		'the fourth cause',
		(code) => [1, 2, 3].reduce((cause) => new Error('wrapped', { cause }), withCode(0, withCode(code))),
	],
	['a plain object', (code) => ({ message: 'request failed', code })],
	['the httpCode that n8n 2.0 makes of it', (httpCode) => ({ message: 'in other words', httpCode })],
	['below a layer whose httpCode is a status', (code) => ({ httpCode: '502', cause: withCode(code) })],
	['below a layer whose code is a number', (code) => withCode(500, withCode(code))],
	['below a layer whose code is null', (code) => withCode(null, withCode(code))],
];

const NOT_CONNECTED = [
	['EAI_AGAIN', 'The name of the endpoint could not be looked up'],
	['ENOTFOUND', 'The name of the endpoint does not exist'],
	['ECONNREFUSED', 'The endpoint refused the connection'],
	['EHOSTUNREACH', 'The endpoint cannot be reached from this machine'],
	['ENETUNREACH', 'The endpoint cannot be reached from this machine'],
	['ENETDOWN', 'The endpoint cannot be reached from this machine'],
	['EMFILE', 'The machine that runs n8n has too many open files and connections'],
	['ENFILE', 'The machine that runs n8n has too many open files and connections'],
	['EADDRNOTAVAIL', 'The machine that runs n8n has no free port or address for a connection'],
	['UND_ERR_CONNECT_TIMEOUT', 'No connection to the endpoint could be made in time'],
	...[
		'CERT_HAS_EXPIRED',
		'CERT_NOT_YET_VALID',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'SELF_SIGNED_CERT_IN_CHAIN',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
		'ERR_TLS_CERT_ALTNAME_INVALID',
	].map((code): [string, string] => [code, 'The TLS certificate of the endpoint is not trusted']),
] as const;

const MAY_HAVE_ARRIVED = [
	['ECONNABORTED', 'The endpoint did not answer within 60 seconds'],
	['ETIMEDOUT', 'The endpoint did not answer within 60 seconds'],
	['UND_ERR_HEADERS_TIMEOUT', 'The endpoint did not answer within 60 seconds'],
	['ECONNRESET', 'The connection closed before the answer was complete'],
	['EPIPE', 'The connection closed before the answer was complete'],
	['UND_ERR_SOCKET', 'The connection closed before the answer was complete'],
	['ERR_BAD_RESPONSE', 'The connection closed before the answer was complete'],
	['EUNHEARD_OF', 'The connection closed before the answer was complete'],
] as const;

describe.each(LAYERS)('a code on %s', (_name, wrap) => {
	it.each(NOT_CONNECTED)('%s: the request was certainly not received', (code, message) => {
		expect(readTransportFault(wrap(code), 60_000)).toMatchObject({ code, message, mayHaveArrived: false });
	});

	it.each(MAY_HAVE_ARRIVED)('%s: the request may have been received', (code, message) => {
		expect(readTransportFault(wrap(code), 60_000)).toEqual({ code, message, mayHaveArrived: true });
	});
});

it('a certificate or protocol that is wrong will be so the next time, a network that is away will not', () => {
	const isLasting = (code: string) => readTransportFault(withCode(code), 1_000).permanent === true;

	expect(
		['CERT_HAS_EXPIRED', 'SELF_SIGNED_CERT_IN_CHAIN', 'ERR_SSL_WRONG_VERSION_NUMBER'].filter(isLasting),
	).toHaveLength(3);
	expect(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET', 'ECONNABORTED'].filter(isLasting)).toEqual([]);
});

describe('a time that was over before there was a connection: the request was certainly not received', () => {
	const connecting = (syscall = 'connect') =>
		Object.assign(new Error(`${syscall} ETIMEDOUT`), { code: 'ETIMEDOUT', syscall });
	const ofAll = (...errors: Error[]) => Object.assign(new AggregateError(errors), { code: 'ETIMEDOUT' });

	it.each([
		['to one address', connecting()],
		['in the cause', new Error('wrapped', { cause: connecting() })],
		['to every address of a name', ofAll(connecting(), connecting())],
		['of which n8n 2.0 keeps the text', { message: 'connect ETIMEDOUT 192.0.2.1:443', httpCode: 'ETIMEDOUT' }],
	])('%s', (_what, error) => {
		expect(readTransportFault(error, 1_000)).toMatchObject({
			...{ code: 'ETIMEDOUT', message: 'No connection to the endpoint could be made in time', mayHaveArrived: false },
		});
	});

	it.each([
		['while reading', connecting('read')],
		['of one address of several', ofAll(connecting(), connecting('read'))],
	])('but not %s', (_what, error) => {
		expect(readTransportFault(error, 1_000)).toMatchObject({ mayHaveArrived: true });
	});
});

it('accepts the outermost code', () => {
	expect(readTransportFault(withCode('ECONNRESET', withCode('ECONNREFUSED')), 1_000)).toMatchObject({
		code: 'ECONNRESET',
		mayHaveArrived: true,
	});
});

it.each([
	[1_000, '1 second'],
	[90_000, '90 seconds'],
	[1_500, '1.5 seconds'],
])('reports a timeout of %i ms in seconds', (timeoutMs, shown) => {
	expect(readTransportFault(withCode('ECONNABORTED'), timeoutMs).message).toBe(
		`The endpoint did not answer within ${shown}`,
	);
});

describe('an error without a code leaves open whether the request was received', () => {
	const circular: { cause?: unknown } = {};
	circular.cause = circular;

	it.each([
		['an error', new Error('socket hang up')],
		['nothing', undefined],
		['null', null],
		['a text', 'ECONNREFUSED'],
		['an error whose message names one', new Error('connect ECONNREFUSED')],
		['an object that is its own cause', circular],
	])('%s', (_name, error) => {
		expect(readTransportFault(error, 60_000)).toEqual({
			code: undefined,
			message: 'The connection closed before the answer was complete',
			mayHaveArrived: true,
		});
	});
});

it.each(['constructor', 'toString', '__proto__'])('the code %s, which every object has, is an unknown one', (code) => {
	expect(readTransportFault(withCode(code), 60_000)).toEqual({
		code,
		message: 'The connection closed before the answer was complete',
		mayHaveArrived: true,
	});
});

it.each([
	['EPROTO', 'write EPROTO 80:error:0A00010B:SSL routines:ssl3_get_record:wrong version number'],
	['ERR_SSL_WRONG_VERSION_NUMBER', 'SSL routines:wrong version number'],
])('an endpoint that speaks no TLS cannot have got the request (%s)', (code, message) => {
	expect(readTransportFault(Object.assign(new Error(message), { code }), 1_000)).toMatchObject({
		message: expect.stringContaining('TLS') as string,
		mayHaveArrived: false,
	});
});

it.each(['EPROTO', 'ERR_TLS_HANDSHAKE_TIMEOUT'])('any other TLS error leaves it open (%s)', (code) => {
	expect(readTransportFault(Object.assign(new Error('alert'), { code }), 1_000).mayHaveArrived).toBe(true);
});
