import type { IExecuteFunctions } from 'n8n-workflow';

/** What tells of a run; n8n 2.0 has no `isToolExecution` (read in n8n-core 2.0.0). */
type Telling = Partial<Pick<IExecuteFunctions, 'isToolExecution'>> & Pick<IExecuteFunctions, 'getNode'>;

/** Whether an AI agent called the node. What it calls is a variant of the node that n8n makes, whose type name tells it. */
export function runsAsTool(context: Telling): boolean {
	return context.isToolExecution?.() ?? context.getNode().type.endsWith('Tool');
}
