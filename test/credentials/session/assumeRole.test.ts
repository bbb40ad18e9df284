import { assumeRoleRequest, readAssumeRoleAnswer, type ReceivedAnswer } from '../../../credentials/session/assumeRole';
import { sampleAnswer } from './sampleAnswer';

const role = { arn: 'acs:ram::1000000000000001:role/r', sessionName: 's-1', durationSeconds: 3_600 };
const ASKED_AT = Date.parse('2026-01-02T09:00:00Z');

const read = (answer: Partial<ReceivedAnswer>, durationSeconds = 3_600) =>
	readAssumeRoleAnswer({ statusCode: 200, headers: {}, text: '', ...answer }, { ...role, durationSeconds }, ASKED_AT);

describe('the request', () => {
	it('is AssumeRole of STS with the parameters in the query', () => {
		expect(assumeRoleRequest('https://sts.cn-shanghai.aliyuncs.com', role)).toMatchObject({
			method: 'POST',
			url: 'https://sts.cn-shanghai.aliyuncs.com/',
			qs: { RoleArn: role.arn, RoleSessionName: 's-1', DurationSeconds: '3600' },
			headers: { 'x-acs-action': 'AssumeRole', 'x-acs-version': '2015-04-01' },
		});
	});

	it('names External ID and Policy only where there are some', () => {
		const parameters = (more: object) => Object.keys(assumeRoleRequest('https://sts', { ...role, ...more }).qs ?? {});
		expect(parameters({})).toEqual(['RoleArn', 'RoleSessionName', 'DurationSeconds']);
		expect(parameters({ externalId: 'e1', policy: '{"Version":"1"}' })).toEqual([
			...['RoleArn', 'RoleSessionName', 'DurationSeconds'],
			...['ExternalId', 'Policy'],
		]);
	});

	it('lets the body decide, whatever the status, and follows no redirect', () => {
		expect(assumeRoleRequest('https://sts', role)).toMatchObject({
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			disableFollowRedirect: true,
		});
	});
});

describe('the answer', () => {
	it('holds the session', () => {
		const answer = read({ text: JSON.stringify(sampleAnswer()), headers: { date: 'Fri, 02 Jan 2026 03:04:05 GMT' } });
		expect(answer).toEqual({
			kind: 'session',
			session: {
				accessKeyId: 'STS.exampleAccessKeyId',
				accessKeySecret: 'exampleAccessKeySecret',
				securityToken: 'exampleSecurityToken',
				startedAt: ASKED_AT,
				endsAt: ASKED_AT + 3_600_000,
			},
		});
	});

	it('that was too large to be read is none', () => {
		expect(read({ text: undefined })).toEqual({ kind: 'unreadable', httpStatus: 200 });
	});

	it.each([
		['the time from Date to Expiration, whatever the clock here says', 'Fri, 02 Jan 2026 03:34:05 GMT', 1_800],
		['never more than was requested', 'Fri, 02 Jan 2026 01:04:05 GMT', 3_600],
		['what was requested when there is no Date', undefined, 3_600],
		['what was requested when Date is not a date', 'today', 3_600],
	])('has the lifetime: %s', (_what, date, seconds) => {
		const answer = read({ text: JSON.stringify(sampleAnswer()), headers: { date } });
		expect(answer).toMatchObject({ session: { startedAt: ASKED_AT, endsAt: ASKED_AT + seconds * 1_000 } });
	});

	it.each([
		['capitalized', { Code: 'NoPermission', RequestId: 'R-1', Message: 'no' }],
		['in lower case', { code: 'NoPermission', requestId: 'R-1', message: 'no' }],
	])('may be a refusal, %s', (_how, body) => {
		expect(read({ statusCode: 403, text: JSON.stringify(body) })).toEqual({
			kind: 'refused',
			httpStatus: 403,
			code: 'NoPermission',
			requestId: 'R-1',
		});
	});

	it.each<[what: string, status: number, body: unknown]>([
		['a page of HTML', 502, '<html>Bad Gateway</html>'],
		['half an answer', 200, '{"Credentials": {"AccessKeyId": "STS.a"'],
		['nothing', 200, ''],
		['JSON without a session', 200, '{"RequestId": "R-1"}'],
		['a session without its token', 200, { Credentials: { AccessKeyId: 'a', AccessKeySecret: 'b' } }],
		['a session without its secret', 200, { Credentials: { AccessKeyId: 'a', SecurityToken: 'c' } }],
		['a session without its key ID', 200, { Credentials: { AccessKeySecret: 'b', SecurityToken: 'c' } }],
		['a session with a status that is no success', 302, sampleAnswer()],
		['JSON that is null', 200, 'null'],
	])('may be none: %s', (_what, statusCode, body) => {
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		expect(read({ statusCode, text })).toEqual({ kind: 'unreadable', httpStatus: statusCode });
	});
});
