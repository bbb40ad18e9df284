import { join } from 'node:path';

import { type BenchService, startBenchService } from '../benchService';
import { startChild } from '../child';
import { shownFigure } from '../results';
import type { Measured, Outcome } from '../section';
import { median } from '../statistics';
import { COUNTS, type MemoryRow, WHO, type Submitting } from './subjects';

/** What a run leaves in memory, in bytes. */
interface Left {
	/** After a full collection, without the output items. */
	readonly retained: number;
	/** Moved to the space of old objects during the run. */
	readonly promoted: number;
}

const ROUNDS: Readonly<Record<(typeof COUNTS)[number], number>> = { 1_000: 5, 10_000: 3, 30_000: 1 };

/** What both leave in memory, for each number of items; the order changes from round to round. */
export async function measureMemory(): Promise<Outcome<MemoryRow>> {
	const service = await startBenchService();
	const left = new Map<string, Left[]>();
	try {
		for (const count of COUNTS) {
			for (let round = 0; round < ROUNDS[count]; round++) {
				for (const who of round % 2 ? (['floor', 'ours'] as const) : (['ours', 'floor'] as const)) {
					const runs = left.get(`${who} ${count}`) ?? [];
					left.set(`${who} ${count}`, [...runs, await leftBy(service, who, count)]);
				}
			}
		}
	} finally {
		service.end();
	}
	const of = (who: Submitting, count: number, what: keyof Left) =>
		median((left.get(`${who} ${count}`) ?? []).map((run) => run[what]));
	const above = (count: number): Measured => ({
		value: (of('ours', count, 'retained') - of('floor', count, 'retained')) / 1e6,
	});
	return {
		figures: { retained1000: above(1_000), retained10000: above(10_000), retained30000: above(30_000) },
		cells: Object.fromEntries(
			COUNTS.flatMap((count) =>
				(['ours', 'floor'] as const).map((who) => [
					nameOf(who, count),
					[
						`${shownFigure(of(who, count, 'retained') / 1e6)} MB`,
						`${shownFigure(of(who, count, 'promoted') / count / 1e3)} kB`,
					],
				]),
			),
		),
	};
}

/** Name of a line of the table. */
export function nameOf(who: Submitting, count: number): string {
	return `${WHO[who]}, ${count.toLocaleString('en')} items`;
}

/** V8 prints a line for each collection, with the bytes that it promoted. */
async function leftBy(service: BenchService, who: Submitting, count: number): Promise<Left> {
	await service.begin('at once');
	const lines: string[] = [];
	const child = startChild(join(__dirname, 'run.ts'), [who, String(count), service.url], {
		flags: ['--trace-gc-nvp'],
		onOutput: (text) => lines.push(text),
	});
	await child.next();
	lines.length = 0;
	child.send('go');
	const { retained } = await child.next<{ retained: number }>();
	const promoted = [...lines.join('').matchAll(/\bpromoted=(\d+)/g)].reduce((sum, [, bytes]) => sum + Number(bytes), 0);
	return { retained, promoted };
}
