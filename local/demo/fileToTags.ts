import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { baseNodes } from '../engine/baseNodes';
import type { LoadedPackage } from '../engine/installation';
import { runWorkflow, type WorkflowFile } from '../engine/runWorkflow';
import type { LocalService } from '../service';
import { describeObject } from './fields';
import { withQuickPolls } from './fromNothing';

/** The file that a form hands over; what is in it is nothing to the local service. */
const FILE = { fileName: 'Test drive.mp4', mimeType: 'video/mp4', data: Buffer.alloc(1_000_000, 1).toString('base64') };

/**
 * Runs a workflow that uploads a file, submits it, waits and writes the tags to the media item. Prints what goes in and
 * what comes out, and throws when the media item has no tags.
 */
export async function showFileToTags(
	workflow: WorkflowFile,
	packageUnderTest: LoadedPackage,
	credentials: Readonly<Record<string, ICredentialDataDecryptedObject>>,
	service: LocalService,
): Promise<void> {
	console.log(`\n"${workflow.name}" runs with the file "${FILE.fileName}".`);
	const execution = await runWorkflow(withQuickPolls(workflow), {
		packageUnderTest,
		otherNodes: baseNodes,
		credentials,
		pinData: { 'A File Arrives': [{ json: {}, binary: { Video: FILE } }] },
	});
	const { error } = execution.run.data.resultData;
	if (error) throw new Error([error.message, error.description].filter(Boolean).join('\n'));
	const [stored] = service.objects().slice(-1);
	console.log(`\nStored in OSS:\n\n${describeObject({ key: stored?.key, bytes: stored?.size })}`);
	const [job] = execution.json('Upload, Submit and Wait');
	const { JobId, JobStatus, MediaId, tagNames, summary } = job ?? {};
	const shown = { JobId, JobStatus, MediaId, tagNames, summary };
	console.log(`\nItem of "Upload, Submit and Wait":\n\n${describeObject(shown)}`);
	const [updated] = execution.json('Write Tags');
	console.log(`\nItem of "Write Tags":\n\n${describeObject(updated ?? {})}`);
	if (updated?.MediaId !== MediaId || !MediaId) throw new Error('The media item was not updated.');
}
