import { isJsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';

/**
 * What a value is documented to be. A list has one shape for all its entries, an object one for each name; a name that
 * ends with a question mark may be absent. `anything` is not looked into.
 */
export type Shape =
	| 'anything'
	| 'flag'
	| 'json text'
	| 'number'
	| 'text'
	| 'text or number'
	| readonly [Shape]
	| { readonly [name: string]: Shape };

const position: Shape = { leftTop: ['number'], rightBottom: ['number'] };

const seen: Shape = { score: 'number', from: 'number', to: 'number' };

const label: Shape = {
	labelLevel1: 'text',
	labelLevel2: 'text',
	label: 'text',
	appearanceProbability: 'number',
	detailInfo: [{ score: 'number', startTime: 'number', endTime: 'number' }],
};

const span: Shape = { start: 'number', end: 'number' };

const remark: Shape = { id: 'number', sentenceId: 'number', ...span, text: 'text' };

/** `message` and `success`: observed in a real answer of Media Processing. */
const outcome: Shape = { 'message?': 'text', 'success?': 'flag' };

/** The documented shapes of `Data`, by result type. Of NLP see NLP_SHAPES. */
export const RESULT_SHAPES = {
	VideoLabel: {
		'persons?': [
			{
				name: 'text',
				category: 'text',
				ratio: 'number',
				occurrences: [{ ...seen, position, timestamp: 'number', scene: 'text' }],
			},
		],
		'tags?': [{ mainTagName: 'text', subTagName: 'text', ratio: 'number', occurrences: [seen] }],
		'classifications?': [{ score: 'number', category1: 'text', category2: 'text' }],
		...outcome,
	},
	TextLabel: { 'tags?': [{ name: 'text', value: 'text' }], ...outcome },
	ImageLabel: {
		'persons?': [{ name: 'text', category: 'text', score: 'number', position, scene: 'text' }],
		'tags?': [{ mainTagName: 'text', subTagName: 'text', score: 'number' }],
		...outcome,
	},
	ASR: { details: [{ from: 'number', to: 'number', content: 'text' }], ...outcome },
	OCR: {
		details: [
			{ timestamp: 'number', info: [{ score: 'number', position, content: 'text', 'textType?': 'text or number' }] },
		],
		...outcome,
	},
	Meta: { title: 'text', ...outcome },
	CPVLabel: {
		type: 'text',
		'cates?': [label],
		'entities?': [
			{
				...label,
				'knowledgeInfo?': 'json text',
				detailInfo: [
					{
						score: 'number',
						startTime: 'number',
						endTime: 'number',
						'trackData?': [{ score: 'number', bbox: ['number'], timestamp: 'number' }],
					},
				],
			},
		],
		'hotwords?': [label],
		'freeTags?': [label],
		...outcome,
	},
	Subtitle: { details: [{ 'allResultUrl?': 'text', 'chResultUrl?': 'text', 'engResultUrl?': 'text' }], ...outcome },
} satisfies Record<string, Shape>;

/** The documented parts of `Data` of NLP. Times in milliseconds. */
export const NLP_SHAPES = {
	transcription: {
		paragraphs: [
			{
				paragraphId: 'text',
				'speakerId?': 'text',
				words: [{ id: 'number', sentenceId: 'number', ...span, text: 'text' }],
			},
		],
	},
	autoChapters: [{ id: 'number', ...span, headline: 'text', summary: 'text' }],
	summarization: {
		paragraphSummary: 'text',
		conversationalSummary: [{ speakerId: 'text', speakerName: 'text', summary: 'text' }],
		questionsAnsweringSummary: [
			{
				question: 'text',
				sentenceIdsOfQuestion: ['number'],
				answer: 'text',
				sentenceIdsOfAnswer: ['number'],
			},
		],
	},
	translation: {
		paragraphs: [{ paragraphId: 'text', sentences: [{ sentenctId: 'number', ...span, text: 'text' }] }],
	},
	meetingAssistance: {
		keywords: ['text'],
		keySentences: [remark],
		'actions?': [remark],
		classifications: { interview: 'number', lecture: 'number', meeting: 'number' },
	},
} satisfies Record<string, Shape>;

/** Inferred from the sibling service Tingwu; not in the table of NLP. */
export const INFERRED_SHAPES = {
	mindMapSummary: [{ title: 'text', topic: ['anything'] }],
	pptExtraction: {
		keyFrameList: [{ id: 'number', start: 'number', end: 'number', summary: 'text', fileUrl: 'text' }],
	},
	eventSplit: [{ title: 'text', startTime: 'number', endTime: 'number' }],
} satisfies Record<string, Shape>;

const template: Shape = {
	TemplateId: 'text',
	TemplateName: 'text',
	Type: 'number',
	'TypeName?': 'anything',
	'Subtype?': 'anything',
	'SubtypeName?': 'anything',
	TemplateConfig: 'json text',
	Status: 'text',
	'FrontendHint?': 'anything',
};

const media: Shape = {
	MediaId: 'text',
	MediaBasicInfo: 'anything',
	'FileInfoList?': 'anything',
	'AiRoughData?': {
		...{ 'AiJobId?': 'text', 'Status?': 'text', 'SaveType?': 'text' },
		'StandardSmartTagJob?': { 'AiJobId?': 'text', 'Status?': 'text', 'ResultUrl?': 'text', 'Results?': 'anything' },
	},
};

const answer: Shape = { RequestId: 'text' };

/** The documented shapes of answers, by action. */
export const ANSWER_SHAPES = {
	GetCallerIdentity: {
		...answer,
		AccountId: 'text',
		Arn: 'text',
		'IdentityType?': 'text',
		'PrincipalId?': 'text',
		'RoleId?': 'text',
		'UserId?': 'text',
	},
	ListCustomTemplates: {
		...answer,
		Total: 'number',
		CustomTemplateList: [{ ...template, IsDefault: 'flag', CreateTime: 'text', ModifiedTime: 'text' }],
	},
	ListSystemTemplates: { ...answer, Total: 'number', SystemTemplateList: [template] },
	ListPipelines: {
		...answer,
		PipelineList: [
			{
				PipelineId: 'text',
				Name: 'text',
				Speed: 'text',
				Priority: 'number',
				Status: 'text',
				CreateTime: 'text',
				ModifiedTime: 'text',
			},
		],
	},
	ListRecognitionLibs: {
		...answer,
		Libs: { Lib: [{ LibId: 'text', LibName: 'text', 'LibDescription?': 'text' }] },
		TotalCount: 'number',
		'PageNumber?': 'number',
		'PageSize?': 'number',
	},
	ListHotwordLibraries: {
		...answer,
		HotwordLibraryList: [
			{
				HotwordLibraryId: 'text',
				Name: 'text',
				'Description?': 'text',
				UsageScenario: 'text',
				CreationTime: 'text',
				ModifiedTime: 'text',
			},
		],
		'NextToken?': 'text',
		'MaxResults?': 'number',
		TotalCount: 'number',
	},
	ListMediaBasicInfos: {
		...answer,
		MediaInfos: [media],
		'NextToken?': 'text',
		'TotalCount?': 'number',
		'MaxResults?': 'number',
	},
	SearchMedia: {
		...answer,
		MediaInfoList: [media],
		Total: 'number',
		'ScrollToken?': 'text',
		'Code?': 'text or number',
		'Success?': 'anything',
	},
	SearchMediaByAILabel: {
		...answer,
		MediaList: [
			{
				MediaId: 'text',
				...{ 'AppId?': 'text', 'Title?': 'text', 'Description?': 'text', 'Tags?': 'text', 'Status?': 'text' },
				...{ 'CreationTime?': 'text', 'ModificationTime?': 'text', 'Size?': 'text or number', 'CoverUrl?': 'text' },
				...{
					'Duration?': 'text or number',
					'StorageLocation?': 'text',
					'Snapshots?': 'anything',
					'AiData?': 'anything',
				},
			},
		],
		Total: 'number',
		'Code?': 'text or number',
		'Success?': 'anything',
	},
	CreateUploadMedia: {
		...answer,
		...{ MediaId: 'text', FileURL: 'text', 'MediaURL?': 'text', UploadAddress: 'anything', UploadAuth: 'anything' },
	},
	QuerySmarttagJob: {
		...answer,
		JobStatus: 'text',
		'UserData?': 'text',
		'Results?': { Result: [{ Type: 'text', Data: 'text' }] },
		'Usages?': { Usage: [{ Type: 'text', Quota: 'number' }] },
	},
	error: { ...answer, Code: 'text', Message: 'text', 'EC?': 'text', 'HostId?': 'text', 'Recommend?': 'text' },
} satisfies Record<string, Shape>;

/** Names that no shape above has but that are documented too. */
const OTHER_NAMES = [
	...['AccessDeniedDetail', 'JobId', 'Message', 'CustomTemplate', 'SystemTemplate', 'Media', 'State', 'AnalyseTypes'],
	...['FaceCategoryIds', 'FaceCustomParamsConfig', 'ObjectGroupIds', 'LandmarkGroupIds', 'KeywordConfig', 'NotifyUrl'],
	...['KnowledgeConfig', 'LabelType', 'LabelVersion', 'LabelCustomCategoryIds', 'LabelCustomParamsConfig', 'Industry'],
	...['Scene', 'Title', 'MediaType', 'Source', 'BusinessType', 'InputURL', 'CoverURL', 'FileBasicInfo', 'FileName'],
	...['FileSize', 'Duration', 'FileUrl', 'FileStatus', 'FileType', 'Region', 'Bitrate', 'Width', 'Height', 'Input'],
	...['Params', 'nlpParams', 'paragraphTitle', 'audioInfo', 'sentenceId', 'url', 'events', 'size', 'sampleRate'],
	...['language', 'duration', 'name', 'alias', 'chnl', 'genre', 'country', 'releaseYear', 'songName', 'artistName'],
	...['artistArea', 'albumName', 'gender', 'citizenship', 'occupation', 'classification', 'nationality', 'birthPlace'],
	...['birthDate', 'nameEn', 'description', 'address', 'brandName', 'finegrainName', 'TemplateId', 'PipelineId'],
	...['Biz', 'CateId', 'CateName', 'Category', 'CreateTime', 'DeletedTime', 'Description', 'MediaTags', 'ModifiedTime'],
	...['ReferenceId', 'Snapshots', 'SpriteImages', 'TranscodeStatus', 'UploadSource', 'UserData'],
	...['MediaInfo', 'MediaBasicInfo', 'Endpoint', 'Bucket', 'AccessKeyId', 'AccessKeySecret', 'SecurityToken'],
	...['Expiration', 'ExpireUTCTime', 'FileInfo', 'Ext', 'Size', 'Name', 'InputURL', 'CreationTime', 'Occurrences'],
	...['AiLabelInfo', 'AsrInfo', 'OcrInfo', 'LabelName', 'LabelId', 'ClipId', 'Score', 'From', 'To', 'Content'],
	...['Timestamp', 'Tracks', 'Position', 'FaceId'],
	...['needAsrData', 'needOcrData', 'needMetaData', 'needProcess', 'clipSplitParams', 'AuthAction'],
];

/** Every documented name of an answer. */
export const KNOWN_NAMES: ReadonlySet<string> = new Set([
	...namesIn([RESULT_SHAPES, NLP_SHAPES, INFERRED_SHAPES, ANSWER_SHAPES]),
	...Object.keys(NLP_SHAPES),
	...Object.keys(INFERRED_SHAPES),
	...OTHER_NAMES,
]);

function namesIn(shape: unknown): string[] {
	if (Array.isArray(shape)) return shape.flatMap(namesIn);
	if (!isJsonObject(shape)) return [];
	return Object.entries(shape).flatMap(([name, inner]) => [bare(name), ...namesIn(inner)]);
}

/**
 * Where a value is not what its shape says: names with the types that were found, never values. Of a list, a name is
 * absent when no entry has it.
 *
 * @returns such as `details[].content is absent` and `details[].value (text) is not documented`
 */
export function differencesFrom(shape: Shape, value: unknown, path = ''): string[] {
	return [...new Set(compare(shape, [value], path))];
}

/** Compares all values that stand at one place. */
function compare(shape: Shape, values: readonly unknown[], path: string): string[] {
	if (isList(shape)) {
		const lists = values.filter(Array.isArray);
		const others = values.filter((value) => !Array.isArray(value)).map((value) => wrong(path, value, 'list'));
		const entries = lists.flat();
		return [...others, ...(entries.length > 0 ? compare(shape[0], entries, `${path}[]`) : [])];
	}
	if (typeof shape === 'string') {
		return values.filter((value) => !isOfKind(shape, value)).map((value) => wrong(path, value, shape));
	}
	const objects = values.filter(isJsonObject);
	const others = values.filter((value) => !isJsonObject(value)).map((value) => wrong(path, value, 'object'));
	if (objects.length === 0) return others;
	const names = Object.keys(shape).map(bare);
	const known = Object.entries(shape).flatMap(([name, inner]) => {
		const found = objects.filter((object) => Object.hasOwn(object, bare(name))).map((object) => object[bare(name)]);
		if (found.length > 0) return compare(inner, found, join(path, bare(name)));
		return name.endsWith('?') ? [] : [`${join(path, name)} is absent`];
	});
	const unknown = objects.flatMap((object) =>
		Object.entries(object)
			.filter(([name]) => !names.includes(name))
			.map(([name, value]) => `${join(path, name)} (${describe(value)}) is not documented`),
	);
	return [...others, ...known, ...unknown];
}

function isList(shape: Shape): shape is readonly [Shape] {
	return Array.isArray(shape);
}

function isOfKind(kind: string, value: unknown): boolean {
	if (kind === 'anything') return true;
	if (kind === 'json text') return typeof value === 'string' && isJson(value);
	return kind.split(' or ').includes(describe(value));
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** The type of a value, with the names of an object: `list of object {from, to}`. Never what it holds. */
export function describe(value: unknown): string {
	if (value === null) return 'null';
	if (value === undefined) return 'absent';
	if (Array.isArray(value)) return value.length === 0 ? 'empty list' : `list of ${describe(value[0])}`;
	if (isJsonObject(value)) return `object {${Object.keys(value).join(', ')}}`;
	return { boolean: 'flag', number: 'number', string: 'text' }[typeof value as string] ?? typeof value;
}

function wrong(path: string, value: unknown, expected: string): string {
	return `${path || 'the whole'} is ${describe(value)}, not ${expected}`;
}

function join(path: string, name: string): string {
	return path ? `${path}.${name}` : name;
}

function bare(name: string): string {
	return name.replace(/\?$/, '');
}
