/**
 * The local service in a process of its own, so that its CPU time is not counted. Its jobs do not end by themselves.
 *
 * Order: `<text> <count>` ends as many jobs whose source contains the text, oldest first, one after the other, and sends the
 * outcome of each callback.
 */
import { startLocalService } from '../../local/service';
import { tellParent } from '../child';

/** A callback that has been sent, and what the node did. */
export interface CallbackOutcome {
	/** How n8n answered the first try. */
	readonly httpStatus?: number;
	readonly tries: number;
	/** Queries that came from the callback on until the next one. */
	readonly queries: number;
}

const QUERY = 'QuerySmarttagJob';

/** How long the query after a callback may take to come. */
const QUERY_WITHIN_MS = 10_000;

/** Between the query after a callback and the next callback, so that n8n is at rest again. */
const PAUSE_MS = 100;

async function main(): Promise<void> {
	const service = await startLocalService({ submittedMs: 1, pipelineConcurrency: 10_000, callbackStates: 'terminal' });

	const endOldest = async (text: string): Promise<CallbackOutcome> => {
		const jobs = service.jobs().filter(({ input, status }) => status === 'Processing' && input.Media.includes(text));
		const [oldest, ...others] = jobs;
		if (!oldest || others.length === 0) throw new Error(`${text}: of the jobs, only ${jobs.length} are unfinished.`);
		const before = service.countRequests(QUERY);
		if (!service.endJob(oldest.jobId)) throw new Error(`Job ${oldest.jobId} cannot be ended.`);
		const callback = async () => await until(() => service.job(oldest.jobId)?.callbacks.find(({ settled }) => settled));
		const { httpStatus, tries } = await callback();
		const deadline = Date.now() + QUERY_WITHIN_MS;
		await until(() => service.countRequests(QUERY) > before || Date.now() > deadline || undefined);
		await sleep(PAUSE_MS);
		return { httpStatus, tries, queries: service.countRequests(QUERY) - before };
	};

	process.on('message', (message) => {
		const [text = '', count] = String(message).split(' ');
		void (async () => {
			const outcomes: CallbackOutcome[] = [];
			for (let callback = 0; callback < Number(count); callback++) outcomes.push(await endOldest(text));
			await tellParent(outcomes);
		})().catch(fail);
	});
	await tellParent({ url: service.url });
}

async function until<Value>(read: () => Value | undefined): Promise<Value> {
	for (;;) {
		const value = read();
		if (value !== undefined) return value;
		await sleep(5);
	}
}

async function sleep(milliseconds: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function fail(error: unknown): void {
	console.error(error);
	process.exit(1);
}

process.once('disconnect', () => process.exit());
main().catch(fail);
