import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { withProgress } from '../../../local/install/progress';

describe('the progress of a long step', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'smarttag-progress-'));
		await writeFile(join(folder, 'part'), Buffer.alloc(3 * 1024 * 1024, 1));
	});
	afterAll(async () => await rm(folder, { recursive: true }));

	it('reports the size of the folder until the step ends, and returns what the step returns', async () => {
		const said: string[] = [];
		let finish: (result: string) => void = () => {};
		const step = new Promise<string>((resolve) => (finish = resolve));
		const say = (line: string) => {
			said.push(line);
			if (said.length === 2) finish('installed');
		};

		expect(await withProgress(step, { say, folder, everyMs: 20 })).toBe('installed');
		expect(said[0]).toMatch(/^ {2}… \d\.\d minutes, [3-9] MB$/);
	});

	it('fails as the step fails, and is silent afterwards', async () => {
		const said: string[] = [];
		const failed = withProgress(Promise.reject(new Error('npm exited')), { say: (line) => said.push(line), folder });

		await expect(failed).rejects.toThrow('npm exited');
		expect(said).toEqual([]);
	});
});
