import type { IExecuteFunctions } from 'n8n-workflow';

/** Whether an AI agent called the node. The n8n of version 2.0 cannot tell (read in n8n-workflow 2.0.0): false there. */
export function runsAsTool(context: IExecuteFunctions): boolean {
	return 'isToolExecution' in context && context.isToolExecution();
}
