import type { INodeProperties } from 'n8n-workflow';

import { FOR_TOOLS, requestOptions, returnAllOrLimit, simplify, sort, updateDisplayOptions } from '../panel/fields';
import { analyzeMediaProperties } from './analyze.panel';
import { getMediaProperties } from './get.panel';
import { mediaType, registerMediaProperties } from './register.panel';
import { searchByTagProperties } from './searchByTag.panel';
import { updateMediaProperties } from './update.panel';
import { uploadFromUrlProperties, uploadMediaProperties } from './upload/upload.panel';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['media'] } },
	options: [
		{
			name: 'Analyze',
			value: 'analyze',
			action: 'Analyze media item',
			description: 'Tag an item of the media library and store the results with it, which is billed',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get media item',
			description: 'Get the title, the status, the file and the stored tags of an item of the media library',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many media items',
			description: 'Get a list of the items of the media library',
		},
		{
			name: 'Register',
			value: 'register',
			action: 'Register media item',
			description: 'Register a file in OSS in the media library, and get its MediaId',
		},
		{
			name: 'Search by Tag',
			value: 'searchByTag',
			action: 'Search media by tag',
			description: 'Find media items by people, text on screen, categories or speech, or clips inside one of them',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update media item',
			description: 'Change the title, the tags and other data of a media item, such as to the tags that a job found',
		},
		{
			name: 'Upload',
			value: 'upload',
			action: 'Upload file to media library',
			description: 'Upload a file from the workflow to the media library, and get its MediaId',
			// The tools of an agent carry no binary data.
			displayOptions: { hide: FOR_TOOLS },
		},
		{
			name: 'Upload From URL',
			value: 'uploadFromUrl',
			action: 'Upload file to media library from URL',
			description: 'Let the service fetch a file from a public address, which may take hours or even days',
		},
	],
	default: 'getAll',
};

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Created After',
			name: 'createdAfter',
			type: 'dateTime',
			default: '',
			description: 'Only items registered after this time, in the time zone of the workflow',
		},
		{
			displayName: 'Created Before',
			name: 'createdBefore',
			type: 'dateTime',
			default: '',
			description: 'Only items registered up to this time, in the time zone of the workflow',
		},
		{
			...mediaType,
			description: 'Only items of this type',
		},
		{
			displayName: 'Source',
			name: 'source',
			type: 'options',
			options: [
				{ name: 'ApsaraVideo Live', value: 'live' },
				{ name: 'ApsaraVideo VOD', value: 'vod' },
				{ name: 'General', value: 'general' },
				{ name: 'OSS', value: 'oss' },
			],
			default: 'oss',
			description: 'Only items from this source',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Failed', value: 'PrepareFail', description: 'The file could not be read' },
				{ name: 'Initial', value: 'Init', description: 'The file does not exist yet' },
				{ name: 'Preparing', value: 'Preparing', description: 'The file is being uploaded or edited' },
				{ name: 'Ready', value: 'Normal', description: 'The file can be used' },
			],
			default: 'Normal',
			description: 'Only items with this status',
		},
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. Evening news',
			description: 'A part of the title, at most 60 characters. Without Media Type, the service searches videos only.',
		},
	],
};

/** Everything the panel shows for the resource Media. */
export const mediaProperties: INodeProperties[] = [
	operation,
	...analyzeMediaProperties,
	...getMediaProperties,
	...updateDisplayOptions({ show: { resource: ['media'], operation: ['getAll'] } }, [
		...returnAllOrLimit,
		filters,
		sort,
		simplify,
		requestOptions,
	]),
	...registerMediaProperties,
	...searchByTagProperties,
	...updateMediaProperties,
	...uploadMediaProperties,
	...uploadFromUrlProperties,
];
