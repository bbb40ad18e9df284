import { type IDataObject, type INodeExecutionData, type IRun, type ITaskData, UnexpectedError } from 'n8n-workflow';

/** An execution that does not run: finished, or suspended. */
export interface EngineRun {
	readonly run: IRun;
	/** The last run of a node. */
	readonly task: (nodeName: string) => ITaskData;
	/** The items that a node put out. */
	readonly items: (nodeName: string, output?: number) => INodeExecutionData[];
	/** The JSON of the items that a node put out. */
	readonly json: (nodeName: string, output?: number) => IDataObject[];
}

/** Reads an execution by node name. Reading a node that did not run throws, with the error that ended the workflow. */
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
