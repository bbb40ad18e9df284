import { type IExecuteFunctions, type INodeExecutionData, type INodeType, NodeConnectionTypes } from 'n8n-workflow';

/**
 * Suspends the execution as n8n's Wait node does for 65 seconds and more. That node cannot stand here itself, because a
 * wait that goes faster than in life would be too short for it to suspend anything.
 */
export function suspendingWait(milliseconds: number): INodeType {
	return {
		description: {
			displayName: 'Wait',
			name: 'wait',
			group: ['organization'],
			version: 1,
			description: 'Suspends the execution',
			defaults: { name: 'Wait' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			await this.putExecutionToWait(new Date(Date.now() + milliseconds));
			return [this.getInputData()];
		},
	};
}
