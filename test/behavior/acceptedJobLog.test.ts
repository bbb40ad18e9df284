import { Logger } from '@n8n/backend-common';

import { waitFor } from '../support/waitFor';
import { videos } from '../support/callbackBench';
import { Workbench } from '../support/workbench';

describe('The log of n8n, which is all that is left of a process that dies', () => {
	let bench: Workbench;
	let lines: string[];

	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => {
		bench.service.reset();
		lines = [];
		jest.spyOn(Logger.prototype, 'info').mockImplementation((line) => void lines.push(line));
	});
	afterEach(() => jest.restoreAllMocks());

	it('has each job when it is accepted, before the node has come to its end', async () => {
		bench.service.addFaults({ kind: 'slow', delayMs: 2_000, action: 'SubmitSmarttagJob', contains: '3-video' });
		let ended = false;
		const running = bench
			.submit({ items: videos(4), parameters: { ossUrl: '={{ $json.source }}', options: { concurrency: 1 } } })
			.finally(() => (ended = true));

		await waitFor(() => lines.length === 3 || undefined);
		expect(ended).toBe(false);
		const jobs = bench.service.jobs().slice(0, 3);
		const shown = jobs.map(
			({ jobId }, item) =>
				expect.stringMatching(
					new RegExp(`^Submit Smarttag Job: execution local-\\d+, item ${item}: job ${jobId} was accepted\\.$`),
				) as string,
		);
		expect(lines).toEqual(shown);
		expect((await running).output).toHaveLength(4);
		expect(lines).toHaveLength(4);
	});

	it('has no job that was refused', async () => {
		bench.service.addFaults({ kind: 'error', status: 403, code: 'NoPermission' });
		await bench.submit();
		expect(lines).toEqual([]);
	});
});
