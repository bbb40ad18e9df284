import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { WorkflowFile } from '../engine/workflowFile';
import { defaultAccounts } from '../service';
import { ROOT } from '../root';
import type { RestClient } from './restClient';

export const CREDENTIAL_TYPE = 'alibabaCloudImsApi';
export const CREDENTIAL_NAME = 'Alibaba Cloud IMS account';

/** A stored example: its file name without folder, and where n8n keeps it. */
export interface StoredExample {
	readonly file: string;
	readonly name: string;
	readonly id: string;
	readonly versionId: string;
}

/** Data of a credential that leads to the local service. */
export function localCredential(serviceUrl: string): ICredentialDataDecryptedObject {
	const [account] = defaultAccounts;
	if (!account) throw new Error('The local service has no account.');
	return {
		authentication: 'accessKey',
		accessKeyId: account.accessKeyId,
		accessKeySecret: account.accessKeySecret,
		region: 'cn-shanghai',
		network: 'custom',
		customEndpoint: serviceUrl,
		signatureVersion: 'V3',
	};
}

/** Stores the credential of the local service and every example workflow, which then uses it. */
export async function seedExamples(rest: RestClient, serviceUrl: string): Promise<StoredExample[]> {
	const id = await rest.createCredential(CREDENTIAL_NAME, CREDENTIAL_TYPE, localCredential(serviceUrl));
	const stored: StoredExample[] = [];
	for (const file of readdirSync(join(ROOT, 'examples')).sort()) {
		const workflow = withCredential(readExample(file), id);
		stored.push({ file, name: workflow.name ?? file, ...(await rest.createWorkflow(workflow)) });
	}
	return stored;
}

/** An example workflow as it is in the repository. */
export function readExample(file: string): WorkflowFile {
	return JSON.parse(readFileSync(join(ROOT, 'examples', file), 'utf8')) as WorkflowFile;
}

/** The workflow with this credential in each node that uses the package's. */
export function withCredential(workflow: WorkflowFile, id: string): WorkflowFile {
	const nodes = workflow.nodes.map((node) =>
		node.credentials?.[CREDENTIAL_TYPE]
			? { ...node, credentials: { [CREDENTIAL_TYPE]: { id, name: CREDENTIAL_NAME } } }
			: node,
	);
	return { ...workflow, nodes };
}
