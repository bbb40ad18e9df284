import type { IConnections, INode, INodeParameters } from 'n8n-workflow';

import type { NodesByType } from '../../local/engine/installation';
import type { WorkflowFile } from '../../local/engine/workflowFile';
import { benchNode, NODE } from '../engine';
import { installedNode } from '../installedNode';
import { waitNodes } from './waitNodes';
import { SPEED, type Way } from './ways';

export const TRIGGER = 'Videos';
/** The node behind which every job has ended. */
export const DONE = 'Done';

const SUBMIT = 'Submit';
const WAIT = 'Wait';
const GET = 'Get';
const ENDED = 'Ended?';
const IF = 'n8n-nodes-base.if';

/** The workflow of a way to wait, and the nodes that it needs besides ours. */
export function waitingWorkflow(way: Way): { readonly file: WorkflowFile; readonly otherNodes: NodesByType } {
	const trigger = benchNode(TRIGGER, 'n8n-nodes-base.manualTrigger');
	const done = benchNode(DONE, 'n8n-nodes-base.set', { mode: 'raw', jsonOutput: '={{ $json }}' });
	if (way === 'callback' || way === 'poll') {
		const pauses = way === 'poll' ? { firstCheckAfter: 5 / SPEED, checkAtMostEvery: 60 / SPEED } : {};
		const submit = submitNode({ waitForCompletion: way, options: { checkTemplate: false, ...pauses } });
		const connections = { ...link(TRIGGER, SUBMIT), ...link(SUBMIT, DONE) };
		return { file: { nodes: [trigger, submit, done], connections }, otherNodes: {} };
	}
	const { type, parameters, otherNodes } = waitNodes[way]();
	const nodes: INode[] = [
		trigger,
		submitNode({ waitForCompletion: 'no', options: { checkTemplate: false } }),
		benchNode(WAIT, type, parameters, 1.1),
		benchNode(GET, NODE, { operation: 'get', jobId: '={{ $json.JobId }}' }),
		benchNode(ENDED, IF, hasEnded, 2),
		done,
	];
	const connections = { ...link(TRIGGER, SUBMIT), ...link(SUBMIT, WAIT), ...link(WAIT, GET), ...link(GET, ENDED) };
	const loop = { ...connections, ...link(ENDED, DONE, WAIT) };
	return { file: { nodes, connections: loop }, otherNodes: { ...otherNodes, [IF]: installedNode('If/If.node.js') } };
}

/** Each video's name says how long its job takes. */
function submitNode(parameters: INodeParameters): INode {
	return benchNode(SUBMIT, NODE, { ossUrl: '={{ $json.video }}', ...parameters });
}

const hasEnded: INodeParameters = {
	conditions: {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 1 },
		conditions: [
			{
				id: 'ended',
				leftValue: '={{ $json.JobStatus }}',
				rightValue: 'Success',
				operator: { type: 'string', operation: 'equals' },
			},
		],
		combinator: 'and',
	},
};

/** Connects each output of a node to one other. */
function link(from: string, ...to: string[]): IConnections {
	return { [from]: { main: to.map((node) => [{ node, type: 'main' as const, index: 0 }]) } };
}
