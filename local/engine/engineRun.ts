import { type IDataObject, type INodeExecutionData, type IRun, type ITaskData, UnexpectedError } from 'n8n-workflow';

/** An execution that is finished or suspended. */
export interface EngineRun {
	readonly run: IRun;
	/** The last run of a node. */
	readonly task: (nodeName: string) => ITaskData;
	/** The items that a node returned. */
	readonly items: (nodeName: string, output?: number) => INodeExecutionData[];
	/** The JSON of the items that a node returned. */
	readonly json: (nodeName: string, output?: number) => IDataObject[];
}

/** Gives access to an execution by node name. For a node that did not run it throws the error that ended the workflow. */
export function readRun(run: IRun): EngineRun {
	const task = (nodeName: string): ITaskData => {
		const last = run.data.resultData.runData[nodeName]?.at(-1);
		if (last) return last;
		const reason = run.data.resultData.error?.message ?? 'no error';
		throw new UnexpectedError(`The node "${nodeName}" did not run (${reason})`);
	};
	const items = (nodeName: string, output = 0) => task(nodeName).data?.main?.[output] ?? [];
	return { run, task, items, json: (nodeName, output) => items(nodeName, output).map(({ json }) => json) };
}
