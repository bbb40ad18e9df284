import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

import { ROOT } from '../local/root';

/** The packages whose versions the results depend on. */
export const MEASURED_WITH = [
	'n8n-core',
	'n8n-workflow',
	'@alicloud/pop-core',
	'@alicloud/openapi-client',
	'ali-oss',
] as const;

/** When and on what the measurements were made. */
export function machineText(n8nVersion: string, seconds: number): string[] {
	const versions = MEASURED_WITH.map((name) => `${name} ${installedVersion(name)}`).join(', ');
	const [load = 0] = loadavg();
	return [
		`${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB. ` +
			`The run took ${seconds} seconds; the load of the machine at its end was ${load.toFixed(1)} (about 2 is the run itself).`,
		'',
		`Node ${process.version}, ${versions}; n8n ${n8nVersion} for its own nodes.`,
	];
}

/** The version of a package of the development tree. */
export function installedVersion(name: string): string {
	const manifest = readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8');
	return (JSON.parse(manifest) as { version: string }).version;
}
