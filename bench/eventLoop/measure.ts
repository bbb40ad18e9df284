import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type BenchService, startBenchService } from '../benchService';
import { startChild } from '../child';
import { largeAnswer } from '../get/answer';
import { shownFigure } from '../results';
import type { Outcome } from '../section';
import { median, ofRounds } from '../statistics';
import { SENTENCES, speechOf } from '../subtitles/speech';
import { type Case, CASES, type Subject } from './cases';

/** How long the event loop was held at most, by this node and by a bare one. */
export async function measureEventLoop(): Promise<Outcome<Case>> {
	const folder = mkdtempSync(join(tmpdir(), 'smarttag-bench-'));
	const service = await startBenchService();
	try {
		const held = new Map<Case, Readonly<Record<Subject, readonly number[]>>>();
		for (const what of Object.keys(CASES) as Case[]) {
			await prepare(service, what, folder);
			const by = async (who: Subject) =>
				await startChild(join(__dirname, 'run.ts'), [what, who, service.url]).next<number[]>();
			held.set(what, { bare: await by('bare'), ours: await by('ours') });
		}
		const of = (what: Case, who: Subject) => held.get(what)?.[who] ?? [];
		return {
			figures: {
				submit: ofRounds(of('submit', 'ours')),
				get: ofRounds(of('get', 'ours')),
				subtitles: ofRounds(of('subtitles', 'ours')),
			},
			cells: Object.fromEntries(
				(Object.keys(CASES) as Case[]).map((what) => [
					CASES[what],
					(['ours', 'bare'] as const).map((who) => `${shownFigure(median(of(what, who)))} ms`),
				]),
			),
		};
	} finally {
		service.end();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function prepare(service: BenchService, what: Case, folder: string): Promise<void> {
	await service.begin('at once');
	if (what === 'submit') return;
	const file = join(folder, `${what}.json`);
	writeFileSync(file, what === 'get' ? largeAnswer(20) : speechAnswer());
	await service.answerQueries(file);
}

/** The answer about a job with 1 MB of speech and nothing else. */
function speechAnswer(): string {
	const [mixed = []] = Object.values(SENTENCES);
	const details = speechOf(mixed, 1e6).map(({ startMs, endMs, text }) => ({
		text,
		from: startMs / 1_000,
		to: (endMs ?? startMs) / 1_000,
	}));
	const Result = [{ Type: 'ASR', Data: JSON.stringify({ details }) }];
	return JSON.stringify({ RequestId: 'BENCH', JobStatus: 'Success', Results: { Result } });
}
