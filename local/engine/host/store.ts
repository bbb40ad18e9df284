import type { IDataObject, IRunExecutionData, WorkflowExecuteMode } from 'n8n-workflow';

import type { WorkflowFile } from '../workflowFile';
import { fromText, toText } from './referenceText';

/** The states of n8n's list of executions that occur here. */
export type ExecutionStatus = 'running' | 'waiting' | 'success' | 'error' | 'canceled';

/** All there is of an execution while no process runs it. */
export interface StoredExecution {
	readonly id: string;
	readonly status: ExecutionStatus;
	readonly mode: WorkflowExecuteMode;
	/** The workflow as it was when the execution started, with the data pinned to it. */
	readonly workflow: WorkflowFile;
	/** Static data of the workflow when the execution started. */
	readonly staticData: IDataObject;
	readonly data: IRunExecutionData;
	readonly startedAt: Date;
	readonly stoppedAt?: Date;
}

/**
 * What n8n's database keeps, as text. Nothing but text outlives a write, so an execution can be resumed by any host
 * that is given the store.
 */
export class EngineStore {
	private readonly executions = new Map<string, string>();
	private readonly staticData = new Map<string, string>();
	private readonly watchers = new Set<() => void>();

	/** @param idsAfter the ID before the first; stores that live side by side in one process need IDs of their own */
	constructor(private readonly idsAfter = 0) {}

	/** An ID that no execution of this store has. */
	newId(): string {
		return String(this.idsAfter + this.executions.size + 1);
	}

	/** IDs in the order in which the executions started. */
	ids(): string[] {
		return [...this.executions.keys()];
	}

	/** The text of an execution. */
	text(id: string): string | undefined {
		return this.executions.get(id);
	}

	/** Reads an execution; each call makes new objects. */
	load(id: string): StoredExecution | undefined {
		const text = this.executions.get(id);
		if (text === undefined) return undefined;
		const stored = fromText(text) as StoredExecution;
		return {
			...stored,
			startedAt: new Date(stored.startedAt),
			stoppedAt: stored.stoppedAt && new Date(stored.stoppedAt),
		};
	}

	save(execution: StoredExecution): void {
		this.executions.set(execution.id, toText(execution));
		for (const watcher of [...this.watchers]) watcher();
	}

	/** Stores an execution as running if it is still stored as waiting. Only one of several claims succeeds. */
	claim(execution: StoredExecution): boolean {
		if (this.load(execution.id)?.status !== 'waiting') return false;
		this.save({ ...execution, status: 'running' });
		return true;
	}

	/** Resolves with what `read` makes of an execution, as soon as it makes something of it. */
	async until<Value>(id: string, read: (execution: StoredExecution) => Value | undefined): Promise<Value> {
		return await new Promise((resolve, reject) => {
			const look = () => {
				try {
					const execution = this.load(id);
					if (!execution) throw new Error(`There is no execution ${id}.`);
					const value = read(execution);
					if (value === undefined) return;
					resolve(value);
				} catch (error) {
					reject(error instanceof Error ? error : new Error(String(error)));
				}
				this.watchers.delete(look);
			};
			this.watchers.add(look);
			look();
		});
	}

	/** Static data of a workflow; empty when none was saved. */
	loadStaticData(workflowId: string): IDataObject {
		return JSON.parse(this.staticData.get(workflowId) ?? '{}') as IDataObject;
	}

	saveStaticData(workflowId: string, data: IDataObject): void {
		this.staticData.set(workflowId, JSON.stringify(data));
	}
}
