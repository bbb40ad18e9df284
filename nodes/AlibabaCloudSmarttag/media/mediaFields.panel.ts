import type { INodeProperties } from 'n8n-workflow';

import { mediaLocator } from '../panel/locators';

/** A media item by its ID, or by the URL that it was registered with. */
export const mediaReference: INodeProperties = {
	...mediaLocator,
	required: true,
	modes: [
		...(mediaLocator.modes ?? []),
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. oss://my-bucket/videos/demo.mp4',
			hint: 'The exact URL that the item was registered with',
		},
	],
	description: 'The item of the IMS media library, by its ID or by the URL that it was registered with',
};

/** `CateId`. */
export const categoryId: INodeProperties = {
	displayName: 'Category ID',
	name: 'categoryId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 3048',
	description: 'The category of the item in the media library (CateId)',
};

/** `CoverURL`. */
export const coverUrl: INodeProperties = {
	displayName: 'Cover URL',
	name: 'coverUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://www.example.com/cover.png',
	description: 'The address of the thumbnail, at most 128 bytes',
};

/** `Description` of a media item. */
export const description: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	placeholder: 'e.g. Test drive of an electric car',
	description: 'What the file shows, at most 1,024 bytes (a Chinese character has 3)',
};

/** Tags of a media item that is made. */
export const mediaTags: INodeProperties = {
	displayName: 'Media Tags',
	name: 'mediaTags',
	type: 'string',
	default: '',
	placeholder: 'e.g. news,2026',
	description: 'Up to 16 tags, separated by commas, of at most 32 bytes each. A list from an expression works too.',
};

/** `ReferenceId`. */
export const referenceId: INodeProperties = {
	displayName: 'Reference ID',
	name: 'referenceId',
	type: 'string',
	default: '',
	placeholder: 'e.g. order-000042',
	description: 'Your own ID of the item: 6 to 64 letters, digits, hyphens and underscores, unique in the account',
};

/** `Title`. */
export const title: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Evening news',
	description: 'At most 128 bytes (a Chinese character has 3)',
};

/** `UserData` of a media item. */
export const userData: INodeProperties = {
	displayName: 'User Data',
	name: 'userData',
	type: 'json',
	default: '{}',
	description: 'Your own data, as JSON text or object, at most 1,024 bytes',
};

/** `WorkflowId`. */
export const workflowId: INodeProperties = {
	displayName: 'Workflow ID',
	name: 'workflowId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 6307eb0d3f85477882d205aa040f2e8b',
	description: 'The IMS workflow to start with the file',
};
