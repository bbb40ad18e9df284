import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { listSearchMethods, loadOptionsMethods } from './pickers/methods';
import { resumeWebhooks } from './job/wait/resumeUrl';
import { waitingTooltip } from './job/wait/waitingTooltip';
import { jobProperties } from './job/job.panel';
import { mediaProperties } from './media/media.panel';
import { nodeHints } from './panel/nodeHints';
import { pipelineProperties } from './pipeline/pipeline.panel';
import { templateProperties } from './template/template.panel';

/** Tags videos with Smarttag jobs of Alibaba Cloud Intelligent Media Services. */
export class AlibabaCloudSmarttag implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Alibaba Cloud Smarttag',
		name: 'alibabaCloudSmarttag',
		icon: {
			light: 'file:../../icons/alibabaCloudSmarttag.svg',
			dark: 'file:../../icons/alibabaCloudSmarttag.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Tag, transcribe and summarize videos with Alibaba Cloud Intelligent Media Services (IMS)',
		defaults: { name: 'Alibaba Cloud Smarttag' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		hints: nodeHints,
		usableAsTool: true,
		waitingNodeTooltip: waitingTooltip,
		webhooks: resumeWebhooks,
		credentials: [{ name: 'alibabaCloudImsApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Job', value: 'job' },
					{ name: 'Media', value: 'media' },
					{ name: 'Pipeline', value: 'pipeline' },
					{ name: 'Template', value: 'template' },
				],
				default: 'job',
			},
			...jobProperties,
			...mediaProperties,
			...pipelineProperties,
			...templateProperties,
		],
	};

	methods = { listSearch: listSearchMethods, loadOptions: loadOptionsMethods };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { runOperation } = await import('./runTime');
		return [await runOperation.call(this)];
	}

	/** The service calls back a suspended execution. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { resumeByCallback } = await import('./runTime');
		return await resumeByCallback.call(this);
	}
}
