import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { baseNodes } from '../engine/baseNodes';
import type { LoadedPackage } from '../engine/installation';
import { runWorkflow, type WorkflowFile } from '../engine/runWorkflow';
import { describeObject } from './fields';

/**
 * Runs a workflow without prerequisites: it creates a template, registers a video, submits it and waits. Prints the item
 * of each node, and throws when the job has no result.
 */
export async function showFromNothing(
	workflow: WorkflowFile,
	packageUnderTest: LoadedPackage,
	credentials: Readonly<Record<string, ICredentialDataDecryptedObject>>,
): Promise<void> {
	console.log(`\n"${workflow.name}" runs. Its last node polls.`);
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
	console.log(`\nItem of "Create Template":\n\n${describeObject({ TemplateId: template?.TemplateId })}`);
	console.log(`\nItem of "Register Media":\n\n${describeObject({ MediaId: media?.MediaId })}`);
	const { JobId, JobStatus, summary } = job ?? {};
	console.log(`\nItem of "Submit and Wait":\n\n${describeObject({ JobId, JobStatus, summary })}`);
	if (job?.JobStatus !== 'Success') throw new Error('The job has no result.');
}

/** The local service needs a second for a job, not minutes. */
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
