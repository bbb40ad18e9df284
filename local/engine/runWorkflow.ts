import 'reflect-metadata';
import './environment';

import { WorkflowExecute } from 'n8n-core';
import { createRunExecutionData, type IPinData, UserError, type WorkflowExecuteMode } from 'n8n-workflow';

import { createAdditionalData } from './additionalData';
import { type EngineRun, readRun } from './engineRun';
import { type EngineInstallation, nodeTypesOf } from './installation';
import { createWorkflow, type WorkflowFile } from './workflowFile';

/** Each execution has an ID of its own, by which nodes recognize a retry. */
let executions = 0;

export type { EngineRun } from './engineRun';
export type { WorkflowFile } from './workflowFile';

/** Options of a run. */
export interface EngineOptions extends EngineInstallation {
	/** Output of nodes that are not executed, by node name; for example a trigger's event. */
	readonly pinData?: IPinData;
	readonly mode?: WorkflowExecuteMode;
	/** Name of the node to start from; by default the trigger. */
	readonly startNode?: string;
	/** Its ID, by default a new one. */
	readonly executionId?: string;
	/** Cancels the execution, as the Stop button does. */
	readonly signal?: AbortSignal;
}

/**
 * Runs a workflow in n8n's engine, with expressions, credentials, error outputs and hints as in n8n itself.
 * A node that suspends the execution ends the run; only an `EngineHost` can resume it.
 */
export async function runWorkflow(file: WorkflowFile, options: EngineOptions): Promise<EngineRun> {
	const { mode = 'manual', signal } = options;
	const workflow = createWorkflow(file, nodeTypesOf(options));
	const node = options.startNode === undefined ? workflow.getStartNode() : workflow.getNode(options.startNode);
	if (!node) throw new UserError('No node to start the workflow from could be found');
	const additionalData = createAdditionalData({
		installation: options,
		file,
		mode,
		executionId: options.executionId ?? `local-${(executions += 1)}`,
	});
	const data = createRunExecutionData({
		executionData: { nodeExecutionStack: [{ node, data: { main: [[{ json: {} }]] }, source: null }] },
		resultData: { pinData: { ...file.pinData, ...options.pinData }, runData: {} },
	});
	// Not run(), whose parameters differ in n8n 2.0.
	const execution = new WorkflowExecute(additionalData, mode, data).processRunExecutionData(workflow);
	signal?.addEventListener('abort', () => execution.cancel());
	return readRun(await execution);
}
