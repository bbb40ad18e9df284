import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

import { baseNodes } from '../../local/engine/baseNodes';
import type { CredentialStore } from '../../local/engine/credentialsHelper';
import { ENGINE_KNOWS } from '../../local/engine/engineFeatures';
import { type EngineHost, startEngineHost } from '../../local/engine/host/engineHost';
import { EngineStore } from '../../local/engine/host/store';
import type { LocalServiceOptions } from '../../local/service';
import { inputItems, NODES, resultOf, type SubmitResult, type SubmitRun, Workbench, workflowOf } from './workbench';

/** A run of Submit that waits by callback. */
export interface CallbackRun extends SubmitRun {
	/** Whether jobs may end before the execution is suspended. */
	readonly jobsStartAtOnce?: boolean;
}

/** A local service that calls back, and a host whose executions it can resume: for tests of waiting by callback. */
export class CallbackBench {
	/** The data of the node's credential; a run may set other data. */
	private readonly credentials: Record<string, ICredentialDataDecryptedObject>;

	private constructor(
		readonly bench: Workbench,
		public host: EngineHost,
		credentials: Record<string, ICredentialDataDecryptedObject>,
	) {
		this.credentials = credentials;
	}

	/**
	 * Callbacks are sent again after milliseconds, not seconds.
	 *
	 * @param idsAfter for benches that are open at the same time: the ID before that of the first execution
	 */
	static async open(options: LocalServiceOptions = {}, idsAfter = 0): Promise<CallbackBench> {
		const bench = await Workbench.open({ submittedMs: 1, processingMs: 30, callbackPauseMs: 20, ...options });
		const credentials = { ims: bench.credential() };
		const store = new EngineStore(idsAfter);
		return new CallbackBench(bench, await startHost(bench, credentials, { store }), credentials);
	}

	get service() {
		return this.bench.service;
	}

	/**
	 * Starts items → Submit, which waits by callback unless the run says otherwise. Jobs stay Submitted until the execution
	 * is suspended, as those of minutes do, or has ended. Returns the execution's ID.
	 */
	start(run: CallbackRun): string {
		this.credentials.ims = run.credential ?? this.bench.credential();
		const parameters = { ossUrl: '={{ $json.source }}', waitForCompletion: 'callback', ...run.parameters };
		const pinData = { [NODES.trigger]: inputItems(run) };
		const startJobs = this.service.holdJobs();
		const id = this.host.start(workflowOf({ ...run, parameters }), { pinData, startNode: NODES.trigger });
		if (run.jobsStartAtOnce || parameters.waitForCompletion !== 'callback') startJobs();
		else void this.host.suspended(id).then(startJobs, startJobs);
		return id;
	}

	/** The result of an execution, when it has ended. */
	async finished(executionId: string): Promise<SubmitResult> {
		return resultOf(await this.host.finished(executionId));
	}

	/**
	 * Retries a failed execution as a user does from n8n's list: a new execution continues with its data.
	 *
	 * @param parameters of the node, where the user changed the workflow in between
	 * @returns the ID of the new execution
	 */
	retryFromList(executionId: string, parameters: INodeParameters = {}): string {
		const { store } = this.host;
		const failed = store.load(executionId);
		if (failed?.status !== 'error') throw new Error(`The execution ended as ${failed?.status}`);
		const { resultData } = failed.data;
		delete resultData.error;
		const runs = resultData.runData[resultData.lastNodeExecuted ?? ''];
		if (runs?.at(-1)?.error) runs.pop();
		// n8n puts the nodes of the changed workflow into the stack as well.
		const stacked = failed.data.executionData?.nodeExecutionStack.map(({ node }) => node) ?? [];
		for (const node of [...failed.workflow.nodes, ...stacked]) {
			if (node.name === resultData.lastNodeExecuted) node.parameters = { ...node.parameters, ...parameters };
		}
		const id = store.newId();
		store.save({ ...failed, id, status: 'waiting' });
		this.host.resumeByTimer(id);
		return id;
	}

	/** The callback URL of an execution as the service receives it, with its token if n8n has tokens. */
	callbackUrl(executionId: string): string {
		return this.host.resumeUrl(executionId).replace(/(\?|$)/, '/smarttag$1');
	}

	/** Starts, and waits for the end. */
	async run(run: CallbackRun): Promise<SubmitResult> {
		return await this.finished(this.start(run));
	}

	/** Replaces the host by one that awaits `beforeStored` between the end of a run and its storage. */
	async hold(beforeStored: () => Promise<void>): Promise<void> {
		const { store } = this.host;
		await this.host.close();
		this.host = await startHost(this.bench, this.credentials, { store, beforeStored });
	}

	/** Closes the host and starts another one with only its store. */
	async restart(): Promise<void> {
		const { store } = this.host;
		const port = Number(new URL(this.host.url).port);
		await this.host.close();
		this.host = await startHost(this.bench, this.credentials, { store, port });
	}

	async close(): Promise<void> {
		await this.host.close();
		await this.bench.close();
	}
}

/**
 * The error that a resumed execution reports for the job that stopped it: that of the workflow, or that of the item if
 * n8n does not support errors of a resumed node.
 */
export function stoppingError(result: SubmitResult, item: number): { message?: unknown; description?: string | null } {
	if (ENGINE_KNOWS.resumeErrors) return result.error();
	const { error, message } = result.output[item] ?? {};
	return { message: error, description: message as string | undefined };
}

async function startHost(
	bench: Workbench,
	credentials: CredentialStore,
	rest: { store?: EngineStore; port?: number; beforeStored?: () => Promise<void> } = {},
): Promise<EngineHost> {
	return await startEngineHost({
		packageUnderTest: bench.packageUnderTest,
		otherNodes: baseNodes,
		credentials,
		...rest,
	});
}

/** Items with an OSS URL each. */
export function videos(count: number, name = 'video'): Array<{ source: string }> {
	return Array.from({ length: count }, (_, index) => ({ source: `oss://bucket/${index}-${name}.mp4` }));
}
