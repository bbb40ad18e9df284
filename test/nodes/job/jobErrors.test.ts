import fc from 'fast-check';
import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { ImsFailure } from '../../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import {
	duration,
	failedJob,
	isJobNotFound,
	queryError,
	runningJob,
	stoppedWait,
	unfinishedJob,
} from '../../../nodes/AlibabaCloudSmarttag/job/jobErrors';

const node: INode = { id: '1', name: 'Submit', type: 't', typeVersion: 1, position: [0, 0], parameters: {} };
const JobId = '0123456789abcdef0123456789abcdef';

const refusedWith = (code: string, message = 'The job is not here.') =>
	new ImsFailure(message, {
		...{ code, httpStatus: 404, requestId: 'R1', advice: 'Check the IDs.', mayHaveExecuted: false },
	});

describe('A job that ended in Fail', () => {
	it("is an error of its item with the service's reason, the JobId and what to do", () => {
		const error = failedJob(node, JobId, 'no audio', 3);

		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe(`Job ${JobId} failed: no audio`);
		expect(error.description).toContain('Submit the item again');
		expect(error.context).toMatchObject({ itemIndex: 3, data: { JobId, JobStatus: 'Fail', reason: 'no audio' } });
	});

	it('says so when the service returned no reason', () => {
		expect(failedJob(node, JobId, undefined, 0).message).toBe(`Job ${JobId} failed: the service returned no reason`);
	});

	it('keeps a reason that n8n would take for an error of the system', () => {
		expect(failedJob(node, JobId, 'ResourceAccessDenied', 0).message).toContain('failed: ResourceAccessDenied');
	});
});

describe('A job that has no results yet', () => {
	it.each([
		['Processing', 'its state is Processing'],
		['', 'its state is not known'],
	])('in state %p is reported with what to do', (status, words) => {
		const error = runningJob(node, JobId, status, 2);

		expect(error.message).toBe(`Job ${JobId} is not finished: ${words}`);
		expect(error.description).toContain('Wait Until Finished');
		expect(error.context).toMatchObject({ itemIndex: 2, data: { JobId, JobStatus: status } });
	});
});

describe('A job that is not there', () => {
	it.each([
		'InvalidParameter.ResourceNotFound',
		'InvalidParameter.JobNotFound',
		'InvalidParameter.JobNotExist',
		'InvalidParameter.JobId.NotFound',
		'ResourceNotFound',
		'ResourceNotFound.Job',
		'JobNotFound',
		'JobNotExist',
		'JobId.NotFound',
		'InvalidJobId',
		'InvalidJob.NotFound',
		'jobnotfound',
	])('is recognized by the code %s', (code) => {
		expect(isJobNotFound(refusedWith(code))).toBe(true);
	});

	it.each([
		'InvalidParameter',
		'InvalidAccessKeyId.NotFound',
		'InvalidApi.NotFound',
		'TemplateNotFound',
		'InvalidJobIds',
		'NoPermission',
		'Throttling.User',
		'',
	])('is not recognized by the code %p', (code) => {
		expect(isJobNotFound(refusedWith(code))).toBe(false);
	});

	it('is not recognized in a failure without a code', () => {
		expect(isJobNotFound(new ImsFailure('No answer came', { mayHaveExecuted: true }))).toBe(false);
	});
});

describe('A job that cannot be queried', () => {
	it("is an error of its item with the API's words, advice, code and JobId", () => {
		const error = queryError(node, refusedWith('NoPermission', 'Not authorized.'), JobId, 1);

		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toBe('Not authorized.');
		expect(error.description).toBe('Check the IDs. Code: NoPermission, HTTP status: 404, RequestId: R1.');
		expect(error.context).toMatchObject({
			itemIndex: 1,
			data: { JobId, code: 'NoPermission', httpStatus: 404, requestId: 'R1' },
		});
	});

	it('that does not exist is reported as such, with how long jobs are kept and the message of the API', () => {
		const error = queryError(node, refusedWith('InvalidParameter.ResourceNotFound'), JobId, 1);

		expect(error.message).toBe(`Job ${JobId} does not exist, or not any more`);
		expect(error.description).toBe(
			[
				'Jobs are kept for 180 days, and only the account and region that made them know them.',
				'Check Job ID, and the region and account of the credential.',
				'The API returned: The job is not here.',
				'Code: InvalidParameter.ResourceNotFound, HTTP status: 404, RequestId: R1.',
			].join(' '),
		);
		expect(error.context).toMatchObject({ itemIndex: 1, data: { JobId, code: 'InvalidParameter.ResourceNotFound' } });
	});

	it('keeps an error of the node, and words any other', () => {
		const own = new NodeOperationError(node, 'no speech');
		const other = queryError(node, new Error('blocked'), JobId, 4);

		expect(queryError(node, own, JobId, 4)).toBe(own);
		expect([other.message, other.context]).toMatchObject(['blocked', { itemIndex: 4, data: { JobId } }]);
	});
});

describe('A job that was not finished in time', () => {
	const job = { item: 2, JobId, JobStatus: 'Processing' };

	it('is reported with its last state, the time and what to do, and is marked as timed out', () => {
		const error = unfinishedJob(node, job, 3_600_000);

		expect(error.message).toBe(`Job ${JobId} is still Processing after 1 hour`);
		expect(error.description).toBe(
			'The job continues: get its result later with Job → Get and this JobId, or raise Wait Timeout in Options.',
		);
		expect(error.context).toMatchObject({
			...{ itemIndex: 2, data: { JobId, JobStatus: 'Processing', timedOut: true } },
		});
	});

	it('says when its state was never reported, and why the last query failed', () => {
		const fault = new ImsFailure('The endpoint did not answer within 60 seconds', {
			mayHaveExecuted: true,
			transient: true,
		});
		const error = unfinishedJob(node, { ...job, JobStatus: '' }, 1_000, fault);

		expect(error.message).toBe(`Job ${JobId} returned no state after 1 second`);
		expect(error.description).toMatch(/The last query failed: The endpoint did not answer within 60 seconds\.$/);
	});
});

describe('The error that ends a run', () => {
	const jobs = [
		{ item: 0, JobId: 'a', JobStatus: 'Success' },
		{ item: 2, JobId: 'b', JobStatus: 'Fail' },
		{ item: 5, JobId: 'c', JobStatus: '' },
	];

	it('is the error of the job that caused it, and names every job with its item and last state', () => {
		const cause = failedJob(node, 'b', 'no audio', 2);
		const before = cause.description;
		const error = stoppedWait(node, cause, jobs);

		expect(error).toBe(cause);
		expect(error.message).toBe('Job b failed: no audio');
		expect(error.description).toBe(
			`${before} All jobs of this run: a (item 0): Success, b (item 2): Fail, c (item 5): not known. Nothing of them is lost: get their results with Job → Get and these JobIds.`,
		);
		expect(error.context.jobs).toEqual(jobs);
	});

	it('has the job in its data when it is the only one', () => {
		const only = jobs.slice(1, 2);
		const cause = failedJob(node, 'b', 'no audio', 2);
		const error = stoppedWait(node, cause, only);

		expect(error.context.jobs).toEqual(only);
		expect(error.message).toContain('Job b');
	});
});

describe('A span of time', () => {
	it.each([
		[0, '0 seconds'],
		[40, '0 seconds'],
		[50, '0.1 seconds'],
		[1_000, '1 second'],
		[1_040, '1 second'],
		[1_500, '1.5 seconds'],
		[59_900, '59.9 seconds'],
		[60_000, '1 minute'],
		[90_000, '1.5 minutes'],
		[3_599_000, '60 minutes'],
		[3_600_000, '1 hour'],
		[86_400_000, '24 hours'],
	])('of %d ms is %p', (milliseconds, words) => {
		expect(duration(milliseconds)).toBe(words);
	});

	it('is right to within a twentieth of its unit', () => {
		const unitMs = { second: 1_000, minute: 60_000, hour: 3_600_000 };
		fc.assert(
			fc.property(fc.nat(400_000_000), (milliseconds) => {
				const [, count = '', unit = ''] = /^([\d.]+) (second|minute|hour)s?$/.exec(duration(milliseconds)) ?? [];
				const size = unitMs[unit as keyof typeof unitMs];

				expect(Math.abs(Number(count) * size - milliseconds)).toBeLessThanOrEqual(size / 20 + 1e-6);
			}),
		);
	});
});
