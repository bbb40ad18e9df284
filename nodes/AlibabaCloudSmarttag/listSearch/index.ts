import { loadFaceCategories, searchFaceCategories } from './faceCategories';
import { choices, picker } from './picker';
import { searchHotwordLibraries } from './searchHotwordLibraries';
import { searchMedia } from './searchMedia';
import { searchPipelines } from './searchPipelines';
import { searchTemplates } from './searchTemplates';

/** The lists of resource locators, by the names that the fields call them with. */
export const lists = {
	searchFaceCategories: picker(searchFaceCategories),
	searchHotwordLibraries: picker(searchHotwordLibraries),
	searchMedia: picker(searchMedia),
	searchPipelines: picker(searchPipelines),
	searchTemplates: picker(searchTemplates),
};

/** The choices of fields with several, by the names that the fields call them with. */
export const optionLists = {
	loadFaceCategories: choices(loadFaceCategories),
};
