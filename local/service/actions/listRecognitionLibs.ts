import { recognitionAlgorithms } from '../catalog/libraries';
import { missingParameter } from '../apiError';
import { checkChoice } from '../rules/fields';
import { type Action, iceVersion } from './action';
import { itemsOf, type PageRule, readPage } from '../rules/paging';

/** Documented: 50 at most. There is no default size, both parameters are required. */
const pages: PageRule = { numberName: 'PageNumber', defaultSize: 50, largestSize: 50 };

/** Lists the custom libraries of one kind, by page number; note the nested `Libs.Lib` (documented). */
export const listRecognitionLibs: Action = {
	name: 'ListRecognitionLibs',
	version: iceVersion,
	permission: 'ice:ListRecognitionLibs',
	parameters: [
		'Algorithm',
		'PageNumber',
		'PageSize',
		'LibId',
		'OwnerAccount',
		'OwnerId',
		'ResourceOwnerAccount',
		'ResourceOwnerId',
	],
	run({ parameters, libraries }) {
		for (const name of ['Algorithm', 'PageNumber', 'PageSize']) {
			if (parameters[name] === undefined) throw missingParameter(name);
		}
		const algorithm = checkChoice('Algorithm', parameters['Algorithm'], recognitionAlgorithms);
		const ids = parameters['LibId']?.split(',');
		const found = libraries.recognition(algorithm).filter(({ LibId }) => ids?.includes(LibId) ?? true);
		const page = readPage(parameters, pages);
		return {
			PageNumber: page.number,
			PageSize: page.size,
			TotalCount: found.length,
			Libs: { Lib: itemsOf(found, page) },
		};
	},
};
