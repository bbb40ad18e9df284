import type { INodeProperties, NodeHint } from 'n8n-workflow';

import { effectOptions, updateDisplayOptions } from '../panel/fields';
import { mediaLocator } from '../panel/locators';
import { userData } from './mediaFields.panel';
import { analyzedType } from './searchByTag.panel';

/** What the editor shows before a run of Media → Analyze. */
export const analyzeHints: NodeHint[] = [
	{
		message: 'Each run makes a billed analysis per item. Pin the output while building.',
		type: 'info',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
		displayCondition: '={{ $parameter["operation"] === "analyze" }}',
	},
];

/** Everything the panel shows for Media → Analyze. */
export const analyzeMediaProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['media'], operation: ['analyze'] } },
	[
		{
			...mediaLocator,
			required: true,
			modes: [
				...(mediaLocator.modes ?? []),
				{
					displayName: 'By URL',
					name: 'url',
					type: 'string',
					placeholder: 'e.g. https://my-bucket.oss-cn-shanghai.aliyuncs.com/videos/demo.mp4',
					hint: 'The https address of an OSS object in the region of the credential',
				},
			],
			description:
				'The media item to analyze. Each analysis is billed. The service stores the results with it: Media → Get returns them, and Media → Search by Tag finds them.',
		},
		{
			displayName: 'Analysis Parameters (JSON)',
			name: 'analysisParams',
			type: 'json',
			default: '{}',
			description:
				'What to analyze of the speech, as JSON text or object: {"nlpParams": {"sourceLanguage": "cn"}}. The keys of nlpParams are those of Job → Submit.',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{ ...analyzedType, description: 'The type of the file, for Media by URL; video unless set' },
				{
					...userData,
					description:
						'JSON text or object, at most 512 bytes: {"NotifyAddress": "https://…"} is where the service reports the end of the analysis',
				},
			],
		},
		effectOptions,
	],
);
