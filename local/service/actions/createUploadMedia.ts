import { parseUpload } from '../rules/upload';
import { type Action, iceVersion } from './action';

/** Opens a media asset for a file that is uploaded next, and returns where to and with which key. */
export const createUploadMedia: Action = {
	name: 'CreateUploadMedia',
	version: iceVersion,
	permission: 'ice:CreateUploadMedia',
	parameters: ['AppId', 'EntityId', 'FileInfo', 'MediaMetaData', 'PostProcessConfig', 'UploadTargetConfig', 'UserData'],
	run({ parameters, media, uploads, now }) {
		const { draft, ...file } = parseUpload(parameters, now);
		return uploads.create(media, draft, file);
	},
};
