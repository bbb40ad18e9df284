import OpenApiClient, { Config, OpenApiRequest, Params } from '@alicloud/openapi-client';
import PopCore from '@alicloud/pop-core';
import { RuntimeOptions } from '@alicloud/tea-util';
import { type LocalService, startLocalService } from '../../../../local/service';
import { isJsonObject, type JsonObject } from '../../../../local/service/values';
import { keyOf, testRole } from '../roleSession';
import { input, type Key, stsKey, testKey } from '../../../support/signedClient';
import { waitFor } from '../../../support/waitFor';

type Call = (action: string, version: string, parameters: Record<string, string>) => Promise<JsonObject>;

const job = {
	Input: input('OSS', "oss://example-bucket/视频 *'()!~+.mp4"),
	Params: '{"needAsrData":true,"nlpParams":{"sourceLanguage":"cn"}}',
	TemplateId: 'S00000103-000001',
	Title: '演示-demo',
	UserData: '{"ref":"a*b(c)!\'~ + &="}',
};

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService({ submittedMs: 5, processingMs: 20 });
});
beforeEach(() => service.reset());
afterAll(() => service.close());

function popCore(key: Key, method: 'GET' | 'POST'): Call {
	return (action, apiVersion, parameters) => {
		const client = new PopCore({ ...key, endpoint: service.url, apiVersion });
		return client.request<JsonObject>(action, parameters, { method });
	};
}

function openApi(key: Key, place: 'query' | 'body'): Call {
	const client = new OpenApiClient(
		new Config({ ...key, endpoint: service.url.replace('http://', ''), protocol: 'http' }),
	);
	return async (action, version, parameters) => {
		const params = new Params({
			style: 'RPC',
			action,
			version,
			protocol: 'HTTP',
			method: 'POST',
			pathname: '/',
			authType: 'AK',
			reqBodyType: 'formData',
			bodyType: 'json',
		});
		const request = new OpenApiRequest({ [place]: parameters });
		const { body }: Record<string, unknown> = await client.callApi(params, request, new RuntimeOptions({}));
		return isJsonObject(body) ? body : {};
	};
}

const clients: Array<[name: string, scheme: string, keyId: string, call: () => Call]> = [
	['pop-core by GET', 'V1', testKey.accessKeyId, () => popCore(testKey, 'GET')],
	['pop-core by GET with a token', 'V1', stsKey.accessKeyId, () => popCore(stsKey, 'GET')],
	['pop-core by POST', 'V1', testKey.accessKeyId, () => popCore(testKey, 'POST')],
	['pop-core by POST with a token', 'V1', stsKey.accessKeyId, () => popCore(stsKey, 'POST')],
	['openapi-client', 'V3', testKey.accessKeyId, () => openApi(testKey, 'query')],
	['openapi-client with a token', 'V3', stsKey.accessKeyId, () => openApi(stsKey, 'query')],
	['openapi-client with a form body', 'V3', testKey.accessKeyId, () => openApi(testKey, 'body')],
	['openapi-client with a form body and a token', 'V3', stsKey.accessKeyId, () => openApi(stsKey, 'body')],
];

describe.each(clients)('the official client %s', (_name, scheme, accessKeyId, makeCall) => {
	it('submits a job whose values arrive unchanged and sees it through', async () => {
		const call = makeCall();
		const { JobId } = await call('SubmitSmarttagJob', '2020-11-09', job);
		expect(service.jobs()).toMatchObject([{ jobId: JobId, accessKeyId, parameters: job }]);
		const answer = await waitFor(async () => {
			const state = await call('QuerySmarttagJob', '2020-11-09', { JobId: String(JobId) });
			return state['JobStatus'] === 'Success' ? state : undefined;
		});
		expect(answer['UserData']).toBe(job.UserData);
		expect(service.requests().every(({ signature, status }) => signature === scheme && status === 200)).toBe(true);
	});

	it('lists templates, queries its identity and lists regions', async () => {
		const call = makeCall();
		expect(await call('ListCustomTemplates', '2020-11-09', { Type: '11' })).toMatchObject({ Total: 28 });
		expect(await call('GetCallerIdentity', '2015-04-01', {})).toMatchObject({ AccountId: '1000000000000001' });
		expect(await call('DescribeRegions', '2014-05-26', {})).toHaveProperty('Regions.Region');
	});
});

const kinds: Array<[name: string, make: (key: Key) => Call]> = [
	['pop-core by GET', (key) => popCore(key, 'GET')],
	['pop-core by POST', (key) => popCore(key, 'POST')],
	['openapi-client', (key) => openApi(key, 'query')],
	['openapi-client with a form body', (key) => openApi(key, 'body')],
];

it.each(kinds)('the official client %s assumes a role and works as the role', async (_name, make) => {
	const RoleArn = testRole;
	const Policy =
		'{"Statement":[{"Effect":"Allow","Action":["ice:Submit*","ice:Create*"],"Resource":"*"}],"Version":"1"}';
	const parameters = { RoleArn, RoleSessionName: 'n8n@example.com', DurationSeconds: '900', Policy };
	const session = make(keyOf(await make(testKey)('AssumeRole', '2015-04-01', parameters)));
	const config = '{"AnalyseTypes":"ocr,asr,nlp","FaceCategoryIds":"celebrity"}';
	const template = { Name: "人脸 *'()!~+ &=", Type: '11', TemplateConfig: config };
	expect(await session('CreateCustomTemplate', '2020-11-09', template)).toMatchObject({
		CustomTemplate: { TemplateName: template.Name, TemplateConfig: config },
	});
	const { JobId } = await session('SubmitSmarttagJob', '2020-11-09', job);
	expect(service.jobs()).toMatchObject([{ jobId: JobId, accessKeyId: service.sessions()[0]?.accessKeyId }]);
	await expect(session('ListPipelines', '2020-11-09', {})).rejects.toThrow(/authorized by RAM/);
	service.expireSessions();
	await expect(session('SubmitSmarttagJob', '2020-11-09', job)).rejects.toThrow(/expired/);
});
