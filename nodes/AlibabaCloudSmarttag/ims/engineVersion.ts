import type { IExecuteFunctions } from 'n8n-workflow';

/** Observed in n8n 2.41: engine 2.0 numbers its executions by UUIDs of version 7, the other one by whole numbers. */
const ENGINE_2_ID = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-/i;

/**
 * Whether the execution runs in engine 2.0 of n8n. The setting of the workflow alone does not say so: a manual execution
 * may use the older engine anyway.
 */
export function runsInEngine2(context: Pick<IExecuteFunctions, 'getExecutionId' | 'getWorkflowSettings'>): boolean {
	// n8n 2.0 has no getWorkflowSettings.
	const { engineType } = (context as Partial<typeof context>).getWorkflowSettings?.() ?? {};
	return engineType === 'v2' && ENGINE_2_ID.test(context.getExecutionId());
}
