import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { anonymize } from '../../../local/live/anonymize/anonymize';
import { FACTS, OPEN_FACTS, settleFacts } from '../../../local/live/facts';
import type { Observations } from '../../../local/live/observations';
import { readReport, writeReport } from '../../../local/live/report';
import { factTable } from '../../../local/live/table';
import { runLive } from './liveRun';

let folder: string;
let observations: Observations;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'live-'));
	observations = anonymize(await runLive({ service: { differences: ['results.VideoLabel'] } })).observations;
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('A report', () => {
	it('that is read back says the same of every fact', () => {
		const file = join(folder, 'report.json');
		writeReport(file, observations, []);

		expect(settleFacts(readReport(file))).toEqual(settleFacts(observations));
	});

	it('is not written when a secret would be in it', () => {
		const file = join(folder, 'leaking.json');
		const write = () => writeReport(file, observations, ['', 'VideoLabel']);

		expect(write).toThrow('The report is not written');
		expect(existsSync(file)).toBe(false);
	});

	it.each(['{}', '[]', '{"format":"smarttag-live-check","version":2}'])('is not read from %s', (content) => {
		const file = join(folder, 'other.json');
		writeFileSync(file, content);

		expect(() => readReport(file)).toThrow('is no report of npm run live');
	});
});

describe('The table', () => {
	it('has every fact and every open question, what differs first, in lines of at most 100 characters', () => {
		const lines = factTable(settleFacts(observations)).split('\n');

		expect(lines[0]).toMatch(/^differs +results\.VideoLabel /);
		for (const { id } of [...FACTS, ...OPEN_FACTS]) expect(lines.join('\n')).toContain(` ${id} `);
		expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
	});

	it('counts the outcomes, and says what a fact that was not seen needs', () => {
		const table = factTable(settleFacts(observations));

		expect(table).toMatch(/\d+ hold, \d+ differ, \d+ were not seen\./);
		expect(table).toMatch(/not seen {2}submit\.noTemplate[^]*?needs --template none/);
	});
});
