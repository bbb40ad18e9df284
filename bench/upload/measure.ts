import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Child, startChild } from '../child';
import { shownFigure } from '../results';
import type { Outcome } from '../section';
import { median, ratioOfRounds } from '../statistics';
import type { UploadCost } from './run';
import { LINK_MB, SIZES, type UploadRow, UPLOADERS, type Uploader } from './subjects';

const ROUNDS = 3;
const THROTTLED_BYTES = 256e6;

/** Memory by the size of a file, and the throughput over a slow link beside that of the official client. */
export async function measureUpload(): Promise<Outcome<UploadRow>> {
	const folder = mkdtempSync(join(tmpdir(), 'smarttag-bench-'));
	try {
		const growth = new Map<number, UploadCost>();
		await withSink(0, async (sink) => {
			for (const bytes of SIZES) growth.set(bytes, await uploadOnce(sink, 'ours', sparseFile(folder, bytes)));
		});
		const costs: Record<Uploader, UploadCost[]> = { ours: [], aliOss: [] };
		await withSink(LINK_MB, async (sink) => {
			const file = sparseFile(folder, THROTTLED_BYTES);
			for (let round = 0; round < ROUNDS; round++) {
				for (const who of round % 2 ? (['aliOss', 'ours'] as const) : (['ours', 'aliOss'] as const)) {
					costs[who].push(await uploadOnce(sink, who, file));
				}
			}
		});
		const grown = (bytes: number) => ({ value: (growth.get(bytes)?.grownBytes ?? Number.NaN) / 1e6 });
		const wall = (who: Uploader) => costs[who].map(({ wallMs }) => wallMs);
		const [ten, hundred, thousand, fourThousand] = SIZES;
		return {
			figures: {
				memory10: grown(ten),
				memory100: grown(hundred),
				memory1000: grown(thousand),
				memory4000: grown(fourThousand),
				throughput: ratioOfRounds(wall('aliOss'), wall('ours')),
			},
			cells: Object.fromEntries(
				(Object.keys(costs) as Uploader[]).map((who) => [
					UPLOADERS[who],
					[
						`${shownFigure(THROTTLED_BYTES / 1e3 / median(wall(who)))} MB/s`,
						`${shownFigure(median(costs[who].map(({ cpuMs }) => cpuMs)) / (THROTTLED_BYTES / 1e6))} ms`,
						`${shownFigure(median(costs[who].map(({ grownBytes }) => grownBytes)) / 1e6)} MB`,
					],
				]),
			),
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

interface Sink {
	readonly url: string;
	readonly child: Child;
}

/** @param megabytes a second; 0 for no limit */
async function withSink(megabytes: number, act: (sink: Sink) => Promise<void>): Promise<void> {
	const child = startChild(join(__dirname, 'sink.ts'), [String(megabytes)]);
	try {
		const { port } = await child.next<{ port: number }>();
		await act({ url: `http://127.0.0.1:${port}`, child });
	} finally {
		child.end();
	}
}

async function uploadOnce({ url, child }: Sink, who: Uploader, { path, bytes }: SparseFile): Promise<UploadCost> {
	const cost = await startChild(join(__dirname, 'run.ts'), [who, path, url]).next<UploadCost>();
	child.send('count');
	const taken = await child.next<number>();
	if (taken < bytes) throw new Error(`${who} sent ${taken} of ${bytes} bytes.`);
	return cost;
}

interface SparseFile {
	readonly path: string;
	readonly bytes: number;
}

/** A file that takes no room on the disk; its content does not matter to what hashes and sends it. */
function sparseFile(folder: string, bytes: number): SparseFile {
	const path = join(folder, `${bytes}.mp4`);
	writeFileSync(path, '');
	truncateSync(path, bytes);
	return { path, bytes };
}
