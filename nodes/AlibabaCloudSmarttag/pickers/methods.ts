import type { INodeType } from 'n8n-workflow';

import type { lists, optionLists } from '../pickers';

type ListSearchMethod = (typeof lists)[keyof typeof lists];
type LoadOptionsMethod = (typeof optionLists)[keyof typeof optionLists];
type Methods = Required<NonNullable<INodeType['methods']>>;

/** The methods that fields fill their lists with, by name. What a list does is loaded when one is opened. */
export const listSearchMethods: Methods['listSearch'] = {
	searchFaceCategories: list('searchFaceCategories'),
	searchHotwordLibraries: list('searchHotwordLibraries'),
	searchMedia: list('searchMedia'),
	searchPipelines: list('searchPipelines'),
	searchTemplates: list('searchTemplates'),
};

/** Likewise of fields with several choices. */
export const loadOptionsMethods: Methods['loadOptions'] = {
	loadFaceCategories: optionList('loadFaceCategories'),
};

function list(name: keyof typeof lists): ListSearchMethod {
	return async function (...given) {
		const runTime = await import('../runTime');
		return await runTime.lists[name].call(this, ...given);
	};
}

function optionList(name: keyof typeof optionLists): LoadOptionsMethod {
	return async function () {
		const runTime = await import('../runTime');
		return await runTime.optionLists[name].call(this);
	};
}
