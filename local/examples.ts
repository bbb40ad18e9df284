import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { WorkflowFile } from './engine/workflowFile';
import { ROOT } from './root';

const FOLDER = join(ROOT, 'examples');

/** File names of the example workflows, in alphabetical order. */
export const EXAMPLE_FILES: readonly string[] = readdirSync(FOLDER).sort();

/** An example workflow as it is in the repository. */
export function readExample(file: string): WorkflowFile {
	return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as WorkflowFile;
}
