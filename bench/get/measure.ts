import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startBenchService } from '../benchService';
import { startChild } from '../child';
import { shownFigure } from '../results';
import type { Outcome, SideBySide } from '../section';
import { median, ratioOfRounds } from '../statistics';
import { largeAnswer } from './answer';
import type { ReadingTimes } from './readings';
import type { RunTimes } from './runs';

export type GetRow = 'first4' | 'first20' | 'run4' | 'run20' | 'simplified4' | 'simplified20' | 'whole4' | 'whole20';

const SIZES = [4, 20] as const;

/** How many processes read an answer once. */
const FIRST_ROUNDS = 7;

/** The table of absolute figures. */
export const CELLS: Pick<SideBySide, 'columns' | 'names'> = {
	columns: [
		'JSON.parse alone',
		'Simplified',
		'In the words of the API',
		'JSON.parse, the first of a process',
		'Simplified, the first of a process',
	],
	names: SIZES.map((megabytes) => `${megabytes} MB`),
};

/** Reading and whole runs of both sizes. */
export async function measureGet(): Promise<Outcome<GetRow>> {
	const folder = mkdtempSync(join(tmpdir(), 'smarttag-bench-'));
	const service = await startBenchService();
	try {
		const of = async (megabytes: number) => {
			const file = join(folder, `${megabytes}.json`);
			writeFileSync(file, largeAnswer(megabytes));
			await service.answerQueries(file);
			const readings = await inProcess<ReadingTimes>('readings.ts', [file]);
			const runs = await inProcess<RunTimes>('runs.ts', [service.url]);
			const first: Record<'parse' | 'simplified', number[]> = { parse: [], simplified: [] };
			for (let round = 0; round < FIRST_ROUNDS; round++) {
				for (const way of ['parse', 'simplified'] as const) {
					first[way].push(await inProcess<number>('firstReading.ts', [file, way]));
				}
			}
			const cells = [readings.parse, readings.simplified, readings.whole, first.parse, first.simplified];
			return {
				simplified: ratioOfRounds(readings.simplified, readings.parse),
				whole: ratioOfRounds(readings.whole, readings.parse),
				first: ratioOfRounds(first.simplified, first.parse),
				run: ratioOfRounds(runs.node, runs.bare),
				cells: cells.map((times) => `${shownFigure(median(times))} ms`),
			};
		};
		const [small, large] = [await of(SIZES[0]), await of(SIZES[1])];
		return {
			figures: {
				simplified4: small.simplified,
				whole4: small.whole,
				first4: small.first,
				run4: small.run,
				simplified20: large.simplified,
				whole20: large.whole,
				first20: large.first,
				run20: large.run,
			},
			cells: Object.fromEntries([small, large].map(({ cells }, index) => [CELLS.names[index] ?? '', cells])),
		};
	} finally {
		service.end();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function inProcess<Times>(file: string, args: readonly string[]): Promise<Times> {
	return await startChild(join(__dirname, file), args).next<Times>();
}
