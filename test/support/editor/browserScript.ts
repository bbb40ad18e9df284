import { readFileSync } from 'node:fs';

/** The function in a file that runs in the page: it is JavaScript, since the tests have no types of a page. */
export function browserScript(path: string): string {
	return readFileSync(path, 'utf8').trim().replace(/;$/, '');
}
