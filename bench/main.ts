/** All measurements, side by side in one run; prints the table and writes it to bench/RESULTS.md. */
import '../local/engine/environment';

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

import { format } from 'prettier';

import { tableLine } from './figure';
import { measurePackage } from './packed';
import { measureSigning } from './signing';
import { measureSubmit } from './submit/submit';

async function main(): Promise<void> {
	const figures = [
		...measureSigning(),
		...(await measureSubmit(1000, 5)),
		...(await measureSubmit(10_000, 1)),
		...measurePackage(),
	];
	const version = (name: string) =>
		(JSON.parse(readFileSync(join(__dirname, '../node_modules', name, 'package.json'), 'utf8')) as { version: string })
			.version;
	const text = [
		'# Results of npm run bench',
		'',
		`${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB.`,
		`Node ${process.version}, n8n-core ${version('n8n-core')}, n8n-workflow ${version('n8n-workflow')}.`,
		'',
		'The floor is a node that only calls `httpRequestWithAuthentication` for each item, ten at a time. The service answers after 10 to 30 ms.',
		'',
		'| Measured | Value | Target | Met |',
		'| --- | --- | --- | --- |',
		...figures.map(tableLine),
		'',
	].join('\n');
	writeFileSync(join(__dirname, 'RESULTS.md'), await format(text, { parser: 'markdown' }));
	console.log(text);
}

void main();
