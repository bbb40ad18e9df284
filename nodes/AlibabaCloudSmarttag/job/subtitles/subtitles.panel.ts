import type { INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../panel/fields';
import { jobId, waitUntilFinished } from '../get.panel';
import { maxTextLength } from '../jobResults.panel';
import { optionsWithPoll } from '../wait/wait.panel';

/** Everything the panel shows for Job → Get Subtitles. */
export const getSubtitlesProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['job'], operation: ['getSubtitles'] } },
	[
		jobId,
		waitUntilFinished,
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
			description: 'As a tool of an agent, the node returns the text in the field text of the JSON instead',
		},
		{
			displayName: 'Subtitle Options',
			name: 'subtitleOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Byte Order Mark',
					name: 'byteOrderMark',
					type: 'boolean',
					default: false,
					description: 'Whether the file begins with the mark by which old programs for Windows recognize UTF-8',
				},
				{
					displayName: 'File Name',
					name: 'fileName',
					type: 'string',
					default: '',
					placeholder: 'e.g. interview',
					description:
						'Without ending. The title of the video, or else the name of its file, or else the JobId, unless set.',
				},
				{
					displayName: 'Line Endings',
					name: 'lineEndings',
					type: 'options',
					options: [
						{
							name: 'CRLF',
							value: 'crlf',
							description: 'Carriage return and line feed, as older programs for Windows expect',
						},
						{ name: 'LF', value: 'lf', description: 'Line feed' },
					],
					default: 'lf',
					description: 'How the lines of the file end',
				},
				{
					displayName: 'Line Width',
					name: 'lineWidth',
					type: 'number',
					typeOptions: { minValue: 10, maxValue: 200 },
					default: 42,
					description: 'How many characters a line may have, from 10 to 200. A Chinese character counts as two.',
				},
				maxTextLength,
				{
					displayName: 'Minimum Display Time',
					name: 'minimumDisplayTime',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 10, numberPrecision: 3 },
					default: 0.7,
					description:
						'How many seconds a subtitle is shown at least: into the pause behind it, or together with its neighbor',
				},
				{
					displayName: 'Source',
					name: 'source',
					type: 'options',
					options: [
						{ name: 'Automatic', value: 'auto', description: 'NLP transcription; speech recognition without it' },
						{ name: 'NLP Transcription', value: 'NLP', description: 'Knows the speakers' },
						{ name: 'Speech Recognition (ASR)', value: 'ASR', description: 'Needs Analysis Data to Request: Speech' },
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
					description: 'Whether to write who speaks, where the job distinguishes the speakers',
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
		optionsWithPoll({ '/waitUntilFinished': [true] }),
	],
);
