import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { authentication, credentials } from './panel/fields';
import { jobProperties } from './job/job.panel';
import { analyzeHints } from './media/analyze.panel';
import { mediaProperties } from './media/media.panel';
import { resumeWebhooks, waitingTooltip } from './job/wait/wait.panel';
import { submitHints } from './job/submit/submit.panel';
import type { optionPickers, pickers } from './pickers';
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
		hints: [...submitHints, ...analyzeHints],
		usableAsTool: true,
		waitingNodeTooltip: waitingTooltip,
		builderHint: {
			searchHint:
				'Submit returns a JobId at once; the results are ready minutes later. For results in the same item set Wait for Completion to Wait, Keep Running (Poll), or start a second workflow with Alibaba Cloud Smarttag Trigger.',
		},
		// Addresses that anyone can open: covers of private media items may be signed, subtitle files are open for half a year.
		sensitiveOutputFields: ['CoverURL', 'MediaBasicInfo.CoverURL', 'subtitleUrls'],
		webhooks: resumeWebhooks,
		credentials,
		properties: [
			authentication,
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

	methods = {
		listSearch: {
			searchBuckets: picker('searchBuckets'),
			searchFaceCategories: picker('searchFaceCategories'),
			searchHotwordLibraries: picker('searchHotwordLibraries'),
			searchMedia: picker('searchMedia'),
			searchPipelines: picker('searchPipelines'),
			searchTemplates: picker('searchTemplates'),
		},
		loadOptions: { loadFaceCategories: optionPicker('loadFaceCategories') },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { runOperation } = await import('./operations');
		return [await runOperation.call(this)];
	}

	/** Receives the service's callbacks for a suspended execution. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { resume } = await import('./job/wait/resume');
		return await resume.call(this);
	}
}

/** The list of a resource locator; its code is loaded when a list is first opened. */
function picker(name: keyof typeof pickers): (typeof pickers)[typeof name] {
	return async function (...parameters) {
		const { pickers } = await import('./pickers');
		return await pickers[name].call(this, ...parameters);
	};
}

/** The choices of a field with several choices; their code is loaded likewise. */
function optionPicker(name: keyof typeof optionPickers): (typeof optionPickers)[typeof name] {
	return async function () {
		const { optionPickers } = await import('./pickers');
		return await optionPickers[name].call(this);
	};
}
