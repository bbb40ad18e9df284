import { Workbench } from '../support/workbench';

const ossUrl = '={{ $json.source }}';
const sources = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ source: `oss://bucket/${index}.mp4` }));

describe('Of many items', () => {
	it.each([
		[10, {}],
		[1, { concurrency: 1 }],
		[25, { concurrency: 25 }],
	])('%i are in flight at a time, and no more', async (bound, options) => {
		const bench = await Workbench.open({ faults: [{ kind: 'noAnswer' }] });
		const controller = new AbortController();
		const running = bench.submit({
			...{ items: sources(bound * 3), signal: controller.signal },
			parameters: { ossUrl, options },
		});
		await until(() => bench.service.requests().length >= bound);
		// None of them is answered, so any further one that comes now is one too many.
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(bench.service.requests()).toHaveLength(bound);
		controller.abort();
		await bench.close();
		await running;
	});
});

describe('A cancelled execution', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	it.each([['stopWorkflow'], ['continueRegularOutput']] as const)(
		'sends no further item, and its error lists the jobs that exist (%s)',
		async (onError) => {
			bench.service.addFaults({ kind: 'slow', delayMs: 100 });
			const controller = new AbortController();
			const running = bench.submit({
				items: sources(200),
				parameters: { ossUrl, options: { concurrency: 2 } },
				onError,
				signal: controller.signal,
			});
			await until(() => bench.service.requests().length >= 6);
			controller.abort();
			const { execution } = await running;

			const sent = bench.service.requests().length;
			const { error } = execution.task('Submit Smarttag Job');
			const shown = `${error?.message} ${error?.description}`;
			expect(shown).toContain('The execution was cancelled');
			expect(sent).toBeLessThan(200);
			const jobIds = shown.match(/\b[\da-f]{32}\b/g) ?? [];
			const openItems = shown.match(/may have been accepted/g) ?? [];
			expect(jobIds.length).toBeGreaterThanOrEqual(4);
			expect(jobIds.length + openItems.length).toBe(bench.service.jobs().length);
			await new Promise((resolve) => setTimeout(resolve, 400));
			expect(bench.service.requests()).toHaveLength(sent);
		},
	);

	it('stops waiting between retries', async () => {
		bench.service.addFaults({ kind: 'throttle', headers: { 'x-acs-retry-after': '60000' } });
		const controller = new AbortController();
		const running = bench.submit({ signal: controller.signal });
		await until(() => bench.service.requests().some(({ endedAt }) => endedAt !== undefined));
		await new Promise((resolve) => setTimeout(resolve, 50));
		controller.abort();
		const result = await running;

		expect(result.error().message).toBe('The execution was cancelled');
		expect(bench.service.requests()).toHaveLength(1);
	});
});

async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
