import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

import { ROOT } from '../support/workbench';

interface Import {
	readonly from: string;
	/** A path from the root, or the name of a module. */
	readonly what: string;
	readonly typeOnly: boolean;
}

function importsOf(folder: string): Import[] {
	return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
		.flatMap(({ parentPath, name }) => {
			const from = relative(ROOT, join(parentPath, name));
			const text = readFileSync(join(ROOT, from), 'utf8');
			return [...text.matchAll(/^import\s+(type\s)?[^;]*?from\s+'([^']+)';/gm)].map(([, type, module = '']) => ({
				from,
				what: module.startsWith('.') ? normalize(join(dirname(from), module)) : module,
				typeOnly: type !== undefined,
			}));
		});
}

const NODE = 'nodes/AlibabaCloudSmarttag';

/** Where imports of a folder may lead. */
const ARROWS: Array<[folder: string, allowed: RegExp]> = [
	['credentials/signature', /^(node:crypto|credentials\/signature\/.*)$/],
	['credentials', /^(node:crypto|n8n-workflow|credentials\/.*)$/],
	[`${NODE}/smarttag`, new RegExp(`^${NODE}/smarttag/`)],
	[`${NODE}/ims`, new RegExp(`^(n8n-workflow|credentials/runTime|${NODE}/(ims|smarttag)/.*)$`)],
	[`${NODE}/resources`, new RegExp(`^(n8n-workflow|${NODE}/resources/.*)$`)],
	[`${NODE}/operations`, new RegExp(`^(node:crypto|n8n-workflow|${NODE}/(operations|ims|smarttag)/.*)$`)],
	[
		`${NODE}/listSearch`,
		new RegExp(`^(n8n-workflow|${NODE}/(listSearch|ims|smarttag)/.*|${NODE}/operations/nodeErrors)$`),
	],
	['nodes', new RegExp(`^(node:crypto|n8n-workflow|credentials/runTime|${NODE}/.*)$`)],
];

describe('Arrows run one way:', () => {
	it.each(ARROWS)('%s', (folder, allowed) => {
		const imports = importsOf(folder);

		expect(imports.length).toBeGreaterThan(0);
		expect(imports.filter(({ what }) => !allowed.test(what))).toEqual([]);
	});

	it('what the panel shows is imported by the nodes alone', () => {
		const users = importsOf('nodes').filter(
			({ from, what }) => what.includes('/resources/') && !from.includes('/resources/'),
		);

		expect([...new Set(users.map(({ from }) => from))].sort()).toEqual([
			`${NODE}/AlibabaCloudSmarttag.node.ts`,
			`${NODE}/AlibabaCloudSmarttagTrigger.node.ts`,
		]);
	});
});
