import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { baseNodes } from '../engine/baseNodes';
import { startEngineHost } from '../engine/host/engineHost';
import type { LoadedPackage } from '../engine/installation';
import type { WorkflowFile } from '../engine/workflowFile';
import type { LocalService } from '../service';
import { describeObject } from './fields';

const WAITING_NODE = 'Submit and Wait';
const MESSAGE_NODE = 'Message';

/** Options of the second part of the demo. */
export interface WaitingDemo {
	readonly workflow: WorkflowFile;
	readonly packageUnderTest: LoadedPackage;
	readonly credentials: Readonly<Record<string, ICredentialDataDecryptedObject>>;
	readonly service: LocalService;
}

/**
 * Runs a workflow whose node waits by callback: the execution is suspended, the service calls, the execution continues.
 * Prints these steps, and throws when a job has no result.
 */
export async function showWaiting({ workflow, packageUnderTest, credentials, service }: WaitingDemo): Promise<void> {
	const host = await startEngineHost({ packageUnderTest, credentials, otherNodes: baseNodes });
	try {
		console.log(`\n"${workflow.name}" starts.\n"${WAITING_NODE}" waits by callback.`);
		const executionId = host.start(workflow);
		const suspended = await host.suspended(executionId);
		const waiting = suspended.json(WAITING_NODE).map(({ JobId }) => textOf(JobId));
		console.log(
			`The execution is suspended and stored; nothing runs. It waits for these jobs:\n  ${waiting.join('\n  ')}`,
		);

		const execution = await host.finished(executionId);
		const calls = service.jobs().flatMap(({ callbacks }) => callbacks.filter(({ tries }) => tries > 0));
		const queries = service.countRequests('QuerySmarttagJob');
		console.log(
			`Callbacks of the service: ${calls.length}. Queries of the node: ${queries}. Then the execution continued.`,
		);
		const { error } = execution.run.data.resultData;
		if (error) throw new Error(error.message);
		const items = execution.json(WAITING_NODE);
		console.log(`\nSimplified results of "${WAITING_NODE}":`);
		for (const item of items) console.log(`\n${describeObject(inBrief(item))}`);
		console.log(`\nText of "${MESSAGE_NODE}" for the first:\n\n${textOf(execution.json(MESSAGE_NODE)[0]?.text)}`);
		if (items.length !== waiting.length || !items.every(({ JobStatus }) => JobStatus === 'Success')) {
			throw new Error('A job has no result.');
		}
	} finally {
		await host.close();
	}
}

/** The fields that the demo shows; of objects only their names. */
function inBrief({ JobId, title, tags, people, chapters, summary }: IDataObject): Record<string, unknown> {
	const names = (list: unknown) =>
		(Array.isArray(list) ? (list as Array<{ name?: string; title?: string }>) : [])
			.map(({ name, title: heading }) => name ?? heading)
			.join(', ');
	return { JobId, title, people: names(people), tags: names(tags), chapters: names(chapters), summary };
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
