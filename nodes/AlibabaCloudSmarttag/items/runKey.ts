import type { IExecuteFunctions } from 'n8n-workflow';

/** What is needed to recognize a tool; n8n 2.0 has no `isToolExecution` (read in n8n-core 2.0.0). */
type ToolContext = Partial<Pick<IExecuteFunctions, 'isToolExecution'>> & Pick<IExecuteFunctions, 'getNode'>;

/** Whether an AI agent called the node. n8n then runs a variant of the node, which its type name shows. */
export function runsAsTool(context: ToolContext): boolean {
	return context.isToolExecution?.() ?? context.getNode().type.endsWith('Tool');
}

/**
 * What stays the same when n8n runs this node again after a failure, and differs for every other run of the execution.
 * A loop runs the node many times. As a tool of an agent, all calls share one key: n8n counts a repeated call as a run of
 * its own.
 */
export function runKey(context: IExecuteFunctions): string {
	if (runsAsTool(context)) return 'tool';
	return `run ${JSON.stringify(context.evaluateExpression('{{ $runIndex }}', 0))}`;
}
