import { loadFaceCategories, searchFaceCategories } from './template/searchFaceCategories';
import { choices, picker } from './pickers/picker';
import { searchHotwordLibraries } from './job/submit/searchHotwordLibraries';
import { searchMedia } from './media/searchMedia';
import { searchPipelines } from './pipeline/searchPipelines';
import { searchTemplates } from './template/searchTemplates';

/** The lists of resource locators, by the names that the fields call them with. */
export const pickers = {
	searchFaceCategories: picker(searchFaceCategories),
	searchHotwordLibraries: picker(searchHotwordLibraries),
	searchMedia: picker(searchMedia),
	searchPipelines: picker(searchPipelines),
	searchTemplates: picker(searchTemplates),
};

/** The choices of fields with several, by the names that the fields call them with. */
export const optionPickers = {
	loadFaceCategories: choices(loadFaceCategories),
};
