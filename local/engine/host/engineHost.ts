import { createServer } from 'node:http';

import type { WorkflowExecuteMode } from 'n8n-workflow';

import { type EngineRun, readRun } from '../engineRun';
import type { EngineInstallation } from '../installation';
import type { WorkflowFile } from '../workflowFile';
import { Executions, type StartOptions } from './executions';
import { EngineRequest } from './request';
import { EngineResponse } from './response';
import { routeTo } from './routes';
import { EngineStore, type ExecutionStatus, type StoredExecution } from './store';
import { SuspendedWebhooks } from './suspendedWebhooks';
import { TriggerWebhooks, type WebhookUrlKind } from './triggerWebhooks';

/** Options of a host. */
export interface EngineHostOptions extends EngineInstallation {
	/** Default: a free one. */
	readonly port?: number;
	/** The store of another host, to continue its executions. Default: an empty one. */
	readonly store?: EngineStore;
	/** Awaited after a run has ended, before it is stored; meanwhile callbacks are answered 409. */
	readonly beforeStored?: () => Promise<void>;
}

/** The state of an execution. */
export interface ExecutionState {
	readonly status: ExecutionStatus;
	readonly mode: WorkflowExecuteMode;
	/** What has run so far; undefined while it is running. */
	readonly run?: EngineRun;
	/** How many times this host has resumed it, by a callback or by its deadline. */
	readonly timesResumed: number;
	/** Number of callbacks that this host has answered, by HTTP status. */
	readonly answers: Readonly<Record<number, number>>;
}

/** A stand-in for an n8n instance: it suspends and resumes executions, and serves the webhooks of triggers. */
export interface EngineHost {
	/** `http://127.0.0.1:<port>` */
	readonly url: string;
	readonly store: EngineStore;
	/** Starts a workflow and returns the execution's ID without waiting for its end. */
	start(file: WorkflowFile, options?: StartOptions): string;
	/** IDs of all executions in the store, in the order in which they started. */
	executionIds(): string[];
	/** Throws when there is no such execution. */
	execution(executionId: string): ExecutionState;
	/** Resolves when the execution is stored as waiting; rejects when it ends instead. */
	suspended(executionId: string): Promise<EngineRun>;
	/** Resolves when the execution has ended, whatever its status. */
	finished(executionId: string): Promise<EngineRun>;
	/** The URL that resumes an execution on this host, with its token if the engine has tokens. */
	resumeUrl(executionId: string): string;
	/** Resumes as n8n's timer does after the deadline. Returns false when the execution is not waiting. */
	resumeByTimer(executionId: string): boolean;
	/** Stops a running or waiting execution, as the Stop button does. */
	cancel(executionId: string): void;
	/** Listens for the events of a trigger. */
	activate(file: WorkflowFile, triggerNode: string, kind?: WebhookUrlKind): Promise<void>;
	/** Stops listening. */
	deactivate(file: WorkflowFile, triggerNode: string, kind?: WebhookUrlKind): Promise<void>;
	/** The URL of a trigger's webhook. */
	webhookUrl(file: WorkflowFile, triggerNode: string, kind?: WebhookUrlKind): string;
	close(): Promise<void>;
}

/** Starts a host on loopback; it listens when the promise resolves. Rejects when the port is not available. */
export async function startEngineHost(options: EngineHostOptions): Promise<EngineHost> {
	const { port = 0, store = new EngineStore(), beforeStored } = options;
	const server = createServer({ IncomingMessage: EngineRequest, ServerResponse: EngineResponse });
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen({ port, host: '127.0.0.1' }, resolve);
	});
	const address = server.address();
	const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`;
	const executions = new Executions({ installation: options, store, baseUrl: url, beforeStored });
	const suspended = new SuspendedWebhooks(options, store, executions, url);
	const triggers = new TriggerWebhooks(options, store, executions, url);
	const routes = routeTo(suspended, triggers);
	server.on('request', (request, response) => routes.serve(request, response));

	const load = (id: string): StoredExecution => {
		const execution = store.load(id);
		if (!execution) throw new Error(`There is no execution ${id}.`);
		return execution;
	};
	return {
		url,
		store,
		start: (file, startOptions = {}) => executions.start(file, startOptions),
		executionIds: () => store.ids(),
		execution(id) {
			const execution = load(id);
			const { status, mode } = execution;
			const run = status === 'running' ? undefined : runOf(execution);
			return { status, mode, run, timesResumed: executions.timesResumed(id), answers: routes.answers(id) };
		},
		suspended: (id) =>
			store.until(id, (execution) => {
				if (execution.status === 'running') return undefined;
				if (execution.status === 'waiting') return runOf(execution);
				const reason = execution.data.resultData.error?.message ?? 'no error';
				throw new Error(`The execution ${id} ended as ${execution.status} (${reason}).`);
			}),
		finished: (id) =>
			store.until(id, (execution) =>
				execution.status === 'running' || execution.status === 'waiting' ? undefined : runOf(execution),
			),
		resumeUrl(id) {
			const { resumeToken } = load(id).data;
			return `${url}/webhook-waiting/${id}${resumeToken === undefined ? '' : `?signature=${resumeToken}`}`;
		},
		resumeByTimer(id) {
			const execution = load(id);
			return executions.resume(execution, execution.staticData);
		},
		cancel: (id) => executions.cancel(id),
		activate: (file, triggerNode, kind = {}) => triggers.activate(file, triggerNode, kind),
		deactivate: (file, triggerNode, kind = {}) => triggers.deactivate(file, triggerNode, kind),
		webhookUrl: (file, triggerNode, kind = {}) => triggers.url(file, triggerNode, kind),
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function runOf({ data, mode, status, startedAt, stoppedAt }: StoredExecution): EngineRun {
	const waitTill = status === 'waiting' && data.waitTill ? new Date(data.waitTill) : undefined;
	const finished = status === 'success';
	return readRun({ data, mode, status, startedAt, stoppedAt, waitTill, finished, storedAt: 'db' });
}
