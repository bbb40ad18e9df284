import type { INodeProperties } from 'n8n-workflow';

/** Media of `Input`, for the input type Media Library Item. */
export const mediaLocator: INodeProperties = {
	displayName: 'Media',
	name: 'mediaId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	description: 'The item of the IMS media library',
	modes: [
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 3b187b3620c8490886cfc2a9578c3ce6',
			hint: 'The media ID of the IMS console, or of an API such as RegisterMediaInfo',
		},
	],
};

/** `TemplateId`. */
export const templateLocator: INodeProperties = {
	displayName: 'Template',
	name: 'templateId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	description:
		'The Smarttag template that says what to analyze. Use <a href="https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-submitsmarttagjob" target="_blank">a system template or one of your own</a>. If empty, the service decides.',
	modes: [
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. S00000103-000001',
			hint: 'System templates: S00000103-000001 tags and NLP, S00000103-000002 tags only, S00000101-300080 NLP only',
		},
	],
};
