import type { INodeProperties } from 'n8n-workflow';

import { effectOptions, FOR_TOOLS, updateDisplayOptions } from '../../panel/fields';
import { bucketLocator } from '../../panel/locators';
import { categoryId, coverUrl, description, mediaTags, title, userData, workflowId } from '../mediaFields.panel';

/** Which file of the item is meant. */
export const inputBinaryField: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	placeholder: 'e.g. data',
	hint: 'The name of the input field containing the file',
	description: 'The file of each item, as the node before shows it under Binary. Its content is streamed, not loaded.',
	// The tools of an agent carry no binary data.
	displayOptions: { hide: FOR_TOOLS },
};

/** Where a file goes, in a bucket of the user's own. */
export const bucketFields: INodeProperties[] = [
	bucketLocator,
	{
		displayName: 'Key Prefix',
		name: 'keyPrefix',
		type: 'string',
		default: 'smarttag/',
		placeholder: 'e.g. uploads/',
		description:
			'The beginning of the name of the object; with a slash at its end it is a folder. The name of the file in safe characters and a unique ID follow. If another workflow watches this bucket, use a prefix that it does not watch.',
	},
	{
		displayName: 'OSS Endpoint',
		name: 'ossEndpoint',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://files.example.com',
		description:
			'The custom domain of the bucket. Accounts that are new to OSS since 20 March 2025 need one for buckets in mainland China, because OSS refuses their uploads at its own endpoint. If empty, the endpoint of the region is used, inside a VPC its internal one.',
	},
];

const waitUntilReady: INodeProperties = {
	displayName: 'Wait Until Ready',
	name: 'waitUntilReady',
	type: 'boolean',
	default: true,
	description:
		'Whether to wait until the service has read the file, which takes some seconds. A job can use the media item only then.',
};

const businessType: INodeProperties = {
	displayName: 'Business Type',
	name: 'businessType',
	type: 'options',
	options: [
		{ name: 'Cover', value: 'cover', description: 'Of images' },
		{ name: 'Default', value: 'default', description: 'Of images' },
		{ name: 'Ending', value: 'ending', description: 'Of videos' },
		{ name: 'Font', value: 'font', description: 'Of text files' },
		{ name: 'General', value: 'general' },
		{ name: 'Opening', value: 'opening', description: 'Of videos' },
		{ name: 'Subtitles', value: 'subtitles', description: 'Of text files' },
		{ name: 'Watermark', value: 'watermark', description: 'Of images' },
	],
	default: 'general',
	description: 'The purpose of the file',
};

function additionalFields(...options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options,
	};
}

/** Everything the panel shows for Media → Upload. */
export const uploadMediaProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['media'], operation: ['upload'] } },
	[
		inputBinaryField,
		waitUntilReady,
		additionalFields(
			businessType,
			categoryId,
			coverUrl,
			{ ...description, description: 'What the file shows, at most 1,024 characters' },
			mediaTags,
			{ ...title, description: 'At most 128 characters. If empty, the name of the file is used.' },
			userData,
		),
		effectOptions,
	],
);

/** Everything the panel shows for Media → Upload From URL. */
export const uploadFromUrlProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['media'], operation: ['uploadFromUrl'] } },
	[
		{
			displayName:
				'The service fetches the file when it has time, which may take hours or even days. To analyze a file now, use Submit with Input Type URL.',
			name: 'uploadFromUrlNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'URL',
			name: 'sourceUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://www.example.com/videos/demo.mp4',
			description:
				'The public address of a video or audio file, http or https, of at most 5 GB. It has to stay valid until the file is fetched.',
		},
		additionalFields(
			categoryId,
			coverUrl,
			description,
			{
				displayName: 'File Extension',
				name: 'fileExtension',
				type: 'string',
				default: '',
				placeholder: 'e.g. mp4',
				description: 'For an address without an extension',
			},
			mediaTags,
			{ ...title, description: 'At most 128 bytes (a Chinese character has 3), without emoji' },
			userData,
			workflowId,
		),
		effectOptions,
	],
);
