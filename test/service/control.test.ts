import { type LocalService, startLocalService } from '../../local/service';
import { textWith } from './matchers';
import { type RawAnswer, send, submit } from './signedClient';

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
	['beforeAction as text', '{"kind":"serverError","beforeAction":"yes"}', '"beforeAction" is not a boolean'],
])('refuses a fault that is %s, with a reason', async (_name, body, reason) => {
	const answer = await control('POST', 'faults', body);
	expect(answer.status).toBe(400);
	expect(answer.json['reason']).toContain(reason);
	expect((await submit(service)).status).toBe(200);
});

it('knows no other routes', async () => {
	expect((await control('GET', 'accounts')).status).toBe(404);
	expect((await control('POST', 'jobs')).status).toBe(404);
});
