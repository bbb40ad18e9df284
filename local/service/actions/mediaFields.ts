import type { Media, MediaAnalysis } from '../catalog/media';
import { storedResults } from '../results';
import { formatTime, type JsonObject } from '../values';

/** What is returned of a media asset besides its basic data. */
interface MediaParts {
	readonly file: boolean;
	/** The stored analysis: its address (documented default), or its results. */
	readonly analysis?: 'address' | 'results';
}

/** A media asset as lists and Get return it (names as in the official SDK). */
export function describeMedia(media: Media, { file, analysis }: MediaParts): JsonObject {
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
			ModifiedTime: formatTime(media.modifiedAt ?? media.createdAt),
			...(media.description !== undefined && { Description: media.description }),
			...(media.mediaTags !== undefined && { MediaTags: media.mediaTags }),
			...(media.coverUrl !== undefined && { CoverURL: media.coverUrl }),
			...(media.userData !== undefined && { UserData: media.userData }),
			...(media.referenceId !== undefined && { ReferenceId: media.referenceId }),
			...(media.cateId !== undefined && { CateId: Number(media.cateId) }),
			...(media.category !== undefined && { Category: media.category }),
		},
		...(file && { FileInfoList: filesOf(media) }),
		...(analysis && media.analysis && { AiRoughData: analysisOf(media, media.analysis, analysis) }),
	};
}

/** Names and states as in the official SDK. The address leads nowhere. */
function analysisOf(
	media: Media,
	{ aiJobId: AiJobId, status: Status, nlp }: MediaAnalysis,
	form: 'address' | 'results',
): JsonObject {
	const address = { ResultUrl: `https://example.invalid/${AiJobId}/1.txt` };
	const ended = form === 'results' ? { Results: storedResults(media, nlp) } : address;
	return {
		AiJobId,
		Status,
		SaveType: 'TEXT',
		StandardSmartTagJob: { AiJobId, Status, ...(Status === 'AnalyzeSuccess' && ended) },
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
				FileSize: String(media.size ?? 14_340_962),
				FileUrl: media.inputUrl,
				Region: 'cn-shanghai',
				...(media.seconds !== undefined && { Duration: media.seconds.toFixed(6) }),
			},
		},
	];
}
