// Prints the steps and tests that failed, from what .ci/run left in its scratch folder: failed-steps and jest-*.json.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const MOST_LINES = 40;
const [folder] = process.argv.slice(2);
const steps = join(folder, 'failed-steps');
if (existsSync(steps)) console.log(`\n${readFileSync(steps, 'utf8').trimEnd()}`);

for (const report of readdirSync(folder).filter((name) => /^jest-.+\.json$/.test(name))) {
	for (const file of JSON.parse(readFileSync(join(folder, report), 'utf8')).testResults) {
		const failed = file.assertionResults.filter(({ status }) => status === 'failed');
		if (file.status !== 'failed') continue;
		console.log(`\n${report}: ${relative(process.cwd(), file.name)}`);
		for (const { fullName } of failed) console.log(`  ${fullName}`);
		console.log(file.message.split('\n').slice(0, MOST_LINES).join('\n'));
	}
}
