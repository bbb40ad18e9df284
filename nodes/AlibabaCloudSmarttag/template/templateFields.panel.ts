import type { INodeProperties } from 'n8n-workflow';

import { faceCategories } from '../panel/faceCategories';

/** `AnalyseTypes`. */
export const analysisTypes: INodeProperties = {
	displayName: 'Analysis Types',
	name: 'analysisTypes',
	type: 'multiOptions',
	options: [
		{ name: 'Actions', value: 'action', description: 'What happens in the video' },
		{ name: 'Classification', value: 'classification', description: 'The category of the video' },
		{ name: 'Emotions', value: 'emotion', description: 'Facial expressions' },
		{ name: 'Faces', value: 'face', description: 'People by their faces. Billed apart.' },
		{ name: 'Landmarks', value: 'landmark', description: 'Well-known places' },
		{ name: 'Movie IP (Beijing Only)', value: 'movieIp', description: 'The film or series that the video is from' },
		{ name: 'Objects', value: 'object', description: 'Things that are seen' },
		{ name: 'Roles', value: 'role', description: 'Characters of films and series' },
		{ name: 'Scenes', value: 'scene', description: 'Surroundings, such as a beach or an office' },
		{ name: 'Shows', value: 'shows', description: 'TV programs' },
		{ name: 'Speech (ASR)', value: 'asr', description: 'Tags from what is said. Billed apart.' },
		{ name: 'Subtitles', value: 'subtitle', description: 'Subtitles that are seen in the picture' },
		{ name: 'Text on Screen (OCR)', value: 'ocr', description: 'Tags from what is written. Billed apart.' },
		{
			name: 'Transcript and Summary (NLP)',
			value: 'nlp',
			description: 'Transcript, chapters, summary, translation. Jobs need NLP parameters then. Billed apart.',
		},
		{ name: 'TV Stations', value: 'tvstation', description: 'Logos of TV stations' },
	],
	default: [],
	description: 'What jobs with this template analyze. Each kind may be billed.',
};

/** Further keys of `TemplateConfig`, in the order of their names. */
export const templateSettings: INodeProperties[] = [
	faceCategories,
	{
		displayName: 'Face Detection Threshold',
		name: 'faceDetThreshold',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 4 },
		default: 0.999,
		description: 'How sure the service has to be that there is a face, above 0 and up to 1; for strangers only',
	},
	{
		displayName: 'Face Recognition Threshold',
		name: 'faceRegThreshold',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 4 },
		default: 0.9,
		description: 'How sure the service has to be whose face it is, above 0 and up to 1',
	},
	{
		displayName: 'Industry',
		name: 'industry',
		type: 'options',
		options: [
			{ name: 'General', value: 'common' },
			{ name: 'Short Videos', value: 'microVideo' },
		],
		default: 'common',
		description: 'What kind of videos to expect',
	},
	{
		displayName: 'Keyword Kinds',
		name: 'keywordKinds',
		type: 'multiOptions',
		options: [
			{ name: 'Locations', value: 'location' },
			{ name: 'Names', value: 'name' },
			{ name: 'Organizations', value: 'organization' },
			{ name: 'Others', value: 'other' },
		],
		default: [],
		description: 'Which keywords to make tags of; all of them unless set',
	},
	{
		displayName: 'Knowledge Config',
		name: 'knowledgeConfig',
		type: 'json',
		default: '{}',
		description:
			'What to look up of what is recognized, as JSON text or object, such as {"movie": "name,alias", "person": "name,gender"}',
	},
	{
		displayName: 'Label Custom Category IDs',
		name: 'labelCustomCategoryIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1965304870002',
		description: 'Label libraries of your own, separated by commas',
	},
	{
		displayName: 'Label Custom Params',
		name: 'labelCustomParamsConfig',
		type: 'string',
		default: '',
		placeholder: 'e.g. {"key": "value"}',
		description: 'Parameters of the label libraries of your own, as text. An object is sent as JSON.',
	},
	{
		displayName: 'Label Type',
		name: 'labelType',
		type: 'options',
		options: [
			{ name: 'Automatic', value: 'auto', description: 'Tags by machine' },
			{ name: 'Human-Machine', value: 'hmi', description: 'Tags by machine that people correct' },
		],
		default: 'auto',
		description: 'Who makes the tags',
	},
	{
		displayName: 'Label Version',
		name: 'labelVersion',
		type: 'options',
		options: [
			{ name: '1.0', value: '1.0' },
			{ name: '2.0', value: '2.0' },
			{ name: '2.0 Custom', value: '2.0-custom', description: 'With label libraries of your own' },
		],
		default: '1.0',
		description: 'Version of the tags. The results of a job have another form in version 2.0.',
	},
	{
		displayName: 'Landmark Group IDs',
		name: 'landmarkGroupIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. common',
		description: 'Landmark libraries to look in, separated by commas: the system one common, and your own',
	},
	{
		displayName: 'Object Group IDs',
		name: 'objectGroupIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. general,item,weapon,animal',
		description:
			'Object libraries to look in, separated by commas: the system ones general, item, weapon, animal, and your own',
	},
	{
		displayName: 'Scene',
		name: 'scene',
		type: 'options',
		options: [
			{ name: 'Recommend', value: 'recommend', description: 'Tags to recommend videos by' },
			{ name: 'Search', value: 'search', description: 'Tags to find videos by' },
		],
		default: 'search',
		description: 'What the tags are for',
	},
	{
		displayName: 'Template Config (JSON)',
		name: 'templateConfig',
		type: 'json',
		default: '{}',
		description:
			'Further keys of <a href="https://www.alibabacloud.com/help/en/ims/user-guide/smart-tagging-template" target="_blank">TemplateConfig</a>, as JSON text or object, such as the TemplateConfig of another template. The fields of this panel win over the same key. When updating, null removes a key.',
	},
];
