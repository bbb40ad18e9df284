import { parseUrlUploads } from '../rules/upload';
import { type Action, iceVersion } from './action';

/** Lets the service fetch files from their addresses. Documented: it may take hours or days. */
export const uploadMediaByUrl: Action = {
	name: 'UploadMediaByURL',
	version: iceVersion,
	permission: 'ice:UploadMediaByURL',
	parameters: [
		'AppId',
		'EntityId',
		'MediaMetaData',
		'PostProcessConfig',
		'UploadTargetConfig',
		'UploadURLs',
		'UserData',
	],
	run({ parameters, urlUploads, now }) {
		return { UploadJobs: parseUrlUploads(parameters, now).map(({ url, draft }) => urlUploads.start(url, draft)) };
	},
};
