import { join } from 'node:path';

import { ROOT } from '../local/root';

/**
 * A module of the built package, since that is what n8n loads: what runs TypeScript at once reads each import by a function.
 *
 * @param path from the folder of the package, without an ending
 */
export async function builtModule<Module>(path: string): Promise<Module> {
	return (await import(join(ROOT, 'dist', `${path}.js`))) as Module;
}
