import {
	LANGUAGE_HINTS,
	SOURCE_LANGUAGES,
	SUMMARIZATION_TYPES,
	TARGET_LANGUAGES,
} from '../../../nodes/AlibabaCloudSmarttag/job/submit/nlpParams';
import { TAGS } from '../run/upload';

/** A word as the service defines them for types, states and codes: letters, with dots, dashes or underscores between. */
export const SERVICE_WORD = /^[A-Za-z]{1,40}(?:[._-][A-Za-z]{1,40}){0,5}$/;

/**
 * Fields whose values the service defines, a new one now and then. A word in them that is not documented is kept unless
 * the account uses the same word elsewhere.
 */
export const SERVICE_WORD_FIELDS: ReadonlySet<string> = new Set([
	...['Code', 'IdentityType', 'JobStatus', 'MediaType', 'Source', 'Speed', 'State', 'Status', 'Type', 'UsageScenario'],
]);

/** The documented ones. */
export const DOCUMENTED_WORDS: ReadonlySet<string> = new Set([
	...['Submitted', 'Processing', 'Success', 'Fail', 'Active', 'Paused', 'Normal', 'Invisible'],
	...['Init', 'Preparing', 'PrepareFail', 'Account', 'AssumedRoleUser', 'RAMUser', 'smarttag'],
	...['Standard', 'Boost', 'NarrowBandHDV2', 'AIVideoMCU', 'AIVideoTag', 'StructuredMediaAssets', 'VideoTranslation'],
	...['audio', 'image', 'text', 'video', 'general', 'live', 'oss', 'vod', 'Media', 'OSS', 'URL'],
	...['ASR', 'CPVLabel', 'EventSplit', 'ImageLabel', 'Meta', 'NLP', 'OCR', 'Process', 'Subtitle', 'TextLabel'],
	...['VideoLabel'],
]);

const anyOf = (...words: readonly string[]) => new RegExp(`^(?:${words.join('|')})$`);

/** Documented tag groups; the service names them in Chinese. */
const TAG_GROUPS = anyOf(
	...['节目', '人物角色', '物体', '标识', '动作事件', '地域', '场景', '表情'],
	...['组织机构', '关键词', '人物', '地点', '机构', '地标', '人脸'],
);

const LANGUAGES = anyOf(...new Set([...SOURCE_LANGUAGES, ...LANGUAGE_HINTS, ...TARGET_LANGUAGES]));

/**
 * Which values may stand in a report, by the name they belong to: values that the service
 * defines and no account chooses. Several of them may stand in one text, with commas.
 */
export const KEPT_VALUES: ReadonlyMap<string, RegExp> = new Map([
	['type', anyOf('auto', 'hmi')],
	['message', anyOf('SUCCESS')],
	['category', anyOf('celebrity', 'politician', 'sensitive', 'unknown')],
	['scene', anyOf('closeUp', 'medium-closeUp', 'medium', 'medium-long')],
	['textType', anyOf('0', '1', '2')],
	['mainTagName', TAG_GROUPS],
	['name', TAG_GROUPS],
	['labelLevel1', TAG_GROUPS],
	['labelLevel2', TAG_GROUPS],
	['language', LANGUAGES],
	['sourceLanguage', LANGUAGES],
	['languageHints', LANGUAGES],
	['targetLanguages', LANGUAGES],
	['summarizationTypes', anyOf(...SUMMARIZATION_TYPES)],
	['splitType', anyOf('event')],
	['MediaTags', anyOf(...TAGS)],
	[
		'AnalyseTypes',
		anyOf(
			...['ocr', 'asr', 'nlp', 'classification', 'shows', 'face', 'role', 'object', 'tvstation', 'action', 'emotion'],
			...['landmark', 'scene', 'movieIp', 'subtitle'],
		),
	],
	['FaceCategoryIds', anyOf('celebrity', 'politician', 'sensitive')],
	['ObjectGroupIds', anyOf('general', 'item', 'weapon', 'animal')],
	['LandmarkGroupIds', anyOf('common')],
	['LabelVersion', anyOf('1\\.0', '2\\.0', '2\\.0-custom')],
	['LabelType', anyOf('auto', 'hmi')],
	['Industry', anyOf('common', 'microVideo')],
	['Scene', anyOf('search', 'recommend')],
]);

/** Names whose text is JSON, documented or read in samples. */
export const JSON_TEXTS: ReadonlySet<string> = new Set([
	'Data',
	'FaceCustomParamsConfig',
	'FileInfo',
	'Input',
	'KeywordConfig',
	'KnowledgeConfig',
	'Params',
	'TemplateConfig',
	'knowledgeInfo',
]);

/** Names whose text is a sentence of the service, of which common words may stand. */
export const SENTENCES: ReadonlySet<string> = new Set(['Data', 'Message', 'message']);

/** Numbers that could identify a file; only their magnitude is kept. */
export const MAGNITUDES: ReadonlySet<string> = new Set([
	'Bitrate',
	'Duration',
	'FileSize',
	'Quota',
	'Size',
	'TotalCount',
	'Total',
]);

/** Common words of error messages; a sentence of the service keeps these and loses all others. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
	`a access account action after again all allowed already am an and any api are as at audio authorized available bad be
	because been before bucket but by cannot cant code codec config configuration content corrupt could data decode default
	denied deny did disabled do does done download due duration empty enabled end enough error exceed exceeded exceeds exist
	exists expected expire expired fail failed fails failure file for format forbidden found from get has have id if illegal
	in incorrect input inside internal invalid io is it its job language large later length less limit long made mandatory
	matched may media memory message missing more most must name need needed needs network nlp no none not null number object
	of off on only open operated operation or other out output over param parameter params parse path permission pipeline
	please process processed processing quota range read reason region rejected request required resolution resource result
	retry role running same seconds server service should signature size slow some sound source specified speech start state
	status stopped stream submit submitted success support supported system tag task template than that the then there this
	time timeout to token too track transcode try type unable unauthorized unexpected unknown unsupported until uri url use
	used user valid value version video was we were what when which while will with within without wrong you your`.split(
		/\s+/,
	),
);
