import { type IDataObject, type INodeParameters, type INodeType, NodeConnectionTypes } from 'n8n-workflow';

import { baseNodes } from '../../local/engine/baseNodes';
import type { NodesByType } from '../../local/engine/installation';
import { runWorkflow } from '../../local/engine/runWorkflow';
import type { Workbench } from './workbench';
import { IMS_CREDENTIALS, linkTo, makeNode, NODE_TYPE } from './workflowParts';

/** Type of the node that calls its tool once, as an AI agent does, with the arguments of its item. */
const AGENT = 'test.agent';

/** A tool as n8n's engine passes it to an agent. */
interface Tool {
	readonly name: string;
	invoke(args: IDataObject): Promise<string>;
}

/**
 * An agent without a model: the engine creates the tool of the connected node, checks the arguments against the schema of
 * its $fromAI expressions, and runs the node. The answer is the text that a model would read.
 */
const agent: INodeType = {
	description: {
		displayName: 'Agent',
		name: 'agent',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Agent' },
		inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute() {
		const [tool] = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
		const items = this.getInputData().map(async ({ json }) => {
			const answer = await tool?.invoke(json).catch((error: Error) => `ERROR ${error.message}`);
			return { json: { tool: tool?.name ?? '', answer: answer ?? '' } };
		});
		return [await Promise.all(items)];
	},
};

/** The agent, and the tool variant of a node as n8n creates it: the same properties, one tool output. */
function agentNodes(toolType: string, node: INodeType): NodesByType {
	const tool: INodeType = Object.create(node, {
		description: {
			value: {
				...node.description,
				name: `${node.description.name}Tool`,
				inputs: [],
				outputs: [NodeConnectionTypes.AiTool],
				properties: [
					{ displayName: 'Tool Description', name: 'descriptionType', type: 'options', default: 'auto', options: [] },
					{ displayName: 'Description', name: 'toolDescription', type: 'string', default: '' },
					...node.description.properties,
				],
			},
		},
	}) as INodeType;
	return { [AGENT]: agent, [toolType]: tool };
}

/**
 * Runs the node as the tool of an agent, once for each set of arguments, all at the same time.
 *
 * @param name of the tool's node
 * @returns the texts that a model would read, in the order of the calls
 */
export async function callAsTool(
	bench: Workbench,
	name: string,
	parameters: INodeParameters,
	calls: readonly IDataObject[],
): Promise<string[]> {
	const toolType = `${NODE_TYPE}Tool`;
	const node = bench.packageUnderTest.nodes[NODE_TYPE];
	if (!node) throw new Error(`The package has no ${NODE_TYPE}`);
	const execution = await runWorkflow(
		{
			nodes: [
				makeNode('Chat', 'n8n-nodes-base.manualTrigger'),
				makeNode('Agent', AGENT),
				makeNode(name, toolType, { parameters, credentials: IMS_CREDENTIALS }),
			],
			connections: {
				Chat: { main: [linkTo('Agent')] },
				[name]: { ai_tool: [[{ node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 }]] },
			},
		},
		{
			packageUnderTest: bench.packageUnderTest,
			otherNodes: { ...baseNodes, ...agentNodes(toolType, node) },
			credentials: { ims: bench.credential() },
			pinData: { Chat: calls.map((json) => ({ json })) },
			startNode: 'Chat',
		},
	);
	return execution.json('Agent').map(({ answer }) => answer as string);
}
