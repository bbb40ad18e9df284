import { missingParameter } from '../apiError';
import { type Action, iceVersion } from './action';

/** Returns a new key for the upload of a media asset; the address stays the same (documented). */
export const refreshUploadMedia: Action = {
	name: 'RefreshUploadMedia',
	version: iceVersion,
	permission: 'ice:RefreshUploadMedia',
	parameters: ['MediaId'],
	run({ parameters: { MediaId: mediaId }, media, uploads }) {
		if (mediaId === undefined) throw missingParameter('MediaId');
		return uploads.refresh(media, mediaId);
	},
};
