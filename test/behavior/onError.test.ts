import { Workbench } from '../support/workbench';

const ossUrl = '={{ $json.source }}';

describe('When an item fails', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const items = [0, 1, 2, 3, 4].map((index) => ({ source: `oss://bucket/${index}.mp4` }));
	const failOnItem2 = () =>
		bench.service.addFaults({
			kind: 'error',
			contains: 'bucket/2.mp4',
			status: 403,
			code: 'NoPermission',
			message: 'You are not authorized to do this action.',
		});

	describe('with "Stop Workflow"', () => {
		it('the workflow stops, and the error lists every JobId that was accepted', async () => {
			failOnItem2();
			const result = await bench.submit({ items, parameters: { ossUrl, options: { concurrency: 1 } } });

			expect(result.output).toEqual([]);
			expect(result.error().message).toBe('You are not authorized to do this action.');
			expect(result.error().context.itemIndex).toBe(2);
			const accepted = bench.service.jobs().map(({ jobId }, item) => ({ item, JobId: jobId }));
			expect(accepted).toHaveLength(2);
			expect(result.error().context.made).toEqual(accepted);
			for (const { item, JobId } of accepted) expect(result.error().description).toContain(`${JobId} (item ${item})`);
			expect(result.error().description).toContain('Not sent: 2 of 5 items.');
		});

		it('nothing more is sent after the first failure, and those in flight are waited for', async () => {
			bench.service.addFaults({ kind: 'slow', contains: 'bucket/0.mp4', delayMs: 300 });
			bench.service.addFaults({ kind: 'error', contains: 'bucket/1.mp4', status: 400, code: 'InvalidParameter' });
			const many = Array.from({ length: 50 }, (_, index) => ({ source: `oss://bucket/${index}.mp4` }));
			const result = await bench.submit({ items: many, parameters: { ossUrl, options: { concurrency: 2 } } });

			expect(bench.service.requests()).toHaveLength(2);
			expect(bench.service.jobs()).toHaveLength(1);
			expect(result.reportedJobIds()).toEqual(bench.service.jobs().map(({ jobId }) => jobId));
			expect(result.error().description).toContain('Not sent: 48 of 50 items.');
		});

		it('several that fail at the same time are all reported', async () => {
			bench.service.addFaults({ kind: 'closeAfter', contains: 'bucket/0.mp4' });
			bench.service.addFaults({ kind: 'serverError', contains: 'bucket/1.mp4' });
			const result = await bench.submit({ items: items.slice(0, 2), parameters: { ossUrl } });

			const shown = `${result.error().message}\n${result.error().description}`;
			expect(shown.match(/may have been accepted/g)).toHaveLength(2);
			expect(shown).toContain('No job was accepted before that.');
		});
	});

	describe('with "Continue"', () => {
		it('each item has its own fate, in order, paired with its input', async () => {
			failOnItem2();
			const result = await bench.submit({ items, parameters: { ossUrl }, onError: 'continueRegularOutput' });

			expect(result.output).toHaveLength(5);
			expect(result.output.map(({ JobId }) => typeof JobId)).toEqual([
				...['string', 'string', 'undefined', 'string', 'string'],
			]);
			expect(result.output[2]).toMatchObject({
				error: 'You are not authorized to do this action.',
				message: expect.stringContaining('ice:SubmitSmarttagJob') as string,
				details: {
					code: 'NoPermission',
					httpStatus: 403,
					requestId: expect.stringMatching(/^[\dA-F-]{36}$/) as string,
				},
			});
			expect(result.output[2]?.details).not.toHaveProperty('mayHaveExecuted');
			expect(result.pairedSources.success).toEqual(items.map(({ source }) => source));
		});

		it('an item that breaks a rule fails alone, unsent', async () => {
			const mixed = [{ source: 'oss://b/0.mp4' }, { source: 'nowhere' }, { source: 'oss://b/2.mp4' }];
			const result = await bench.submit({ items: mixed, parameters: { ossUrl }, onError: 'continueRegularOutput' });

			expect(result.output[1]?.error).toMatch(/^OSS URL: expected an object like .*, got "nowhere"/);
			expect(bench.service.jobs()).toHaveLength(2);
			expect(bench.service.requests()).toHaveLength(2);
		});
	});

	describe('with "Continue (using error output)"', () => {
		it('accepted items and failed ones leave by their own output, each paired with its input', async () => {
			failOnItem2();
			bench.service.addFaults({ kind: 'truncated', contains: 'bucket/4.mp4' });
			const result = await bench.submit({ items, parameters: { ossUrl }, onError: 'continueErrorOutput' });

			expect(result.output).toHaveLength(3);
			expect(result.pairedSources.success).toEqual([0, 1, 3].map((index) => items[index]?.source));
			expect(result.errorOutput).toHaveLength(2);
			expect(result.pairedSources.error).toEqual([2, 4].map((index) => items[index]?.source));
			expect(result.errorOutput[0]).toMatchObject({
				details: { code: 'NoPermission' },
				source: 'oss://bucket/2.mp4',
			});
			expect(result.errorOutput[1]).toMatchObject({
				error: expect.stringContaining('The job may have been accepted') as string,
				details: { mayHaveExecuted: true },
				source: 'oss://bucket/4.mp4',
			});
		});
	});

	it.each([
		['a credential without its secret', { accessKeySecret: '' }, {}, 'AccessKey Secret is empty'],
		['an option out of bounds', {}, { concurrency: 0 }, 'Concurrency: expected a whole number'],
	])('%s fails every item, and none passes as submitted', async (_what, credential, options, message) => {
		const result = await bench.submit({
			items,
			credential: bench.credential(credential),
			parameters: { ossUrl, options },
			onError: 'continueErrorOutput',
		});

		expect(result.output).toEqual([]);
		expect(result.errorOutput.map(({ error }) => error)).toEqual(
			items.map(() => expect.stringContaining(message) as string),
		);
		expect(result.pairedSources.error).toEqual(items.map(({ source }) => source));
		expect(bench.service.requests()).toEqual([]);
	});

	it('an item holds JobId and RequestId, and nothing of the input', async () => {
		const { output, pairedSources } = await bench.submit({
			items: [{ source: 'oss://bucket/0.mp4', secretOfTheUser: 'x' }],
			parameters: { ossUrl },
		});

		expect(output.map((json) => Object.keys(json))).toEqual([['JobId', 'RequestId']]);
		expect(pairedSources.success).toEqual(['oss://bucket/0.mp4']);
	});
});
