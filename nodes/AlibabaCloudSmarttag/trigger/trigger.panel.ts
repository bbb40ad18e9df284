import type { INodeProperties, NodeHint } from 'n8n-workflow';

import { authentication, updateDisplayOptions } from '../panel/fields';
import { jobResults } from '../job/jobResults.panel';

/** Where the trigger needs the credential: to query the job that a message names. */
const queriesJobs = { events: ['jobFailed', 'jobSucceeded'], getResults: [true] };

/** What the editor shows beside the panel. n8n reads no expressions here, so the texts hold for every event. */
export const eventPanel = {
	header: 'Start this workflow with an event of Alibaba Cloud',
	executionsHelp: {
		inactive:
			'<b>To see a test event</b>, click <b>Listen for test event</b> and let Alibaba Cloud call the <b>test URL</b>:<br />for a job, submit one with the test URL as Notify URL;<br />for a file, enter the test URL as the target of the EventBridge rule and upload one;<br />for media, enter it as the callback URL in IMS and upload one.<br /><br /><b>To start the workflow with every event</b>, publish it, and enter the <b>production URL</b> in the same place.',
		active:
			'<b>The workflow is published</b>: each event that calls the <b>production URL</b> starts it, and shows up in the executions list.<br /><br /><b>To see a test event here</b>, click <b>Listen for test event</b> and let Alibaba Cloud call the <b>test URL</b>: as Notify URL of a job, as the target of an EventBridge rule, or as the callback URL in IMS.',
	},
	activationHint:
		'Publish the workflow, and enter the production URL as Notify URL of Submit, as the target of the EventBridge rule, or as the callback URL in IMS.',
};

/** Shown in the output pane before the trigger runs. */
export const triggerHints: NodeHint[] = [
	{
		message:
			'Key Prefix is empty: media that a workflow writes to the bucket starts it again. Watch a prefix of its own.',
		type: 'warning',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
		displayCondition:
			'={{ $parameter["events"].includes("ossObjectCreated") && !($parameter["keyPrefix"] ?? "").trim() }}',
	},
];

const EVENTS_PAGE =
	'https://github.com/n8n-nodes-alibaba-cloud-smarttag/n8n-nodes-alibaba-cloud-smarttag/blob/main/docs/events.md';
const STEP_BY_STEP = `<a href="${EVENTS_PAGE}" target="_blank">Step by step</a>`;

/** Everything the panel shows for the trigger. */
export const triggerProperties: INodeProperties[] = [
	{
		// For each option of a field with this name, n8n's nodes panel lists a trigger.
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		noDataExpression: true,
		options: [
			{ name: 'Job Succeeded', value: 'jobSucceeded', action: 'When a job succeeds', description: 'A job has results' },
			{
				name: 'Job Failed',
				value: 'jobFailed',
				action: 'When a job fails',
				description: 'A job ended without results',
			},
			{
				name: 'OSS Object Created',
				value: 'ossObjectCreated',
				action: 'When a file is uploaded to OSS',
				description: 'A file in a bucket is complete. Needs no credential.',
			},
			{
				name: 'Media Ready',
				value: 'mediaReady',
				action: 'When a media item is ready',
				description: 'A file was uploaded to the media library of IMS or registered there. Needs no credential.',
			},
		],
		default: ['jobSucceeded', 'jobFailed'],
		description: 'The events that start the workflow',
	},
	{
		...authentication,
		// By paths, because the editor hides each field that a condition of Authentication names (observed in 2.41).
		displayOptions: { show: { '/events': queriesJobs.events, '/getResults': queriesJobs.getResults } },
	},
	// Where the editor shows the credential, which would be first without it.
	{ displayName: 'Credential', name: 'credentials', type: 'credentials', default: '' },
	{
		displayName: `For jobs, enter the production URL under Notify URL (Additional Fields) of Job → Submit, in every node whose jobs should start this workflow. ${STEP_BY_STEP}`,
		name: 'notifyUrlNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { events: ['jobFailed', 'jobSucceeded'] } },
	},
	{
		displayName: `For files, create an EventBridge rule for oss:ObjectCreated events of the bucket, with the production URL as its HTTPS target; or let an MNS topic push to it. A workflow that writes to the prefix that is watched here starts itself: use another prefix for results. ${STEP_BY_STEP}`,
		name: 'ossNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { events: ['ossObjectCreated'] } },
	},
	{
		displayName: `For media, enter the production URL as the HTTP callback in the IMS console, with the events FileUploadComplete, UploadByURLComplete and RegisterMediaComplete. ${STEP_BY_STEP}`,
		name: 'mediaNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { events: ['mediaReady'] } },
	},
	{
		displayName: 'Bucket',
		name: 'bucket',
		type: 'string',
		default: '',
		placeholder: 'e.g. my-bucket',
		description: 'The bucket whose files start the workflow. If empty, those of every bucket that the rule sends.',
		displayOptions: { show: { events: ['ossObjectCreated'] } },
	},
	{
		displayName: 'Key Prefix',
		name: 'keyPrefix',
		type: 'string',
		default: '',
		placeholder: 'e.g. incoming/',
		description:
			'The beginning of the names of the files that start the workflow, such as a folder. If empty, all files do.',
		displayOptions: { show: { events: ['ossObjectCreated'] } },
	},
	{
		displayName: 'File Types',
		name: 'fileTypes',
		type: 'multiOptions',
		required: true,
		options: [
			{ name: 'Audio', value: 'audio' },
			{ name: 'Image', value: 'image' },
			{ name: 'Other Suffixes', value: 'suffixes' },
			{ name: 'Video', value: 'video' },
		],
		default: ['video', 'audio'],
		description: 'The files that start the workflow, by their MIME type or suffix. Empty files and folders never do.',
		displayOptions: { show: { events: ['ossObjectCreated'] } },
	},
	{
		displayName: 'Suffixes',
		name: 'suffixes',
		type: 'string',
		default: '',
		placeholder: 'e.g. mp4, mxf',
		description: 'Suffixes of files that start the workflow besides those above, separated by commas',
		displayOptions: { show: { events: ['ossObjectCreated'], fileTypes: ['suffixes'] } },
	},
	{
		displayName: 'Include Failures',
		name: 'includeMediaFailures',
		type: 'boolean',
		default: false,
		description: 'Whether media that could not be uploaded or registered starts the workflow too',
		displayOptions: { show: { events: ['mediaReady'] } },
	},
	{
		displayName: 'Webhook Authentication',
		name: 'webhookAuthentication',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'EventBridge Token',
				value: 'eventBridgeToken',
				description: 'The header x-eventbridge-signature-token has to be the token of the target in EventBridge',
			},
			{
				name: 'None',
				value: 'none',
				description:
					'Anyone who knows the URL can call. At most 30 calls at once, and then one a second, are checked with the API.',
			},
			{
				name: 'Secret in the URL',
				value: 'secret',
				description: 'The URL has to end with a secret that only you and the service know',
			},
			{
				name: 'X-ICE Signature',
				value: 'signature',
				description: 'For callbacks of IMS with an authentication key. Covers the URL and the time, not the body.',
			},
		],
		default: 'secret',
		description: 'How to verify that a call comes from the service',
	},
	{
		displayName: 'Secret',
		name: 'secret',
		type: 'string',
		required: true,
		typeOptions: { password: true },
		default: '',
		description: 'Any text that is hard to guess, of letters and digits',
		displayOptions: { show: { webhookAuthentication: ['secret'] } },
	},
	{
		displayName: 'Append the secret to the webhook URL wherever you enter it: https://…/smarttag?secret=YOUR_SECRET',
		name: 'secretNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { webhookAuthentication: ['secret'] } },
	},
	{
		displayName: 'Token',
		name: 'eventBridgeToken',
		type: 'string',
		required: true,
		typeOptions: { password: true },
		default: '',
		description: 'The same text as in the field Token of the target in the EventBridge rule',
		displayOptions: { show: { webhookAuthentication: ['eventBridgeToken'] } },
	},
	{
		displayName:
			'IMS signs the URL and the time of a call, not its body: whoever sees a signed call can send another body for 5 minutes. Keep Get Results on.',
		name: 'signatureNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { webhookAuthentication: ['signature'] } },
	},
	{
		displayName: 'Signature Key',
		name: 'signatureKey',
		type: 'string',
		required: true,
		typeOptions: { password: true },
		default: '',
		description: 'The authentication key of the callback settings in the IMS console',
		displayOptions: { show: { webhookAuthentication: ['signature'] } },
	},
	{
		displayName: 'Callback URL',
		name: 'callbackUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.example.com/webhook/smarttag',
		description:
			'The URL exactly as it is set in IMS, since it is signed. If empty, the webhook URL of this trigger is used.',
		displayOptions: { show: { webhookAuthentication: ['signature'] } },
	},
	{
		displayName: 'Get Results',
		name: 'getResults',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether to get the job and its results from the API, which needs the credential and makes forged calls harmless',
		displayOptions: { show: { events: ['jobFailed', 'jobSucceeded'] } },
	},
	{
		displayName: 'Accept Unverified Events',
		name: 'acceptUnverified',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether to start the workflow with what a call says, though anyone may have made it up. Without this, Webhook Authentication has to be Secret in the URL or EventBridge Token; for jobs alone, Get Results on is enough.',
		displayOptions: { show: { webhookAuthentication: ['none', 'signature'] } },
	},
	...updateDisplayOptions({ show: queriesJobs }, jobResults),
];
