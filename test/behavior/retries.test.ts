import type { OnError } from 'n8n-workflow';

import type { FaultRule } from '../../local/service';
import type * as PausesModule from '../support/pauses';
import { Workbench } from '../support/workbench';

const mockPauses = { shorter: 50, made: [] as number[] };
jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof PausesModule>('../support/pauses').withPauses(() => mockPauses),
);

beforeEach(() => {
	mockPauses.shorter = 50;
	mockPauses.made.length = 0;
});

const ossUrl = '={{ $json.source }}';

describe('Submit sends again', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	it.each([
		['throttling', { kind: 'throttle' }],
		['throttling by another code and status', { kind: 'throttle', code: 'Throttling', status: 503 }],
		['a gateway that answers HTTP 429', { kind: 'html', status: 429 }],
		['a nonce that was used', { kind: 'error', code: 'SignatureNonceUsed', status: 400 }],
	] as const)('after %s, with a new nonce and signature', async (_what, fault) => {
		bench.service.addFaults({ ...fault, times: 1 });
		const { output } = await bench.submit();

		expect(output).toEqual([{ JobId: bench.service.jobs()[0]?.jobId, RequestId: expect.any(String) as string }]);
		const nonces = bench.service.requests().map(({ headers }) => headers['x-acs-signature-nonce']);
		expect(new Set(nonces).size).toBe(2);
		expect(bench.service.jobs()).toHaveLength(1);
	});

	it('as often as Max Retries says, then reports the refusal', async () => {
		bench.service.addFaults({ kind: 'throttle' });
		const result = await bench.submit({ parameters: { options: { maxRetries: 2 } } });

		expect(bench.service.requests()).toHaveLength(3);
		expect(result.error().message).toBe('Request was denied due to user flow control.');
		expect(result.error().message).not.toContain('may have been accepted');
	});

	it('not before the time that the service asked for', async () => {
		bench.service.addFaults({ kind: 'throttle', times: 1, headers: { 'x-acs-retry-after': '1700' } });
		await bench.submit();

		expect(mockPauses.made).toEqual([expect.any(Number)]);
		expect(mockPauses.made[0]).toBeGreaterThanOrEqual(1700);
	});

	it('while the other items go on', async () => {
		mockPauses.shorter = 1;
		bench.service.addFaults({ kind: 'throttle', contains: 'bucket/0.mp4', times: 1 });
		const items = [0, 1, 2, 3].map((index) => ({ source: `oss://bucket/${index}.mp4` }));
		const { pairedSources } = await bench.submit({ items, parameters: { ossUrl, options: { concurrency: 2 } } });

		expect(bench.service.jobs().map(({ input }) => input)).toHaveLength(4);
		expect(bench.wire().at(-1)?.Input).toContain('bucket/0.mp4');
		expect(pairedSources.success).toEqual(items.map(({ source }) => source));
	});
});

describe('Submit never sends again what may have been accepted:', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	it.each([
		['no answer within the timeout', { kind: 'noAnswer' }, /^The endpoint did not answer within 1 second/, 1],
		[
			'an answer slower than the timeout',
			{ kind: 'slow', delayMs: 1_500 },
			/^The endpoint did not answer within 1 second/,
			1,
		],
		['a connection closed after the job was made', { kind: 'closeAfter' }, /^The connection closed/, 1],
		['a connection closed before the job was made', { kind: 'closeBefore' }, /^The connection closed/, 0],
		['HTTP 500', { kind: 'serverError' }, /./, 1],
		['HTTP 503', { kind: 'serverError', status: 503, code: 'ServiceUnavailable', beforeAction: true }, /./, 0],
		['half an answer', { kind: 'truncated' }, /incomplete JSON/, 1],
		['an HTML page', { kind: 'html' }, /HTML page/, 0],
		['an empty answer', { kind: 'empty' }, /empty body/, 0],
		['an answer without JobId', { kind: 'noJobId' }, /no JobId/, 0],
	] as const)('%s', async (_what, fault, message, jobsMade) => {
		bench.service.addFaults(fault);
		const result = await bench.submit({ parameters: { options: { requestTimeout: 1 } } });

		expect(result.error().message).toMatch(message);
		expect(result.error().message).toMatch(/\. The job may have been accepted\.$/);
		expect(result.error().description).toContain('not sent again');
		expect(bench.service.requests()).toHaveLength(1);
		expect(bench.service.jobs()).toHaveLength(jobsMade);
	});
});

/** Accepted equals reported: each job that exists is reported by its JobId, or its item says that a job may exist. */
describe('Under every fault, every job that is made is reported to the user', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const faults: Array<[name: string, fault: FaultRule, ambiguous: boolean]> = [
		['throttle', { kind: 'throttle', times: 1 }, false],
		['endless throttle', { kind: 'throttle' }, false],
		['server error', { kind: 'serverError' }, true],
		['server error beforehand', { kind: 'serverError', beforeAction: true }, true],
		['no answer', { kind: 'noAnswer' }, true],
		['slow', { kind: 'slow', delayMs: 1_300 }, true],
		['closed before', { kind: 'closeBefore' }, true],
		['closed after', { kind: 'closeAfter' }, true],
		['html', { kind: 'html' }, true],
		['empty', { kind: 'empty' }, true],
		['truncated', { kind: 'truncated' }, true],
		['no JobId', { kind: 'noJobId' }, true],
		['refused', { kind: 'error', code: 'InvalidParameter', status: 400 }, false],
	];
	const modes: OnError[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];
	const rows = faults.flatMap(([name, fault, ambiguous]) =>
		modes.map((onError) => ({ name: `${name}, ${onError}`, fault, ambiguous, onError })),
	);

	it.each(rows)('$name', async ({ fault, ambiguous, onError }) => {
		const items = [0, 1, 2, 3, 4, 5].map((index) => ({ source: `oss://bucket/${index}.mp4` }));
		bench.service.addFaults({ ...fault, contains: 'bucket/2.mp4' });
		const result = await bench.submit({
			items,
			onError,
			parameters: { ossUrl, options: { requestTimeout: 1, maxRetries: 1, concurrency: 2 } },
		});

		const made = bench.service.jobs();
		const ofTheFault = made.filter(({ parameters }) => parameters.Input?.includes('bucket/2.mp4'));
		const clear = made.filter((job) => !(ambiguous && ofTheFault.includes(job)));
		expect(result.reportedJobIds().sort()).toEqual(clear.map(({ jobId }) => jobId).sort());
		expect(ofTheFault.length).toBeLessThanOrEqual(1);
		const { error } = result.execution.run.data.resultData;
		const shown = JSON.stringify([result.output, result.errorOutput, error?.message, error?.description]);
		expect(shown.includes('may have been accepted')).toBe(ambiguous);
	});
});

describe('With n8n\'s "Retry On Fail", which runs the node again with all of its items,', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const items = [0, 1, 2, 3].map((index) => ({ source: `oss://bucket/${index}.mp4` }));
	const parameters = { ossUrl, options: { concurrency: 1 } };

	it('jobs that were accepted are not made again, and refused items get another try', async () => {
		bench.service.addFaults({
			kind: 'error',
			contains: 'bucket/2.mp4',
			code: 'InvalidParameter',
			status: 400,
			times: 1,
		});
		const result = await bench.submit({ items, parameters, maxTries: 3 });

		expect(bench.service.requests()).toHaveLength(5);
		expect(bench.service.jobs()).toHaveLength(4);
		expect(result.output.map(({ JobId }) => JobId)).toEqual(bench.service.jobs().map(({ jobId }) => jobId));
	});

	it('a job that may exist is not made again', async () => {
		bench.service.addFaults({ kind: 'closeAfter', contains: 'bucket/1.mp4' });
		const result = await bench.submit({ items, parameters, maxTries: 3 });

		expect(bench.service.requests()).toHaveLength(2);
		expect(bench.service.jobs()).toHaveLength(2);
		expect(result.error().message).toContain('The job may have been accepted');
		expect(result.reportedJobIds()).toEqual([bench.service.jobs()[0]?.jobId]);
	});

	it('the same holds with "Continue", where n8n retries when the first item failed', async () => {
		bench.service.addFaults({
			kind: 'error',
			contains: 'bucket/0.mp4',
			code: 'InvalidParameter',
			status: 400,
			times: 1,
		});
		bench.service.addFaults({ kind: 'truncated', contains: 'bucket/3.mp4' });
		const result = await bench.submit({ items, parameters, maxTries: 3, onError: 'continueRegularOutput' });

		expect(bench.service.requests()).toHaveLength(5);
		expect(bench.service.jobs()).toHaveLength(4);
		expect(result.output.map(({ error }) => error !== undefined)).toEqual([false, false, false, true]);
	});

	it('an expression that returns something else on each attempt makes no second job', async () => {
		bench.service.addFaults({ kind: 'error', contains: 'bucket/1', code: 'InvalidParameter', status: 400, times: 1 });
		const changing = "=oss://bucket/{{ $itemIndex }}-{{ $itemIndex === 0 ? Math.random() : '' }}.mp4";
		await bench.submit({ items: items.slice(0, 2), parameters: { ...parameters, ossUrl: changing }, maxTries: 2 });

		expect(bench.service.jobs()).toHaveLength(2);
	});

	it('jobs are remembered over three tries', async () => {
		const many = Array.from({ length: 30 }, (_, index) => ({ source: `oss://bucket/${index}.mp4` }));
		bench.service.addFaults({
			...{ kind: 'error', code: 'InvalidParameter', status: 400 },
			...{ contains: 'bucket/0.mp4', times: 2, delayMs: 150 },
		});
		const options = { concurrency: 2 };
		const result = await bench.submit({ items: many, parameters: { ossUrl, options }, maxTries: 3 });

		expect(bench.service.jobs()).toHaveLength(30);
		expect(new Set(result.output.map(({ JobId }) => JobId)).size).toBe(30);
	});

	it('the last error lists the jobs of every try', async () => {
		bench.service.addFaults({ kind: 'closeAfter', contains: 'bucket/0.mp4', delayMs: 150 });
		const result = await bench.submit({ items, parameters: { ossUrl, options: { concurrency: 2 } }, maxTries: 3 });

		const answered = bench.service.jobs().filter(({ input }) => !JSON.stringify(input).includes('bucket/0.mp4'));
		expect(answered).toHaveLength(3);
		expect(result.reportedJobIds().sort()).toEqual(answered.map(({ jobId }) => jobId).sort());
	});
});
