import { createRequire } from 'node:module';

import type { ICredentialDataDecryptedObject, IRunExecutionData } from 'n8n-workflow';

import type { WorkflowFile } from '../engine/workflowFile';

/** The format in which n8n stores executions. The types of the package are for its ES module, which a CommonJS file cannot import. */
const { parse: parseFlatted } = createRequire(__filename)('flatted') as { parse(this: void, text: string): unknown };

/** The owner of the local n8n. */
export const OWNER = {
	email: 'owner@example.com',
	firstName: 'Local',
	lastName: 'Owner',
	password: 'Smarttag-1',
} as const;

/** An execution as n8n stored it. */
export interface StoredExecution {
	readonly id: string;
	readonly status: string;
	readonly data: IRunExecutionData;
}

/** Calls of n8n's editor, as the owner. Each fails with status and text of the answer. */
export class RestClient {
	private cookie = '';

	constructor(readonly baseUrl: string) {}

	/** Creates the owner of a new n8n and logs in. */
	async setUpOwner(): Promise<void> {
		await this.call<object>('POST', '/owner/setup', OWNER);
		await this.logIn();
	}

	async logIn(): Promise<void> {
		await this.call<object>('POST', '/login', { emailOrLdapLoginId: OWNER.email, password: OWNER.password });
	}

	/** The session cookie, for a browser. */
	get session(): { name: string; value: string } {
		const [name = '', ...rest] = this.cookie.split('=');
		return { name, value: rest.join('=') };
	}

	/** Stores a credential and returns its ID. */
	async createCredential(name: string, type: string, data: ICredentialDataDecryptedObject): Promise<string> {
		return (await this.call<{ id: string }>('POST', '/credentials', { name, type, data })).id;
	}

	async deleteCredential(id: string): Promise<void> {
		await this.call<boolean>('DELETE', `/credentials/${id}`);
	}

	/** IDs and names of the stored credentials. */
	async credentials(): Promise<Array<{ id: string; name: string }>> {
		return await this.call<Array<{ id: string; name: string }>>('GET', '/credentials');
	}

	/** Stores a workflow and returns its ID and version. */
	async createWorkflow(file: WorkflowFile & { settings?: object }): Promise<{ id: string; versionId: string }> {
		const { name = 'Workflow', nodes, connections, pinData = {}, settings = { executionOrder: 'v1' } } = file;
		const stored = { name, nodes, connections, pinData, settings };
		return await this.call<{ id: string; versionId: string }>('POST', '/workflows', stored);
	}

	/** Publishes a workflow, so that its triggers run. */
	async activate({ id, versionId }: { id: string; versionId: string }): Promise<void> {
		await this.call<object>('POST', `/workflows/${id}/activate`, { versionId });
	}

	/** Unpublishes a workflow, which removes its triggers and webhooks. */
	async deactivate(id: string): Promise<void> {
		await this.call<object>('POST', `/workflows/${id}/deactivate`, {});
	}

	/** Runs a stored workflow from a trigger, as the Execute Workflow button does; returns the execution's ID. */
	async run(workflowId: string, triggerName: string): Promise<string> {
		const workflowData = await this.call<object>('GET', `/workflows/${workflowId}`);
		const started = await this.call<{ executionId: string }>('POST', `/workflows/${workflowId}/run`, {
			workflowData,
			triggerToStartFrom: { name: triggerName },
		});
		return started.executionId;
	}

	/** An execution as n8n stored it. */
	async execution(id: string): Promise<StoredExecution> {
		const { status, data } = await this.call<{ status: string; data: string }>('GET', `/executions/${id}`);
		return { id, status, data: parseFlatted(data) as IRunExecutionData };
	}

	/**
	 * IDs and states of the newest executions, at most `limit`, optionally of one workflow. n8n lists running and finished
	 * executions by two queries at once; one that finishes in between comes twice, which is dropped here.
	 */
	async executions(limit = 100, workflowId?: string): Promise<Array<{ id: string; status: string }>> {
		const filter = workflowId === undefined ? '' : `&filter=${encodeURIComponent(JSON.stringify({ workflowId }))}`;
		type Listed = { results: Array<{ id: string; status: string }> };
		const { results } = await this.call<Listed>('GET', `/executions?limit=${limit}${filter}`);
		return [...new Map(results.map(({ id, status }) => [id, { id, status }])).values()];
	}

	/** Stops an execution that runs or waits. */
	async stop(id: string): Promise<void> {
		await this.call<object>('POST', `/executions/${id}/stop`);
	}

	/** Retries an execution, as the Retry button does, and returns the status of the retry. */
	async retry(id: string): Promise<string> {
		return (await this.call<{ status: string }>('POST', `/executions/${id}/retry`, { loadWorkflow: false })).status;
	}

	/** Waits until an execution has one of these states. */
	async waitForStatus(id: string, wanted: readonly string[], withinMs = 120_000): Promise<StoredExecution> {
		const deadline = Date.now() + withinMs;
		for (;;) {
			const execution = await this.execution(id);
			if (wanted.includes(execution.status)) return execution;
			if (Date.now() > deadline) throw new Error(`Execution ${id} is ${execution.status}, not ${wanted.join(' or ')}`);
			await new Promise((resolve) => setTimeout(resolve, 300));
		}
	}

	private async call<Data>(method: string, path: string, body?: object): Promise<Data> {
		const response = await fetch(`${this.baseUrl}/rest${path}`, {
			method,
			// n8n may close an idle connection at the moment in which it would be used again.
			headers: {
				...{ cookie: this.cookie, 'content-type': 'application/json' },
				...{ 'browser-id': 'local-n8n', connection: 'close' },
			},
			body: body && JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${path} returned ${response.status}: ${text.slice(0, 500)}`);
		const [cookie] = response.headers.getSetCookie();
		if (cookie) this.cookie = cookie.split(';')[0] ?? '';
		return (JSON.parse(text) as { data: Data }).data;
	}
}
