import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { ROOT } from '../../local/root';

interface Step {
	readonly uses?: string;
	readonly run?: string;
	readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
	readonly permissions?: Readonly<Record<string, string>>;
	readonly environment?: string;
	readonly container?: string;
	readonly steps: readonly Step[];
}
interface Workflow {
	readonly permissions?: Readonly<Record<string, string>>;
	readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = join(ROOT, '.github/workflows');
const texts = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));
const workflow = (name: string) => parse(texts.get(name) ?? '') as Workflow;
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);

describe.each([...texts.keys()])('The workflow %s', (name) => {
	it('pins each action by its commit, with the version behind it', () => {
		const lines = texts.get(name)?.match(/uses: .*/g) ?? [];

		expect(lines.length).toBeGreaterThan(0);
		expect(lines.filter((line) => !/^uses: [\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
	});

	it('pins each image by its digest', () => {
		const images = Object.values(workflow(name).jobs).flatMap(({ container }) => container ?? []);

		expect(images.length).toBeGreaterThan(0);
		expect(images.filter((image) => !/@sha256:[\da-f]{64}$/.test(image))).toEqual([]);
	});

	it('leaves no credentials in a checkout', () => {
		const checkouts = stepsOf(workflow(name)).filter(({ uses }) => uses?.startsWith('actions/checkout@'));

		expect(checkouts.length).toBeGreaterThan(0);
		expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
	});
});

describe('The release', () => {
	const { permissions, jobs } = workflow('release.yml');

	it('gives each job its own rights, and one job alone the right to publish', () => {
		expect(permissions).toEqual({});
		expect(Object.entries(jobs).map(([name, job]) => [name, job.permissions])).toEqual([
			['prove', { contents: 'read' }],
			['pack', { contents: 'read' }],
			['publish', { 'id-token': 'write' }],
			['announce', { contents: 'write' }],
		]);
		expect(jobs.publish?.environment).toBe('npm');
	});

	it('publishes a tarball that another job packed, and runs nothing of the package there', () => {
		const runs = jobs.publish?.steps.flatMap(({ run }) => run ?? []).join('\n');

		expect(runs).toContain('npm publish ./*.tgz --ignore-scripts --provenance');
		expect(runs).not.toMatch(/npm (ci|install|run|test|pack)\b/);
		expect(jobs.publish?.steps.map(({ uses }) => uses?.split('@')[0]).filter(Boolean)).toEqual([
			'actions/download-artifact',
			'actions/setup-node',
		]);
	});
});
