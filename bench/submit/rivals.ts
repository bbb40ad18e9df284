import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import type { NodesByType } from '../../local/engine/nodeTypes';

const CREDENTIAL = 'alibabaCloudImsApi';

/** The least that a node of n8n can do for a submit, with ten in flight, and the way of n8n's AWS nodes: one by one. */
export const rivals: NodesByType = {
	'bench.floor': rival('floor', 10),
	'bench.sequential': rival('sequential', 1),
};

function rival(name: string, inFlight: number): INodeType {
	const description: INodeTypeDescription = {
		name,
		displayName: name,
		group: ['transform'],
		version: 1,
		description: name,
		defaults: { name },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: CREDENTIAL, required: true }],
		properties: [
			{ displayName: 'Media', name: 'media', type: 'string', default: '' },
			{ displayName: 'Address', name: 'address', type: 'string', default: '' },
		],
	};
	return {
		description,
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const items = this.getInputData();
			const output: INodeExecutionData[] = new Array<INodeExecutionData>(items.length);
			let next = 0;
			const work = async (): Promise<void> => {
				while (next < items.length) {
					const item = next++;
					const media = this.getNodeParameter('media', item) as string;
					const query = new URLSearchParams({ Input: JSON.stringify({ Type: 'OSS', Media: media }) });
					const json = (await this.helpers.httpRequestWithAuthentication.call(this, CREDENTIAL, {
						method: 'POST',
						url: `${this.getNodeParameter('address', item) as string}/?${query.toString()}`,
						headers: { 'x-acs-action': 'SubmitSmarttagJob', 'x-acs-version': '2020-11-09' },
						json: true,
					})) as IDataObject;
					output[item] = { json, pairedItem: { item } };
				}
			};
			await Promise.all(Array.from({ length: inFlight }, work));
			return [output];
		},
	};
}
