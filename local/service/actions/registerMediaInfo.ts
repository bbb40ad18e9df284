import type { Media } from '../catalog/media';
import { ApiError, invalidParameter } from '../apiError';
import { parseRegistration } from '../rules/registration';
import { type Action, iceVersion } from './action';

/**
 * Registers the address of a file as a media asset. The same `ClientToken` returns the same asset again; a registered
 * address is refused unless `Overwrite` (documented), which deletes the old asset. A new asset is Preparing at first.
 */
export const registerMediaInfo: Action = {
	name: 'RegisterMediaInfo',
	version: iceVersion,
	permission: 'ice:RegisterMediaInfo',
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
			throw invalidParameter('ReferenceId', 'another media asset uses it.');
		}
		return { MediaId: media.register(draft, clientToken).mediaId };
	},
};

/** Observed: code, status and message, as users of the service reported them. */
function mediaAlreadyExists({ inputUrl, mediaId }: Media): ApiError {
	return new ApiError(
		409,
		'MediaAlreadyExist',
		`The media with the given inputUrl "${inputUrl}" has already been registered with mediaId "${mediaId}".`,
	);
}
