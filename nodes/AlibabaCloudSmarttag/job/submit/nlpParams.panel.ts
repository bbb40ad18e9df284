import type { INodeProperties } from 'n8n-workflow';

import { hotwordLocator } from '../../panel/locators';

/** `Params.nlpParams`: as fields, one group a feature, or as JSON. */
export const nlpParams: INodeProperties[] = [
	{
		displayName: 'NLP Parameters',
		name: 'nlpParamsMode',
		type: 'options',
		options: [
			{ name: 'Using Fields', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
		description:
			'Transcript, summary, translation, chapters: the <a href="https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-submitsmarttagjob" target="_blank">nlpParams</a> of the API. Required with a template that analyzes NLP. Billed in addition to tags.',
	},
	{
		displayName: 'NLP Features',
		name: 'nlpFeatures',
		type: 'fixedCollection',
		placeholder: 'Add Feature',
		default: {},
		description: 'What to derive from the speech. Every feature needs Transcription, which sets the language.',
		displayOptions: { show: { nlpParamsMode: ['fields'] } },
		options: [
			{
				displayName: 'Chapter Identification',
				name: 'chapterIdentification',
				values: [
					{
						displayName: 'Chapters Enabled',
						name: 'autoChaptersEnabled',
						type: 'boolean',
						default: true,
						description: 'Whether to divide the video into chapters, each with a headline and a summary',
					},
				],
			},
			{
				displayName: 'Hotword',
				name: 'hotword',
				values: [hotwordLocator],
			},
			{
				displayName: 'Meeting Assistance',
				name: 'meetingAssistance',
				values: [
					{
						displayName: 'Assistance Enabled',
						name: 'meetingAssistanceEnabled',
						type: 'boolean',
						default: true,
						description: 'Whether to find keywords, key sentences and to-do items, and to classify the meeting',
					},
				],
			},
			{
				displayName: 'PPT Extraction and Summarization',
				name: 'pptExtraction',
				values: [
					{
						displayName: 'PPT Extraction Enabled',
						name: 'pptExtractionEnabled',
						type: 'boolean',
						default: true,
						description: 'Whether to find the frames that show slides, and to summarize them',
					},
				],
			},
			{
				displayName: 'Summarization',
				name: 'summarization',
				values: [
					{
						displayName: 'Summarization Enabled',
						name: 'summarizationEnabled',
						type: 'boolean',
						default: true,
						description: 'Whether to summarize the speech',
					},
					{
						displayName: 'Summarization Types',
						name: 'summarizationTypes',
						type: 'multiOptions',
						options: [
							{ name: 'Conversational', value: 'Conversational', description: 'A short summary of each speaker' },
							{ name: 'Mind Map', value: 'MindMap', description: 'Topics and their subtopics' },
							{ name: 'Paragraph', value: 'Paragraph', description: 'One summary of the whole text' },
							{ name: 'Questions Answering', value: 'QuestionsAnswering', description: 'Questions and their answers' },
						],
						default: [],
						description: 'The kinds of summary to make',
						displayOptions: { hide: { summarizationEnabled: [false] } },
					},
				],
			},
			{
				displayName: 'Transcription',
				name: 'transcription',
				values: [
					{
						displayName: 'Source Language',
						name: 'sourceLanguage',
						type: 'options',
						options: [
							{ name: 'Cantonese', value: 'yue' },
							{ name: 'Chinese', value: 'cn' },
							{ name: 'Chinese and English, Mixed', value: 'fspk' },
							{ name: 'English', value: 'en' },
							{ name: 'Japanese', value: 'ja' },
							{ name: 'Multilingual', value: 'multilingual', description: 'Detected; for 16 kHz audio' },
						],
						default: 'cn',
						description: 'The spoken language',
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
						description: 'The languages to expect',
						displayOptions: { hide: { sourceLanguage: ['cn', 'en', 'fspk', 'ja', 'yue'] } },
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
						description: 'The model that recognizes the speech',
						displayOptions: { hide: { sourceLanguage: ['cn', 'en', 'fspk', 'ja', 'yue'] } },
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
								description: 'Whether to distinguish the speakers',
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
								description: 'The number of speakers. Has an effect with Diarization Enabled only.',
							},
						],
					},
				],
			},
			{
				displayName: 'Translation',
				name: 'translation',
				values: [
					{
						displayName: 'Translation Enabled',
						name: 'translationEnabled',
						type: 'boolean',
						default: true,
						description: 'Whether to translate the transcript',
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
						description: 'The languages to translate into',
						displayOptions: { hide: { translationEnabled: [false] } },
					},
				],
			},
		],
	},
	{
		displayName: 'NLP Parameters (JSON)',
		name: 'nlpParamsJson',
		type: 'json',
		default: '{}',
		description:
			'The nlpParams of the API, as JSON text or object, such as {"sourceLanguage": "cn", "autoChaptersEnabled": true}',
		displayOptions: { show: { nlpParamsMode: ['json'] } },
	},
];
