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
	/** `local` when there is none; the workflows of one host need different ones. */
	readonly id?: string;
	readonly name?: string;
	readonly nodes: INode[];
	readonly connections: IConnections;
	readonly settings?: IWorkflowSettings;
	readonly pinData?: IPinData;
}

/** The ID of a workflow, which a file need not have. */
export function workflowId({ id }: WorkflowFile): string {
	return id ?? 'local';
}

/** The workflow as the engine takes it. The nodes are copied, since the engine fills in their parameters. */
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
