import type { IDataObject } from 'n8n-workflow';

import { nextOrder, runChild, tellParent } from './child';
import { collectGarbage, cpuMs } from './cpu';

/** Submits one job for each video; gives back the answers. */
export type Submitter = (videos: readonly string[]) => Promise<IDataObject[]>;

/** What makes a submitter; the address is that of the service. */
export type MakeSubmitter = (address: string) => Promise<Submitter> | Submitter;

/** Wall and CPU time in milliseconds, and how much the resident set grew at most, in bytes. */
export interface Taken {
	readonly wallMs: number;
	readonly cpuMs: number;
	readonly grownBytes: number;
}

/** The first requests are the compiler's and the HTTP library's. */
const WARM_UP_ITEMS = 100;
const SAMPLE_MS = 20;

/**
 * The main function of a process in which one of several submitters submits once. Arguments of the process: its name,
 * the number of items, the address of the service. It waits for the word `go`.
 */
export function runSubmitter(makers: Readonly<Record<string, MakeSubmitter>>): void {
	runChild(async () => {
		const [name = '', items = '', address = ''] = process.argv.slice(2);
		const make = makers[name];
		if (!make) throw new Error(`There is no "${name}".`);
		const submit = await make(address);
		await submit(videos(WARM_UP_ITEMS));
		await tellParent('ready');
		await nextOrder();
		await tellParent(await measure(name, Number(items), submit));
	});
}

async function measure(name: string, count: number, submit: Submitter): Promise<Taken> {
	const submitted = videos(count);
	collectGarbage();
	const memory = process.memoryUsage.rss();
	let most = memory;
	const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), SAMPLE_MS);
	const cpu = cpuMs();
	const began = performance.now();
	const answers = await submit(submitted);
	const taken = { wallMs: performance.now() - began, cpuMs: cpuMs() - cpu };
	clearInterval(sampling);
	const made = new Set(answers.map(({ JobId }) => JobId).filter((jobId) => typeof jobId === 'string')).size;
	if (made !== count) throw new Error(`${name} returned ${made} JobIds for ${count} items.`);
	return { ...taken, grownBytes: Math.max(most, process.memoryUsage.rss()) - memory };
}

function videos(count: number): string[] {
	return Array.from({ length: count }, (_, item) => `oss://bucket/videos/${item}.mp4`);
}
