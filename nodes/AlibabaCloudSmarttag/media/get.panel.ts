import type { INodeProperties } from 'n8n-workflow';

import { addApiResults, englishGroupNames, optionsWith, simplify, updateDisplayOptions } from '../panel/fields';
import { mediaReference } from './mediaFields.panel';

/** Everything the panel shows for Media → Get. */
export const getMediaProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['media'], operation: ['get'] } },
	[
		mediaReference,
		{
			displayName: 'Include Stored Results',
			name: 'includeResults',
			type: 'boolean',
			default: false,
			description:
				'Whether to add the tags, the transcript and other results that the service stores with the media item: those of Media → Analyze, and of Media → Register with a template. Results of Job → Submit are not among them.',
		},
		simplify,
		optionsWith(...updateDisplayOptions({ show: { '/includeResults': [true] } }, [addApiResults, englishGroupNames])),
	],
);
