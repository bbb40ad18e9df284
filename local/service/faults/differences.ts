import { ApiError } from '../apiError';
import type { CallbackStates } from '../callbacks/sender';
import { isJsonObject, type JsonObject } from '../values';
import type { FaultRule } from './rule';

/** A request as a difference sees it. */
export interface DifferingRequest {
	readonly action: string;
	readonly signature: string;
	readonly parameters: Readonly<Record<string, string>>;
}

/** Settings of the service that a difference changes. */
export interface DifferingSettings {
	readonly callbackStates?: CallbackStates;
	readonly callbackPauseMs?: number;
	readonly faults?: readonly FaultRule[];
}

/** How the service differs in one fact from what the package assumes. */
interface Difference {
	/** The actions it is about. */
	readonly actions?: readonly string[];
	/** Changes the parameters of a request before the action reads them. */
	readonly parameters?: (parameters: DifferingRequest['parameters']) => DifferingRequest['parameters'];
	/** Refuses a request that the service would accept. */
	readonly refusal?: (request: DifferingRequest) => ApiError | undefined;
	/** Changes the fields of an answer. */
	readonly fields?: (fields: JsonObject) => JsonObject;
	/** Changes the fields of a refusal. */
	readonly refusedFields?: (fields: JsonObject) => JsonObject;
	readonly settings?: DifferingSettings;
}

/** The queue message wrapped in another object; the fault replaces the placeholder. */
const wrappedMessage = '{"Type":"smarttag","Message":{message}}';

/**
 * All differences by name. Each is named after the fact of the live check (`npm run live`) that it contradicts, so that a
 * test can require that the check finds and names it.
 */
const differences = {
	'fields.GetCallerIdentity': { actions: ['GetCallerIdentity'], fields: renamed('Arn', 'Identity') },
	'signature.v1': {
		refusal: ({ signature }) =>
			signature === 'V1'
				? new ApiError(400, 'InvalidSignatureVersion', 'The specified signature version is not supported.')
				: undefined,
	},
	'errors.fields': { refusedFields: renamed('RequestId', 'TraceId') },
	'errors.unknownJob': { actions: ['QuerySmarttagJob'], refusedFields: set('Code', 'UnknownTask') },
	'errors.unknownUpload': { actions: ['RefreshUploadMedia'], refusedFields: set('Code', 'ServiceUnavailable') },
	'errors.unknownTemplate': { actions: ['GetCustomTemplate'], refusedFields: set('Code', 'NothingFound') },
	'templates.type11': {
		actions: ['ListCustomTemplates'],
		refusal: () => new ApiError(400, 'InvalidParameter', 'The specified parameter "Type" is not valid.'),
	},
	'fields.ListCustomTemplates': { actions: ['ListCustomTemplates'], fields: renamed('TemplateName', 'Title') },
	'templates.default': { actions: ['GetCustomTemplate'], fields: set('IsDefault', false) },
	'fields.ListSystemTemplates': { actions: ['ListSystemTemplates'], fields: renamed('TemplateName', 'Title') },
	'systemTemplates.ids': {
		actions: ['ListSystemTemplates'],
		fields: (fields) => ({ ...fields, SystemTemplateList: [] }),
	},
	'fields.ListPipelines': { actions: ['ListPipelines'], fields: renamed('Name', 'PipelineName') },
	'pipelines.speed': {
		actions: ['ListPipelines'],
		fields: replaced('Speed', (speed) => (speed === 'AIVideoMCU' ? 'SmartTag' : speed)),
	},
	'fields.ListRecognitionLibs': { actions: ['ListRecognitionLibs'], fields: renamed('LibName', 'Title') },
	'faces.ids': { actions: ['ListRecognitionLibs'], fields: replaced('LibId', (id) => `library-${String(id)}`) },
	'fields.ListHotwordLibraries': {
		actions: ['ListHotwordLibraries'],
		fields: renamed('HotwordLibraryId', 'LibraryId'),
	},
	'fields.ListMediaBasicInfos': { actions: ['ListMediaBasicInfos'], fields: renamed('MediaInfos', 'MediaList') },
	'fields.SearchMedia': {
		actions: ['SearchMedia'],
		refusal: () => new ApiError(400, 'InvalidParameter.Match', 'The specified parameter "Match" is not valid.'),
	},
	'fields.SearchMediaByAILabel': { actions: ['SearchMediaByAILabel'], fields: renamed('MediaList', 'Medias') },
	'upload.create': { actions: ['CreateUploadMedia'], fields: renamed('FileURL', 'FileAddress') },
	'upload.longTitle': {
		actions: ['CreateUploadMedia'],
		parameters: ({ MediaMetaData: meta = '{}', ...others }) => ({
			...others,
			MediaMetaData: JSON.stringify(replaced('Title', (title) => String(title).slice(0, 128))(parsed(meta))),
		}),
	},
	'upload.address': {
		actions: ['CreateUploadMedia', 'RefreshUploadMedia'],
		fields: ({ UploadAddress, UploadAuth, ...others }) => ({
			...others,
			...(UploadAddress !== undefined && { UploadAddress: UploadAuth, UploadAuth: UploadAddress }),
		}),
	},
	'upload.expiry': {
		actions: ['CreateUploadMedia', 'RefreshUploadMedia'],
		fields: replaced('UploadAuth', inBase64(without('ExpireUTCTime'))),
	},
	'upload.refresh': {
		actions: ['RefreshUploadMedia'],
		fields: replaced('UploadAddress', inBase64(set('FileName', 'sv/another.mp4'))),
	},
	'upload.put': {
		settings: {
			faults: [{ kind: 'error', action: 'PutObject', contains: 'outin-', status: 403, code: 'AccessDenied' }],
		},
	},
	'upload.states': {
		actions: ['GetMediaInfo'],
		fields: replaced('Status', (status) => (status === 'Preparing' ? 'Analyzing' : status)),
	},
	'tags.append': { actions: ['UpdateMediaInfo'], parameters: ({ AppendTags: _, ...others }) => others },
	'tags.twice': {
		actions: ['GetMediaInfo'],
		fields: replaced('MediaTags', (tags) => [...new Set(String(tags).split(','))].join(',')),
	},
	'tags.many': {
		actions: ['UpdateMediaInfo'],
		parameters: ({ MediaTags: tags = '', ...others }) => ({
			...others,
			...(tags.split(',').length <= 3 && { MediaTags: tags }),
		}),
	},
	'ossKey.object': {
		settings: { faults: [{ kind: 'error', action: 'HeadObject', status: 404, code: 'NoSuchKey' }] },
	},
	'upload.notReady': {
		actions: ['SubmitSmarttagJob'],
		parameters: ({ Input: input = '', ...others }) => ({
			...others,
			Input: input.includes('"Type":"Media"') ? input.replace(/[\da-f]{32}/, '0'.repeat(32)) : input,
		}),
	},
	'ossKey.job': {
		actions: ['SubmitSmarttagJob'],
		refusal: ({ parameters }) =>
			parameters['Input']?.includes('%')
				? new ApiError(400, 'InvalidParameter.Input', 'The specified parameter "Input" is not valid.')
				: undefined,
	},
	'submit.jobId': { actions: ['SubmitSmarttagJob'], fields: replaced('JobId', (id) => `job-${String(id)}`) },
	'submit.noTemplate': {
		actions: ['SubmitSmarttagJob'],
		refusal: ({ parameters }) =>
			parameters['TemplateId'] === undefined
				? new ApiError(400, 'MissingTemplateId', 'TemplateId is mandatory for this action.')
				: undefined,
	},
	'job.states': {
		actions: ['QuerySmarttagJob'],
		fields: replaced('JobStatus', (state) => (state === 'Processing' ? 'Running' : state)),
	},
	'job.userData': { actions: ['QuerySmarttagJob'], fields: replaced('UserData', (text) => `${String(text)} `) },
	'fields.QuerySmarttagJob': { actions: ['QuerySmarttagJob'], fields: renamed('Result', 'result') },
	'results.types': {
		actions: ['QuerySmarttagJob'],
		fields: changedResults((results) => [...results, { Type: 'HologramLabel', Data: '{"holograms":[]}' }]),
	},
	'results.VideoLabel': inResult('VideoLabel', renamed('scene', 'shot')),
	'results.TextLabel': inResult('TextLabel', renamed('value', 'values')),
	'results.ImageLabel': inResult('ImageLabel', renamed('score', 'confidence')),
	'results.ASR': inResult('ASR', renamed('to', 'till')),
	'results.OCR': inResult('OCR', renamed('timestamp', 'time')),
	'results.CPVLabel': inResult('CPVLabel', renamed('startTime', 'begin')),
	'results.Subtitle': inResult('Subtitle', renamed('details', 'files')),
	'results.Meta': inResult('Meta', set('title', 'another title')),
	'results.outcome': {
		actions: ['QuerySmarttagJob'],
		fields: changedResults((results) => results.map((result) => changedData(result, without('message', 'success')))),
	},
	'tags.language': {
		actions: ['QuerySmarttagJob'],
		fields: changedResults((results) =>
			results.map((result) => changedData(changedData(result, set('mainTagName', 'Objects')), tagNames('Places'))),
		),
	},
	'nlp.transcription': inResult('NLP', renamed('words', 'tokens')),
	'nlp.autoChapters': inResult('NLP', renamed('headline', 'heading')),
	'nlp.summarization': inResult('NLP', renamed('questionsAnsweringSummary', 'answers')),
	'nlp.translation': inResult('NLP', renamed('sentences', 'lines')),
	'nlp.meetingAssistance': inResult('NLP', renamed('keySentences', 'highlights')),
	'nlp.mindMap': inResult('NLP', renamed('mindMapSummary', 'mindMap')),
	'nlp.slides': inResult('NLP', renamed('pptExtraction', 'slides')),
	'nlp.multilingual': inResult('NLP', renamed('words', 'tokens')),
	'process.switch': {
		actions: ['QuerySmarttagJob'],
		fields: changedResults((results) => results.filter(({ Type: type }) => type !== 'Process')),
	},
	'usages.fields': { actions: ['QuerySmarttagJob'], fields: replaced('Quota', String) },
	'eventSplit.fields': inResult('EventSplit', renamed('title', 'caption')),
	'failure.text': { actions: ['QuerySmarttagJob'], fields: without('Message', 'Results') },
	'readers.understood': inResult('ASR', set('content', '')),
	'notify.request': {
		settings: { faults: [{ kind: 'callbackGarbage', contentType: 'text/plain', body: '{message}' }] },
	},
	'notify.body': { settings: { faults: [{ kind: 'callbackGarbage', body: wrappedMessage }] } },
	'notify.states': { settings: { callbackStates: 'terminal' } },
	'notify.headers': {
		settings: {
			faults: [{ kind: 'callbackGarbage', body: '{message}', headers: { 'x-ice-signature': 'example-signature' } }],
		},
	},
	'notify.retry': { settings: { callbackPauseMs: 3_600_000 } },
} satisfies Readonly<Record<string, Difference>>;

/** See `differences`. */
export type DifferenceName = keyof typeof differences;

/** The names of all differences. */
export const differenceNames = Object.keys(differences) as readonly DifferenceName[];

/** The settings that the named differences change. */
export function settingsOf(names: readonly DifferenceName[]): DifferingSettings {
	return Object.assign({}, ...named(names).map(({ settings }) => settings)) as DifferingSettings;
}

/** The refusal that a difference answers the request with; undefined when it is accepted as always. */
export function refusalOf(names: readonly DifferenceName[], request: DifferingRequest): ApiError | undefined {
	return about(names, request)
		.map(({ refusal }) => refusal?.(request))
		.find((refusal) => refusal !== undefined);
}

/** The parameters that the action reads instead of those that were sent. */
export function parametersOf(
	names: readonly DifferenceName[],
	request: DifferingRequest,
): DifferingRequest['parameters'] {
	const changes = about(names, request).flatMap(({ parameters }) => parameters ?? []);
	return changes.reduce((parameters, change) => change(parameters), request.parameters);
}

/** The body of an answer as JSON text, with the fields that differ. */
export function differingBody(
	names: readonly DifferenceName[],
	request: DifferingRequest,
	{ body, isRefused }: { readonly body: string; readonly isRefused: boolean },
): string {
	const changes = about(names, request).flatMap(
		({ fields, refusedFields }) => (isRefused ? refusedFields : fields) ?? [],
	);
	if (changes.length === 0) return body;
	return JSON.stringify(changes.reduce((fields, change) => change(fields), JSON.parse(body) as JsonObject));
}

function named(names: readonly DifferenceName[]): Difference[] {
	return names.map((name) => differences[name]);
}

function about(names: readonly DifferenceName[], { action }: DifferingRequest): Difference[] {
	return named(names).filter(({ actions }) => actions?.includes(action) ?? true);
}

/** Changes every object in a value, however deep. */
function everywhere(change: (object: JsonObject) => JsonObject): (fields: JsonObject) => JsonObject {
	const walk = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(walk);
		if (!isJsonObject(value)) return value;
		return change(Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item)])));
	};
	return (fields) => walk(fields) as JsonObject;
}

function renamed(name: string, other: string): (fields: JsonObject) => JsonObject {
	return everywhere((object) =>
		Object.fromEntries(Object.entries(object).map(([key, value]) => [key === name ? other : key, value])),
	);
}

function replaced(name: string, change: (value: unknown) => unknown): (fields: JsonObject) => JsonObject {
	return everywhere((object) => (name in object ? { ...object, [name]: change(object[name]) } : object));
}

function set(name: string, value: unknown): (fields: JsonObject) => JsonObject {
	return replaced(name, () => value);
}

/** Changes an object that is written as JSON in Base64. */
function inBase64(change: (object: JsonObject) => JsonObject): (text: unknown) => unknown {
	return (text) => {
		const object = parsed(Buffer.from(String(text), 'base64').toString('utf8'));
		return Buffer.from(JSON.stringify(change(object))).toString('base64');
	};
}

function parsed(text: string): JsonObject {
	return JSON.parse(text) as JsonObject;
}

function without(...names: readonly string[]): (fields: JsonObject) => JsonObject {
	return everywhere((object) => Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name))));
}

/** The names of the tags of TextLabel, which people do not have. */
function tagNames(name: string): (fields: JsonObject) => JsonObject {
	return everywhere((object) => ('value' in object ? { ...object, name } : object));
}

/** A difference in `Data` of one type. */
function inResult(type: string, change: (data: JsonObject) => JsonObject): Difference {
	return {
		actions: ['QuerySmarttagJob'],
		fields: changedResults((results) =>
			results.map((result) => (result['Type'] === type ? changedData(result, change) : result)),
		),
	};
}

function changedResults(change: (results: JsonObject[]) => JsonObject[]): (fields: JsonObject) => JsonObject {
	return (fields) => {
		const { Results: results } = fields;
		if (!isJsonObject(results) || !Array.isArray(results['Result'])) return fields;
		return { ...fields, Results: { ...results, Result: change(results['Result'].filter(isJsonObject)) } };
	};
}

/** A result with changed data; a failure's data may be no JSON. */
function changedData(result: JsonObject, change: (data: JsonObject) => JsonObject): JsonObject {
	try {
		return { ...result, Data: JSON.stringify(change(JSON.parse(String(result['Data'])) as JsonObject)) };
	} catch {
		return result;
	}
}
