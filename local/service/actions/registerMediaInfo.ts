import type { Media } from '../catalog/media';
import { ApiError, invalidParameter } from '../apiError';
import { parseRegistration } from '../rules/registration';
import { type Action, iceVersion } from './action';

/**
 * Makes a library item of a file's address. The same `ClientToken` gives the same item again; an address that is
 * registered is refused unless `Overwrite` (documented), which deletes the old item. The item is Preparing at first.
 */
export const registerMediaInfo: Action = {
	product: 'ice',
	version: iceVersion,
	parameters: [
		'InputURL',
		'MediaType',
		'BusinessType',
		'Title',
		'Description',
		'MediaTags',
		'CoverURL',
		'UserData',
		'Overwrite',
		'ClientToken',
		'RegisterConfig',
		'CateId',
		'WorkflowId',
		'ReferenceId',
		'SmartTagTemplateId',
	],
	run({ parameters, media, now }) {
		const { draft, clientToken, overwrite } = parseRegistration(parameters, now);
		const earlierId = media.idOfToken(clientToken);
		if (earlierId !== undefined) return { MediaId: earlierId };
		const existing = media.findByUrl(draft.inputUrl);
		if (existing && !overwrite) throw mediaAlreadyExists(existing);
		if (draft.referenceId !== undefined && media.hasReference(draft.referenceId)) {
			throw invalidParameter('ReferenceId', 'another media asset has it.');
		}
		return { MediaId: media.register(draft, clientToken).mediaId };
	},
};

/** Code, status and words as users of the service reported them. */
function mediaAlreadyExists({ inputUrl, mediaId }: Media): ApiError {
	return new ApiError(
		409,
		'MediaAlreadyExist',
		`The media with the given inputUrl "${inputUrl}" has already been registered with mediaId "${mediaId}".`,
	);
}
