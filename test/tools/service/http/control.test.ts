import { type LocalService, startLocalService } from '../../../../local/service';
import { textWith } from '../matchers';
import { call, type RawAnswer, send, submit } from '../../../support/signedClient';

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService();
});
beforeEach(() => service.reset());
afterAll(() => service.close());

function control(method: string, path: string, body = ''): Promise<RawAnswer> {
	return send(service.url, { method, path: `/_local/${path}`, query: '', headers: {}, body });
}

it('shows the jobs that were made', async () => {
	await submit(service, { Title: 'shown' });
	const { status, body } = await control('GET', 'jobs');
	expect(status).toBe(200);
	expect(JSON.parse(body)).toMatchObject([{ jobId: service.jobs()[0]?.jobId, title: 'shown', status: 'Submitted' }]);
});

it('shows the requests without what stands in Authorization, and not its own', async () => {
	await submit(service, { Title: 'shown' });
	await control('GET', 'jobs');
	const { body } = await control('GET', 'requests');
	expect(JSON.parse(body)).toMatchObject([
		{
			method: 'POST',
			path: '/',
			rawQuery: textWith('Title=shown'),
			rawBody: '',
			headers: { authorization: 'ACS3-HMAC-SHA256', 'x-acs-action': 'SubmitSmarttagJob' },
			action: 'SubmitSmarttagJob',
			version: '2020-11-09',
			signature: 'V3',
			parameters: { Title: 'shown' },
			status: 200,
			inFlightAtStart: 0,
		},
	]);
	expect(body).not.toContain('Signature=');
	expect(service.requests()).toHaveLength(1);
});

it('takes one fault or several, and forgets them', async () => {
	expect((await control('POST', 'faults', '{"kind":"throttle","times":1}')).json).toEqual({ added: 1 });
	expect((await submit(service)).status).toBe(400);
	expect((await control('POST', 'faults', '[{"kind":"html"},{"kind":"empty"}]')).json).toEqual({ added: 2 });
	expect((await submit(service)).status).toBe(502);
	expect((await control('DELETE', 'faults')).status).toBe(200);
	expect((await submit(service)).status).toBe(200);
});

it('takes the faults of callbacks with their fields', async () => {
	const rules = [
		{ kind: 'callbackTimes', copies: 3 },
		{ kind: 'callbackLate', delayMs: 5 },
		{ kind: 'callbackOutOfOrder' },
		{ kind: 'callbackForged', contains: 'x', after: 1, times: 1 },
		{ kind: 'callbackGarbage', contentType: 'text/plain; charset=utf-8', body: '{base64}' },
	];
	expect((await control('POST', 'faults', JSON.stringify(rules))).json).toEqual({ added: 5 });
});

it('resets everything', async () => {
	service.addFaults({ kind: 'throttle', after: 1 });
	await submit(service);
	expect((await control('POST', 'reset')).status).toBe(200);
	expect([service.jobs(), service.requests()]).toEqual([[], []]);
	await submit(service);
	expect((await submit(service)).status).toBe(200);
});

it.each([
	['no JSON', 'throttle', 'JSON'],
	['no object', '"throttle"', 'Fault rule 1: not an object.'],
	['no kind', '[{"kind":"html"},{"times":1}]', 'Fault rule 2: "kind" is missing.'],
	['an unknown kind', '{"kind":"explode"}', '"kind" is not one of throttle,'],
	['an unknown key', '{"kind":"html","time":1}', 'unknown key "time"'],
	['a negative count', '{"kind":"html","times":-1}', '"times" is not a whole number from 0'],
	['a fraction', '{"kind":"html","after":0.5}', '"after" is not a whole number from 0'],
	['a delay as text', '{"kind":"slow","delayMs":"5"}', '"delayMs" is not a whole number from 0'],
	['a status that is none', '{"kind":"html","status":42}', '"status" is not an HTTP status from 200 to 599'],
	['headers that are no texts', '{"kind":"html","headers":{"a":1}}', '"headers" is not an object of strings'],
	['an action that is no text', '{"kind":"html","action":1}', '"action" is not a string'],
	['no copies at all', '{"kind":"callbackTimes","copies":0}', '"copies" is not a whole number from 1'],
	[
		'a content type without a slash',
		'{"kind":"callbackGarbage","contentType":"text"}',
		'"contentType" is not a content',
	],
	[
		'a content type of two lines',
		'{"kind":"callbackGarbage","contentType":"text/plain\\nx: y"}',
		'"contentType" is not a content type',
	],
	['a body that is no text', '{"kind":"callbackGarbage","body":{}}', '"body" is not a string'],
	['beforeAction as text', '{"kind":"serverError","beforeAction":"yes"}', '"beforeAction" is not a boolean'],
])('refuses a fault that is %s, with a reason', async (_name, body, reason) => {
	const answer = await control('POST', 'faults', body);
	expect(answer.status).toBe(400);
	expect(answer.json['reason']).toContain(reason);
	expect((await submit(service)).status).toBe(200);
});

it('shows one job and forgets it, as far as it exists', async () => {
	const { json } = await submit(service, { Title: 'shown' });
	const address = `jobs/${String(json['JobId'])}`;
	expect((await control('GET', address)).json).toMatchObject({ jobId: json['JobId'], title: 'shown' });
	expect((await control('DELETE', address)).json).toEqual({ forgotten: true });
	expect(service.jobs()).toEqual([]);
	expect((await control('GET', address)).status).toBe(404);
	expect((await control('DELETE', address)).status).toBe(404);
});

it('counts the requests, all or those of one action', async () => {
	await submit(service);
	await submit(service);
	await call(service, 'ListPipelines');
	expect((await control('GET', 'count')).json).toEqual({ requests: 3 });
	expect((await control('GET', 'count/SubmitSmarttagJob')).json).toEqual({ requests: 2 });
	expect((await control('GET', 'count/QuerySmarttagJob')).json).toEqual({ requests: 0 });
});

it('knows no other routes', async () => {
	expect((await control('GET', 'accounts')).status).toBe(404);
	expect((await control('POST', 'jobs')).status).toBe(404);
	expect((await control('GET', 'requests/SubmitSmarttagJob')).status).toBe(404);
	expect((await control('GET', 'count/SubmitSmarttagJob/more')).status).toBe(404);
});
