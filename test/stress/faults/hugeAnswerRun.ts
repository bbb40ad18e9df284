/**
 * One Get in a process of its own: `hugeAnswerRun.ts <address> <jobId>`. Reports to its parent what the user sees and by how
 * much the largest resident set grew meanwhile, in bytes.
 */
import { Workbench } from '../../support/workbench';

/** What a run reports. */
export interface HugeRun {
	readonly message: string;
	readonly grownBytes: number;
	readonly results: number;
}

async function run(customEndpoint: string, jobId: string): Promise<HugeRun> {
	const bench = await Workbench.open();
	const get = async (id: string) =>
		await bench.submit({
			parameters: { operation: 'get', jobId: id, options: { requestTimeout: 60 } },
			credential: bench.credential({ customEndpoint }),
			onError: 'continueRegularOutput',
		});
	// What the first request loads is not part of the growth.
	await get('none');
	const before = process.resourceUsage().maxRSS;
	const { output } = await get(jobId);
	await bench.close();
	const error = output[0]?.error;
	const results = output.filter((json) => !('error' in json)).length;
	const grownBytes = (process.resourceUsage().maxRSS - before) * 1_024;
	return { message: typeof error === 'string' ? error : '', grownBytes, results };
}

if (process.send) {
	const [address = '', jobId = ''] = process.argv.slice(2);
	void run(address, jobId).then((shown) => process.send?.(shown, () => process.exit()));
}
