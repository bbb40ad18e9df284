/**
 * All measurements, side by side in one run; prints the results and writes them to bench/RESULTS.md. With words as
 * arguments, only the sections whose titles hold one of them, and nothing is written.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { format } from 'prettier';

import { installN8n } from '../local/install/n8n';
import { machineText } from './machine';
import { missedLines, sectionText } from './results';
import { SECTIONS } from './sections';

async function main(): Promise<void> {
	const words = process.argv.slice(2).map((word) => word.toLowerCase());
	const chosen = SECTIONS.filter(
		({ title }) => words.length === 0 || words.some((word) => title.toLowerCase().includes(word)),
	);
	const n8n = await installN8n(undefined, (line) => console.log(line));
	const began = performance.now();
	const texts: string[] = [];
	const missed: string[] = [];
	// From the last to the first: if one fails, it is as a rule one that starts n8n or the tests, and the rest is in vain.
	for (const section of [...chosen].reverse()) {
		const outcome = await section.measure();
		const text = sectionText(section, outcome).join('\n');
		missed.unshift(...missedLines(section, outcome));
		console.log(text);
		texts.unshift(text);
	}
	const seconds = Math.round((performance.now() - began) / 1000);
	const head = [
		'# Results of npm run bench',
		'',
		...machineText(n8n.version, seconds),
		'',
		'A figure is the median of its rounds; beside it stand the bounds of the middle half of them. `×` is a ratio. Why a ' +
			'figure is what it is, and what was tried, is in [NOTES.md](NOTES.md).',
		'',
		missed.length > 0 ? 'Targets that are missed:' : 'Every target is met.',
		'',
		...missed,
		'',
	];
	if (words.length > 0) return;
	const text = await format([...head, ...texts].join('\n'), { parser: 'markdown' });
	writeFileSync(join(__dirname, 'RESULTS.md'), text);
}

main().then(
	() => process.exit(),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
