/** Waits for jobs in one way: `run.ts <way>`. Sends what that cost. */
import '../../local/engine/environment';

import { baseNodes } from '../../local/engine/baseNodes';
import { type EngineHost, startEngineHost } from '../../local/engine/host/engineHost';
import { startLocalService } from '../../local/service';
import { runChild, tellParent } from '../child';
import { benchCredential, builtPackage } from '../engine';
import { ClockedStore } from './clockedStore';
import { LONG_WAIT_MS } from './waitNodes';
import { JOBS, SPEED, type Way } from './ways';
import { DONE, TRIGGER, waitingWorkflow } from './workflow';

/** What waiting cost; times as in life, but for what the machine itself takes. */
export interface WaitingCost {
	readonly queriesPerJob: number;
	readonly workerSeconds: number;
	/** From the first submit to the last item. */
	readonly minutes: number;
	/** How many times the execution was taken up. */
	readonly runs: number;
}

/** Jobs take two to ten minutes, and a pipeline processes twenty at a time. */
const JOB_MS = { least: 120_000 / SPEED, most: 600_000 / SPEED };
const PIPELINE_CONCURRENCY = 20;

async function main(): Promise<void> {
	const way = process.argv[2] as Way;
	const service = await startLocalService({
		submittedMs: 1_000 / SPEED,
		pipelineConcurrency: PIPELINE_CONCURRENCY,
		accounts: [
			{
				accessKeyId: 'benchAccessKeyId',
				accessKeySecret: 'benchAccessKeySecret',
				accountId: '1',
				arn: 'acs:ram::1:user/bench',
			},
		],
	});
	const store = new ClockedStore();
	const { file, otherNodes } = waitingWorkflow(way);
	const host = await startEngineHost({
		packageUnderTest: await builtPackage(),
		otherNodes: { ...baseNodes, ...otherNodes },
		credentials: { ims: benchCredential(service.url) },
		store,
	});
	const began = performance.now();
	const pinData = { [TRIGGER]: videos().map((video) => ({ json: { video } })) };
	const id = host.start(file, { pinData, startNode: TRIGGER });
	if (way === 'longLoop') await resumeByTimer(host, store, id);
	const run = await host.finished(id);
	const minutes = ((performance.now() - began) * SPEED) / 60_000;
	const ended = run.run.data.resultData.runData[DONE]?.flatMap(({ data }) => data?.main?.[0] ?? []) ?? [];
	const successes = ended.filter(({ json }) => json.JobStatus === 'Success').length;
	if (successes !== JOBS) throw new Error(`${way}: ${successes} of ${JOBS} jobs came out.`);
	// Where an execution runs on while it waits, its time is mostly pauses; where it is suspended, it is all work.
	const holdsPauses = way === 'poll' || way === 'loop';
	await tellParent({
		queriesPerJob: service.countRequests('QuerySmarttagJob') / JOBS,
		workerSeconds: (store.heldMs / 1_000) * (holdsPauses ? SPEED : 1),
		minutes,
		runs: store.runs,
	} satisfies WaitingCost);
}

/** Resumes the execution each time that its wait is over, as n8n's timer does. */
async function resumeByTimer(host: EngineHost, store: ClockedStore, id: string): Promise<void> {
	for (;;) {
		const status = await store.until(id, (execution) =>
			execution.status === 'running' ? undefined : execution.status,
		);
		if (status !== 'waiting') return;
		await new Promise((resolve) => setTimeout(resolve, LONG_WAIT_MS));
		host.resumeByTimer(id);
	}
}

/** The same jobs for each way: their times are spread evenly, in an order without order. */
function videos(): string[] {
	return Array.from({ length: JOBS }, (_, index) => {
		const share = ((index * 37) % JOBS) / (JOBS - 1);
		const milliseconds = Math.round(JOB_MS.least + share * (JOB_MS.most - JOB_MS.least));
		return `oss://bucket/${index}-takes-${milliseconds}ms.mp4`;
	});
}

runChild(main);
