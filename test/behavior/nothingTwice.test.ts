import { CallbackBench, videos } from '../support/callbackBench';

const QUICK = { firstCheckAfter: 0.01, checkAtMostEvery: 0.05, concurrency: 1 };
const refusal = { kind: 'error', code: 'InvalidParameter', status: 400 } as const;

describe('Whatever expressions return on the next attempt, no job is made twice:', () => {
	let bench: CallbackBench;
	beforeAll(async () => (bench = await CallbackBench.open({ processingMs: 20, pipelineConcurrency: 10 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const jobIds = () => bench.service.jobs().map(({ jobId }) => jobId);
	const submit = { waitForCompletion: 'no', options: { ...QUICK, maxRetries: 0 } };

	it.each([
		['the time', '={{ $now.toMillis() }}-{{ $itemIndex }}'],
		['a random number', '={{ Math.random() }}'],
		['the ID of the execution', '={{ $execution.id }}'],
	])('"Retry On Fail" with %s in User Data', async (_what, userData) => {
		bench.service.addFaults({ kind: 'throttle', contains: '4-video', times: 2 });
		const { output } = await bench.run({
			items: videos(5),
			parameters: { ...submit, additionalFields: { userData } },
			maxTries: 3,
		});

		expect(output.map(({ JobId }) => JobId)).toEqual(jobIds());
		expect(jobIds()).toHaveLength(5);
	});

	it('"Retry On Fail" after an unclear answer, which is not sent again', async () => {
		bench.service.addFaults({ kind: 'truncated', contains: '1-video', times: 1 });
		const result = await bench.run({
			items: videos(2),
			parameters: { ...submit, additionalFields: { title: '={{ Math.random() }}' } },
			maxTries: 3,
		});

		expect(result.error().message).toContain('The job may have been accepted.');
		expect(jobIds()).toHaveLength(2);
	});

	it('a retry from the list with the ID of the execution in User Data', async () => {
		bench.service.addFaults({ ...refusal, contains: '4-video', times: 1 });
		const parameters = { ...submit, additionalFields: { userData: '={{ $execution.id }}' } };
		const first = bench.start({ items: videos(5), parameters });
		await bench.finished(first);
		const { output } = await bench.finished(bench.retryFromList(first));

		expect(output.map(({ JobId }) => JobId)).toEqual(jobIds());
		expect(jobIds()).toHaveLength(5);
	});

	describe('a retry from the list after the workflow was changed', () => {
		const failedRun = async () => {
			bench.service.addFaults({ ...refusal, contains: '1-video', times: 1 });
			const first = bench.start({ items: videos(2), parameters: submit });
			await bench.finished(first);
			return first;
		};
		const change = { additionalFields: { title: 'New' } };

		it('fails before anything is sent and names the jobs that exist', async () => {
			const first = await failedRun();
			const [jobId] = jobIds();
			const result = await bench.finished(bench.retryFromList(first, change));

			expect(result.error().message).toBe(
				`Job ${jobId} was accepted for this item, whose input or parameters changed since then`,
			);
			expect(result.error().description).toContain(`Execution ${first}`);
			expect(result.error().description).toContain('switch on Submit Again in Options');
			expect(result.error().context.data).toEqual({ JobId: jobId });
			expect(jobIds()).toHaveLength(1);
		});

		it('submits the items again when Submit Again is on', async () => {
			const first = await failedRun();
			const options = { ...submit.options, submitAgain: true };
			const { output } = await bench.finished(bench.retryFromList(first, { ...change, options }));

			expect(output.map(({ JobId }) => JobId)).toEqual(jobIds().slice(1));
			expect(jobIds()).toHaveLength(3);
		});
	});
});

describe('Whatever was made or removed before an item failed is not done again by "Retry On Fail":', () => {
	let bench: CallbackBench;
	beforeAll(async () => (bench = await CallbackBench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const items = [{ name: 'One' }, { name: 'Two' }, { name: 'Three' }];

	it('Template → Create', async () => {
		bench.service.addFaults({ ...refusal, action: 'CreateCustomTemplate', after: 2, times: 2 });
		const { output } = await bench.run({
			items,
			parameters: {
				...{ resource: 'template', operation: 'create', options: QUICK },
				...{ name: '={{ $json.name }} {{ $now.toMillis() }}', analysisTypes: ['asr'] },
			},
			maxTries: 3,
		});

		expect(new Set(output.map(({ TemplateId }) => TemplateId)).size).toBe(3);
		expect(bench.service.countRequests('CreateCustomTemplate')).toBe(5);
	});

	it('Template → Delete, which would find nothing the second time', async () => {
		const created = await bench.run({
			items,
			parameters: { resource: 'template', operation: 'create', name: '={{ $json.name }}', analysisTypes: ['asr'] },
		});
		bench.service.addFaults({ ...refusal, action: 'DeleteCustomTemplate', after: 2, times: 1 });
		const { output } = await bench.run({
			items: created.output.map(({ TemplateId }) => ({ id: TemplateId })),
			parameters: {
				...{ resource: 'template', operation: 'delete', options: QUICK },
				templateId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			},
			maxTries: 2,
		});

		expect(output.map(({ deleted }) => deleted)).toEqual([true, true, true]);
		expect(bench.service.countRequests('DeleteCustomTemplate')).toBe(4);
	});
});
