import 'reflect-metadata';
import './environment';

import { ExecutionLifecycleHooks, ExternalSecretsProxy, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type IPinData,
	type IRun,
	type ITaskData,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
	UnexpectedError,
	Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { type CredentialStore, EngineCredentialsHelper } from './credentialsHelper';
import { EngineNodeTypes, type LoadedPackage, type NodesByType } from './nodeTypes';

/** A workflow as n8n exports it. */
export interface WorkflowFile {
	readonly name?: string;
	readonly nodes: INode[];
	readonly connections: IConnections;
	readonly settings?: IWorkflowSettings;
	readonly pinData?: IPinData;
}

/** What a workflow runs with. */
export interface EngineOptions {
	readonly packageUnderTest: LoadedPackage;
	readonly credentials: CredentialStore;
	/** Nodes besides those of the package. */
	readonly otherNodes?: NodesByType;
	/** Output of nodes that are not executed, by node name; a trigger's event for example. */
	readonly pinData?: IPinData;
	readonly mode?: WorkflowExecuteMode;
	/** Name of the node to start from; the engine finds the trigger itself. */
	readonly startNode?: string;
	/** Cancels the execution, as the Stop button does. */
	readonly signal?: AbortSignal;
}

/** A finished execution. */
export interface EngineRun {
	readonly run: IRun;
	/** The last run of a node. */
	task(nodeName: string): ITaskData;
	/** The items that a node put out. */
	items(nodeName: string, output?: number): INodeExecutionData[];
	/** The JSON of the items that a node put out. */
	json(nodeName: string, output?: number): IDataObject[];
}

/** Runs a workflow in n8n's engine, with expressions, credentials, error outputs and hints as in n8n itself. */
export async function runWorkflow(file: WorkflowFile, options: EngineOptions): Promise<EngineRun> {
	const { packageUnderTest, mode = 'manual', signal } = options;
	const workflow = new Workflow({
		id: 'local',
		name: file.name,
		nodes: structuredClone(file.nodes),
		connections: file.connections,
		active: false,
		nodeTypes: new EngineNodeTypes({ ...options.otherNodes, ...packageUnderTest.nodes }),
		settings: { executionOrder: 'v1', ...file.settings },
	});
	const additionalData = createAdditionalData(file, options, mode);
	const execution = new WorkflowExecute(additionalData, mode, createRunExecutionData({})).run({
		workflow,
		startNode: options.startNode ? (workflow.getNode(options.startNode) ?? undefined) : undefined,
		pinData: { ...file.pinData, ...options.pinData },
	});
	signal?.addEventListener('abort', () => execution.cancel());
	return readRun(await execution);
}

function createAdditionalData(
	file: WorkflowFile,
	{ packageUnderTest, credentials }: EngineOptions,
	mode: WorkflowExecuteMode,
): IWorkflowExecuteAdditionalData {
	const workflowData: IWorkflowBase = {
		id: 'local',
		name: file.name ?? 'Local',
		active: false,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: file.nodes,
		connections: file.connections,
		activeVersionId: null,
	};
	const baseUrl = 'http://localhost:5678';
	const notHere = (what: string) => () => {
		throw new UnexpectedError(`${what} is not part of the local engine`);
	};
	return {
		credentialsHelper: new EngineCredentialsHelper(packageUnderTest.credentials, credentials),
		hooks: new ExecutionLifecycleHooks(mode, 'local', workflowData),
		executionId: 'local',
		workflowId: 'local',
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: `${baseUrl}/rest`,
		instanceBaseUrl: baseUrl,
		formBaseUrl: `${baseUrl}/form`,
		formWaitingBaseUrl: `${baseUrl}/form-waiting`,
		formTestBaseUrl: `${baseUrl}/form-test`,
		webhookBaseUrl: `${baseUrl}/webhook`,
		webhookWaitingBaseUrl: `${baseUrl}/webhook-waiting`,
		webhookTestBaseUrl: `${baseUrl}/webhook-test`,
		mcpBaseUrl: `${baseUrl}/mcp`,
		mcpTestBaseUrl: `${baseUrl}/mcp-test`,
		setExecutionStatus: () => {},
		logAiEvent: () => {},
		executeWorkflow: notHere('A sub-workflow'),
		getRunExecutionData: notHere('A stored execution'),
		getRuntimeCredential: notHere('A runtime credential'),
		startRunnerTask: notHere('A task runner'),
		externalSecretsProxy: new ExternalSecretsProxy(),
	};
}

function readRun(run: IRun): EngineRun {
	const task = (nodeName: string): ITaskData => {
		const last = run.data.resultData.runData[nodeName]?.at(-1);
		if (last) return last;
		const reason = run.data.resultData.error?.message ?? 'no error';
		throw new UnexpectedError(`The node "${nodeName}" did not run (${reason})`);
	};
	const items = (nodeName: string, output = 0) => task(nodeName).data?.main?.[output] ?? [];
	return { run, task, items, json: (nodeName, output) => items(nodeName, output).map(({ json }) => json) };
}
