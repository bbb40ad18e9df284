import type { INodeProperties } from 'n8n-workflow';

import { requestOptions, updateDisplayOptions } from '../../panel/fields';
import { jobId } from '../get.panel';

/** Everything the panel shows for Job → Get Subtitles. */
export const getSubtitlesProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['job'], operation: ['getSubtitles'] } },
	[
		jobId,
		{
			displayName: 'Format',
			name: 'format',
			type: 'options',
			options: [
				{ name: 'Plain Text', value: 'txt', description: 'What is said, without times' },
				{ name: 'SRT', value: 'srt', description: 'SubRip, for players and editors' },
				{ name: 'WebVTT', value: 'vtt', description: 'For web pages' },
			],
			default: 'srt',
			description: 'The format of the file',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			hint: 'The name of the output binary field to put the file in',
		},
		{
			displayName: 'Subtitle Options',
			name: 'subtitleOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'File Name',
					name: 'fileName',
					type: 'string',
					default: '',
					placeholder: 'e.g. interview',
					description: 'Without ending. The title of the video, or the JobId, unless set.',
				},
				{
					displayName: 'Line Width',
					name: 'lineWidth',
					type: 'number',
					typeOptions: { minValue: 10 },
					default: 42,
					description: 'How many characters a line may have. A Chinese character counts as two.',
				},
				{
					displayName: 'Source',
					name: 'source',
					type: 'options',
					options: [
						{ name: 'Automatic', value: 'auto', description: 'NLP transcription; speech recognition without it' },
						{ name: 'NLP Transcription', value: 'NLP', description: 'Knows the speakers' },
						{ name: 'Speech Recognition (ASR)', value: 'ASR', description: 'Needs Raw Results to Include: Speech' },
						{ name: 'Translation', value: 'translation', description: 'What NLP translated' },
					],
					default: 'auto',
					description: 'Where the text comes from',
				},
				{
					displayName: 'Speaker Names',
					name: 'speakers',
					type: 'boolean',
					default: true,
					description: 'Whether to write who speaks, where the job told the speakers apart',
				},
				{
					displayName: 'Translation Language',
					name: 'translationLanguage',
					type: 'string',
					default: '',
					placeholder: 'e.g. en',
					description: 'The language of the translation to take: cn, en, yue or fspk. The first one unless set.',
					displayOptions: { show: { source: ['translation'] } },
				},
			],
		},
		requestOptions,
	],
);
