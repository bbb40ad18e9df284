import 'reflect-metadata';
import '../environment';

import { WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type IDataObject,
	type IPinData,
	type IRun,
	type IRunExecutionData,
	ManualExecutionCancelledError,
	UserError,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { createAdditionalData } from '../additionalData';
import { type EngineInstallation, nodeTypesOf } from '../installation';
import { createWorkflow, type WorkflowFile, workflowId } from '../workflowFile';
import { type EngineStore, type ExecutionStatus, storedError, type StoredExecution } from './store';

/** How an execution starts. */
export interface StartOptions {
	/** Output of nodes that are not executed, by node name; in every mode, unlike in n8n. */
	readonly pinData?: IPinData;
	/** Name of the node to start from; by default the trigger. */
	readonly startNode?: string;
	/** Default `manual`. */
	readonly mode?: WorkflowExecuteMode;
}

/** Options of all executions. */
export interface ExecutionsOptions {
	readonly installation: EngineInstallation;
	readonly store: EngineStore;
	readonly baseUrl: string;
	/** Awaited after a run has ended, before it is stored. */
	readonly beforeStored?: () => Promise<void>;
}

/** Loads executions from the store, runs them and stores them; between two runs they exist only in the store. */
export class Executions {
	private readonly running = new Map<string, { cancel(): void }>();
	private readonly resumed = new Map<string, number>();

	constructor(private readonly options: ExecutionsOptions) {}

	/** Starts a workflow from a node, as the editor does. Returns the execution's ID at once. */
	start(file: WorkflowFile, { pinData, startNode, mode = 'manual' }: StartOptions): string {
		const workflow = { ...file, pinData: { ...file.pinData, ...pinData } };
		const engineWorkflow = createWorkflow(workflow, nodeTypesOf(this.options.installation));
		const node = startNode === undefined ? engineWorkflow.getStartNode() : engineWorkflow.getNode(startNode);
		if (!node) throw new UserError('No node to start the workflow from could be found');
		const data = createRunExecutionData({
			executionData: { nodeExecutionStack: [{ node, data: { main: [[{ json: {} }]] }, source: null }] },
			resultData: { pinData: workflow.pinData, runData: {} },
		});
		return this.begin(workflow, mode, data);
	}

	/** Starts an execution with prepared run data, as a webhook does. Returns its ID at once. */
	begin(workflow: WorkflowFile, mode: WorkflowExecuteMode, data: IRunExecutionData): string {
		const { store } = this.options;
		const id = store.newId();
		const staticData = store.loadStaticData(workflowId(workflow));
		store.save({ id, status: 'running', mode, workflow, staticData, data, startedAt: new Date() });
		void this.run(id, staticData);
		return id;
	}

	/**
	 * Claims a waiting execution and continues it.
	 *
	 * @param staticData default: the workflow's static data in the store
	 * @returns false when it is not waiting any more, because another call has resumed it
	 */
	resume(execution: StoredExecution, staticData?: IDataObject): boolean {
		const { id, workflow } = execution;
		const { store } = this.options;
		if (!store.claim(execution)) return false;
		this.resumed.set(id, this.timesResumed(id) + 1);
		void this.run(id, staticData ?? store.loadStaticData(workflowId(workflow)), id);
		return true;
	}

	/** How many times this host has resumed an execution. */
	timesResumed(id: string): number {
		return this.resumed.get(id) ?? 0;
	}

	/** Stops a running or waiting execution, as the Stop button does. */
	cancel(id: string): void {
		this.running.get(id)?.cancel();
		const { store } = this.options;
		const execution = store.load(id);
		if (execution?.status !== 'waiting') return;
		execution.data.resultData.error = storedError(new ManualExecutionCancelledError(id));
		store.save({ ...execution, status: 'canceled', stoppedAt: new Date() });
	}

	/** Loads an execution, runs it until it ends or waits, and stores it. Never rejects. */
	private async run(id: string, staticData: IDataObject, restartExecutionId?: string): Promise<void> {
		const { installation, store, baseUrl, beforeStored } = this.options;
		const execution = store.load(id);
		if (!execution) return;
		const { workflow: file, mode, data } = execution;
		try {
			const workflow = createWorkflow(file, nodeTypesOf(installation), { staticData });
			const additionalData = createAdditionalData({ installation, file, mode, executionId: id, baseUrl });
			additionalData.restartExecutionId = restartExecutionId;
			const running = new WorkflowExecute(additionalData, mode, data).processRunExecutionData(workflow);
			this.running.set(id, running);
			const run = await running;
			await beforeStored?.();
			if (mode !== 'manual' && workflow.staticData.__dataChanged) {
				store.saveStaticData(workflowId(file), workflow.staticData);
			}
			store.save({ ...execution, data: run.data, status: finalStatus(run), stoppedAt: run.stoppedAt });
		} catch (error) {
			data.resultData.error = storedError(error);
			store.save({ ...execution, data, status: 'error', stoppedAt: new Date() });
		} finally {
			this.running.delete(id);
		}
	}
}

/** A run with an error in its data has failed, even if the engine completed it: n8n decides this when it stores the run. */
function finalStatus({ status, waitTill, data }: IRun): ExecutionStatus {
	if (waitTill) return 'waiting';
	if (status === 'canceled') return 'canceled';
	return status === 'success' && !data.resultData.error ? 'success' : 'error';
}
