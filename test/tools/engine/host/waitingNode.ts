import {
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
	NodeOperationError,
} from 'n8n-workflow';

import { baseNodes } from '../../../../local/engine/baseNodes';
import type { EngineHostOptions } from '../../../../local/engine/host/engineHost';
import type { WorkflowFile } from '../../../../local/engine/workflowFile';
import { linkTo, makeNode } from '../../../support/workflowParts';

export const TRIGGER = 'Start';
export const WAITING = 'Wait for Jobs';
export const AFTER = 'After Success';
export const AFTER_ERROR = 'After Error';

/** What a callback makes the node do; each is possible in `webhook()`. */
export type Callback =
	| { readonly do: 'stay' }
	| { readonly do: 'stay silently' }
	| { readonly do: 'answer by itself' }
	| { readonly do: 'finish' }
	| { readonly do: 'finish last only' }
	| { readonly do: 'fail second item' }
	| { readonly do: 'stop the workflow' }
	| { readonly do: 'throw' };

/** Suspends the execution with its items replaced in place; what a callback does is up to its body. */
class WaitingNode implements INodeType {
	description: INodeType['description'] = {
		displayName: 'Waiting',
		name: 'waiting',
		group: ['transform'],
		version: [1, 2],
		description: '',
		defaults: { name: 'Waiting' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{ displayName: 'Same List', name: 'sameList', type: 'boolean', default: false },
			{ displayName: 'Answer', name: 'answer', type: 'string', default: '' },
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				default: {},
				options: [{ displayName: 'Binary Data', name: 'binaryData', type: 'boolean', default: false }],
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '={{ $parameter["answer"] }}',
				path: '',
				restartWebhook: true,
				isFullPath: true,
			},
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const resumeUrl = this.evaluateExpression('{{ $execution.resumeUrl }}', 0) as string;
		for (const [item, { json }] of items.entries()) {
			items[item] = { json: { ...json, job: `job-${item}`, resumeUrl }, pairedItem: { item } };
		}
		this.getContext('node').suspendedBy = 'execute';
		this.getWorkflowStaticData('global').suspended = items.length;
		await this.putExecutionToWait(new Date('2999-01-01'));
		return [this.getNodeParameter('sameList', 0) ? items : [...items]];
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await Promise.resolve(answerTo(this));
	}
}

function answerTo(call: IWebhookFunctions): IWebhookResponseData {
	const request = call.getRequestObject() as { rawBody?: Buffer; contentType?: string; body: Callback | string };
	const items = call.evaluateExpression('{{ $input.all() }}') as INodeExecutionData[];
	const done = items.map(({ json }, item) => ({ json: { ...json, done: true }, pairedItem: { item } }));
	call.getWorkflowStaticData('global').callback = 'changed';
	switch ((request.body as Callback | undefined)?.do) {
		case 'finish':
			return { workflowData: [done], webhookResponse: 'not seen' };
		case 'finish last only':
			return { workflowData: [done.slice(-1)] };
		case 'fail second item':
			return {
				workflowData: [
					done.map((item, index) =>
						index === 1 ? { ...item, json: { error: 'It failed', message: 'It failed', details: { index } } } : item,
					),
				],
			};
		case 'stop the workflow': {
			const { executeData } = call as unknown as { executeData: { metadata?: object } };
			const resumeError = new NodeOperationError(call.getNode(), 'A job failed', { description: 'job-1' });
			executeData.metadata = { ...executeData.metadata, resumeError };
			return { workflowData: [done] };
		}
		case 'throw':
			throw new NodeOperationError(call.getNode(), 'The callback could not be handled');
		case 'answer by itself': {
			const response = call.getResponseObject() as { status(code: number): { json(body: object): void } };
			response.status(202).json({ by: 'node' });
			return { noWebhookResponse: true };
		}
		case 'stay silently':
			return {};
		default: {
			const { rawBody, contentType, body } = request;
			const webhookResponse: IDataObject = {
				body,
				contentType,
				rawBody: rawBody?.toString('utf8'),
				query: call.getQueryData(),
				jobs: items.map(({ json }) => json.job),
				context: call.evaluateExpression(`{{ $node["${WAITING}"].context["suspendedBy"] }}`),
			};
			return { webhookResponse };
		}
	}
}

/** A host's options with the node and nothing of the package. */
export const installation: Pick<EngineHostOptions, 'packageUnderTest' | 'otherNodes' | 'credentials'> = {
	packageUnderTest: { nodes: {}, credentials: {} },
	otherNodes: { ...baseNodes, 'test.waiting': new WaitingNode() },
	credentials: {},
};

/** Start → Wait for Jobs → a node behind each output, which reads the item of Start that its own is paired with. */
export function workflowThatWaits(waiting: Partial<INode> = {}): WorkflowFile {
	const parameters = {
		mode: 'raw',
		jsonOutput: `={{ Object.assign({}, $json, { pairedWith: $('${TRIGGER}').item.json.video }) }}`,
	};
	return {
		name: 'Waits',
		nodes: [
			makeNode(TRIGGER, 'n8n-nodes-base.manualTrigger'),
			makeNode(WAITING, 'test.waiting', waiting),
			makeNode(AFTER, 'n8n-nodes-base.set', { parameters }),
			makeNode(AFTER_ERROR, 'n8n-nodes-base.set', { parameters }),
		],
		connections: {
			[TRIGGER]: { main: [linkTo(WAITING)] },
			[WAITING]: { main: [linkTo(AFTER), linkTo(AFTER_ERROR)] },
		},
	};
}

/** Pins three videos to Start. */
export const threeVideos = {
	pinData: { [TRIGGER]: ['a', 'b', 'c'].map((video) => ({ json: { video } })) },
	startNode: TRIGGER,
};
