import { createHash } from 'node:crypto';

import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { checkTriggerSettings, whyRefused } from '../../../nodes/AlibabaCloudSmarttag/trigger/authentication';

const NODE_URL = 'https://n8n.example.com/webhook/hook-1/smarttag';
const MISSING = 'The signature is missing or too old';
const WRONG = 'The signature is wrong';

interface Call {
	readonly query?: IDataObject;
	readonly headers?: IDataObject;
	/** Path and query as they came. */
	readonly url?: string;
	/** The URL that n8n gives the trigger. */
	readonly ownUrl?: string;
}

/** The functions of n8n's context that the checks use; the engine's own are used by the engine tests. */
function contextOf(parameters: IDataObject, call: Call = {}): IHookFunctions & IWebhookFunctions {
	const { query = {}, headers = {}, url = '/webhook/hook-1/smarttag', ownUrl = NODE_URL } = call;
	return {
		getNode: () => ({ name: 'Trigger', type: 'trigger', typeVersion: 1, parameters }),
		getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
		getQueryData: () => query,
		getHeaderData: () => headers,
		getNodeWebhookUrl: () => ownUrl,
		getRequestObject: () => ({ url }),
	} as unknown as IHookFunctions & IWebhookFunctions;
}

describe('Secret in the URL', () => {
	const refusal = (secret: unknown, given: unknown) =>
		whyRefused(
			contextOf({ webhookAuthentication: 'secret', secret } as IDataObject, {
				query: { secret: given } as IDataObject,
			}),
		);

	it('is accepted when it is the one in the panel, blanks around that aside', () => {
		expect(refusal('abc123', 'abc123')).toBeUndefined();
		expect(refusal(' abc123\n', 'abc123')).toBeUndefined();
		expect(refusal('密码', '密码')).toBeUndefined();
	});

	it('is the way of a trigger that has not chosen any', () => {
		expect(whyRefused(contextOf({ secret: 'abc' }, { query: { secret: 'abc' } }))).toBeUndefined();
		expect(whyRefused(contextOf({ secret: 'abc' }))).toBe('The secret is wrong');
	});

	it.each([
		['abc123', undefined],
		['abc123', ''],
		['abc123', 'abc12'],
		['abc123', 'abc1234'],
		['abc123', 'ABC123'],
		['abc123', ' abc123'],
		['abc123', ['abc123', 'abc123']],
		['abc123', ['abc123']],
		['abc123', { abc123: 'abc123' }],
		['', ''],
		['', undefined],
		['  ', ''],
		[undefined, undefined],
		[undefined, 'undefined'],
		[{}, '[object Object]'],
	])('set to %p refuses %p, in the same words', (secret, given) => {
		expect(refusal(secret, given)).toBe('The secret is wrong');
	});
});

describe('EventBridge Token', () => {
	const refusal = (token: unknown, given: unknown) =>
		whyRefused(
			contextOf({ webhookAuthentication: 'eventBridgeToken', eventBridgeToken: token } as IDataObject, {
				headers: { 'x-eventbridge-signature-token': given } as IDataObject,
			}),
		);

	it('is accepted when the header has the one in the panel, blanks around that aside', () => {
		expect(refusal('abc123', 'abc123')).toBeUndefined();
		expect(refusal(' abc123\n', 'abc123')).toBeUndefined();
	});

	it.each([
		['abc123', undefined],
		['abc123', ''],
		['abc123', 'abc12'],
		['abc123', 'abc1234'],
		['abc123', 'ABC123'],
		['abc123', ['abc123']],
		['abc123', 'abc123, abc123'],
		['', ''],
		['', undefined],
		[undefined, 'undefined'],
	])('set to %p refuses %p, in the same words', (token, given) => {
		expect(refusal(token, given)).toBe('The token is wrong');
	});

	it('is not replaced by a secret in the URL', () => {
		const parameters = { webhookAuthentication: 'eventBridgeToken', eventBridgeToken: 'abc', secret: 'abc' };

		expect(whyRefused(contextOf(parameters, { query: { secret: 'abc' } }))).toBe('The token is wrong');
	});
});

describe('X-ICE Signature', () => {
	const ADDRESS = 'https://www.example.com/your/callback';
	const SENT = 1_519_375_990;
	/** Documented example, computed: MD5 of `<address>|1519375990|test123`. */
	const SIGNATURE = 'c72b60894140fa98920f1279219b7ed4';
	const setup = { webhookAuthentication: 'signature', signatureKey: 'test123', callbackUrl: ADDRESS };
	const signed = (signature: unknown = SIGNATURE, timestamp: unknown = String(SENT)) =>
		({ 'x-ice-timestamp': timestamp, 'x-ice-signature': signature }) as IDataObject;
	const sign = (address: string, timestamp: number | string = SENT) =>
		createHash('md5').update(`${address}|${timestamp}|test123`).digest('hex');

	beforeEach(() => jest.useFakeTimers({ now: SENT * 1_000 }));
	afterEach(() => jest.useRealTimers());

	it('of the example in the documentation is accepted', () => {
		expect(whyRefused(contextOf(setup, { headers: signed() }))).toBeUndefined();
	});

	it('may be written in capitals', () => {
		expect(whyRefused(contextOf(setup, { headers: signed(SIGNATURE.toUpperCase()) }))).toBeUndefined();
	});

	it.each([-300_000, -1, 1, 300_000])('is accepted when the clock differs by %d ms', (differenceMs) => {
		jest.setSystemTime(SENT * 1_000 + differenceMs);

		expect(whyRefused(contextOf(setup, { headers: signed() }))).toBeUndefined();
	});

	it.each([-300_001, 300_001, 86_400_000])('is too old when the clock differs by %d ms', (differenceMs) => {
		jest.setSystemTime(SENT * 1_000 + differenceMs);

		expect(whyRefused(contextOf(setup, { headers: signed() }))).toBe(MISSING);
	});

	it.each([
		['no header', {}, MISSING],
		['no timestamp', signed(SIGNATURE, null), MISSING],
		['no signature', signed(null), WRONG],
		['an empty signature', signed(''), WRONG],
		['a wrong signature', signed(SIGNATURE.replace('c', 'd')), WRONG],
		['half of the signature', signed(SIGNATURE.slice(0, 16)), WRONG],
		['the signature twice', signed(`${SIGNATURE}, ${SIGNATURE}`), WRONG],
		['a list of signatures', signed([SIGNATURE, SIGNATURE]), WRONG],
		['the time of another signature', signed(SIGNATURE, String(SENT + 1)), WRONG],
		['a time in milliseconds', signed(SIGNATURE, `${SENT}000`), MISSING],
		['a time that is no number', signed(sign(ADDRESS, 'now'), 'now'), MISSING],
		['a time in other digits', signed(sign(ADDRESS, '1.51937599e9'), '1.51937599e9'), MISSING],
		['a time with blanks', signed(sign(ADDRESS, ` ${SENT}`), ` ${SENT}`), MISSING],
		['a time without end', signed(SIGNATURE, '9'.repeat(400)), MISSING],
	])('with %s is refused', (_name, headers, reason) => {
		expect(whyRefused(contextOf(setup, { headers }))).toBe(reason);
	});

	it('is refused with another key, and without any', () => {
		expect(whyRefused(contextOf({ ...setup, signatureKey: 'Test123' }, { headers: signed() }))).toBe(WRONG);
		const keyless = createHash('md5').update(`${ADDRESS}|${SENT}|`).digest('hex');
		expect(whyRefused(contextOf({ ...setup, signatureKey: '' }, { headers: signed(keyless) }))).toBe(MISSING);
	});

	it.each([
		['the URL of the trigger', { ...setup, callbackUrl: '' }, NODE_URL, NODE_URL, ''],
		['that with its query', { ...setup, callbackUrl: '' }, NODE_URL, `${NODE_URL}?a=%2F&b`, '?a=%2F&b'],
		['that without the query of the call', { ...setup, callbackUrl: '' }, NODE_URL, NODE_URL, '?a=1'],
		['its test URL', { ...setup, callbackUrl: '' }, NODE_URL, NODE_URL.replace('/webhook/', '/webhook-test/'), ''],
		['the Callback URL with the query of the call', setup, NODE_URL, `${ADDRESS}?a=1`, '?a=1'],
		['the Callback URL, blanks around it aside', { ...setup, callbackUrl: ` ${ADDRESS} ` }, NODE_URL, ADDRESS, ''],
	])('is accepted for %s', (_name, parameters, ownUrl, address, query) => {
		const call = { headers: signed(sign(address)), url: `/webhook/hook-1/smarttag${query}`, ownUrl };

		expect(whyRefused(contextOf(parameters, call))).toBeUndefined();
	});

	it.each([
		['the URL of the trigger when there is a Callback URL', setup, NODE_URL, ''],
		['another query', { ...setup, callbackUrl: '' }, `${NODE_URL}?a=1`, '?a=2'],
		['a query that the call does not have', { ...setup, callbackUrl: '' }, `${NODE_URL}?a=1`, ''],
	])('is refused for %s', (_name, parameters, address, query) => {
		const call = { headers: signed(sign(address)), url: `/webhook/hook-1/smarttag${query}` };

		expect(whyRefused(contextOf(parameters, call))).toBe(WRONG);
	});
});

describe('Webhook Authentication', () => {
	it('None accepts every call', () => {
		expect(whyRefused(contextOf({ webhookAuthentication: 'none', secret: 'abc' }))).toBeUndefined();
	});

	it.each(['basic', '', '__proto__', 'constructor'])(
		'%p, which the panel does not offer, takes none',
		(webhookAuthentication) => {
			expect(whyRefused(contextOf({ webhookAuthentication, secret: 'abc' }, { query: { secret: 'abc' } }))).toBe(
				'Webhook Authentication is not known',
			);
		},
	);
});

describe('With Get Results off', () => {
	const SIGNED = { webhookAuthentication: 'signature', signatureKey: 'test123' };
	const unverified = [
		['None', { webhookAuthentication: 'none' }],
		['X-ICE Signature, which does not cover the body', SIGNED],
	] as const;

	it.each(unverified)('a trigger with Webhook Authentication %s is not activated', (name, parameters) => {
		const activate = () => checkTriggerSettings(contextOf({ ...parameters, getResults: false }));

		expect(activate).toThrow(`Get Results is off and Webhook Authentication is ${name}, so events can be forged`);
		expect(activate).toThrow(
			expect.objectContaining({
				description:
					'Switch on Get Results, or choose Secret in the URL or EventBridge Token. If forged items do no harm, switch on Accept Unverified Events.',
			}) as Error,
		);
	});

	it.each(unverified)('it is with %s when the user accepts unverified events', (_name, parameters) => {
		const accepted = { ...parameters, getResults: false, acceptUnverified: true };

		expect(() => checkTriggerSettings(contextOf(accepted))).not.toThrow();
	});

	it('a call without authentication is refused, unless the user accepts unverified events', () => {
		const parameters = { webhookAuthentication: 'none', getResults: false };

		expect(whyRefused(contextOf(parameters))).toBe('Unverified events are not accepted');
		expect(whyRefused(contextOf({ ...parameters, acceptUnverified: true }))).toBeUndefined();
		expect(whyRefused(contextOf({ ...parameters, acceptUnverified: 'true' }))).toBe(
			'Unverified events are not accepted',
		);
	});

	it('Secret in the URL is enough', () => {
		const parameters = { secret: 'abc', getResults: false };

		expect(() => checkTriggerSettings(contextOf(parameters))).not.toThrow();
		expect(whyRefused(contextOf(parameters, { query: { secret: 'abc' } }))).toBeUndefined();
	});

	it('EventBridge Token is enough', () => {
		const parameters = { webhookAuthentication: 'eventBridgeToken', eventBridgeToken: 'abc', getResults: false };
		const headers = { 'x-eventbridge-signature-token': 'abc' };

		expect(() => checkTriggerSettings(contextOf(parameters))).not.toThrow();
		expect(whyRefused(contextOf(parameters, { headers }))).toBeUndefined();
	});
});

describe('A trigger that is activated', () => {
	it.each([
		['Secret', {}],
		['Secret', { webhookAuthentication: 'secret', secret: ' ' }],
		['Signature Key', { webhookAuthentication: 'signature', secret: 'abc' }],
		['Token', { webhookAuthentication: 'eventBridgeToken', secret: 'abc' }],
	])('needs %s in %p', (field, parameters) => {
		const activate = () => checkTriggerSettings(contextOf(parameters));

		expect(activate).toThrow(`${field} is empty, so every call would be refused`);
		expect(activate).toThrow(
			expect.objectContaining({ description: `Fill in ${field}, or choose another Webhook Authentication.` }) as Error,
		);
	});

	it('needs an event', () => {
		expect(() => checkTriggerSettings(contextOf({ secret: 'abc', events: [] }))).toThrow('Trigger On is empty');
	});

	it.each([
		[{ secret: 'abc' }],
		[{ webhookAuthentication: 'secret', secret: 'abc' }],
		[{ webhookAuthentication: 'signature', signatureKey: 'abc' }],
		[{ webhookAuthentication: 'eventBridgeToken', eventBridgeToken: 'abc' }],
		[{ webhookAuthentication: 'none' }],
	])('needs nothing more than %p', (parameters) => {
		expect(() => checkTriggerSettings(contextOf(parameters))).not.toThrow();
	});
});
