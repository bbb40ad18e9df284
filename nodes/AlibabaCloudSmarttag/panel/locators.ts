import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/** A choice stays in the workflow when the credential changes, so the panel reminds of it. */
const LIST_MODE = {
	name: 'list',
	type: 'list',
	hint: 'Choose again after you change the credential',
} as const;

/** The mode that lists what the account has, by a method of the node. */
function fromList(searchListMethod: string, placeholder: string): INodePropertyMode {
	return { displayName: 'From List', ...LIST_MODE, placeholder, typeOptions: { searchListMethod, searchable: true } };
}

/** Media of `Input`, for the input type Media Library Item. */
export const mediaLocator: INodeProperties = {
	displayName: 'Media',
	name: 'mediaId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The item of the IMS media library',
	modes: [
		fromList('searchMedia', 'Select a media item...'),
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 3b187b3620c8490886cfc2a9578c3ce6',
			hint: 'The media ID of the IMS console, or of an API such as RegisterMediaInfo',
		},
	],
};

/** A bucket of the account, for uploads. */
export const bucketLocator: INodeProperties = {
	displayName: 'Bucket',
	name: 'bucket',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		'The OSS bucket that the file is uploaded to, in the region of the credential. IMS has to be authorized to read it.',
	modes: [
		fromList('searchBuckets', 'Select a bucket...'),
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. my-bucket',
			hint: 'The name of the bucket, without oss:// and without its region',
		},
	],
};

/** `TemplateId`. The system templates in its hint are those of `template/systemTemplates`. */
export const templateLocator: INodeProperties = {
	displayName: 'Template',
	name: 'templateId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		'The Smarttag template that defines what to analyze. Use <a href="https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-submitsmarttagjob" target="_blank">a system template or one of your account</a>. If empty, the service decides.',
	modes: [
		fromList('searchTemplates', 'Select a template...'),
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. S00000103-000001',
			hint: 'System templates: S00000103-000001 tags and NLP, S00000103-000002 tags only, S00000101-300080 NLP only',
		},
	],
};

/** `PipelineId` of `ScheduleConfig`. */
export const pipelineLocator: INodeProperties = {
	displayName: 'Pipeline',
	name: 'pipelineId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The queue of the job. If empty, the default pipeline of the account is used.',
	modes: [
		fromList('searchPipelines', 'Select a pipeline...'),
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 5246b8d12a62433ab77845074039****',
			hint: 'Also for a pipeline that the list does not show',
		},
	],
};

/** `phraseId` of `nlpParams`. */
export const hotwordLocator: INodeProperties = {
	displayName: 'Hotword Library',
	name: 'phraseId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'Hotword library with names and terms for the transcription',
	modes: [
		fromList('searchHotwordLibraries', 'Select a hotword library...'),
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 5b0b1e0f6f2a4c1d9a7f3e8b2c4d6f80',
			hint: 'The ID of the hotword library',
		},
	],
};

/** `FaceCategoryIds` of `TemplateConfig`. An expression may also return text with commas. */
export const faceCategories: INodeProperties = {
	displayName: 'Face Category Names or IDs',
	name: 'faceCategoryIds',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'loadFaceCategories' },
	default: [],
	description:
		'Face libraries to search, of the account and region of the credential. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};
