import { realpathSync } from 'node:fs';
import { join } from 'node:path';

import { dependencies, version as coreVersion } from 'n8n-core/package.json';
import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import { version as workflowVersion } from 'n8n-workflow/package.json';

import { loadPackage } from '../../../local/engine/installation';
import { OLDEST_N8N } from '../../../local/install/versions';
import { ROOT } from '../../../local/root';

/** What npm run test:oldest has installed, and where. */
const { SMARTTAG_ENGINE, SMARTTAG_ENGINE_FOLDER = '' } = process.env;
const INSTALLED = realpathSync(join(SMARTTAG_ENGINE_FOLDER, 'node_modules'));

it('the tests run in the engine that was asked for, with its own n8n-workflow', () => {
	expect(SMARTTAG_ENGINE ?? OLDEST_N8N).toMatch(/^2\.\d+\.\d+$/);
	expect(coreVersion).toBe(SMARTTAG_ENGINE ?? OLDEST_N8N);
	expect(workflowVersion).toBe(dependencies['n8n-workflow']);
	for (const name of ['n8n-core', 'n8n-workflow']) expect(require.resolve(name).startsWith(INSTALLED)).toBe(true);
});

it('the built package runs with the n8n-workflow of that engine', async () => {
	const { nodes } = await loadPackage(ROOT);
	const context = { getNodeParameter: () => 'unheard of', getNode: () => ({ name: 'Node' }) };
	const run = nodes['n8n-nodes-alibaba-cloud-smarttag.alibabaCloudSmarttag']?.execute?.call(
		context as unknown as IExecuteFunctions,
	);

	await expect(run).rejects.toThrow(NodeOperationError);
	await expect(run).rejects.toThrow('There is no operation "unheard of/unheard of"');
});
