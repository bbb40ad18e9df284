import type { ExecutionError, IDataObject, IRunExecutionData, WorkflowExecuteMode } from 'n8n-workflow';

import type { WorkflowFile } from '../workflowFile';
import { fromText, toText } from './referenceText';

/** The states in n8n's list of executions that occur here. */
export type ExecutionStatus = 'running' | 'waiting' | 'success' | 'error' | 'canceled';

/** An execution as it is stored. */
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
 * The executions of n8n's database, as text. Only text is stored, so any host with the store can resume an execution.
 */
export class EngineStore {
	private readonly executions = new Map<string, string>();
	private readonly staticData = new Map<string, string>();
	private readonly watchers = new Set<() => void>();

	/** @param idsAfter the ID before the first; stores in the same process need different IDs */
	constructor(private readonly idsAfter = 0) {}

	/** An unused ID. */
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

	/** Reads an execution; each call returns new objects. */
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

	/** Resolves with the result of `read` for an execution, as soon as it is not undefined. */
	async until<Value>(id: string, read: (execution: StoredExecution) => Value | undefined): Promise<Value> {
		return await new Promise((resolve, reject) => {
			const check = () => {
				try {
					const execution = this.load(id);
					if (!execution) throw new Error(`There is no execution ${id}.`);
					const value = read(execution);
					if (value === undefined) return;
					resolve(value);
				} catch (error) {
					reject(error instanceof Error ? error : new Error(String(error)));
				}
				this.watchers.delete(check);
			};
			this.watchers.add(check);
			check();
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

/** An error as n8n stores it: a plain object with the error's own fields, its message and its stack. */
export function storedError(error: unknown): ExecutionError {
	const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
	return { ...(error as ExecutionError), message, stack };
}
