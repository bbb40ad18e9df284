import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';

import { CREDENTIAL_TYPE } from '../local/credential';
import { baseNodes } from '../local/engine/baseNodes';
import { type LoadedPackage, loadPackage, type NodesByType } from '../local/engine/installation';
import { runWorkflow } from '../local/engine/runWorkflow';
import { ROOT } from '../local/root';

/** Type of the node that is measured. */
export const NODE = 'n8n-nodes-alibaba-cloud-smarttag.alibabaCloudSmarttag';

export { CREDENTIAL_TYPE };

const TRIGGER = 'Items';
const MEASURED = 'Measured';

/** A node of a workflow, with the credential. */
export function benchNode(name: string, type: string, parameters: INodeParameters = {}, typeVersion = 1): INode {
	const credentials = { [CREDENTIAL_TYPE]: { id: 'ims', name: 'ims' } };
	return { id: name, name, type, typeVersion, position: [0, 0], parameters, credentials };
}

/** A credential that leads to the service at this address. */
export function benchCredential(address: string) {
	return {
		authentication: 'accessKey',
		accessKeyId: 'benchAccessKeyId',
		accessKeySecret: 'benchAccessKeySecret',
		region: 'cn-shanghai',
		network: 'custom',
		customEndpoint: address,
		signatureVersion: 'V3',
	};
}

/** The built package. */
export async function builtPackage(): Promise<LoadedPackage> {
	return await loadPackage(ROOT);
}

/** Runs one node with items in n8n's engine; returns its output. */
export async function nodeRunner(
	node: { readonly type: string; readonly parameters: INodeParameters; readonly typeVersion?: number },
	address: string,
	otherNodes: NodesByType = {},
): Promise<(items: readonly IDataObject[]) => Promise<IDataObject[]>> {
	const workflow = {
		nodes: [
			benchNode(TRIGGER, 'n8n-nodes-base.manualTrigger'),
			benchNode(MEASURED, node.type, node.parameters, node.typeVersion),
		],
		connections: { [TRIGGER]: { main: [[{ node: MEASURED, type: 'main' as const, index: 0 }]] } },
	};
	const options = {
		packageUnderTest: await builtPackage(),
		otherNodes: { ...baseNodes, ...otherNodes },
		credentials: { ims: benchCredential(address) },
		startNode: TRIGGER,
	};
	return async (items) => {
		const pinData = { [TRIGGER]: items.map((json) => ({ json })) };
		const run = await runWorkflow(workflow, { ...options, pinData });
		const { error } = run.run.data.resultData;
		if (error) throw error;
		return run.json(MEASURED);
	};
}
