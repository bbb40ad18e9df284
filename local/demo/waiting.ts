import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { baseNodes } from '../engine/baseNodes';
import { startEngineHost } from '../engine/host/engineHost';
import type { LoadedPackage } from '../engine/nodeTypes';
import type { WorkflowFile } from '../engine/workflowFile';
import type { LocalService } from '../service';

const WAITING_NODE = 'Submit and Wait';
const MESSAGE_NODE = 'Message';

/** What the second part of the demo runs with. */
export interface WaitingDemo {
	readonly workflow: WorkflowFile;
	readonly packageUnderTest: LoadedPackage;
	readonly credentials: Readonly<Record<string, ICredentialDataDecryptedObject>>;
	readonly service: LocalService;
}

/**
 * Runs a workflow whose node waits by callback: the execution is suspended, the service calls, the execution goes on.
 * Prints what happens, and throws when the jobs do not have their results in the end.
 */
export async function showWaiting({ workflow, packageUnderTest, credentials, service }: WaitingDemo): Promise<void> {
	const host = await startEngineHost({ packageUnderTest, credentials, otherNodes: baseNodes });
	try {
		console.log(`\n"${workflow.name}" starts. Its node "${WAITING_NODE}" waits by callback.`);
		const executionId = host.start(workflow);
		const suspended = await host.suspended(executionId);
		const waiting = suspended.json(WAITING_NODE).map(({ JobId }) => textOf(JobId));
		console.log(`The execution is suspended and stored; nothing runs. It waits for the jobs ${waiting.join(' and ')}.`);

		const execution = await host.finished(executionId);
		const calls = service.jobs().flatMap(({ callbacks }) => callbacks.filter(({ tries }) => tries > 0));
		const questions = service.countRequests('QuerySmarttagJob');
		console.log(
			`The service called ${calls.length} times; the node asked the API ${questions} times; then it went on.`,
		);
		const { error } = execution.run.data.resultData;
		if (error) throw new Error(error.message);
		const items = execution.json(WAITING_NODE);
		console.log(`\nSimplified results of "${WAITING_NODE}":\n`);
		console.table(items.map(inOneLine));
		console.log(`\nWhat "${MESSAGE_NODE}" made of the first:\n\n${textOf(execution.json(MESSAGE_NODE)[0]?.text)}`);
		if (items.length !== waiting.length || !items.every(({ status }) => status === 'Success')) {
			throw new Error('A job has no result.');
		}
	} finally {
		await host.close();
	}
}

/** An item short enough for a table. */
function inOneLine({ jobId, title, tags, people, chapters, summary }: IDataObject): Record<string, unknown> {
	const names = (list: unknown) =>
		(Array.isArray(list) ? (list as Array<{ name?: string; title?: string }>) : [])
			.map(({ name, title: heading }) => name ?? heading)
			.join(', ');
	return { jobId, title, people: names(people), tags: names(tags), chapters: names(chapters), summary };
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
