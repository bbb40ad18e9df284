import type { WorkflowFile } from '../engine/workflowFile';
import { CREDENTIAL_TYPE, localCredential } from '../credential';
import { EXAMPLE_FILES, readExample } from '../examples';
import type { RestClient } from './restClient';

/** Name of the stored credential. */
export const CREDENTIAL_NAME = 'Alibaba Cloud IMS account';

/** An example stored in n8n. */
export interface StoredExample {
	readonly file: string;
	readonly name: string;
	readonly id: string;
	readonly versionId: string;
}

/** Stores a credential for the local service, and every example workflow with this credential. */
export async function seedExamples(rest: RestClient, serviceUrl: string): Promise<StoredExample[]> {
	const id = await rest.createCredential(CREDENTIAL_NAME, CREDENTIAL_TYPE, localCredential(serviceUrl));
	const stored: StoredExample[] = [];
	for (const file of EXAMPLE_FILES) {
		const workflow = withCredential(readExample(file), id);
		stored.push({ file, name: workflow.name ?? file, ...(await rest.createWorkflow(workflow)) });
	}
	return stored;
}

/** The workflow, with this credential in each node that uses one of this type. */
export function withCredential(workflow: WorkflowFile, id: string): WorkflowFile {
	const nodes = workflow.nodes.map((node) =>
		node.credentials?.[CREDENTIAL_TYPE]
			? { ...node, credentials: { [CREDENTIAL_TYPE]: { id, name: CREDENTIAL_NAME } } }
			: node,
	);
	return { ...workflow, nodes };
}
