import { searchHotwordLibraries } from './job/submit/searchHotwordLibraries';
import { searchBuckets } from './media/upload/searchBuckets';
import { searchMedia } from './media/searchMedia';
import { choices, ossPicker, picker } from './pickers/picker';
import { searchPipelines } from './pipeline/searchPipelines';
import { loadFaceCategories, searchFaceCategories } from './template/searchFaceCategories';
import { searchTemplates } from './template/searchTemplates';

/** The lists of resource locators, by the names that the fields call them with. */
export const pickers = {
	searchBuckets: ossPicker(searchBuckets),
	searchFaceCategories: picker(searchFaceCategories),
	searchHotwordLibraries: picker(searchHotwordLibraries),
	searchMedia: picker(searchMedia),
	searchPipelines: picker(searchPipelines),
	searchTemplates: picker(searchTemplates),
};

/** The lists of fields with several choices, by the names that the fields call them with. */
export const optionPickers = {
	loadFaceCategories: choices(loadFaceCategories),
};
