import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { AlibabaCloudImsApi } from '../../credentials/AlibabaCloudImsApi.credentials';

const key = { accessKeyId: 'testAccessKeyId', accessKeySecret: 'testAccessKeySecret' };
const request: IHttpRequestOptions = {
	url: 'https://ecs.cn-shanghai.aliyuncs.com/',
	qs: { Action: 'DescribeRegions', Version: '2014-05-26' },
};

/** Authenticates as n8n does. */
function authenticate(data: ICredentialDataDecryptedObject): Promise<IHttpRequestOptions> {
	const { authenticate: sign } = new AlibabaCloudImsApi();
	if (typeof sign !== 'function') throw new Error('The credential does not sign by itself');
	return sign(data, request);
}

const gateway = { network: 'custom', customEndpoint: 'https://gw.example.com' };

describe('the credential', () => {
	afterEach(() => {
		jest.useRealTimers();
	});

	it('signs with the time of the machine, in UTC', async () => {
		jest.useFakeTimers({ now: Date.parse('2026-01-02T11:04:05.999+08:00') });
		const { headers } = await authenticate({ ...key, signatureVersion: 'V3' });
		const { url } = await authenticate({ ...key, ...gateway, signatureVersion: 'V1' });
		expect(headers?.['x-acs-date']).toBe('2026-01-02T03:04:05Z');
		expect(new URL(url).searchParams.get('Timestamp')).toBe('2026-01-02T03:04:05Z');
	});

	it('sends every request with its own nonce', async () => {
		const requests = Array.from({ length: 100 }, (_, index) =>
			authenticate({ ...key, ...gateway, signatureVersion: index % 2 ? 'V1' : 'V3' }),
		);
		const nonces = (await Promise.all(requests)).map(
			({ headers, url }) => headers?.['x-acs-signature-nonce'] ?? new URL(url).searchParams.get('SignatureNonce'),
		);
		expect(nonces).not.toContain(null);
		expect(new Set(nonces).size).toBe(100);
	});

	it('signs with V3 when nothing else was chosen, and always without a custom endpoint', async () => {
		for (const data of [key, { ...key, ...gateway }, { ...key, signatureVersion: 'V1' }]) {
			const { headers } = await authenticate(data);
			expect(headers?.['authorization']).toMatch(/^ACS3-HMAC-SHA256 Credential=testAccessKeyId,/);
		}
	});

	it('rejects, and does not throw, when a field is empty', async () => {
		const result = authenticate({ ...key, accessKeySecret: '' });
		await expect(result).rejects.toThrow('AccessKey Secret is empty');
	});
});
