import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { credentialsShown } from './panel/fields';
import { jobEndedTriggerProperties } from './trigger/trigger.panel';

/** Starts a workflow when a Smarttag job ends whose Notify URL is the trigger's URL. */
export class AlibabaCloudSmarttagTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Alibaba Cloud Smarttag Trigger',
		name: 'alibabaCloudSmarttagTrigger',
		icon: {
			light: 'file:../../icons/alibabaCloudSmarttag.svg',
			dark: 'file:../../icons/alibabaCloudSmarttag.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["states"].join(", ") }}',
		// The nodes panel shows this text for the node and its trigger together.
		description: 'Starts the workflow when a job that tags, transcribes or summarizes a video ends',
		defaults: { name: 'Alibaba Cloud Smarttag Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsShown({ getResults: [true] }),
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'smarttag' }],
		properties: jobEndedTriggerProperties,
	};

	webhookMethods = {
		default: {
			/** Each job has its own Notify URL, so there is nothing to register with the service. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				const { checkTriggerSettings } = await import('./trigger/authentication');
				checkTriggerSettings(this);
				return true;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await Promise.resolve(true);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await Promise.resolve(true);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { startWhenJobEnded } = await import('./trigger/jobEnded');
		return await startWhenJobEnded.call(this);
	}
}
