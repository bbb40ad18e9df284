import type { INodeProperties } from 'n8n-workflow';

import { requestOptions, updateDisplayOptions } from '../panel/fields';
import { categoryId, coverUrl, description, mediaReference, referenceId, title, userData } from './mediaFields.panel';

/** Everything the panel shows for Media → Update. */
export const updateMediaProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['media'], operation: ['update'] } },
	[
		{ ...mediaReference, description: 'The media item to update, by its ID or by the URL that it was registered with' },
		{
			displayName: 'Tags',
			name: 'tags',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.tagNames }}',
			description:
				'Up to 16 tags of at most 32 bytes each (a Chinese character has 3): text with commas, a list of names, or the tags of a job item. Results of Job → Submit are not stored with the media item unless they are written here.',
		},
		{
			displayName: 'Tag Mode',
			name: 'tagMode',
			type: 'options',
			options: [
				{ name: 'Add', value: 'add', description: 'Keep the tags that the media item has' },
				{ name: 'Replace', value: 'replace', description: 'Remove the tags that the media item has' },
			],
			default: 'add',
			description: 'Whether the tags are added to those of the media item or replace them',
		},
		{
			displayName: 'Tags Beyond Limits',
			name: 'tagLimits',
			type: 'options',
			options: [
				{
					name: 'Keep What Fits',
					value: 'cut',
					description: 'Keep the first 16 tags and the first 32 bytes of each; the item names the rest',
				},
				{ name: 'Refuse', value: 'refuse', description: 'Change nothing, and return an error' },
			],
			default: 'cut',
			description: 'What to do with more tags, or longer tags, than a media item can have',
		},
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'What to change besides the tags. The rest of the media item stays as it is.',
			options: [categoryId, coverUrl, description, referenceId, title, userData],
		},
		requestOptions,
	],
);
