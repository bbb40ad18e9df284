import { shownFigure } from '../results';
import type { Outcome } from '../section';
import { median, ratioOfRounds } from '../statistics';
import { startCallbackService } from './callbackService';
import { buildEarlierPackage } from './earlierPackage';
import { type Cpu, N8nOfRival } from './n8nOfRival';
import { CALLBACKS_A_ROUND, COLD, EARLIER_COMMIT, JOBS, type Rival, RIVALS, ROUNDS, WARM_UP } from './rivals';

export type CallbackRow = `jobs${(typeof JOBS)[number]}`;

type Times = Record<Rival, Cpu[]>;

/** CPU time of n8n for each callback that changes nothing. */
export async function measureCallbacks(): Promise<Outcome<CallbackRow>> {
	const earlier = await buildEarlierPackage(EARLIER_COMMIT);
	const service = await startCallbackService();
	const started: N8nOfRival[] = [];
	try {
		const start = async (rival: Rival, folder?: string) => {
			const n8n = await N8nOfRival.start(rival, service, folder);
			started.push(n8n);
			return n8n;
		};
		const n8ns = { ours: await start('ours'), earlier: await start('earlier', earlier.folder) };
		for (const rival of rivals) {
			const execution = await n8ns[rival].suspend(COLD.jobs);
			await execution.warmUp(COLD.callbacks);
			await execution.end();
		}
		const [few, some, many] = JOBS;
		const times = {
			jobs100: await measureJobs(n8ns, few),
			jobs300: await measureJobs(n8ns, some),
			jobs1000: await measureJobs(n8ns, many),
		} satisfies Record<CallbackRow, Times>;
		const ratio = ({ ours, earlier: others }: Times) => ratioOfRounds(ours.map(ofProcess), others.map(ofProcess));
		const cell = (rounds: readonly Cpu[]) =>
			`${shownFigure(median(rounds.map(ofProcess)))} ms (${shownFigure(median(rounds.map(ofMainThread)))} ms)`;
		return {
			figures: { jobs100: ratio(times.jobs100), jobs300: ratio(times.jobs300), jobs1000: ratio(times.jobs1000) },
			cells: Object.fromEntries(
				rivals.map((rival) => [RIVALS[rival], Object.values(times).map((ofSize) => cell(ofSize[rival]))]),
			),
		};
	} finally {
		await Promise.all(started.map(async (n8n) => await n8n.close()));
		service.end();
		await earlier.remove();
	}
}

const rivals = Object.keys(RIVALS) as Rival[];

/** The rivals take turns; which one is first changes from round to round. */
async function measureJobs(n8ns: Readonly<Record<Rival, N8nOfRival>>, jobs: number): Promise<Times> {
	const executions = { ours: await n8ns.ours.suspend(jobs), earlier: await n8ns.earlier.suspend(jobs) };
	for (const rival of rivals) await executions[rival].warmUp(WARM_UP);
	const times: Times = { ours: [], earlier: [] };
	for (let round = 0; round < ROUNDS; round++) {
		for (const rival of round % 2 ? [...rivals].reverse() : rivals) {
			times[rival].push(await executions[rival].cpuOfCallback(CALLBACKS_A_ROUND));
		}
	}
	for (const rival of rivals) await executions[rival].end();
	return times;
}

function ofProcess({ process }: Cpu): number {
	return process;
}

function ofMainThread({ mainThread }: Cpu): number {
	return mainThread;
}
