import { type BenchService, startBenchService } from './benchService';
import { startChild } from './child';
import type { Counted } from './service';
import type { Taken } from './submitterRun';

/** What a run took, and what the service saw of it. */
export type Run = Taken & Counted;

/** What is run, and how. */
export interface Turns<Name extends string> {
	/** The file of the process in which one of them submits once. */
	readonly file: string;
	/** How many items each submits. */
	readonly count: number;
	readonly answers: 'at once' | 'delayed';
	/** In how many rounds each takes part. */
	readonly rounds: Readonly<Partial<Record<Name, number>>>;
}

/**
 * Lets several submit the same items, each run in a fresh process, the runs of a round right after each other; the order
 * changes from round to round.
 */
export async function takeTurns<Name extends string>({
	file,
	count,
	answers,
	rounds,
}: Turns<Name>): Promise<ReadonlyMap<Name, readonly Run[]>> {
	const service = await startBenchService();
	const names = Object.keys(rounds) as Name[];
	const runs = new Map<Name, Run[]>(names.map((name) => [name, []]));
	try {
		for (let round = 0; round < Math.max(...Object.values<number | undefined>(rounds).map(Number)); round++) {
			const taking = names.filter((name) => round < (rounds[name] ?? 0));
			await takeTurn(round % 2 ? [...taking].reverse() : taking, service, { file, count, answers }, runs);
		}
	} finally {
		service.end();
	}
	return runs;
}

/** The processes start together, and wait for their turn when they have warmed up. */
async function takeTurn<Name extends string>(
	names: readonly Name[],
	service: BenchService,
	{ file, count, answers }: Omit<Turns<Name>, 'rounds'>,
	runs: ReadonlyMap<Name, Run[]>,
): Promise<void> {
	await service.begin('at once');
	const children = names.map((name) => ({ name, child: startChild(file, [name, String(count), service.url]) }));
	for (const { child } of children) await child.next();
	for (const { name, child } of children) {
		await service.begin(answers);
		child.send('go');
		const taken = await child.next<Taken>();
		runs.get(name)?.push({ ...taken, ...(await service.count()) });
	}
}
