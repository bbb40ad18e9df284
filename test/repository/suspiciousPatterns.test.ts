import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../local/root';

/** What scanners of packages take for the start of a process, though a regular expression has a method of that name. */
const PROCESS_START = '.exec(';

it.each(['credentials', 'nodes'])('%s/ has nothing that a scanner takes for the start of a process', (folder) => {
	const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
		name.endsWith('.ts'),
	);
	const found = files.filter((name) => readFileSync(join(ROOT, folder, name), 'utf8').includes(PROCESS_START));

	expect(files.length).toBeGreaterThan(5);
	expect(found).toEqual([]);
});
