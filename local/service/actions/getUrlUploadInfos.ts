import { invalidParameter, missingParameter } from '../apiError';
import { splitUrls } from '../rules/upload';
import { type Action, iceVersion } from './action';

/** Documented. */
const MOST = 10;

/** Returns the states of files that the service fetches; JobIds take precedence over addresses (documented). */
export const getUrlUploadInfos: Action = {
	name: 'GetUrlUploadInfos',
	version: iceVersion,
	permission: 'ice:GetUrlUploadInfos',
	parameters: ['JobIds', 'UploadURLs'],
	run({ parameters: { JobIds: jobIds, UploadURLs: urls }, urlUploads }) {
		if (jobIds === undefined && urls === undefined) throw missingParameter('JobIds');
		const ids = jobIds?.split(',') ?? [];
		if (ids.length > MOST) throw invalidParameter('JobIds', `${ids.length} IDs, at most ${MOST} are allowed.`);
		const { found, missing } =
			jobIds === undefined
				? urlUploads.find('url', splitUrls('UploadURLs', urls ?? '', MOST))
				: urlUploads.find('jobId', ids);
		return { URLUploadInfoList: found, NonExists: missing };
	},
};
