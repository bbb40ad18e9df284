import type { INodeProperties, NodeHint } from 'n8n-workflow';

import { FOR_TOOLS, updateDisplayOptions } from '../../panel/fields';
import { faceCategories, mediaLocator, pipelineLocator, templateLocator } from '../../panel/locators';
import { bucketFields, inputBinaryField } from '../../media/upload/upload.panel';
import { submitOptions, waitForCompletion } from '../wait/wait.panel';
import { nlpFeatures, nlpParamsJson } from './nlpParams.panel';

/** What the editor shows around a run of Submit. */
export const submitHints: NodeHint[] = [
	{
		message:
			'Each run makes a billed job per item (NLP features are billed separately). Pin the output while building.',
		type: 'info',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
		displayCondition: '={{ $parameter["operation"] === "submit" }}',
	},
	{
		// n8n shows no output of a node that was stopped.
		message:
			'Occupies an execution slot. To keep JobIds after a manual stop: Submit, then Get with Wait Until Finished.',
		type: 'info',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
		displayCondition: '={{ $parameter["operation"] === "submit" && $parameter["waitForCompletion"] === "poll" }}',
	},
	{
		message:
			'Submit returns JobIds; the results are ready in minutes. Add Get with Wait Until Finished, or use the trigger.',
		type: 'info',
		location: 'outputPane',
		whenToDisplay: 'afterExecution',
		// Shown after a run that failed too: the condition has the input of the node, not its output (observed in 2.41).
		displayCondition: '={{ $parameter["operation"] === "submit" && $parameter["waitForCompletion"] === "no" }}',
	},
	{
		message: 'Title or Content begins with a special character, which the API does not allow.',
		type: 'warning',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
		// Documented: a letter, a digit or Chinese comes first.
		displayCondition:
			'={{ $parameter["operation"] === "submit" && [($parameter["additionalFields"] ?? {})["title"], ($parameter["additionalFields"] ?? {})["content"]].some((text) => /^\\s*[^\\p{L}\\p{N}\\s]/u.test(text ?? "")) }}',
	},
];

/** What a job may have besides its input and its analysis. */
const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Additional Params',
			name: 'additionalParams',
			type: 'json',
			default: '{}',
			description:
				'Further keys of <a href="https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-submitsmarttagjob" target="_blank">Params</a>, as JSON text or object, such as {"clipSplitParams": {"splitType": "event"}}. The fields of this panel take precedence over the same key.',
		},
		{
			displayName: 'Analysis Data to Request',
			name: 'analysisData',
			type: 'multiOptions',
			options: [
				{ name: 'Meta Data', value: 'meta', description: 'Title and other data of the video (needMetaData)' },
				{ name: 'Speech (ASR)', value: 'asr', description: 'Every spoken sentence (needAsrData)' },
				{ name: 'Text on Screen (OCR)', value: 'ocr', description: 'Every visible text (needOcrData)' },
			],
			default: [],
			description:
				'Data behind the tags, which results contain only on request (needAsrData, needOcrData, needMetaData)',
		},
		{
			displayName: 'Content',
			name: 'content',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. Test drive of an electric car',
			description: 'What the video is about, at most 1,024 bytes (a Chinese character has 3)',
		},
		{
			displayName: 'Content Addr (Deprecated)',
			name: 'contentAddr',
			type: 'string',
			default: '',
			description: 'The ContentAddr of the API, sent as it is',
		},
		{
			displayName: 'Content Type (Deprecated)',
			name: 'contentType',
			type: 'string',
			default: '',
			description: 'The ContentType of the API, sent as it is',
		},
		faceCategories,
		{
			displayName: 'Notify URL',
			name: 'notifyUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://n8n.example.com/webhook',
			description: 'Address that the service calls when the state of the job changes, http or https',
		},
		{
			displayName: 'Other Overrides',
			name: 'templateConfig',
			type: 'json',
			default: '{}',
			description:
				'Settings of the template that are replaced for this job only (TemplateConfig), as JSON text or object. FaceCategoryIds is the only key documented so far. Face Category Names or IDs takes precedence over it.',
		},
		pipelineLocator,
		{
			displayName: 'Priority',
			name: 'priority',
			type: 'string',
			default: '',
			placeholder: 'e.g. 6',
			description: 'Accepted by the API, but ignored by the service today',
		},
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. Test-drive',
			description:
				'Helps to classify the video. Chinese, letters, digits and hyphens, at most 256 bytes (a Chinese character has 3).',
		},
		{
			displayName: 'User Data',
			name: 'userData',
			type: 'string',
			default: '',
			placeholder: 'e.g. {"orderId": 42}',
			description:
				'Text or JSON that queries and callbacks of the job return, at most 1,024 bytes. An object from an expression is sent as JSON.',
		},
	],
};

const checkTemplate: INodeProperties = {
	displayName: 'Check Template',
	name: 'checkTemplate',
	type: 'boolean',
	default: true,
	description:
		'Whether to read the template first, and to reject a job whose template does not exist or does not go with its NLP parameters. Without the permission to read it, nothing is checked.',
};

const INPUT_TYPES = ['File', 'Media', 'OSS', 'URL'];
const OTHER_INPUTS = { inputType: INPUT_TYPES.filter((type) => type !== 'File') };

/**
 * The field of an input type, in two forms: required where that type is chosen, and not required where an expression gives
 * the type. n8n shows all fields then, and would refuse to run a node in which one of them is required and empty.
 */
function videoField(inputType: string, field: INodeProperties): INodeProperties[] {
	return [
		{ ...field, required: true, displayOptions: { hide: { inputType: [{ _cnd: { not: inputType } }] } } },
		{ ...field, displayOptions: { hide: { inputType: INPUT_TYPES } } },
	];
}

/** The fields of the input type File. */
const fileFields: INodeProperties[] = [
	{ ...inputBinaryField, displayOptions: { hide: { ...FOR_TOOLS, ...OTHER_INPUTS } } },
	{
		displayName: 'Upload To',
		name: 'uploadTo',
		type: 'options',
		options: [
			{
				name: 'Media Library',
				value: 'library',
				description: 'The storage of IMS, in Beijing and Shanghai. Files of at most 5 GB; no bucket is needed.',
			},
			{ name: 'OSS Bucket', value: 'bucket', description: 'A bucket of your own, in the region of the credential' },
		],
		default: 'library',
		description: 'Where the file is uploaded to. It stays there after the job.',
		displayOptions: { hide: { ...FOR_TOOLS, ...OTHER_INPUTS } },
	},
	...bucketFields.map((field) => ({
		...field,
		displayOptions: { hide: { ...FOR_TOOLS, ...OTHER_INPUTS, uploadTo: ['library'] } },
	})),
];

const properties: INodeProperties[] = [
	{
		displayName: 'Input Type',
		name: 'inputType',
		type: 'options',
		options: [
			{
				name: 'File',
				value: 'File',
				description: 'A file of the item, such as of a trigger or a download, which is uploaded first',
				// The tools of an agent carry no binary data.
				displayOptions: { hide: FOR_TOOLS },
			},
			{
				name: 'Media Library Item',
				value: 'Media',
				description: 'A video that is registered in the IMS media library',
			},
			{ name: 'OSS Object', value: 'OSS', description: 'A file in an OSS bucket of the same region' },
			{ name: 'URL', value: 'URL', description: 'A file at a public web address' },
		],
		default: 'OSS',
		description:
			'Where the video is. Videos and audio may be 4 hours long; videos may be 4 GB, audio files 400 MB, images 4 MB.',
	},
	...videoField('OSS', {
		displayName: 'OSS URL',
		name: 'ossUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. oss://my-bucket/videos/demo.mp4',
		description:
			'The object, as oss://bucket/path/file. The bucket has to be in the region of the credential, and IMS has to be authorized to read it.',
	}),
	...videoField('Media', mediaLocator),
	...videoField('URL', {
		displayName: 'URL',
		name: 'mediaUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://www.example.com/videos/demo.mp4',
		description: 'The address of the file, http or https. The service has to be able to read it without a login.',
	}),
	...fileFields,
	templateLocator,
	nlpFeatures,
	...waitForCompletion,
	additionalFields,
	submitOptions([checkTemplate, nlpParamsJson]),
];

/** Everything the panel shows for Job → Submit. */
export const submitJobProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['job'], operation: ['submit'] } },
	properties,
);
