import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installedN8n } from '../../local/install/n8n';
import { ROOT } from '../../local/root';
import { installPackedPackage } from '../../local/install/packed';
import { shownFigure } from '../results';
import type { Measured, Outcome } from '../section';
import { ofRounds } from '../statistics';
import { LOADED, type LoadedSubject } from './subjects';

export type LoadRow = 'files' | 'heap' | 'packages' | 'tarball' | 'time';

interface Loaded {
	readonly ms: number;
	readonly bytes: number;
	/** Modules that were read for it. */
	readonly files: number;
}

const ROUNDS = 7;

/** What n8n takes in with the package: the tarball, what is installed, and the time and heap of loading it. */
export async function measureLoad(): Promise<Outcome<LoadRow>> {
	const installed = installedN8n();
	if (!installed) throw new Error('n8n is not installed.');
	const userFolder = mkdtempSync(join(tmpdir(), 'smarttag-bench-'));
	try {
		await installPackedPackage(userFolder);
		const modules = join(userFolder, '.n8n/nodes/node_modules');
		const base = join(installed.folder, 'node_modules/n8n-nodes-base/dist');
		const files: Readonly<Record<LoadedSubject, readonly string[]>> = {
			ours: packageFiles(join(modules, 'n8n-nodes-alibaba-cloud-smarttag')),
			small: ['nodes/OpenWeatherMap/OpenWeatherMap.node.js', 'credentials/OpenWeatherMapApi.credentials.js'].map(
				(file) => join(base, file),
			),
			transcribe: ['nodes/Aws/Transcribe/AwsTranscribe.node.js', 'credentials/Aws.credentials.js'].map((file) =>
				join(base, file),
			),
			popCore: [createRequire(join(ROOT, 'package.json')).resolve('@alicloud/pop-core')],
		};
		const subjects = Object.keys(LOADED) as LoadedSubject[];
		const loads = new Map(subjects.map((subject) => [subject, [] as Loaded[]]));
		for (let round = 0; round < ROUNDS; round++) {
			for (const subject of subjects) {
				const args = ['--expose-gc', join(__dirname, 'load.cjs'), installed.folder, ...files[subject]];
				loads.get(subject)?.push(load(installed.node, args));
			}
		}
		const all = (subject: LoadedSubject, what: keyof Loaded, unit: number): Measured =>
			ofRounds((loads.get(subject) ?? []).map((one) => one[what] / unit));
		return {
			figures: {
				time: all('ours', 'ms', 1),
				heap: all('ours', 'bytes', 1e6),
				files: { value: all('ours', 'files', 1).value },
				tarball: { value: tarballBytes() / 1000 },
				packages: { value: installedPackages(modules).length },
			},
			cells: Object.fromEntries(
				subjects.map((subject) => [
					LOADED[subject],
					[
						`${shownFigure(all(subject, 'ms', 1).value)} ms`,
						`${shownFigure(all(subject, 'bytes', 1e6).value)} MB`,
						String(all(subject, 'files', 1).value),
					],
				]),
			),
		};
	} finally {
		rmSync(userFolder, { recursive: true, force: true });
	}
}

/** Everything that a package's package.json names to n8n. */
function packageFiles(folder: string): string[] {
	const { n8n } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[]; credentials: string[] };
	};
	return [...n8n.nodes, ...n8n.credentials].map((file) => join(folder, file));
}

function load(node: string, args: readonly string[]): Loaded {
	const env = { ...process.env, N8N_LOG_LEVEL: 'silent', N8N_USER_FOLDER: tmpdir() };
	const printed = execFileSync(node, args, { env, stdio: ['ignore', 'pipe', 'ignore'] }).toString();
	return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Loaded;
}

/** Size of the packed package. */
export function tarballBytes(): number {
	const output = execFileSync('npm', ['pack', '--dry-run', '--json'], {
		cwd: ROOT,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [tarball] = Object.values(JSON.parse(output.toString()) as Record<string, { size: number }>);
	return tarball?.size ?? Number.NaN;
}

/** The packages in a folder of modules, by name. */
export function installedPackages(modules: string): string[] {
	return readdirSync(modules).flatMap((name) => {
		if (name.startsWith('@')) return installedPackages(join(modules, name)).map((inScope) => `${name}/${inScope}`);
		return existsSync(join(modules, name, 'package.json')) ? [name] : [];
	});
}
