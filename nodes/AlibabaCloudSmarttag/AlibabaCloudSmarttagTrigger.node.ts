import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { credentials } from './panel/fields';
import { eventPanel, triggerHints, triggerProperties } from './trigger/trigger.panel';

/** Starts a workflow with the events that are sent to its URL: the end of a job, a file in OSS, media that is ready. */
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
		subtitle:
			'={{ $parameter["events"].map((event) => ({ jobFailed: "Job Failed", jobSucceeded: "Job Succeeded", mediaReady: "Media Ready", ossObjectCreated: "OSS Object Created" })[event]).join(", ") }}',
		// The nodes panel shows this text for the node and its trigger together.
		description:
			'Tags, transcribes and summarizes videos. Starts workflows when a job ends, or a file arrives in OSS or the media library',
		eventTriggerDescription:
			'Waiting for a call to the test URL: submit a job with it as Notify URL, or upload a file whose event is sent to it',
		activationMessage:
			'Events that are sent to the production URL now start this workflow. Enter it as Notify URL, in EventBridge or in IMS.',
		triggerPanel: eventPanel,
		hints: triggerHints,
		defaults: { name: 'Alibaba Cloud Smarttag Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'smarttag' }],
		properties: triggerProperties,
	};

	webhookMethods = {
		default: {
			/** Each job has its own Notify URL, and rules are made in the consoles: there is nothing to register with the service. */
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
		const { startOnEvents } = await import('./trigger/startOnEvents');
		return await startOnEvents.call(this);
	}
}
