import type { INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../panel/displayOptions';
import { requestOptions } from '../panel/requestOptions';
import { returnAllOrLimit, simplify } from '../panel/output';

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
			description: 'Only items registered later than this, in the time zone of the workflow',
		},
		{
			displayName: 'Created Before',
			name: 'createdBefore',
			type: 'dateTime',
			default: '',
			description: 'Only items registered up to this, in the time zone of the workflow',
		},
		{
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
			description: 'Only items of this kind',
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
			description: 'Only items from there',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Failed', value: 'PrepareFail', description: 'The file could not be read' },
				{ name: 'Initial', value: 'Init', description: 'The file is not there yet' },
				{ name: 'Preparing', value: 'Preparing', description: 'The file is being uploaded or edited' },
				{ name: 'Ready', value: 'Normal', description: 'The file can be used' },
			],
			default: 'Normal',
			description: 'Only items in this state',
		},
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. Evening news',
			description:
				'A part of the title, at most 60 characters. The service looks among videos only, unless Media Type is set.',
		},
	],
};

/** Everything the panel shows for Media → Get Many. */
export const getManyMediaProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['media'], operation: ['getAll'] } },
	[...returnAllOrLimit, filters, simplify, requestOptions],
);
