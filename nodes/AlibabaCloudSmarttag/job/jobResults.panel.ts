import type { INodeProperties } from 'n8n-workflow';

import { addApiResults, englishGroupNames, FOR_TOOLS, simplify } from '../panel/fields';

/** What an agent that has the node as its tool can select of a simplified item. */
const SELECTABLE = [
	['Action Items', 'actionItems'],
	['Categories', 'categories'],
	['Chapters', 'chapters'],
	['Events', 'events'],
	['Key Sentences', 'keySentences'],
	['Keywords', 'keywords'],
	['People', 'people'],
	['People Names', 'peopleNames'],
	['Subtitle URLs', 'subtitleUrls'],
	['Summaries', 'summaries'],
	['Summary', 'summary'],
	['Tag Names', 'tagNames'],
	['Tags', 'tags'],
	['Text on Screen', 'textOnScreen'],
	['Title', 'title'],
	['Transcript', 'transcript'],
	['Translations', 'translations'],
] as const;

/** Simplify, and in its place for tools of an agent what n8n's own tools offer: Simplified, Raw or Selected Fields. */
export const simplifyOrOutput: INodeProperties[] = [
	{ ...simplify, displayOptions: { hide: FOR_TOOLS } },
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{ name: 'Simplified', value: 'simplified', description: 'Tags, transcript, summary and the like' },
			{ name: 'Raw', value: 'raw', description: 'The answer of the API, which is long' },
			{ name: 'Selected Fields', value: 'selectedFields', description: 'Only what the agent needs' },
		],
		default: 'simplified',
		description: 'What the agent reads of a finished job',
		displayOptions: { show: FOR_TOOLS },
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'multiOptions',
		options: SELECTABLE.map(([name, value]) => ({ name, value })),
		default: ['summary', 'tagNames'],
		description: 'The fields to return, besides JobId and JobStatus',
		displayOptions: { show: { ...FOR_TOOLS, output: ['selectedFields'] } },
	},
];

/** How long a text may be that an agent reads. */
export const maxTextLength: INodeProperties = {
	displayName: 'Max Text Length',
	name: 'maxTextLength',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 20_000,
	description:
		'How many characters of a text, such as the transcript, and of the entries of a list the agent reads. The field shortened names what was cut, and how long it is.',
	displayOptions: { show: FOR_TOOLS },
};

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
	maxTextLength,
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

/** What the item of a finished job holds, where it has a box of its own. */
export const jobResults: INodeProperties[] = [
	...simplifyOrOutput,
	{
		displayName: 'Output Options',
		name: 'outputOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: jobOutputOptions,
	},
];
