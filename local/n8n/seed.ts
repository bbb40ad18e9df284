import type { WorkflowFile } from '../engine/workflowFile';
import { CREDENTIAL_TYPE, localCredential } from '../credential';
import { EXAMPLE_FILES, type LocalHosts, readExample, withLocalHosts } from '../examples';
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

/** Examples that start by a call: published, so that the others can start them. */
const PUBLISHED = ['job-ended-message.json', 'oss-upload-to-smarttag.json', 'file-to-media-tags.json'];

/**
 * Stores a credential for the local service, and every example workflow with this credential and the hosts of this machine.
 * Publishes those that start by a call.
 */
export async function seedExamples(rest: RestClient, serviceUrl: string): Promise<StoredExample[]> {
	const id = await rest.createCredential(CREDENTIAL_NAME, CREDENTIAL_TYPE, localCredential(serviceUrl));
	const stored: StoredExample[] = [];
	for (const file of EXAMPLE_FILES) {
		const workflow = localExample(file, id, { n8nUrl: rest.baseUrl, serviceUrl });
		const example = { file, name: workflow.name ?? file, ...(await rest.createWorkflow(workflow)) };
		if (PUBLISHED.includes(file)) await rest.activate(example);
		stored.push(example);
	}
	return stored;
}

/** An example with a stored credential; with hosts, as the real n8n on this machine runs it. */
export function localExample(file: string, credentialId: string, hosts?: LocalHosts): WorkflowFile {
	const workflow = readExample(file);
	return withCredential(hosts ? withLocalHosts(workflow, hosts) : workflow, credentialId);
}

/** The workflow, with this credential in each node that uses one of this type. */
function withCredential(workflow: WorkflowFile, id: string): WorkflowFile {
	const nodes = workflow.nodes.map((node) =>
		node.credentials?.[CREDENTIAL_TYPE]
			? { ...node, credentials: { [CREDENTIAL_TYPE]: { id, name: CREDENTIAL_NAME } } }
			: node,
	);
	return { ...workflow, nodes };
}
