import { type IDataObject, type INodeType, NodeConnectionTypes } from 'n8n-workflow';

import type { NodesByType } from '../../local/engine/installation';

/** Type of the node that calls its tool once, as an AI agent does, with the arguments of its item. */
export const AGENT = 'test.agent';

/** A tool as n8n's engine hands it to an agent. */
interface Tool {
	readonly name: string;
	invoke(args: IDataObject): Promise<string>;
}

/**
 * An agent without a model: the engine makes the tool of the connected node, checks the arguments against the schema
 * made of its $fromAI expressions, and runs the node. The answer is what a model would read.
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

/** The agent, and the tool variant of a node made the way n8n makes it: the same properties, one tool output. */
export function agentNodes(toolType: string, node: INodeType): NodesByType {
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
