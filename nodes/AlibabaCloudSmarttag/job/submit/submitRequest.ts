import { FieldReader, isJsonObject, isUnset, type JsonObject } from '../../values/fieldReader';
import { readInput } from './jobInput';
import { nlpFieldName, type NlpNames, readNlpParams, refuseEmptyLanguage } from './nlpParams';
import { TEMPLATE_CONFIG_KEYS } from '../../template/configChange';
import { TEMPLATE_WITHOUT_NLP } from '../../template/systemTemplates';
import { analyzesNlp } from '../../template/templateAnalyses';
import { meantKey } from '../../values/keyTypos';
import { withoutUnset } from '../../values/looseValues';

/**
 * One item's fields of Submit, as a user, an expression or an AI agent filled them in, of any type. A collection has only
 * the fields that the user added.
 */
export interface SubmitJobFields {
	readonly inputType: unknown;
	/** The field that belongs to the input type: an OSS URL, a media ID or a web address. */
	readonly media: unknown;
	/** The file of the item, which is uploaded before the job is submitted; `Input` is known only then. */
	readonly file?: { readonly title: string | undefined };
	readonly templateId: unknown;
	readonly nlpFeatures: JsonObject;
	readonly nlpParamsJson: unknown;
	readonly additionalFields: JsonObject;
}

/** The wire parameters of SubmitSmarttagJob, each a text; empty fields have none. */
export type SubmitParameters = Readonly<Record<string, string>>;

/** One item's parameters, and what is wrong with its fields. An item with a problem must not be sent. */
export interface SubmitDraft {
	readonly parameters: SubmitParameters;
	readonly problems: readonly string[];
	readonly hints: readonly string[];
	/** Whether `Params` has NLP parameters, which a template that analyzes NLP needs. */
	readonly hasNlpParams: boolean;
}

/** Documented limits, in bytes of UTF-8. */
const BYTE_LIMITS = { Title: 256, Content: 1024, 'User Data': 1024 } as const;

/** The keys of `Params` that request analysis data, by their choice in Analysis Data to Request. */
const ANALYSIS_DATA = { asr: 'needAsrData', meta: 'needMetaData', ocr: 'needOcrData' } as const;

/** The choices as the panel has them, and the keys of the API, in capital or small letters. */
const ANALYSIS_DATA_KEYS = new Map(
	Object.entries(ANALYSIS_DATA).flatMap(([choice, key]) => [
		[choice, key],
		[key.toLowerCase(), key],
	]),
);

/** Keys of `Params` that are known: documented, read in the vendor's samples (clipSplitParams), or inferred (needProcess). */
const PARAMS_KEYS = [...Object.values(ANALYSIS_DATA), 'nlpParams', 'clipSplitParams', 'needProcess'];

const NLP_JSON = 'NLP Parameters (JSON)';
const REQUESTED_DATA = 'Analysis Data to Request';

/** Documented: Chinese, letters, digits and hyphens. */
const DOCUMENTED_TITLE = /^[\p{Script=Han}A-Za-z\d-]*$/u;

/** Documented for Title and Content: no special character in front. */
const SPECIAL_BEGINNING = /^[^\p{L}\p{N}]/u;

/** What a draft depends on besides its fields. */
interface DraftSettings {
	/** The region of the credential, in which the objects of OSS have to be. */
	readonly region: string;
	/** The job calls the execution that submits it, and so no other address. */
	readonly notifiesExecution?: boolean;
	/** Milliseconds since 1970, by which signed addresses expire. */
	readonly now?: number;
}

/**
 * Checks one item's fields and builds the wire parameters the way the vendor's client does: `Input` and
 * `ScheduleConfig` as one JSON text each, `Params` and `TemplateConfig` as JSON text.
 *
 * Source of names, types and limits: the SubmitSmarttagJob page of the API reference, version 2020-11-09.
 */
export function draftSubmit(
	fields: SubmitJobFields,
	{ region, notifiesExecution = false, now = Date.now() }: DraftSettings,
): SubmitDraft {
	const reader = new FieldReader();
	const { additionalFields } = fields;
	const title = reader.token('Title', additionalFields.title) ?? fields.file?.title;
	const content = reader.text('Content', additionalFields.content);
	const userData = reader.textOrJson('User Data', additionalFields.userData);
	const notifyUrl = reader.token('Notify URL', additionalFields.notifyUrl);
	const jobParams = params(fields, reader);

	const parameters = withoutUnset({
		Input: fields.file ? undefined : readInput(fields.inputType, fields.media, { region, now }, reader),
		TemplateId: reader.token('Template', fields.templateId),
		TemplateConfig: jsonText(templateConfig(additionalFields, reader)),
		Title: title,
		Content: content,
		Params: jsonText(jobParams),
		NotifyUrl: notifyUrl,
		UserData: userData,
		ScheduleConfig: jsonText(scheduleConfig(additionalFields, reader)),
		ContentType: reader.token('Content Type (Deprecated)', additionalFields.contentType),
		ContentAddr: reader.token('Content Addr (Deprecated)', additionalFields.contentAddr),
	});

	reader.withinBytes('Title', title, BYTE_LIMITS.Title);
	reader.withinBytes('Content', content, BYTE_LIMITS.Content);
	reader.withinBytes('User Data', userData, BYTE_LIMITS['User Data']);
	reader.webAddress('Notify URL', notifyUrl);
	if (notifiesExecution && notifyUrl !== undefined) {
		reader.problem(
			'Notify URL',
			'must be empty when Wait for Completion is Pause Until Called Back, because a job calls one address only. Remove it, or choose another way to wait',
		);
	}
	hintAtBeginning('Title', title, reader);
	hintAtBeginning('Content', content, reader);
	if (title !== undefined && !SPECIAL_BEGINNING.test(title) && !DOCUMENTED_TITLE.test(title)) {
		reader.hints.push('Title has characters other than the documented ones: Chinese, letters, digits and hyphens.');
	}
	const hasNlpParams = jobParams.nlpParams !== undefined;
	return { parameters, problems: reader.problems, hints: reader.hints, hasNlpParams };
}

function hintAtBeginning(field: string, text: string | undefined, reader: FieldReader): void {
	if (text === undefined || !SPECIAL_BEGINNING.test(text)) return;
	reader.hints.push(
		`${field} begins with a special character. The API allows a letter, a digit or Chinese in front only.`,
	);
}

/** Typed fields take precedence over the same key of Additional Params; of `nlpParams`, each key on its own. */
function params(fields: SubmitJobFields, reader: FieldReader): JsonObject {
	const { nlpParams: additionalNlp, ...additional } =
		reader.jsonObject('Additional Params', fields.additionalFields.additionalParams) ?? {};
	if (additionalNlp !== undefined && !isJsonObject(additionalNlp)) {
		reader.problem('Additional Params', 'the key nlpParams has to be a JSON object');
	}
	hintAtTypos('Additional Params', additional, PARAMS_KEYS, reader);
	const nlpParams = nlpParamsOf(fields, isJsonObject(additionalNlp) ? additionalNlp : {}, reader);
	if (!nlpParams) hintAtNlpTemplate(fields.templateId, reader);
	return {
		...additional,
		...additionalFlags(additional, reader),
		...analysisDataParams(fields.additionalFields.analysisData, reader),
		...(nlpParams && { nlpParams }),
	};
}

/** `nlpParams` by NLP Features, with the keys of NLP Parameters (JSON) behind them, and those of Additional Params last. */
function nlpParamsOf(
	{ nlpFeatures, nlpParamsJson }: SubmitJobFields,
	additional: JsonObject,
	reader: FieldReader,
): JsonObject | undefined {
	const features = featureParams(nlpFeatures);
	const json = nlpJson(nlpParamsJson, reader);
	const sources: ReadonlyArray<{ keys: JsonObject; name: NlpNames }> = [
		{ keys: features, name: nlpFieldName },
		{ keys: json, name: (key) => `${NLP_JSON}, ${key}` },
		{ keys: additional, name: (key) => `Additional Params, nlpParams.${key}` },
	];
	const hasTranscription = isJsonObject(nlpFeatures.transcription);
	// A key that is missing is missing in the first place that the user filled in.
	const filledIn = hasTranscription ? undefined : sources.find(({ keys }) => Object.keys(keys).length > 0);
	const names: NlpNames = (key) => {
		const source = sources.find(({ keys }) => Object.hasOwn(keys, key)) ?? filledIn;
		return (source?.name ?? nlpFieldName)(key);
	};
	const all = { ...additional, ...json, ...features };
	const nlpParams = readNlpParams(all, reader, names, hasTranscription);
	const needsLanguage = hasTranscription || Object.hasOwn(json, 'sourceLanguage');
	if (!nlpParams && needsLanguage && isUnset(all.sourceLanguage)) {
		refuseEmptyLanguage([], reader, names, hasTranscription);
	}
	return nlpParams;
}

/** The keys of NLP Parameters (JSON), also when the JSON was copied with `nlpParams` around it. */
function nlpJson(json: unknown, reader: FieldReader): JsonObject {
	const content = reader.jsonObject(NLP_JSON, json) ?? {};
	for (const key of Object.values(ANALYSIS_DATA).filter((name) => Object.hasOwn(content, name))) {
		reader.hints.push(
			`${NLP_JSON}, ${key} has an effect beside nlpParams only. Choose it in Analysis Data to Request.`,
		);
	}
	if (!Object.hasOwn(content, 'nlpParams')) return content;
	const { nlpParams, ...beside } = content;
	reader.hints.push(`${NLP_JSON}: the outer key nlpParams was removed, since the field is the content of that key.`);
	return { ...beside, ...reader.jsonObject(`${NLP_JSON}, nlpParams`, nlpParams) };
}

function hintAtTypos(field: string, content: JsonObject, known: readonly string[], reader: FieldReader): void {
	for (const key of Object.keys(content)) {
		const meant = meantKey(key, known);
		if (meant !== undefined)
			reader.hints.push(`${field}, ${key}: the key is not documented; perhaps ${meant} is meant.`);
	}
}

function hintAtNlpTemplate(templateId: unknown, reader: FieldReader): void {
	const id = typeof templateId === 'string' ? templateId.trim() : '';
	if (!analyzesNlp(id)) return;
	reader.hints.push(
		`The template ${id} analyzes NLP, and a job without NLP parameters fails. Add the feature Transcription, or use ${TEMPLATE_WITHOUT_NLP}.`,
	);
}

/** The documented switches among the keys of Additional Params, as booleans even if they are text. */
function additionalFlags(additional: JsonObject, reader: FieldReader): JsonObject {
	const known = Object.values(ANALYSIS_DATA).filter((key) => Object.hasOwn(additional, key));
	const read = known.map((key): [string, unknown] => [key, reader.flag(`Additional Params, ${key}`, additional[key])]);
	return withoutUnset(Object.fromEntries(read));
}

/** Fields that the panel hides when their switch is off; an expression may switch it off too. */
const HIDDEN_BY_SWITCH = [
	['summarizationEnabled', 'summarizationTypes'],
	['translationEnabled', 'targetLanguages'],
] as const;

/**
 * Joins the feature groups of the panel, without empty fields and without those that the panel hides. Transcription has the
 * settings of Speakers in a group of its own.
 */
function featureParams(features: JsonObject): JsonObject {
	const entries = Object.values(features)
		.filter(isJsonObject)
		.flatMap(({ speakers, ...group }) => [
			...Object.entries(group),
			...Object.entries(isJsonObject(speakers) ? speakers : {}),
		]);
	const all: JsonObject = Object.fromEntries(entries);
	const isOff = (key: string) => new FieldReader().flag(key, all[key]) === false;
	const hidden = new Set<string>(HIDDEN_BY_SWITCH.flatMap(([enabled, key]) => (isOff(enabled) ? [key] : [])));
	return Object.fromEntries(
		Object.entries(all).filter(([key, value]) => !hidden.has(key) && !isUnset(value) && !isEmptyList(value)),
	);
}

function isEmptyList(value: unknown): boolean {
	return Array.isArray(value) && value.length === 0;
}

function analysisDataParams(analysisData: unknown, reader: FieldReader): JsonObject {
	const choices = reader.list(REQUESTED_DATA, analysisData) ?? [];
	const flags: JsonObject = {};
	for (const choice of choices) {
		const key = ANALYSIS_DATA_KEYS.get(choice.toLowerCase());
		if (key === undefined) reader.oneOf(REQUESTED_DATA, choice, Object.keys(ANALYSIS_DATA));
		else flags[key] = true;
	}
	return flags;
}

function templateConfig(fields: JsonObject, reader: FieldReader): JsonObject {
	const others = reader.jsonObject('Other Overrides', fields.templateConfig) ?? {};
	hintAtTypos('Other Overrides', others, TEMPLATE_CONFIG_KEYS, reader);
	const faceCategoryIds =
		reader.list('Face Category Names or IDs', fields.faceCategoryIds) ??
		reader.list('Other Overrides, FaceCategoryIds', others.FaceCategoryIds);
	return { ...others, ...(faceCategoryIds && { FaceCategoryIds: faceCategoryIds.join(',') }) };
}

function scheduleConfig({ pipelineId, priority }: JsonObject, reader: FieldReader): JsonObject {
	return withoutUnset({
		PipelineId: reader.token('Pipeline', pipelineId),
		Priority: reader.token('Priority', priority),
	});
}

function jsonText(content: JsonObject): string | undefined {
	return Object.keys(content).length > 0 ? JSON.stringify(content) : undefined;
}
