/** Documented values of `MediaType`. */
export const MEDIA_TYPES = ['audio', 'image', 'text', 'video'] as const;

/** Documented values of `Source` of a media library item. */
export const MEDIA_SOURCES = ['general', 'live', 'oss', 'vod'] as const;

/** Documented values of `Status` of a media library item. */
export const MEDIA_STATUSES = ['Init', 'Normal', 'PrepareFail', 'Preparing'] as const;

/** Documented values of `BusinessType`. */
export const BUSINESS_TYPES = ['ending', 'font', 'general', 'opening', 'subtitles', 'watermark'] as const;

/** Documented values of `BusinessType` where `MediaType` is `text`. */
export const TEXT_BUSINESS_TYPES: readonly string[] = ['font', 'subtitles'];
