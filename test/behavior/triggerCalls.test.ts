import { createHash } from 'node:crypto';

import { NodeHelpers } from 'n8n-workflow';

import { send } from '../support/httpClient';
import { ended, errorOf, SECRET, TRIGGER, TriggerBench } from '../support/triggerBench';

let bench: TriggerBench;
beforeAll(async () => (bench = await TriggerBench.open()));
afterAll(async () => await bench.close());
beforeEach(() => bench.service.reset());

const queries = () => bench.service.countRequests('QuerySmarttagJob');

describe('A call', () => {
	const BIG = 256 * 1024;
	const jobIn = (size: number, letter: string) => {
		const bare = JSON.stringify({ JobId: '0123', State: 'Success', Title: '' });
		return bare.replace('""', `"${letter.repeat((size - bare.length) / Buffer.byteLength(letter))}"`);
	};

	it.each([
		['no secret', (url: string) => url.split('?')[0] ?? ''],
		['an empty secret', (url: string) => url.replace(SECRET, '')],
		['a wrong secret', (url: string) => `${url}x`],
		['the beginning of the secret', (url: string) => url.slice(0, -1)],
		['the secret twice', (url: string) => `${url}&secret=${SECRET}`],
		['the secret in a list', (url: string) => url.replace('secret=', 'secret[]=')],
		['the secret as another parameter', (url: string) => url.replace('secret=', 'Secret=')],
	])('with %s is refused: 403, nothing is asked and nothing starts', async (_name, change) => {
		const trigger = await bench.listen();
		const jobId = await bench.endedJob();
		const reply = await trigger.post(ended(jobId), 'application/json', change(trigger.url));

		expect(reply).toMatchObject({ status: 403, body: { error: 'The secret is wrong' } });
		expect([trigger.executions(), queries()]).toEqual([[], 0]);
	});

	it('with another parameter besides the secret is taken', async () => {
		const trigger = await bench.listen();
		const jobId = await bench.endedJob();
		await trigger.post(ended(jobId), 'application/json', trigger.url.replace('?', '?order=42&'));

		expect(await trigger.item()).toMatchObject({ JobId: jobId });
	});

	it('needs no secret with Webhook Authentication: None', async () => {
		const trigger = await bench.listen({ parameters: { webhookAuthentication: 'none' } });
		const jobId = await bench.endedJob();
		await trigger.post(ended(jobId), 'application/json', trigger.bareUrl);

		expect(await trigger.item()).toMatchObject({ JobId: jobId });
	});

	it.each([
		['letters', 'a'],
		['Chinese characters', '字'],
	])('with more than 256 KB of %s is refused: 413', async (_name, letter) => {
		const trigger = await bench.listen({ parameters: { getResults: false } });

		expect(await trigger.post(jobIn(BIG + 3, letter))).toMatchObject({
			status: 413,
			body: { error: 'The body is too large' },
		});
		expect(trigger.executions()).toEqual([]);
		expect((await trigger.post(jobIn(BIG, letter))).status).toBe(200);
		expect(trigger.executions()).toHaveLength(1);
	});

	it.each([
		['nothing', '', 'application/json'],
		['nothing, as text', '', 'text/plain'],
		['words', 'the job is done', 'text/plain'],
		['null', 'null', 'application/json'],
		['a list of numbers', '[1,2]', 'application/json'],
		['an object without JobId', '{"State":"Success"}', 'application/json'],
		['an empty JobId', '{"JobId":"","State":"Success"}', 'application/json'],
		['a JobId that is no text', '{"JobId":{"a":1},"State":"Success"}', 'application/json'],
		['a JobId that is far too long', `{"JobId":"${'a'.repeat(5_000)}","State":"Success"}`, 'application/json'],
		['a JobId with a line break', '{"JobId":"0123\\nforged line","State":"Success"}', 'application/json'],
		['a JobId with a path', '{"JobId":"../0123","State":"Success"}', 'application/json'],
		['brackets without end', `{"JobId":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'application/json'],
		['half a message', '{"JobId":"0123","Sta', 'text/plain'],
		['a form without JobId', 'a=1&b=2', 'application/x-www-form-urlencoded'],
		[
			'a form of parts',
			'--x\r\nContent-Disposition: form-data; name="JobId"\r\n\r\n0123\r\n--x--',
			'multipart/form-data',
		],
	])('with %s is refused: 400, and nothing starts', async (_name, body, type) => {
		const trigger = await bench.listen({ parameters: { getResults: false } });

		expect(await trigger.post(body, type)).toMatchObject({
			status: 400,
			body: {
				error: expect.stringMatching(/^The body is not recognized: expected a message with a valid JobId/) as string,
			},
		});
		expect(trigger.executions()).toEqual([]);
	});

	it('with JSON that is none is refused by n8n: 422', async () => {
		const trigger = await bench.listen();

		expect((await trigger.post('{"JobId":', 'application/json')).status).toBe(422);
		expect(trigger.executions()).toEqual([]);
	});

	it('with base64 sent as XML is refused by n8n: 422; sent as text it reaches the trigger', async () => {
		const trigger = await bench.listen({ parameters: { getResults: false } });
		const base64 = (jobId: string) => Buffer.from(JSON.stringify(ended(jobId))).toString('base64');

		expect((await trigger.post(base64('1'), 'text/xml')).status).toBe(422);
		expect((await trigger.post(base64('2'), 'text/plain')).status).toBe(200);
		expect(await trigger.item(0)).toMatchObject({ JobId: '2' });
	});

	it('by GET finds nothing', async () => {
		const trigger = await bench.listen();

		expect((await send(`${trigger.url}&JobId=0123`, undefined, undefined, 'GET')).status).toBe(404);
		expect(trigger.executions()).toEqual([]);
	});
});

describe('With X-ICE Signature', () => {
	const KEY = 'test123';
	const OWN = 'https://n8n.example.com/hook?order=42';
	const setup = { parameters: { webhookAuthentication: 'signature', signatureKey: KEY } };
	const now = () => Math.floor(Date.now() / 1_000);

	function signed(address: string, timestamp = now(), key = KEY): Record<string, string> {
		const signature = createHash('md5').update(`${address}|${timestamp}|${key}`).digest('hex');
		return { 'X-ICE-TIMESTAMP': String(timestamp), 'X-ICE-SIGNATURE': signature };
	}

	async function call(url: string, headers: Record<string, string>, jobId: string): Promise<[number, unknown]> {
		const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(ended(jobId)) });
		return [response.status, await response.json()];
	}

	it.each([
		['for its URL', setup, '', undefined],
		['for its URL with a query', setup, '?order=42&b=%20c', '?order=42&b=%20c'],
		['for its URL though the call has a query', setup, '?order=42', ''],
		['for its test URL', { ...setup, test: true }, '', undefined],
		['for the Callback URL', { parameters: { ...setup.parameters, callbackUrl: OWN } }, '', OWN],
	])('a call that is signed %s starts an execution', async (_name, set, query, address = '') => {
		const trigger = await bench.listen(set);
		const jobId = await bench.endedJob();
		const headers = signed(address.startsWith('https') ? address : `${trigger.bareUrl}${address}`);
		expect((await call(`${trigger.bareUrl}${query}`, headers, jobId))[0]).toBe(200);

		expect(await trigger.item()).toMatchObject({ JobId: jobId });
	});

	it.each([
		['with another key', (url: string) => signed(url, now(), 'other'), 'The signature is wrong'],
		['for another URL', (url: string) => signed(`${url}x`), 'The signature is wrong'],
		['too long ago', (url: string) => signed(url, now() - 310), 'The signature is missing or too old'],
		['in the future', (url: string) => signed(url, now() + 310), 'The signature is missing or too old'],
		['not at all', () => ({}), 'The signature is missing or too old'],
	])('a call that is signed %s is refused: 403, and nothing is asked', async (_name, sign, reason) => {
		const trigger = await bench.listen(setup);
		const jobId = await bench.endedJob();

		expect(await call(trigger.bareUrl, sign(trigger.bareUrl), jobId)).toEqual([403, { error: reason }]);
		expect([trigger.executions(), queries()]).toEqual([[], 0]);
	});

	it('a secret in the URL is of no use', async () => {
		const trigger = await bench.listen(setup);

		expect((await trigger.post(ended('0123'))).status).toBe(403);
	});
});

describe('With EventBridge Token', () => {
	const setup = { parameters: { webhookAuthentication: 'eventBridgeToken', eventBridgeToken: 'token-1' } };

	async function call(url: string, headers: Record<string, string>, jobId: string): Promise<[number, unknown]> {
		const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(ended(jobId)) });
		return [response.status, await response.json()];
	}

	it('a call with the token of the target starts an execution', async () => {
		const trigger = await bench.listen(setup);
		const jobId = await bench.endedJob();
		await call(trigger.bareUrl, { 'X-EventBridge-Signature-Token': 'token-1' }, jobId);

		expect(await trigger.item()).toMatchObject({ JobId: jobId });
	});

	it.each([
		['another token', { 'x-eventbridge-signature-token': 'token-2' }],
		['no token', {}],
	])('a call with %s is refused: 403, and nothing is queried', async (_name, headers) => {
		const trigger = await bench.listen(setup);
		const jobId = await bench.endedJob();

		expect(await call(trigger.url, headers, jobId)).toEqual([403, { error: 'The token is wrong' }]);
		expect([trigger.executions(), queries()]).toEqual([[], 0]);
	});
});

describe('Before it listens', () => {
	it.each([
		['Secret', { secret: '' }],
		['Secret', { secret: '  ' }],
		['Signature Key', { webhookAuthentication: 'signature' }],
		['Token', { webhookAuthentication: 'eventBridgeToken' }],
	])('%s has to be filled in', async (field, parameters) => {
		await expect(bench.listen({ parameters })).rejects.toThrow(`${field} is empty, so every call would be refused`);
	});

	it.each([
		['None', { webhookAuthentication: 'none', secret: '' }],
		['X-ICE Signature', { webhookAuthentication: 'signature', signatureKey: 'test123', secret: '' }],
	])('no secret is needed for %s', async (_name, parameters) => {
		const trigger = await bench.listen({ parameters });

		expect((await trigger.post({})).status).not.toBe(404);
	});

	describe('the panel', () => {
		const description = () =>
			bench.bench.packageUnderTest.nodes['n8n-nodes-alibaba-cloud-smarttag.alibabaCloudSmarttagTrigger']?.description;

		it('shows how to append the secret, and nothing of that with another authentication', () => {
			const notices = description()?.properties.filter(
				({ type, displayName }) => type === 'notice' && displayName.includes('?secret='),
			);

			expect(notices?.map(({ displayOptions }) => displayOptions)).toEqual([
				{ show: { webhookAuthentication: ['secret'] } },
			]);
		});

		it.each([
			['the end of a job, with results', {}, ['alibabaCloudImsApi']],
			['the end of a job, as a role', { authentication: 'ramRole' }, ['alibabaCloudImsRamRoleApi']],
			['the end of a job, without results', { getResults: false }, []],
			['a file or a job', { events: ['ossObjectCreated', 'jobFailed'] }, ['alibabaCloudImsApi']],
			['a file', { events: ['ossObjectCreated'] }, []],
			['media', { events: ['mediaReady'] }, []],
		])('asks for a credential only where jobs are queried: %s', (_what, parameters, expected) => {
			const { properties = [], credentials = [] } = description() ?? {};
			const shown = NodeHelpers.getNodeParameters(properties, parameters, true, false, null, null) ?? {};
			const asked = credentials.filter((credential) => NodeHelpers.displayParameter(shown, credential, null, null));
			expect(asked.map(({ name }) => name)).toEqual(expected);
		});
	});
});

it('no item, error or answer shows a secret', async () => {
	const key = 'testAccessKeySecret';
	expect(bench.bench.credential().accessKeySecret).toBe(key);
	const message = `Denied to ${key}.`;
	bench.service.addFaults({ kind: 'error', action: 'QuerySmarttagJob', code: 'NoPermission', message, times: 1 });
	const trigger = await bench.listen();
	const jobId = await bench.endedJob();
	const replies = [
		await trigger.post(ended(jobId), 'text/plain', `${trigger.url}x`),
		await trigger.post(ended(jobId)),
		await trigger.post(ended(jobId)),
	];
	const error = await errorOf(trigger);
	const { items } = await trigger.execution(1);

	expect(error.message).toBe('Denied to ***.');
	const shown = JSON.stringify([replies, items(TRIGGER), error.message, error.description, error.context]);
	expect([SECRET, key].filter((secret) => shown.includes(secret))).toEqual([]);
});
