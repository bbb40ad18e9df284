import type { INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../panel/displayOptions';
import { getManyMediaProperties } from './getMany.panel';
import { mediaLocator } from '../panel/locators';
import { registerMediaProperties } from './register.panel';
import { simplify } from '../panel/output';
import { requestOptions } from '../panel/requestOptions';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['media'] } },
	options: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a media item',
			description: 'Get the title, the state and the file of an item of the media library',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many media items',
			description: 'Get a list of the items of the media library, newest first',
		},
		{
			name: 'Register',
			value: 'register',
			action: 'Register a media item',
			description: 'Make a file in OSS an item of the media library, and get its MediaId',
		},
	],
	default: 'getAll',
};

/** Everything the panel shows for the resource Media. */
export const mediaProperties: INodeProperties[] = [
	operation,
	...updateDisplayOptions({ show: { resource: ['media'], operation: ['get'] } }, [
		{
			...mediaLocator,
			modes: [
				...(mediaLocator.modes ?? []),
				{
					displayName: 'By URL',
					name: 'url',
					type: 'string',
					placeholder: 'e.g. oss://my-bucket/videos/demo.mp4',
					hint: 'The URL that the item was registered with, letter by letter',
				},
			],
			description: 'The item of the IMS media library, by its ID or by the URL that it was registered with',
		},
		simplify,
		requestOptions,
	]),
	...getManyMediaProperties,
	...registerMediaProperties,
];
