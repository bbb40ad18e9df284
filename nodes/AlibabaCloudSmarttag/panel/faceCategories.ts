import type { INodeProperties } from 'n8n-workflow';

/** `FaceCategoryIds` of `TemplateConfig`. A text with commas, as an expression may give it, is taken as well. */
export const faceCategories: INodeProperties = {
	displayName: 'Face Category Names or IDs',
	name: 'faceCategoryIds',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'loadFaceCategories' },
	default: [],
	description:
		'Face libraries to look in, of the account and region of the credential. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};
