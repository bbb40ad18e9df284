import type { INodeProperties } from 'n8n-workflow';

import { effectOptions, updateDisplayOptions } from '../panel/fields';
import {
	categoryId,
	coverUrl,
	description,
	mediaTags,
	referenceId,
	title,
	userData,
	workflowId,
} from './mediaFields.panel';

const clientToken: INodeProperties = {
	displayName: 'Client Token',
	name: 'registrationId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 7f3d0311a423d11a5f7dee7135359c01',
	description:
		'A UUID by which the service recognizes a repeated registration. It has to differ from item to item. If empty, a retry in the same execution repeats the token, and a new execution has another.',
};

const registerOptions: INodeProperties = {
	...effectOptions,
	options: [clientToken, ...(effectOptions.options ?? [])],
};

/** The documented types of media. */
export const mediaType: INodeProperties = {
	displayName: 'Media Type',
	name: 'mediaType',
	type: 'options',
	options: [
		{ name: 'Audio', value: 'audio' },
		{ name: 'Image', value: 'image' },
		{ name: 'Text', value: 'text' },
		{ name: 'Video', value: 'video' },
	],
	default: 'video',
};

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Business Type',
			name: 'businessType',
			type: 'options',
			options: [
				{ name: 'Ending', value: 'ending' },
				{ name: 'Font', value: 'font', description: 'With the media type Text' },
				{ name: 'General', value: 'general' },
				{ name: 'Opening', value: 'opening' },
				{ name: 'Subtitles', value: 'subtitles', description: 'With the media type Text' },
				{ name: 'Watermark', value: 'watermark' },
			],
			default: 'general',
			description: 'The purpose of the file',
		},
		categoryId,
		coverUrl,
		description,
		mediaTags,
		{
			...mediaType,
			description: 'The type of the file. If empty, the service uses the extension of its name.',
		},
		{
			displayName: 'Overwrite',
			name: 'overwrite',
			type: 'boolean',
			default: false,
			description:
				'Whether to replace an item that was registered with the same URL: the old item and its media ID are deleted',
		},
		referenceId,
		{
			displayName: 'Register Config',
			name: 'registerConfig',
			type: 'json',
			default: '{}',
			description:
				'What to generate besides, as JSON text or object: {"NeedSprite": "false", "NeedSnapshot": "false"} generates no sprites and no snapshots',
		},
		{
			displayName: 'Smart Tag Template ID',
			name: 'smartTagTemplateId',
			type: 'string',
			default: '',
			placeholder: 'e.g. S00000103-000001',
			description:
				'The ID of a template, with which the service tags the file as soon as it is registered. Billed separately.',
		},
		{ ...title, description: 'At most 128 bytes (a Chinese character has 3). If empty, the service uses the date.' },
		userData,
		workflowId,
	],
};

/** Everything the panel shows for Media → Register. */
export const registerMediaProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['media'], operation: ['register'] } },
	[
		{
			displayName: 'URL',
			name: 'inputUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. oss://my-bucket/videos/demo.mp4',
			description:
				'The address of the file: oss://bucket/path/file in the region of the credential, the http or https address of an OSS object, or vod:// and the ID of a VOD item',
		},
		additionalFields,
		registerOptions,
	],
);
