import type { INodeProperties } from 'n8n-workflow';

import { faceCategories } from '../panel/locators';

/** `AnalyseTypes`. */
export const analysisTypes: INodeProperties = {
	displayName: 'Analysis Types',
	name: 'analysisTypes',
	type: 'multiOptions',
	options: [
		{ name: 'Actions', value: 'action', description: 'What happens in the video' },
		{ name: 'Classification', value: 'classification', description: 'The category of the video' },
		{ name: 'Emotions', value: 'emotion', description: 'Facial expressions' },
		{ name: 'Faces', value: 'face', description: 'People by their faces. Billed separately.' },
		{ name: 'Landmarks', value: 'landmark', description: 'Well-known places' },
		{ name: 'Movie IP (Beijing Only)', value: 'movieIp', description: 'The film or series of the video' },
		{ name: 'Objects', value: 'object', description: 'Visible things' },
		{ name: 'Roles', value: 'role', description: 'Characters of films and series' },
		{ name: 'Scenes', value: 'scene', description: 'Surroundings, such as a beach or an office' },
		{ name: 'Shows', value: 'shows', description: 'TV programs' },
		{ name: 'Speech (ASR)', value: 'asr', description: 'Tags from speech. Billed separately.' },
		{ name: 'Subtitles', value: 'subtitle', description: 'Subtitles in the picture' },
		{ name: 'Text on Screen (OCR)', value: 'ocr', description: 'Tags from visible text. Billed separately.' },
		{
			name: 'Transcript and Summary (NLP)',
			value: 'nlp',
			description:
				'Transcript, chapters, summary, translation. Jobs then need the NLP feature Transcription. Billed separately.',
		},
		{ name: 'TV Stations', value: 'tvstation', description: 'Logos of TV stations' },
	],
	default: [],
	description: 'What jobs with this template analyze (AnalyseTypes). Each type may be billed.',
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
		description: 'Confidence needed to detect a face, above 0 and up to 1; for unknown people only',
	},
	{
		displayName: 'Face Recognition Threshold',
		name: 'faceRegThreshold',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 4 },
		default: 0.9,
		description: 'Confidence needed to recognize a person, above 0 and up to 1',
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
		description: 'The kind of the videos (Industry)',
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
		description: 'Which keywords become tags; if empty, all of them',
	},
	{
		displayName: 'Knowledge Config',
		name: 'knowledgeConfig',
		type: 'json',
		default: '{}',
		description:
			'What to look up for recognized entities, as JSON text or object, such as {"movie": "name,alias", "person": "name,gender"}',
	},
	{
		displayName: 'Label Custom Category IDs',
		name: 'labelCustomCategoryIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1965304870002',
		description: 'IDs of label libraries of your account, separated by commas. For Label Version 2.0 Custom.',
	},
	{
		displayName: 'Label Custom Params',
		name: 'labelCustomParamsConfig',
		type: 'string',
		default: '',
		placeholder: 'e.g. {"key": "value"}',
		description: 'Parameters of the label libraries of your account, as text. An object is sent as JSON.',
	},
	{
		displayName: 'Label Type',
		name: 'labelType',
		type: 'options',
		options: [
			{ name: 'Automatic', value: 'auto', description: 'Tags by machine' },
			{ name: 'Human-Machine', value: 'hmi', description: 'Tags by machine, corrected by people' },
		],
		default: 'auto',
		description: 'Who makes the tags (LabelType)',
	},
	{
		displayName: 'Label Version',
		name: 'labelVersion',
		type: 'options',
		options: [
			{ name: '1.0', value: '1.0' },
			{ name: '2.0', value: '2.0' },
			{ name: '2.0 Custom', value: '2.0-custom', description: 'With label libraries of your account' },
		],
		default: '1.0',
		description: 'Version of the tags (LabelVersion). Items of this node have the same fields for both.',
	},
	{
		displayName: 'Landmark Group IDs',
		name: 'landmarkGroupIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. common',
		description:
			'IDs of landmark libraries to search, separated by commas: common (of the service), and those of your account',
	},
	{
		displayName: 'Object Group IDs',
		name: 'objectGroupIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. general,item,weapon,animal',
		description:
			'IDs of object libraries to search, separated by commas: general, item, weapon, animal (of the service), and those of your account',
	},
	{
		displayName: 'Scene',
		name: 'scene',
		type: 'options',
		options: [
			{ name: 'Recommend', value: 'recommend', description: 'Tags for recommending videos' },
			{ name: 'Search', value: 'search', description: 'Tags for finding videos' },
		],
		default: 'search',
		description: 'The purpose of the tags (Scene)',
	},
	{
		displayName: 'Template Config (JSON)',
		name: 'templateConfig',
		type: 'json',
		default: '{}',
		description:
			'Further keys of <a href="https://www.alibabacloud.com/help/en/ims/user-guide/smart-tagging-template" target="_blank">TemplateConfig</a>, as JSON text or object, such as the TemplateConfig of another template. The fields of this panel take precedence over the same key. When updating, null removes a key.',
	},
];
