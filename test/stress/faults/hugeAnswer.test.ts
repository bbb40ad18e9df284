import { fork } from 'node:child_process';
import { join } from 'node:path';

import { type FaultRule, type LocalService, startLocalService } from '../../../local/service';
import { submit } from '../../support/signedClient';
import { waitFor } from '../../support/waitFor';
import type { HugeRun } from './hugeAnswerRun';

const MB = 2 ** 20;

/** Get in a process of its own, so that what the service holds does not count. */
async function getElsewhere(address: string, jobId: string): Promise<HugeRun> {
	const child = fork(join(__dirname, 'hugeAnswerRun.ts'), [address, jobId], { execArgv: ['--import', 'tsx'] });
	return await new Promise<HugeRun>((resolve, reject) => {
		child.once('message', (shown) => resolve(shown as HugeRun));
		child.once('exit', (code) => reject(new Error(`The run ended with ${code}.`)));
	});
}

describe('An answer', () => {
	let service: LocalService;
	let jobId: string;
	beforeAll(async () => {
		service = await startLocalService({ submittedMs: 0, processingMs: 0 });
		jobId = String((await submit(service)).json.JobId);
		await waitFor(() => service.job(jobId)?.finishedAt);
	});
	afterAll(async () => await service.close());
	beforeEach(() => service.clearFaults());

	const huge = { kind: 'huge', action: 'QuerySmarttagJob', after: 1 } as const;

	it.each<[what: string, fault: FaultRule, mostMb: number]>([
		['of 200 MB that says so is not read at all', huge, 40],
		// 64 MB of pieces, which are never put together, and what decompressing them leaves behind until it is collected.
		['of 600 MB without a Content-Length is read up to 64 MB', { ...huge, bytes: 600 * MB, packed: true }, 320],
	])('%s, and refused with a message', async (what, fault, mostMb) => {
		service.addFaults(fault);
		const { message, grownBytes } = await getElsewhere(service.url, jobId);

		expect(message).toBe('The endpoint answered HTTP 200 with more than 64 MB instead of an answer of the API');
		process.stdout.write(`An answer ${what}: the resident set grew by ${Math.round(grownBytes / MB)} MB\n`);
		expect(grownBytes).toBeLessThan(mostMb * MB);
	});

	it('of 60 MB is read, plain and packed', async () => {
		service.addFaults({ ...huge, bytes: 60 * MB, times: 1 }, { ...huge, bytes: 60 * MB, packed: true });
		expect(await getElsewhere(service.url, jobId)).toMatchObject({ results: 1, message: '' });
		expect(await getElsewhere(service.url, jobId)).toMatchObject({ results: 1, message: '' });
	});
});
