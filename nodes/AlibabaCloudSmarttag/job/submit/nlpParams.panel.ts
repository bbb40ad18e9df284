import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { hotwordLocator } from '../../panel/locators';

const sourceLanguages = [
	{ name: 'Cantonese', value: 'yue' },
	{ name: 'Chinese', value: 'cn' },
	{ name: 'Chinese and English, Mixed', value: 'fspk' },
	{ name: 'English', value: 'en' },
	{ name: 'Japanese', value: 'ja' },
	{ name: 'Multilingual', value: 'multilingual', description: 'Detected; for 16 kHz audio' },
];

/** Not `multilingual`: fields that have an effect with it only are hidden. */
const NOT_MULTILINGUAL = ['', 'cn', 'en', 'fspk', 'ja', 'yue'];

const transcription: INodePropertyCollection = {
	displayName: 'Transcription',
	name: 'transcription',
	values: [
		{
			displayName: 'Source Language',
			name: 'sourceLanguage',
			type: 'options',
			required: true,
			options: [{ name: 'Choose the Language', value: '' }, ...sourceLanguages],
			default: '',
			description: 'The spoken language (sourceLanguage)',
		},
		{
			displayName: 'Language Hints',
			name: 'languageHints',
			type: 'multiOptions',
			options: [
				{ name: 'Cantonese', value: 'yue' },
				{ name: 'Chinese', value: 'cn' },
				{ name: 'English', value: 'en' },
				{ name: 'French', value: 'fr' },
				{ name: 'German', value: 'de' },
				{ name: 'Japanese', value: 'ja' },
				{ name: 'Korean', value: 'ko' },
				{ name: 'Russian', value: 'ru' },
			],
			default: [],
			description: 'The languages to expect (languageHints)',
			displayOptions: { hide: { sourceLanguage: NOT_MULTILINGUAL } },
		},
		{
			displayName: 'Transcription Model',
			name: 'transcriptionModel',
			type: 'options',
			options: [
				{ name: 'Default', value: '' },
				{ name: 'Fun-ASR', value: 'fun-asr' },
			],
			default: '',
			description: 'The model that recognizes the speech (transcriptionModel)',
			displayOptions: { hide: { sourceLanguage: NOT_MULTILINGUAL } },
		},
		{
			displayName: 'Speakers',
			name: 'speakers',
			type: 'collection',
			placeholder: 'Add Setting',
			default: {},
			options: [
				{
					displayName: 'Diarization Enabled',
					name: 'diarizationEnabled',
					type: 'boolean',
					default: true,
					description: 'Whether to distinguish the speakers (diarizationEnabled)',
				},
				{
					displayName: 'Speaker Count',
					name: 'speakerCount',
					type: 'options',
					options: [
						{ name: 'Two', value: 2 },
						{ name: 'Unknown Number', value: 0 },
					],
					default: 0,
					description: 'The number of speakers (speakerCount). Has an effect with Diarization Enabled only.',
				},
			],
		},
	],
};

const chapterIdentification: INodePropertyCollection = {
	displayName: 'Chapter Identification',
	name: 'chapterIdentification',
	values: [
		{
			displayName: 'Enabled',
			name: 'autoChaptersEnabled',
			type: 'boolean',
			default: true,
			description:
				'Whether to divide the video into chapters, each with a headline and a summary (autoChaptersEnabled)',
		},
	],
};

const customVocabulary: INodePropertyCollection = {
	displayName: 'Custom Vocabulary',
	name: 'hotword',
	values: [{ ...hotwordLocator, description: 'Names and terms that the transcription has to recognize (phraseId)' }],
};

const meetingAssistance: INodePropertyCollection = {
	displayName: 'Meeting Assistance',
	name: 'meetingAssistance',
	values: [
		{
			displayName: 'Enabled',
			name: 'meetingAssistanceEnabled',
			type: 'boolean',
			default: true,
			description:
				'Whether to find keywords, key sentences and to-do items, and to classify the meeting (meetingAssistanceEnabled)',
		},
	],
};

const slides: INodePropertyCollection = {
	displayName: 'Slides',
	name: 'pptExtraction',
	values: [
		{
			displayName: 'Enabled',
			name: 'pptExtractionEnabled',
			type: 'boolean',
			default: true,
			description: 'Whether to find the frames that show slides, and to summarize them (pptExtractionEnabled)',
		},
	],
};

const summarization: INodePropertyCollection = {
	displayName: 'Summarization',
	name: 'summarization',
	values: [
		{
			displayName: 'Enabled',
			name: 'summarizationEnabled',
			type: 'boolean',
			default: true,
			description: 'Whether to summarize the speech (summarizationEnabled)',
		},
		{
			displayName: 'Summarization Types',
			name: 'summarizationTypes',
			type: 'multiOptions',
			options: [
				{ name: 'Conversational', value: 'Conversational', description: 'A short summary of each speaker' },
				{ name: 'Mind Map', value: 'MindMap', description: 'Topics and their subtopics' },
				{ name: 'Paragraph', value: 'Paragraph', description: 'One summary of the whole text' },
				{ name: 'Questions and Answers', value: 'QuestionsAnswering', description: 'Questions and their answers' },
			],
			default: ['Paragraph'],
			description: 'The kinds of summary to make (summarizationTypes)',
			displayOptions: { hide: { summarizationEnabled: [false] } },
		},
	],
};

const translation: INodePropertyCollection = {
	displayName: 'Translation',
	name: 'translation',
	values: [
		{
			displayName: 'Enabled',
			name: 'translationEnabled',
			type: 'boolean',
			default: true,
			description: 'Whether to translate the transcript (translationEnabled)',
		},
		{
			displayName: 'Target Languages',
			name: 'targetLanguages',
			type: 'multiOptions',
			options: [
				{ name: 'Cantonese', value: 'yue' },
				{ name: 'Chinese', value: 'cn' },
				{ name: 'Chinese and English, Mixed', value: 'fspk' },
				{ name: 'English', value: 'en' },
			],
			default: [],
			description: 'The languages to translate into (targetLanguages)',
			displayOptions: { hide: { translationEnabled: [false] } },
		},
	],
};

/** `Params.nlpParams` as fields, one group a feature. Transcription comes first, since every other feature needs it. */
export const nlpFeatures: INodeProperties = {
	displayName: 'NLP Features',
	name: 'nlpFeatures',
	type: 'fixedCollection',
	placeholder: 'Add Feature',
	default: {},
	description:
		'What to derive from the speech: transcript, summary, translation, chapters (the <a href="https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-submitsmarttagjob" target="_blank">nlpParams</a> of the API). Add Transcription first: it sets the language, which every other feature needs. Required with a template that analyzes NLP. Billed separately.',
	options: [
		transcription,
		...[chapterIdentification, customVocabulary, meetingAssistance, slides, summarization, translation],
	],
};

/** `Params.nlpParams` as JSON, in Options. */
export const nlpParamsJson: INodeProperties = {
	displayName: 'NLP Parameters (JSON)',
	name: 'nlpParamsJson',
	type: 'json',
	default: '{}',
	description:
		'The nlpParams of the API, as JSON text or object, such as {"sourceLanguage": "cn", "autoChaptersEnabled": true}. NLP Features take precedence over the same key.',
};
