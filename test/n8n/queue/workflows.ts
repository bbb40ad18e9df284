import type { IConnections, INode, INodeParameters } from 'n8n-workflow';

import type { WorkflowFile } from '../../../local/engine/workflowFile';

/** Where the nodes of a workflow lead. */
export interface Places {
	readonly credentialId: string;
	readonly downstreamUrl: string;
}

const PACKAGE = 'n8n-nodes-alibaba-cloud-smarttag';
const SMARTTAG = `${PACKAGE}.alibabaCloudSmarttag`;

/** Name of the node under test. */
export const SUBMIT = 'Submit';

/** Tells the items that come to what lies behind n8n, in one call. */
const REPORT = `={{ JSON.stringify({
	executionId: $execution.id,
	items: $input.all().map(({ json }) => ({ jobId: json.JobId, status: json.JobStatus ?? '' })),
}) }}`;

/** Webhook → one item for each video → Submit → what lies behind n8n. */
export function submitWorkflow(name: string, submit: INodeParameters, places: Places): WorkflowFile {
	const nodes = [
		webhook(name),
		node('Videos', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.videos', options: {} }),
		withCredential(node(SUBMIT, SMARTTAG, 1, { ossUrl: '={{ $json.source }}', ...submit }), places),
		report(places),
	];
	return { name, nodes, connections: inALine(nodes) };
}

/** Webhook that takes a file → Submit, which uploads it to a bucket → what lies behind n8n. */
export function fileWorkflow(name: string, places: Places): WorkflowFile {
	const file = { inputType: 'File', uploadTo: 'bucket', bucket: { __rl: true, mode: 'id', value: 'example-bucket' } };
	const submit = node(SUBMIT, SMARTTAG, 1, { ...file, keyPrefix: `${name}/` });
	const nodes = [webhook(name), withCredential(submit, places), report(places)];
	return { name, nodes, connections: inALine(nodes) };
}

/** Smarttag Trigger → what lies behind n8n. */
export function triggerWorkflow(name: string, secret: string, places: Places): WorkflowFile {
	const trigger = node('Job ended', `${PACKAGE}.alibabaCloudSmarttagTrigger`, 1, { secret });
	const nodes = [{ ...withCredential(trigger, places), webhookId: name }, report(places)];
	return { name, nodes, connections: inALine(nodes) };
}

function webhook(path: string): INode {
	const parameters = { httpMethod: 'POST', path, options: {} };
	return { ...node('Start', 'n8n-nodes-base.webhook', 2, parameters), webhookId: path };
}

function report({ downstreamUrl }: Places): INode {
	const body = { sendBody: true, specifyBody: 'json', jsonBody: REPORT };
	const call = node('Report', 'n8n-nodes-base.httpRequest', 4.2, { method: 'POST', url: downstreamUrl, ...body });
	return { ...call, executeOnce: true };
}

function node(name: string, type: string, typeVersion: number, parameters: INodeParameters): INode {
	return { id: name, name, type, typeVersion, position: [0, 0], parameters };
}

function withCredential(plain: INode, { credentialId }: Places): INode {
	return { ...plain, credentials: { alibabaCloudImsApi: { id: credentialId, name: 'Local service' } } };
}

function inALine(nodes: readonly INode[]): IConnections {
	const connections: IConnections = {};
	for (const [index, { name }] of nodes.slice(0, -1).entries()) {
		const next = nodes[index + 1]?.name ?? '';
		connections[name] = { main: [[{ node: next, type: 'main', index: 0 }]] };
	}
	return connections;
}
