import 'reflect-metadata';
import './environment';

import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import {
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	UnexpectedError,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { EngineCredentialsHelper } from './credentialsHelper';
import type { EngineInstallation } from './installation';
import { type WorkflowFile, workflowId } from './workflowFile';

/** The circumstances of an execution. */
export interface ExecutionPlace {
	readonly installation: EngineInstallation;
	readonly file: WorkflowFile;
	readonly mode: WorkflowExecuteMode;
	/** Undefined while a trigger's webhook is served: the execution does not exist yet. */
	readonly executionId?: string;
	/** Address of the instance, without a final slash. */
	readonly baseUrl?: string;
}

/** The data that n8n passes to the engine besides the workflow: credentials, URLs, the execution's ID. */
export function createAdditionalData({
	installation: { packageUnderTest, credentials },
	file,
	mode,
	executionId,
	baseUrl = 'http://localhost:5678',
}: ExecutionPlace): IWorkflowExecuteAdditionalData {
	const id = workflowId(file);
	const workflowData: IWorkflowBase = {
		id,
		name: file.name ?? 'Local',
		active: false,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: file.nodes,
		connections: file.connections,
		activeVersionId: null,
	};
	const notSupported = (what: string) => () => {
		throw new UnexpectedError(`${what} is not supported by the local engine`);
	};
	return {
		credentialsHelper: new EngineCredentialsHelper(packageUnderTest.credentials, credentials),
		hooks: new ExecutionLifecycleHooks(mode, executionId ?? '', workflowData),
		executionId,
		workflowId: id,
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
		executeWorkflow: notSupported('A sub-workflow'),
		getRunExecutionData: notSupported('A stored execution'),
		getRuntimeCredential: notSupported('A runtime credential'),
		startRunnerTask: notSupported('A task runner'),
		externalSecretsProxy: new ExternalSecretsProxy(),
	};
}
