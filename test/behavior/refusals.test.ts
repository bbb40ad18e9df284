import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { Workbench } from '../support/workbench';

describe('A refusal is reported in the words of the API, with what to do about it:', () => {
	let bench: Workbench;
	let lateBench: Workbench;
	beforeAll(async () => {
		bench = await Workbench.open();
		lateBench = await Workbench.open({ now: () => Date.now() + 20 * 60_000 });
	});
	afterAll(async () => {
		await bench.close();
		await lateBench.close();
	});
	beforeEach(() => bench.service.reset());

	interface CredentialRow {
		readonly what: string;
		readonly credential: ICredentialDataDecryptedObject;
		readonly code: string;
		readonly message: RegExp;
		readonly advice: RegExp;
	}
	const temporary = { accessKeyId: 'STS.testAccessKeyId', accessKeySecret: 'testStsAccessKeySecret' };
	const credentialRows: CredentialRow[] = [
		{
			what: 'an unknown AccessKey ID',
			credential: { accessKeyId: 'nobody' },
			code: 'InvalidAccessKeyId.NotFound',
			message: /^Specified access key is not found/,
			advice: /AccessKey ID does not exist/,
		},
		{
			what: 'a disabled AccessKey',
			credential: { accessKeyId: 'inactiveAccessKeyId', accessKeySecret: 'inactiveAccessKeySecret' },
			code: 'InvalidAccessKeyId.Inactive',
			message: /./,
			advice: /AccessKey is disabled/,
		},
		{
			what: 'a wrong AccessKey Secret',
			credential: { accessKeySecret: 'wrong' },
			code: 'SignatureDoesNotMatch',
			message: /^Specified signature is not matched with our calculation\.$/,
			advice: /AccessKey Secret does not belong/,
		},
		{
			what: 'an expired Security Token',
			credential: { ...temporary, securityToken: 'expiredSecurityToken' },
			code: 'InvalidSecurityToken.Expired',
			message: /./,
			advice: /Security Token has expired/,
		},
		{
			what: 'a Security Token of something else',
			credential: { ...temporary, securityToken: 'someToken' },
			code: 'InvalidSecurityToken.Malformed',
			message: /./,
			advice: /Security Token does not belong/,
		},
		{
			what: 'a RAM user without the permission',
			credential: { accessKeyId: 'deniedAccessKeyId', accessKeySecret: 'deniedAccessKeySecret' },
			code: 'NoPermission',
			message: /^You are not authorized to do this action/,
			advice: /{"Effect": "Allow", "Action": "ice:SubmitSmarttagJob", "Resource": "\*"}/,
		},
	];

	it.each(credentialRows)('$what', async ({ credential, code, message, advice }) => {
		for (const signatureVersion of ['V3', 'V1']) {
			const result = await bench.submit({ credential: bench.credential({ ...credential, signatureVersion }) });

			expect(result.error().message).toMatch(message);
			expect(result.error().description).toMatch(advice);
			expect(result.error().description).toContain(`Code: ${code}`);
			expect(result.error().description).toMatch(/RequestId: [\dA-F-]{36}/);
			expect(bench.service.jobs()).toEqual([]);
		}
		expect(bench.service.requests()).toHaveLength(2);
	});

	it('a wrong clock', async () => {
		const result = await lateBench.submit();

		expect(result.error().message).toMatch(/^Specified time stamp or date value is expired/);
		expect(result.error().description).toMatch(/clock .* is off by more than 15 minutes/);
		expect(lateBench.service.requests()).toHaveLength(1);
	});

	it.each([
		['Throttling.User', 400, /Lower Concurrency/],
		['Forbidden.RAM', 403, /may not call ice:SubmitSmarttagJob/],
		['PermissionDenied.ResourceAccess', 403, /authorized to read the bucket/],
		['InvalidParameter.ResourceNotFound', 404, /does not exist in the region/],
		['InvalidTemplate.NotFound', 404, /Check Template/],
		['InsufficientBalance', 400, /arrears/],
		['Forbidden.RiskControl', 403, /restricted/],
		['InvalidIdentity.ServiceDisabled', 403, /not activated/],
		['InvalidApi.NotFound', 404, /cn-beijing, cn-hangzhou and cn-shanghai/],
		['InvalidProtocol.NeedSsl', 404, /https:/],
		['InvalidParameter', 400, /field that the message names/],
		['SomethingNew', 418, /Code: SomethingNew, HTTP status: 418/],
	])('%s with HTTP %i', async (code, status, advice) => {
		bench.service.addFaults({ kind: 'error', code, status, message: `Told by the API about ResourceAccessDenied.` });
		const result = await bench.submit({ parameters: { options: { maxRetries: 0 } } });

		expect(result.error().message).toBe('Told by the API about ResourceAccessDenied.');
		expect(result.error().description).toMatch(advice);
		expect(result.error().description).toContain(`Code: ${code}`);
		expect(result.error()).toMatchObject({ httpCode: String(status) });
		expect(bench.service.requests()).toHaveLength(1);
	});

	it.each([
		['an HTML page', { kind: 'html', status: 502 }, /HTTP 502 with an HTML page/],
		['an HTML page with status 200', { kind: 'html', status: 200 }, /HTTP 200 with an HTML page/],
		['an empty body', { kind: 'empty', status: 504 }, /HTTP 504 with an empty body/],
		['half an answer', { kind: 'truncated' }, /HTTP 200 with incomplete JSON/],
		['a redirect', { kind: 'redirect', headers: { location: 'http://127.0.0.1:1/' } }, /HTTP 302/],
	] as const)('%s of a gateway, as such', async (_what, fault, message) => {
		bench.service.addFaults(fault);
		const result = await bench.submit();

		expect(result.error().message).toMatch(message);
		expect(result.error().description).toMatch(/gateway or proxy/);
		expect(bench.service.requests()).toHaveLength(1);
	});

	it('a proxy that requires a login on CONNECT, before anything was sent', async () => {
		const proxy = createServer();
		proxy.on('connect', (_request, socket) => socket.end('HTTP/1.1 407 Login Required\r\nContent-Length: 0\r\n\r\n'));
		await once(proxy.listen(0, '127.0.0.1'), 'listening');
		process.env.HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
		const credential = bench.credential({ network: 'custom', customEndpoint: 'https://ice.example.com' });
		const result = await bench.submit({ credential, parameters: { options: { maxRetries: 3 } } });
		delete process.env.HTTPS_PROXY;
		proxy.close();

		expect(result.error().message).toBe('The proxy between n8n and the endpoint requires a login (HTTP 407)');
		expect(result.error().description).toContain('Nothing was sent to Alibaba Cloud.');
	});

	it('a connection that is refused, before anything was sent', async () => {
		const closed = await Workbench.open();
		await closed.close();
		const result = await bench.submit({ credential: bench.credential({ customEndpoint: closed.service.url }) });

		expect(result.error().message).toBe('The endpoint refused the connection (ECONNREFUSED)');
		expect(result.error().description).toContain('Nothing was sent.');
		expect(result.error().message).not.toContain('may have been accepted');
	});

	it('a host name that does not exist, before anything was sent', async () => {
		const result = await bench.submit({
			credential: bench.credential({ customEndpoint: 'https://ims.example.invalid' }),
		});

		expect(result.error().message).toMatch(/^The name of the endpoint .* \((ENOTFOUND|EAI_AGAIN)\)$/);
		expect(result.error().description).toContain('Nothing was sent.');
	});

	it('an answer with status 200 but no JobId is no success', async () => {
		bench.service.addFaults({ kind: 'noJobId' });
		const result = await bench.submit();

		expect(result.error().message).toBe('The answer has no JobId. The job may have been accepted.');
		expect(result.error().description).toMatch(/RequestId: [\dA-F-]{36}/);
	});
});
