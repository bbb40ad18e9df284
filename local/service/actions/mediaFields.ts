import type { Media } from '../catalog/media';
import { formatTime, type JsonObject } from '../values';

/** A media asset as lists and Get return it (names as in the official SDK), with or without its file. */
export function describeMedia(media: Media, withFile: boolean): JsonObject {
	return {
		MediaId: media.mediaId,
		MediaBasicInfo: {
			MediaId: media.mediaId,
			Title: media.title,
			MediaType: media.mediaType,
			Source: media.source,
			Status: media.status,
			Biz: 'ICE',
			BusinessType: media.businessType,
			InputURL: media.inputUrl,
			CreateTime: formatTime(media.createdAt),
			ModifiedTime: formatTime(media.createdAt),
			...(media.description !== undefined && { Description: media.description }),
			...(media.mediaTags !== undefined && { MediaTags: media.mediaTags }),
			...(media.coverUrl !== undefined && { CoverURL: media.coverUrl }),
			...(media.userData !== undefined && { UserData: media.userData }),
			...(media.referenceId !== undefined && { ReferenceId: media.referenceId }),
		},
		...(withFile && { FileInfoList: filesOf(media) }),
	};
}

/** The file is known only after the service has read it. Numbers are text, as in the official SDK. */
function filesOf(media: Media): JsonObject[] {
	if (media.status !== 'Normal') return [];
	return [
		{
			FileBasicInfo: {
				FileName: media.inputUrl.split('/').at(-1),
				FileType: 'source_file',
				FileStatus: 'Normal',
				FileSize: '14340962',
				FileUrl: media.inputUrl,
				Region: 'cn-shanghai',
				...(media.seconds !== undefined && { Duration: media.seconds.toFixed(6) }),
			},
		},
	];
}
