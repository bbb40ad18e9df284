import { type IConnection, type ICredentialDataDecryptedObject, type INode, NodeConnectionTypes } from 'n8n-workflow';

import { CREDENTIAL_TYPE, credentialTypeOf, ROLE_CREDENTIAL_TYPE } from '../../local/credential';

/** Type of the node under test. */
export const NODE_TYPE = 'n8n-nodes-alibaba-cloud-smarttag.alibabaCloudSmarttag';

/** How a node uses a credential: the choice of Authentication, and the credential, which the engine finds under its ID. */
export interface CredentialUse {
	readonly authentication: 'accessKey' | 'ramRole';
	readonly credentials: NonNullable<INode['credentials']>;
}

/** How a node uses the credential with this data: a role has a Role ARN. */
export function credentialUse(data: ICredentialDataDecryptedObject = {}, id = 'ims'): CredentialUse {
	const type = credentialTypeOf(data);
	return {
		authentication: type === ROLE_CREDENTIAL_TYPE ? 'ramRole' : 'accessKey',
		credentials: { [type]: { id, name: id } },
	};
}

/** Node credentials that the engine finds under the ID `ims`: an AccessKey. */
export const IMS_CREDENTIALS = { [CREDENTIAL_TYPE]: { id: 'ims', name: 'ims' } };

/** A node of a workflow, without parameters unless they are in `rest`; its name is its ID. */
export function makeNode(name: string, type: string, rest: Partial<INode> = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...rest };
}

/** The connection of one output to a node. */
export function linkTo(name: string): IConnection[] {
	return [{ node: name, type: NodeConnectionTypes.Main, index: 0 }];
}
