import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { baseNodes } from '../engine/baseNodes';
import type { LoadedPackage } from '../engine/nodeTypes';
import { runWorkflow, type WorkflowFile } from '../engine/runWorkflow';

/**
 * Runs a workflow that needs nothing beforehand: it creates a template, registers a video, submits it and waits. Prints
 * what each node puts out, and throws when there is no result in the end.
 */
export async function showFromNothing(
	workflow: WorkflowFile,
	packageUnderTest: LoadedPackage,
	credentials: Readonly<Record<string, ICredentialDataDecryptedObject>>,
): Promise<void> {
	console.log(`\n"${workflow.name}":`);
	const execution = await runWorkflow(withShortPauses(workflow), {
		packageUnderTest,
		otherNodes: baseNodes,
		credentials,
	});
	const { error } = execution.run.data.resultData;
	if (error) throw new Error([error.message, error.description].filter(Boolean).join('\n'));
	const [template] = execution.json('Create Template');
	const [media] = execution.json('Register Media');
	const [job] = execution.json('Submit and Wait');
	console.table([
		{ node: 'Create Template', item: JSON.stringify({ TemplateId: template?.TemplateId }) },
		{ node: 'Register Media', item: JSON.stringify({ MediaId: media?.MediaId }) },
		{
			node: 'Submit and Wait',
			item: JSON.stringify({ jobId: job?.jobId, status: job?.status, summary: job?.summary }),
		},
	]);
	if (job?.status !== 'Success') throw new Error('The job has no result.');
}

/** The local service takes a moment for a job, not minutes. */
function withShortPauses(workflow: WorkflowFile): WorkflowFile {
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			node.parameters.waitForCompletion === 'poll'
				? { ...node, parameters: { ...node.parameters, options: { firstPause: 0.1 } } }
				: node,
		),
	};
}
