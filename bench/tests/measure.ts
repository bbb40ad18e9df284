import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

import { ROOT } from '../../local/root';
import type { Outcome } from '../section';

export type TestsRow = 'cpu' | 'wall';

const run = promisify(execFile);

/** Fails until the results are written, which is after the last section. */
const TEST_OF_RESULTS = 'test/repository/benchResults.test.ts';

/** What jest reports of a run. */
interface Report {
	readonly testResults: ReadonlyArray<{ readonly name: string; readonly status: string }>;
}

/** Runs the tests of `npm test` once. Fails when one of them fails. */
export async function measureTests(): Promise<Outcome<TestsRow>> {
	const folder = mkdtempSync(join(tmpdir(), 'smarttag-bench-'));
	try {
		const report = join(folder, 'report.json');
		const jest = `npx jest -c test/jest/unit.js --json --outputFile='${report}' >'${join(folder, 'output')}' 2>&1`;
		// Node does not report the CPU time of the processes that its children start; bash does, in seconds.
		const { stderr } = await run('bash', ['-c', `TIMEFORMAT='%R %U %S'; time ${jest} || true`], {
			cwd: ROOT,
			env: { ...process.env, LC_ALL: 'C' },
		});
		const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
		const failed = testResults
			.filter(({ status }) => status === 'failed')
			.map(({ name }) => relative(ROOT, name))
			.filter((name) => name !== TEST_OF_RESULTS);
		if (failed.length > 0) throw new Error(`Tests failed: ${failed.join(', ')}`);
		const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = stderr.trim().split(' ').map(Number);
		return { figures: { wall: { value: wall }, cpu: { value: user + system } } };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
