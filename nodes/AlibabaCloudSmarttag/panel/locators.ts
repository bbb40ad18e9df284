import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

const LIST_MODE = { name: 'list', type: 'list' } as const;

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
	description: 'The video to analyze: an item of the media library of IMS',
	modes: [
		fromList('searchMedia', 'Select a media item...'),
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 3b187b3620c8490886cfc2a9578c3ce6',
			hint: 'The media ID in the IMS console, or the MediaId that Media → Register or Upload returned',
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
		'What to analyze. With transcript and summary: All tags with NLP. <a href="https://www.alibabacloud.com/help/en/ims/user-guide/smart-tagging-template" target="_blank">Templates</a> are of the service or of your account (TemplateId). If empty, the service decides.',
	modes: [
		fromList('searchTemplates', 'Select a template...'),
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. S00000103-000001',
			hint: 'S00000103-000001 all tags with NLP, S00000103-000002 without NLP, S00000101-300080 NLP only',
		},
	],
};

/** `PipelineId` of `ScheduleConfig`. */
export const pipelineLocator: INodeProperties = {
	displayName: 'Pipeline',
	name: 'pipelineId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The queue that the job waits in (PipelineId). If empty, the default one of the account is used.',
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
	description: 'Names and terms that the transcription should recognize (phraseId)',
	modes: [
		fromList('searchHotwordLibraries', 'Select a hotword library...'),
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 5b0b1e0f6f2a4c1d9a7f3e8b2c4d6f80',
			hint: 'The ID of the hotword library in the IMS console',
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
		'Which people to recognize: the face libraries to search (FaceCategoryIds). Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};
