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

export type GetRow = 'run4' | 'run20' | 'simplified4' | 'simplified20' | 'whole4' | 'whole20';

const SIZES = [4, 20] as const;

/** The table of absolute figures. */
export const CELLS: Pick<SideBySide, 'columns' | 'names'> = {
	columns: ['JSON.parse alone', 'Simplified', 'In the words of the API', 'Simplified, the first of a process'],
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
			const cells = [readings.parse, readings.simplified, readings.whole, [readings.firstSimplified]];
			return {
				simplified: ratioOfRounds(readings.simplified, readings.parse),
				whole: ratioOfRounds(readings.whole, readings.parse),
				run: ratioOfRounds(runs.node, runs.bare),
				cells: cells.map((times) => `${shownFigure(median(times))} ms`),
			};
		};
		const [small, large] = [await of(SIZES[0]), await of(SIZES[1])];
		return {
			figures: {
				simplified4: small.simplified,
				whole4: small.whole,
				run4: small.run,
				simplified20: large.simplified,
				whole20: large.whole,
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
