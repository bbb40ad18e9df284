import type { INodeProperties } from 'n8n-workflow';

import { addApiResults, englishGroupNames, simplify } from '../panel/fields';

/** What may be added to or left out of a finished job's item; the same for every way to get it. */
export const jobOutputOptions: INodeProperties[] = [
	addApiResults,
	{
		displayName: 'Add User Data',
		name: 'addUserData',
		type: 'boolean',
		default: true,
		description: 'Whether to add the User Data of the job to the simplified result. JSON is parsed.',
		displayOptions: { show: { '/simplify': [true] } },
	},
	englishGroupNames,
	{
		displayName: 'Label Result Type',
		name: 'labelResultType',
		type: 'options',
		options: [
			{ name: 'As in the Template', value: '' },
			{ name: 'Automatic', value: 'auto', description: 'Tags by machine' },
			{ name: 'Human-Machine', value: 'hmi', description: 'Tags by machine that people have corrected' },
		],
		default: '',
		description: 'Which tags to get, where the job has both kinds (labelResultType)',
	},
	{
		displayName: 'Only These Results',
		name: 'onlyTheseResults',
		type: 'multiOptions',
		options: [
			{ name: 'ASR', value: 'ASR', description: 'What is said' },
			{ name: 'CPVLabel', value: 'CPVLabel', description: 'Tags, version 2.0' },
			{ name: 'EventSplit', value: 'EventSplit', description: 'Events' },
			{ name: 'ImageLabel', value: 'ImageLabel', description: 'Tags and people of an image' },
			{ name: 'Meta', value: 'Meta', description: 'Title and other data of the video' },
			{ name: 'NLP', value: 'NLP', description: 'Transcript, summary, chapters and the like' },
			{ name: 'OCR', value: 'OCR', description: 'What is written on screen' },
			{ name: 'Process', value: 'Process', description: 'Link to the data behind the results' },
			{ name: 'Subtitle', value: 'Subtitle', description: 'Links to subtitles' },
			{ name: 'TextLabel', value: 'TextLabel', description: 'Tags from speech and text, version 1.0' },
			{ name: 'VideoLabel', value: 'VideoLabel', description: 'Tags from the picture, version 1.0' },
		],
		default: [],
		description: 'The results to include, by their Type in the API. If empty, all of them are.',
	},
];

/** What the item of a finished job holds, of an operation or a trigger with other options of its own. */
export const jobResults: INodeProperties[] = [
	simplify,
	{
		displayName: 'Output Options',
		name: 'outputOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: jobOutputOptions,
	},
];
