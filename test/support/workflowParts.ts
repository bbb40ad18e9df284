import { type IConnection, type INode, NodeConnectionTypes } from 'n8n-workflow';

/** Type of the node under test. */
export const NODE_TYPE = 'n8n-nodes-alibaba-cloud-smarttag.alibabaCloudSmarttag';

/** Node credentials that the engine finds under the ID `ims`. */
export const IMS_CREDENTIALS: NonNullable<INode['credentials']> = {
	alibabaCloudImsApi: { id: 'ims', name: 'ims' },
};

/** A node of a workflow, without parameters unless they are in `rest`; its name is its ID. */
export function makeNode(name: string, type: string, rest: Partial<INode> = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...rest };
}

/** The connection of one output to a node. */
export function linkTo(name: string): IConnection[] {
	return [{ node: name, type: NodeConnectionTypes.Main, index: 0 }];
}
