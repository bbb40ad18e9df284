import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

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
	const execution = await runWorkflow(withQuickPolls(workflow), {
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
	const { JobId, JobStatus, tagNames, transcript, textOnScreen, chapters, summary } = job ?? {};
	const shown = { JobId, JobStatus, tagNames, transcript, textOnScreen, chapters, summary };
	console.log(`\nItem of "Submit and Wait":\n\n${describeObject(shown)}`);
	const isComplete = [transcript, textOnScreen, chapters].every((value) => value !== undefined);
	if (job?.JobStatus !== 'Success' || !isComplete) throw new Error('The job has no result.');
}

/** A workflow whose job is polled: requests chapters and text on screen too; the local service needs a second for a job, not minutes. */
export function withQuickPolls(workflow: WorkflowFile): WorkflowFile {
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			node.parameters.waitForCompletion === 'poll'
				? {
						...node,
						parameters: {
							...node.parameters,
							nlpFeatures: {
								...(node.parameters.nlpFeatures as INodeParameters),
								chapterIdentification: { autoChaptersEnabled: true },
							},
							additionalFields: { analysisData: ['ocr'] },
							options: { firstCheckAfter: 0.1 },
						},
					}
				: node,
		),
	};
}
