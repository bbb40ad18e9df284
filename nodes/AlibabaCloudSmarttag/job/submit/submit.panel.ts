import type { INodeProperties } from 'n8n-workflow';

import { additionalFields } from './additionalFields.panel';
import { updateDisplayOptions } from '../../panel/displayOptions';
import { faceCategories } from '../../panel/faceCategories';
import { mediaLocator, pipelineLocator, templateLocator } from '../../panel/locators';
import { nlpParams } from './nlpParams.panel';
import { submitOptions } from '../../panel/requestOptions';
import { waitForCompletion } from '../wait/wait.panel';

const properties: INodeProperties[] = [
	{
		displayName: 'Input Type',
		name: 'inputType',
		type: 'options',
		options: [
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
	{
		displayName: 'OSS URL',
		name: 'ossUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. oss://my-bucket/videos/demo.mp4',
		description:
			'The object, as oss://bucket/path/file. The bucket has to be in the region of the credential, and IMS has to be authorized to read it.',
		displayOptions: { hide: { inputType: ['Media', 'URL'] } },
	},
	{ ...mediaLocator, displayOptions: { hide: { inputType: ['OSS', 'URL'] } } },
	{
		displayName: 'URL',
		name: 'mediaUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://www.example.com/videos/demo.mp4',
		description: 'The web address of the file, http or https. The service has to reach it without a login.',
		displayOptions: { hide: { inputType: ['Media', 'OSS'] } },
	},
	templateLocator,
	...nlpParams,
	{
		displayName: 'Raw Results to Include',
		name: 'rawResults',
		type: 'multiOptions',
		options: [
			{ name: 'Meta Data', value: 'meta', description: 'Title and other data of the video (needMetaData)' },
			{ name: 'Speech (ASR)', value: 'asr', description: 'Every sentence that is spoken (needAsrData)' },
			{ name: 'Text on Screen (OCR)', value: 'ocr', description: 'Every text that is seen (needOcrData)' },
		],
		default: [],
		description: 'Data behind the tags that the result leaves out otherwise',
	},
	...waitForCompletion,
	additionalFields,
	{
		displayName: 'Schedule',
		name: 'schedule',
		type: 'collection',
		placeholder: 'Add Setting',
		default: {},
		options: [
			pipelineLocator,
			{
				displayName: 'Priority',
				name: 'priority',
				type: 'string',
				default: '',
				placeholder: 'e.g. 6',
				description: 'Accepted by the API, but ignored by the service today',
			},
		],
	},
	{
		displayName: 'Template Overrides',
		name: 'templateOverrides',
		type: 'collection',
		placeholder: 'Add Override',
		default: {},
		description: 'Settings of the template that are replaced for this job only (TemplateConfig)',
		options: [
			faceCategories,
			{
				displayName: 'Other Overrides',
				name: 'templateConfig',
				type: 'json',
				default: '{}',
				description:
					'Further keys of TemplateConfig, as JSON text or object. FaceCategoryIds is the only one documented so far. Face Category Names or IDs wins over it.',
			},
		],
	},
	submitOptions(),
];

/** Everything the panel shows for Job → Submit. */
export const submitJobProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['job'], operation: ['submit'] } },
	properties,
);
