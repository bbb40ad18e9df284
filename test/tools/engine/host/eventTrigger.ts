import {
	type IDataObject,
	type IHookFunctions,
	type INode,
	type INodeType,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
	type INodeProperties,
} from 'n8n-workflow';

import { baseNodes } from '../../../../local/engine/baseNodes';
import type { EngineHostOptions } from '../../../../local/engine/host/engineHost';
import type { CredentialStore } from '../../../../local/engine/credentialsHelper';
import type { WorkflowFile } from '../../../../local/engine/workflowFile';

export const TRIGGER = 'Event Trigger';
export const AFTER = 'After';

/** What an event makes the trigger do. */
export type Event =
	| { readonly do: 'start'; readonly items: IDataObject[] }
	| { readonly do: 'ignore' }
	| { readonly do: 'ignore and answer' }
	| { readonly do: 'answer by itself' }
	| { readonly do: 'read credential' }
	| { readonly do: 'throw' };

/** The methods of the trigger that were called, with the URL it saw. */
export type Calls = string[];

/** How a trigger differs from one whose webhook does not exist yet and can be registered. */
export interface TriggerVariant {
	readonly exists?: boolean;
	readonly fails?: boolean;
	/** What the description says to answer with; undefined takes the field away. */
	readonly responseData?: string;
	readonly responseCode?: string;
}

/** A trigger that counts its events in the static data, and starts an execution only when the event says so. */
export function eventTrigger(
	calls: Calls,
	{ exists = false, fails = false, ...webhook }: TriggerVariant = {},
): INodeType {
	const note = (hook: IHookFunctions, method: string) => {
		calls.push(`${method} ${hook.getMode()} ${hook.getActivationMode()} ${hook.getNodeWebhookUrl('default')}`);
	};
	class EventTrigger implements INodeType {
		description: INodeType['description'] = {
			displayName: 'Event Trigger',
			name: 'eventTrigger',
			group: ['trigger'],
			version: 1,
			description: '',
			defaults: { name: TRIGGER },
			inputs: [],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'testApi' }],
			properties: [{ displayName: 'Path', name: 'path', type: 'string', default: 'events' }],
			webhooks: [
				{
					name: 'default',
					httpMethod: 'POST',
					responseMode: 'onReceived',
					responseData: '',
					path: '={{ $parameter["path"] }}',
					...webhook,
				},
			],
		};

		webhookMethods: INodeType['webhookMethods'] = {
			default: {
				async checkExists(this: IHookFunctions) {
					note(this, 'checkExists');
					return await Promise.resolve(exists);
				},
				async create(this: IHookFunctions) {
					note(this, 'create');
					if (fails) throw new Error('It cannot be registered');
					this.getWorkflowStaticData('node').registered = this.getMode();
					return await Promise.resolve(true);
				},
				async delete(this: IHookFunctions) {
					note(this, `delete ${this.getWorkflowStaticData('node').registered as string}`);
					delete this.getWorkflowStaticData('node').registered;
					return await Promise.resolve(true);
				},
			},
		};

		async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
			const event = this.getBodyData() as unknown as Event;
			const memory = this.getWorkflowStaticData('node');
			memory.events = Number(memory.events ?? 0) + 1;
			switch (event.do) {
				case 'start':
					return { workflowData: [this.helpers.returnJsonArray(event.items)] };
				case 'ignore and answer':
					return { webhookResponse: { events: memory.events, registered: memory.registered ?? null } };
				case 'read credential':
					return { webhookResponse: await this.getCredentials('testApi') };
				case 'answer by itself': {
					const response = this.getResponseObject() as { status(code: number): { end(): void } };
					setImmediate(() => response.status(204).end());
					return { noWebhookResponse: true, workflowData: [[{ json: {} }]] };
				}
				case 'throw':
					throw new Error('The event could not be read');
				default:
					return {};
			}
		}
	}
	return new EventTrigger();
}

/** A host's options with the trigger and nothing of the package. */
export function withTrigger(
	trigger: INodeType,
): Pick<EngineHostOptions, 'packageUnderTest' | 'otherNodes' | 'credentials'> {
	const credentials: CredentialStore = { test: { key: 'secret' } };
	const key: INodeProperties = { displayName: 'Key', name: 'key', type: 'string', default: '' };
	const testApi = { name: 'testApi', displayName: 'Test API', properties: [key] };
	return {
		packageUnderTest: { nodes: {}, credentials: { testApi } },
		otherNodes: { ...baseNodes, 'test.eventTrigger': trigger },
		credentials,
	};
}

/** Event Trigger → a node that reads its item. */
export function workflowWithTrigger(trigger: Partial<INode> = {}): WorkflowFile {
	const common = { typeVersion: 1, position: [0, 0] as [number, number] };
	const jsonOutput = `={{ { got: $('${TRIGGER}').item.json.video } }}`;
	return {
		id: 'workflow-1',
		nodes: [
			{
				...common,
				id: TRIGGER,
				name: TRIGGER,
				type: 'test.eventTrigger',
				parameters: {},
				webhookId: 'hook-1',
				credentials: { testApi: { id: 'test', name: 'test' } },
				...trigger,
			},
			{ ...common, id: AFTER, name: AFTER, type: 'n8n-nodes-base.set', parameters: { mode: 'raw', jsonOutput } },
		],
		connections: { [TRIGGER]: { main: [[{ node: AFTER, type: NodeConnectionTypes.Main, index: 0 }]] } },
	};
}
