import {
	type IHttpRequestMethods,
	type INode,
	type IWebhookData,
	type IWebhookDescription,
	type IWorkflowExecuteAdditionalData,
	NodeHelpers,
	type NodeParameterValueType,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import * as n8nWorkflow from 'n8n-workflow';

/**
 * The webhooks in a node's description, one for each method, with the paths that n8n gives them. The path of a webhook
 * that resumes an execution (`restartWebhook`) is its own; the others begin with the node's webhook ID.
 */
export function nodeWebhooks(
	workflow: Workflow,
	node: INode,
	additionalData: IWorkflowExecuteAdditionalData,
): IWebhookData[] {
	if (node.disabled) return [];
	const { description } = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	return (description.webhooks ?? []).flatMap((webhookDescription) => {
		const read = (field: string, fallback?: string | boolean) =>
			webhookField(workflow, node, webhookDescription, field, 'internal', fallback);
		const ownPath = read('path');
		if (typeof ownPath !== 'string') return [];
		const path = NodeHelpers.getNodeWebhookPath(
			workflow.id,
			node,
			ownPath.trim().replace(/^\/|\/$/g, ''),
			read('isFullPath', false) === true,
			read('restartWebhook', false) === true,
		);
		return [read('httpMethod', 'GET')]
			.flat()
			.flatMap((methods) => (typeof methods === 'string' ? methods.split(',') : []))
			.filter(Boolean)
			.map((method) => ({
				httpMethod: method.trim() as IHttpRequestMethods,
				node: node.name,
				path,
				webhookDescription,
				workflowId: workflow.id,
				workflowExecuteAdditionalData: additionalData,
			}));
	});
}

/** The value of a field of a webhook's description, which may be an expression on the node's parameters. */
export function webhookField(
	workflow: Workflow,
	node: INode,
	description: IWebhookDescription,
	field: string,
	mode: WorkflowExecuteMode,
	fallback?: string | number | boolean,
): NodeParameterValueType | undefined {
	// n8n 2.34 and older evaluates every field as an expression.
	const { resolveWebhookDescriptionField }: Partial<typeof n8nWorkflow> = n8nWorkflow;
	const native = resolveWebhookDescriptionField?.(node, description, field);
	if (native?.resolved) return native.value;
	return workflow.expression.getComplexParameterValue(node, description[field], mode, {}, undefined, fallback);
}
