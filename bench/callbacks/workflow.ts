import type { WorkflowFile } from '../../local/engine/workflowFile';
import { CREDENTIAL_TYPE } from '../../local/credential';
import { benchNode, NODE } from '../engine';

const SUBMIT = 'Submit';

/** Webhook → one item for each video → Submit, which waits for callbacks. */
export function callbackWorkflow(path: string, credentialId: string): WorkflowFile {
	const webhook = benchNode('Start', 'n8n-nodes-base.webhook', { httpMethod: 'POST', path, options: {} }, 2);
	const videos = benchNode('Videos', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.videos', options: {} });
	const submit = benchNode(SUBMIT, NODE, {
		ossUrl: '={{ $json.video }}',
		waitForCompletion: 'callback',
		options: { checkTemplate: false },
	});
	return {
		name: path,
		nodes: [
			{ ...webhook, webhookId: path, credentials: {} },
			{ ...videos, credentials: {} },
			{ ...submit, credentials: { [CREDENTIAL_TYPE]: { id: credentialId, name: 'Bench' } } },
		],
		connections: {
			Start: { main: [[{ node: 'Videos', type: 'main', index: 0 }]] },
			Videos: { main: [[{ node: SUBMIT, type: 'main', index: 0 }]] },
		},
	};
}
