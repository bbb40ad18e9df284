import 'reflect-metadata';
import './environment';

import {
	type IConnections,
	type IDataObject,
	type INode,
	type INodeTypes,
	type IPinData,
	type IWorkflowSettings,
	Workflow,
} from 'n8n-workflow';

/** A workflow as n8n exports it. */
export interface WorkflowFile {
	/** Default `local`; the workflows of one host need different IDs. */
	readonly id?: string;
	readonly name?: string;
	readonly nodes: INode[];
	readonly connections: IConnections;
	readonly settings?: IWorkflowSettings;
	readonly pinData?: IPinData;
}

/** The ID of a workflow; a file may have none. */
export function workflowId({ id }: WorkflowFile): string {
	return id ?? 'local';
}

/** The workflow in the engine's form. The nodes are copied, because the engine completes their parameters. */
export function createWorkflow(
	file: WorkflowFile,
	nodeTypes: INodeTypes,
	{ active = false, staticData }: { active?: boolean; staticData?: IDataObject } = {},
): Workflow {
	return new Workflow({
		id: workflowId(file),
		name: file.name,
		nodes: structuredClone(file.nodes),
		connections: file.connections,
		active,
		nodeTypes,
		staticData,
		settings: { executionOrder: 'v1', ...file.settings },
	});
}
