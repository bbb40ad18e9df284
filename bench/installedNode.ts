import { createRequire } from 'node:module';
import { join } from 'node:path';

import { type INodeType, type IVersionedNodeType, NodeHelpers } from 'n8n-workflow';

import { installedN8n } from '../local/install/n8n';

/** Folder of the nodes of the installed n8n. */
export function installedNodesFolder(): string {
	const installed = installedN8n();
	if (!installed) throw new Error('n8n is not installed; npm run bench installs it first.');
	return join(installed.folder, 'node_modules/n8n-nodes-base/dist/nodes');
}

/**
 * A node of n8n itself, for the engine of the development tree.
 *
 * @param file below the folder of n8n's nodes, such as `If/If.node.js`
 */
export function installedNode(file: string): INodeType {
	const path = join(installedNodesFolder(), file);
	const [Type] = Object.values(createRequire(path)(path) as Record<string, new () => INodeType | IVersionedNodeType>);
	if (!Type) throw new Error(`${file} holds no node.`);
	return NodeHelpers.getVersionedNodeType(new Type());
}
