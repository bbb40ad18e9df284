import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters, NodeError } from 'n8n-workflow';

import { baseNodes } from '../../local/engine/baseNodes';
import type { EngineRun } from '../../local/engine/engineRun';
import { type EngineHost, startEngineHost } from '../../local/engine/host/engineHost';
import type { EngineStore } from '../../local/engine/host/store';
import { type LoadedPackage, loadPackage } from '../../local/engine/installation';
import type { WorkflowFile } from '../../local/engine/workflowFile';
import { ROOT } from '../../local/root';
import type { LocalServiceOptions } from '../../local/service';
import { type Reply, send } from './httpClient';
import { waitFor } from './waitFor';
import { Workbench } from './workbench';
import { credentialUse, linkTo, makeNode, NODE_TYPE } from './workflowParts';

export const TRIGGER = 'Alibaba Cloud Smarttag Trigger';
const AFTER = 'After';

/** The value of the trigger's field Secret, and of the query of its URL. */
export const SECRET = 'Secret4Callbacks';

/** The answer to a call that starts nothing, or nothing more. */
export const IGNORED = { status: 200, body: { received: true } };

/** How a trigger differs from one as the panel makes it, with a secret filled in. */
export interface TriggerSetup {
	readonly parameters?: INodeParameters;
	/** null for a node without one. */
	readonly credential?: ICredentialDataDecryptedObject | null;
	/** Whether it listens at its test URL only. */
	readonly test?: boolean;
}

/** A local service that calls back, and a host whose triggers it can reach. */
export class TriggerBench {
	private workflows = 0;

	private constructor(
		readonly bench: Workbench,
		private readonly credentials: Record<string, ICredentialDataDecryptedObject>,
		private opened: EngineHost,
	) {}

	/** Callbacks are sent again after milliseconds, not seconds. */
	static async open(options: LocalServiceOptions = {}): Promise<TriggerBench> {
		const bench = await Workbench.open({ submittedMs: 1, processingMs: 10, callbackPauseMs: 20, ...options });
		const credentials = {};
		return new TriggerBench(bench, credentials, await startHost(bench.packageUnderTest, credentials));
	}

	get service() {
		return this.bench.service;
	}

	get host(): EngineHost {
		return this.opened;
	}

	/** A workflow of its own that begins with the trigger; it does not listen yet. */
	workflow({ parameters, credential }: TriggerSetup = {}): WorkflowFile {
		this.workflows += 1;
		const id = `workflow-${this.workflows}`;
		const data = credential ?? this.bench.credential();
		if (credential !== null) this.credentials[id] = data;
		const { authentication, credentials } = credentialUse(data, id);
		return {
			id,
			nodes: [
				makeNode(TRIGGER, `${NODE_TYPE}Trigger`, {
					parameters: { authentication, secret: SECRET, ...parameters },
					webhookId: `hook-${this.workflows}`,
					...(credential !== null && { credentials }),
				}),
				makeNode(AFTER, 'n8n-nodes-base.set', {
					parameters: { mode: 'raw', jsonOutput: '={{ { got: Object.keys($json) } }}' },
				}),
			],
			connections: { [TRIGGER]: { main: [linkTo(AFTER)] } },
		};
	}

	/** Activates a workflow of its own. */
	async listen(setup: TriggerSetup = {}): Promise<ListeningTrigger> {
		const trigger = new ListeningTrigger(this, this.workflow(setup), setup.test ?? false);
		await trigger.activate();
		return trigger;
	}

	/** A job that has ended and has no Notify URL. */
	async endedJob(wire: Record<string, string> = {}): Promise<string> {
		const [jobId = ''] = await this.bench.endedJobs(wire);
		return jobId;
	}

	/** Restarts n8n with only its database; triggers must be activated again. */
	async restart(): Promise<void> {
		const { store } = this.opened;
		await this.opened.close();
		jest.resetModules();
		this.opened = await startHost(await loadPackage(ROOT), this.credentials, store);
	}

	async close(): Promise<void> {
		await this.opened.close();
		await this.bench.close();
	}
}

/** A trigger that listens. */
export class ListeningTrigger {
	constructor(
		private readonly bench: TriggerBench,
		readonly workflow: WorkflowFile,
		private readonly test: boolean,
	) {}

	/** The URL that the panel shows. */
	get bareUrl(): string {
		return this.bench.host.webhookUrl(this.workflow, TRIGGER, { test: this.test });
	}

	/** The URL that a user enters into Notify URL. */
	get url(): string {
		return `${this.bareUrl}?secret=${SECRET}`;
	}

	/** Listens, as it does after a restart of n8n, or after one event at the test URL. */
	async activate(): Promise<void> {
		await this.bench.host.activate(this.workflow, TRIGGER, { test: this.test });
	}

	/** The same trigger at its test URL. */
	async atTestUrl(): Promise<ListeningTrigger> {
		const other = new ListeningTrigger(this.bench, this.workflow, true);
		await other.activate();
		return other;
	}

	/** Sends a body to the URL with the secret; an object as JSON. */
	async post(body: object | string, type = 'application/json', url = this.url): Promise<Reply> {
		return await send(url, typeof body === 'string' ? body : JSON.stringify(body), type);
	}

	/** Submits a job that calls this trigger, and returns its JobId. */
	async job(wire: Record<string, string> = {}): Promise<string> {
		const [jobId = ''] = await this.bench.bench.newJobs({ NotifyUrl: this.url, ...wire });
		return jobId;
	}

	/** IDs of the executions that it has started, in their order. */
	executions(): string[] {
		const { store } = this.bench.host;
		return store.ids().filter((id) => store.load(id)?.workflow.id === this.workflow.id);
	}

	/** An execution that it has started or will start, when that has ended; the first one by default. */
	async execution(index = 0): Promise<EngineRun> {
		const id = await waitFor(() => this.executions()[index]);
		return await this.bench.host.finished(id);
	}

	/** The item of such an execution, which has to be the only one. */
	async item(index = 0): Promise<IDataObject> {
		const { json } = await this.execution(index);
		const [item = {}, ...others] = json(TRIGGER);
		expect(others).toEqual([]);
		expect(json(AFTER)).toEqual([{ got: Object.keys(item) }]);
		return item;
	}
}

async function startHost(
	packageUnderTest: LoadedPackage,
	credentials: Record<string, ICredentialDataDecryptedObject>,
	store?: EngineStore,
): Promise<EngineHost> {
	return await startEngineHost({ packageUnderTest, otherNodes: baseNodes, credentials, store });
}

/** The message about the end of a job. */
export function ended(jobId: string, State = 'Success', more: object = {}): object {
	return { Type: 'smarttag', JobId: jobId, State, UserData: '', ...more };
}

/** The error that an execution of a trigger ended with, as n8n stores it; fails when there is none. */
export async function errorOf(trigger: ListeningTrigger, index = 0): Promise<NodeError> {
	const { run } = await trigger.execution(index);
	const { error } = run.data.resultData;
	if (!error) throw new Error('The execution ended without an error.');
	return error as NodeError;
}
