import type { IWebhookFunctions } from 'n8n-workflow';

import { type JobCheck, startCheck } from '../../../nodes/AlibabaCloudSmarttag/trigger/jobChecks';

let triggers = 0;

/** The functions of n8n's context that the checks use, for a trigger that no other test knows. */
function newTrigger(): IWebhookFunctions {
	triggers += 1;
	return {
		getMode: () => 'webhook',
		getNode: () => ({ id: 'node' }),
		getWorkflow: () => ({ id: `workflow ${triggers}` }),
	} as unknown as IWebhookFunctions;
}

function started(context: IWebhookFunctions, jobId: string, isVerified = false): JobCheck {
	const check = startCheck(context, jobId, isVerified);
	if (typeof check === 'string') throw new Error(check);
	return check;
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe.each([true, false])('A check of a job, with authentication: %p', (isVerified) => {
	it('is one at a time, until others may check or it ends', () => {
		const context = newTrigger();
		const first = started(context, 'a', isVerified);
		expect(startCheck(context, 'a', isVerified)).toBe('inFlight');
		first.letOthersCheck();
		const second = started(context, 'a', isVerified);
		first.end();
		expect(startCheck(context, 'a', isVerified)).toBe('inFlight');
		second.end();

		expect(typeof startCheck(context, 'a', isVerified)).toBe('object');
	});

	it('is not that of another trigger', () => {
		started(newTrigger(), 'a', isVerified);

		expect(typeof startCheck(newTrigger(), 'a', isVerified)).toBe('object');
	});
});

describe('Checks of calls without authentication', () => {
	const burst = (context: IWebhookFunctions, count: number) =>
		Array.from({ length: count }, (_, index) => startCheck(context, `job-${index}`, false));

	it('are five at a time', () => {
		const context = newTrigger();
		const checks = burst(context, 7);
		expect(checks.map((check) => (typeof check === 'string' ? check : 'started'))).toEqual([
			...Array.from({ length: 5 }, () => 'started'),
			...['tooMany', 'tooMany'],
		]);
		const [first] = checks;
		if (typeof first === 'object') first.end();

		expect(typeof startCheck(context, 'next', false)).toBe('object');
		expect(startCheck(context, 'next-but-one', false)).toBe('tooMany');
	});

	it('are thirty at once and then one a second, each trigger for itself', () => {
		const context = newTrigger();
		for (let count = 0; count < 30; count += 1) started(context, 'a').end();
		expect(startCheck(context, 'a', false)).toBe('tooMany');
		jest.advanceTimersByTime(999);
		expect(startCheck(context, 'a', false)).toBe('tooMany');
		jest.advanceTimersByTime(1);
		started(context, 'a').end();
		expect(startCheck(context, 'a', false)).toBe('tooMany');
		started(newTrigger(), 'a').end();
		jest.advanceTimersByTime(3_600_000);
		for (let count = 0; count < 30; count += 1) started(context, 'a').end();

		expect(startCheck(context, 'a', false)).toBe('tooMany');
	});

	it('do not count where the call was authenticated', () => {
		const context = newTrigger();
		for (let count = 0; count < 100; count += 1) started(context, `job-${count}`, true);

		expect(typeof startCheck(context, 'a', false)).toBe('object');
		burst(context, 10);
		expect(typeof startCheck(context, 'b', true)).toBe('object');
	});

	it('are not made for five minutes for a job that does not exist', () => {
		const context = newTrigger();
		const check = started(context, 'a');
		check.noteNotFound();
		check.end();
		jest.advanceTimersByTime(5 * 60_000 - 1);
		expect(startCheck(context, 'a', false)).toBe('notFound');
		jest.advanceTimersByTime(1);

		expect(typeof startCheck(context, 'a', false)).toBe('object');
	});

	it.each(['constructor', '__proto__', 'toString'])('know of %s only what they have found out', (jobId) => {
		const context = newTrigger();
		const check = started(context, jobId);
		check.noteNotFound();
		check.end();

		expect(startCheck(context, jobId, false)).toBe('notFound');
		expect(typeof startCheck(newTrigger(), jobId, false)).toBe('object');
	});

	it('know nothing of a job that an authenticated call did not find', () => {
		const context = newTrigger();
		const check = started(context, 'a', true);
		check.noteNotFound();
		check.end();

		expect(typeof startCheck(context, 'a', false)).toBe('object');
	});
});
