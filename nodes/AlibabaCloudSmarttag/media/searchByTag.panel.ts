import type { INodeProperties } from 'n8n-workflow';

import { requestOptions, returnAllOrLimit, simplify, sort, updateDisplayOptions } from '../panel/fields';
import { mediaLocator } from '../panel/locators';

/** The types of media that can be analyzed (documented). */
export const analyzedType: INodeProperties = {
	displayName: 'Media Type',
	name: 'mediaType',
	type: 'options',
	options: [
		{ name: 'Audio', value: 'audio' },
		{ name: 'Image', value: 'image' },
		{ name: 'Video', value: 'video' },
	],
	default: 'video',
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
			description: 'Only media items from this time on, in the time zone of the workflow',
		},
		{
			displayName: 'Created Before',
			name: 'createdBefore',
			type: 'dateTime',
			default: '',
			description: 'Only media items up to this time, in the time zone of the workflow',
		},
		{
			displayName: 'Matching',
			name: 'matching',
			type: 'options',
			options: [
				{ name: 'Part of a Name', value: 'fuzzy' },
				{ name: 'Whole Name', value: 'precise', description: 'The service has it for newly added media items only' },
			],
			default: 'fuzzy',
			description: 'What of a name or a text has to match',
		},
		{ ...analyzedType, description: 'Only media items of this type' },
		{
			displayName: 'Search Library',
			name: 'searchLibrary',
			type: 'string',
			default: '',
			placeholder: 'e.g. ims-default-search-lib',
			description: 'The name of the search library. If empty, the service uses its default one.',
		},
	],
};

/** Everything the panel shows for Media → Search by Tag. */
export const searchByTagProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['media'], operation: ['searchByTag'] } },
	[
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Eiffel Tower',
			description:
				'What to look for in the results that are stored with media items. Media → Analyze stores them; results of Job → Submit are not stored with the media item.',
		},
		{
			displayName: 'Search In',
			name: 'searchIn',
			type: 'options',
			options: [
				{ name: 'Categories', value: 'AiCategory' },
				{ name: 'Everything', value: 'FullSearch' },
				{ name: 'People', value: 'PersonName', description: 'Names of people' },
				{ name: 'Text on Screen', value: 'Ocr', description: 'Subtitles and other text in the picture' },
			],
			default: 'FullSearch',
			description: 'Which results to search',
		},
		{
			displayName: 'Find Clips',
			name: 'findClips',
			type: 'boolean',
			default: false,
			description: 'Whether to find the clips inside one media item, with their times, instead of media items',
		},
		{
			...mediaLocator,
			displayOptions: { show: { findClips: [true] } },
			description: 'The media item in which to find clips',
		},
		...returnAllOrLimit,
		filters,
		sort,
		simplify,
		requestOptions,
	],
);
