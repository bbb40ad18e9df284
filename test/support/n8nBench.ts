import { randomUUID } from 'node:crypto';

import type { ICredentialDataDecryptedObject, IDataObject, INode, INodeParameters } from 'n8n-workflow';

import { credentialTypeOf, localCredential } from '../../local/credential';
import type { WorkflowFile } from '../../local/engine/workflowFile';
import { RestClient } from '../../local/n8n/restClient';
import { CREDENTIAL_NAME, localExample } from '../../local/n8n/seed';
import { type LocalService, type LocalServiceOptions, startLocalService } from '../../local/service';
import { N8N_URL } from '../n8n/setup/running';
import { linkTo, makeNode, NODE_TYPE } from './workflowParts';

/** A workflow that n8n stored, and its nodes. */
export interface StoredWorkflow {
	readonly id: string;
	readonly versionId: string;
	readonly nodes: readonly INode[];
}

/** The place of a node in n8n. */
export interface StoredNode {
	readonly workflowId: string;
	readonly nodeId: string;
	readonly name: string;
}

/** The surroundings of a node under test. */
export interface NodeSurroundings {
	/** Name of the node, 'Submit' unless set. */
	readonly name?: string;
	/** The input items; without them the node follows the trigger. */
	readonly items?: readonly IDataObject[];
	/** Other values of the credential than those of the local service; `none` for no credential. */
	readonly credential?: ICredentialDataDecryptedObject | 'none';
	/** The trigger of the package instead of the node. */
	readonly trigger?: boolean;
}

/** A credential of n8n, by its type. */
interface StoredCredential {
	readonly id: string;
	readonly name: string;
	readonly type: string;
}

/** The n8n of this run, with a local service and a credential of one file of tests. */
export class N8nBench {
	private credential?: StoredCredential;
	private readonly published: string[] = [];

	private constructor(
		readonly rest: RestClient,
		readonly service: LocalService,
	) {}

	static async open(options: LocalServiceOptions = { submittedMs: 500, processingMs: 1500 }): Promise<N8nBench> {
		const url = process.env[N8N_URL];
		if (!url) throw new Error(`${N8N_URL} is not set: these tests need test:e2e.`);
		const rest = new RestClient(url);
		await rest.logIn();
		return new N8nBench(rest, await startLocalService(options));
	}

	/** Stores a credential for the local service. */
	async storeCredential(changes: ICredentialDataDecryptedObject = {}): Promise<StoredCredential> {
		const data = { ...localCredential(this.service.url), ...changes };
		const type = credentialTypeOf(data);
		return { type, name: CREDENTIAL_NAME, id: await this.rest.createCredential(CREDENTIAL_NAME, type, data) };
	}

	/** Stores an example of the repository with a credential and the address of the local service, after a change. */
	async storeExample(file: string, change: (nodes: readonly INode[]) => void = () => {}): Promise<StoredWorkflow> {
		this.credential ??= await this.storeCredential();
		const hosts = { n8nUrl: this.rest.baseUrl, serviceUrl: this.service.url };
		const workflow = localExample(file, this.credential.id, hosts);
		change(workflow.nodes);
		return await this.store(workflow);
	}

	/** Stores an example with a credential, but with the hosts that it names, to be looked at. */
	async storeExampleAsWritten(file: string): Promise<StoredWorkflow> {
		this.credential ??= await this.storeCredential();
		return await this.store(localExample(file, this.credential.id));
	}

	/** Stores trigger → items → node with these parameters. */
	async storeNode(parameters: INodeParameters, surroundings: NodeSurroundings = {}): Promise<StoredNode> {
		const { name = 'Submit', items, credential, trigger = false } = surroundings;
		this.credential ??= credential === 'none' ? undefined : await this.storeCredential();
		const own = credential === undefined || credential === 'none' ? undefined : await this.storeCredential(credential);
		const used = credential === 'none' ? undefined : (own ?? this.credential);
		const node = makeNode(name, trigger ? `${NODE_TYPE}Trigger` : NODE_TYPE, {
			id: randomUUID(),
			position: [440, 0],
			parameters,
			...(used && { credentials: { [used.type]: { id: used.id, name: used.name } } }),
			...(trigger && { webhookId: 'e0000000-0000-4000-8000-0000000000ee' }),
		});
		const before = trigger ? [] : nodesBefore(items);
		const chain = [...before, node];
		const connections = Object.fromEntries(
			before.map((from, index) => [from.name, { main: [linkTo(chain[index + 1]?.name ?? '')] }]),
		);
		const { id } = await this.store({ name, nodes: chain, connections });
		return { workflowId: id, nodeId: node.id, name };
	}

	/** Stores a workflow. */
	async store(workflow: WorkflowFile): Promise<StoredWorkflow> {
		return { ...(await this.rest.createWorkflow(workflow)), nodes: workflow.nodes };
	}

	/** The business parameters of each request of an action, as received. */
	received(action: string): Array<Record<string, string>> {
		return this.service.requests().flatMap((request) => (request.action === action ? [request.parameters] : []));
	}

	/** Publishes a workflow until this bench is closed. */
	async activate(workflow: StoredWorkflow): Promise<void> {
		await this.rest.activate(workflow);
		this.published.push(workflow.id);
	}

	async close(): Promise<void> {
		for (const id of this.published) await this.rest.deactivate(id);
		for (const { id } of await this.rest.credentials()) await this.rest.deleteCredential(id);
		await this.service.close();
	}
}

/** The manual trigger before a node, and the nodes that create its items, if any. */
export function nodesBefore(items?: readonly IDataObject[]): [INode, ...INode[]] {
	const start = makeNode('Start', 'n8n-nodes-base.manualTrigger');
	if (!items) return [start];
	const list = makeNode('List', 'n8n-nodes-base.set', {
		typeVersion: 3.4,
		position: [110, 0],
		parameters: { mode: 'raw', jsonOutput: JSON.stringify({ videos: items }), options: {} },
	});
	const split = makeNode('New videos', 'n8n-nodes-base.splitOut', {
		position: [220, 0],
		parameters: { fieldToSplitOut: 'videos', options: {} },
	});
	return [start, list, split];
}
