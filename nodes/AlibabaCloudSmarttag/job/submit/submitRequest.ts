import { FieldReader, isJsonObject, isUnset, type JsonObject } from '../../values/fieldReader';
import { readInput } from './jobInput';
import { readNlpParams } from './nlpParams';
import { TEMPLATE_WITHOUT_NLP } from '../../template/systemTemplates';
import { analyzesNlp } from '../../template/templateAnalyses';
import { withoutUnset } from '../../values/looseValues';

/**
 * One item's fields of Submit, as a user, an expression or an AI agent filled them in, of any type. A collection has only
 * the fields that the user added.
 */
export interface SubmitJobFields {
	readonly inputType: unknown;
	/** The field that belongs to the input type: an OSS URL, a media ID or a web address. */
	readonly media: unknown;
	readonly templateId: unknown;
	readonly nlpParams: { readonly features: JsonObject } | { readonly json: unknown };
	readonly rawResults: unknown;
	readonly additionalFields: JsonObject;
	readonly schedule: JsonObject;
	readonly templateOverrides: JsonObject;
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

/** The keys of `Params` that add raw results, by their choice in Raw Results to Include. */
const RAW_RESULTS = { asr: 'needAsrData', meta: 'needMetaData', ocr: 'needOcrData' } as const;

/** Documented: Chinese, letters, digits and hyphens, and no special character in front. */
const DOCUMENTED_TITLE = /^[\p{Script=Han}A-Za-z\d][\p{Script=Han}A-Za-z\d-]*$/u;

/**
 * Checks one item's fields and builds the wire parameters the way the vendor's client does: `Input` and
 * `ScheduleConfig` as one JSON text each, `Params` and `TemplateConfig` as JSON text.
 *
 * Source of names, types and limits: the SubmitSmarttagJob page of the API reference, version 2020-11-09.
 *
 * @param options.notifiesExecution the job calls the execution that submits it, and so no other address
 */
export function draftSubmit(fields: SubmitJobFields, { notifiesExecution = false } = {}): SubmitDraft {
	const reader = new FieldReader();
	const { additionalFields } = fields;
	const title = reader.text('Title', additionalFields.title);
	const content = reader.text('Content', additionalFields.content);
	const userData = reader.textOrJson('User Data', additionalFields.userData);
	const notifyUrl = reader.token('Notify URL', additionalFields.notifyUrl);
	const jobParams = params(fields, reader);

	const parameters = withoutUnset({
		Input: readInput(fields.inputType, fields.media, reader),
		TemplateId: reader.token('Template', fields.templateId),
		TemplateConfig: jsonText(templateConfig(fields.templateOverrides, reader)),
		Title: title,
		Content: content,
		Params: jsonText(jobParams),
		NotifyUrl: notifyUrl,
		UserData: userData,
		ScheduleConfig: jsonText(scheduleConfig(fields.schedule, reader)),
		ContentType: reader.token('Content Type', additionalFields.contentType),
		ContentAddr: reader.token('Content Address', additionalFields.contentAddr),
	});

	reader.withinBytes('Title', title, BYTE_LIMITS.Title);
	reader.withinBytes('Content', content, BYTE_LIMITS.Content);
	reader.withinBytes('User Data', userData, BYTE_LIMITS['User Data']);
	reader.webAddress('Notify URL', notifyUrl);
	if (notifiesExecution && notifyUrl !== undefined) {
		reader.problem(
			'Notify URL',
			'must be empty when Wait For Completion is Callback, because a job calls one address only. Remove it, or choose No or Poll',
		);
	}
	if (title !== undefined && !DOCUMENTED_TITLE.test(title)) {
		reader.hints.push(
			'Title has characters other than the documented ones: Chinese, letters, digits and hyphens, no hyphen in front.',
		);
	}
	const hasNlpParams = jobParams.nlpParams !== undefined;
	return { parameters, problems: reader.problems, hints: reader.hints, hasNlpParams };
}

/** Typed fields take precedence over the same key of Additional Params; of `nlpParams`, each key on its own. */
function params(fields: SubmitJobFields, reader: FieldReader): JsonObject {
	const { nlpParams: additionalNlp, ...additional } =
		reader.jsonObject('Additional Params', fields.additionalFields.additionalParams) ?? {};
	const typedNlp =
		'json' in fields.nlpParams
			? (reader.jsonObject('NLP Parameters (JSON)', fields.nlpParams.json) ?? {})
			: featureParams(fields.nlpParams.features);
	if (additionalNlp !== undefined && !isJsonObject(additionalNlp)) {
		reader.problem('Additional Params', 'the key nlpParams has to be a JSON object');
	}
	const nlpParams = readNlpParams({ ...(isJsonObject(additionalNlp) ? additionalNlp : {}), ...typedNlp }, reader);
	if (!nlpParams) hintAtNlpTemplate(fields.templateId, reader);
	return {
		...additional,
		...additionalFlags(additional, reader),
		...rawResultParams(fields.rawResults, reader),
		...(nlpParams && { nlpParams }),
	};
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
	const known = Object.values(RAW_RESULTS).filter((key) => Object.hasOwn(additional, key));
	const read = known.map((key): [string, unknown] => [key, reader.flag(`Additional Params, ${key}`, additional[key])]);
	return withoutUnset(Object.fromEntries(read));
}

/**
 * Joins the feature groups of the panel, without empty fields. Transcription has the settings of Speakers in a group of its
 * own.
 */
function featureParams(features: JsonObject): JsonObject {
	const entries = Object.values(features)
		.filter(isJsonObject)
		.flatMap(({ speakers, ...group }) => [
			...Object.entries(group),
			...Object.entries(isJsonObject(speakers) ? speakers : {}),
		]);
	return Object.fromEntries(entries.filter(([, value]) => !isUnset(value) && !isEmptyList(value)));
}

function isEmptyList(value: unknown): boolean {
	return Array.isArray(value) && value.length === 0;
}

function rawResultParams(rawResults: unknown, reader: FieldReader): JsonObject {
	const choices = reader.list('Raw Results to Include', rawResults) ?? [];
	const flags: JsonObject = {};
	for (const choice of choices) {
		reader.oneOf('Raw Results to Include', choice, Object.keys(RAW_RESULTS));
		if (Object.hasOwn(RAW_RESULTS, choice)) flags[RAW_RESULTS[choice as keyof typeof RAW_RESULTS]] = true;
	}
	return flags;
}

function templateConfig(overrides: JsonObject, reader: FieldReader): JsonObject {
	const others = reader.jsonObject('Other Overrides', overrides.templateConfig) ?? {};
	const faceCategoryIds =
		reader.list('Face Category Names or IDs', overrides.faceCategoryIds) ??
		reader.list('Other Overrides, FaceCategoryIds', others.FaceCategoryIds);
	return { ...others, ...(faceCategoryIds && { FaceCategoryIds: faceCategoryIds.join(',') }) };
}

function scheduleConfig(schedule: JsonObject, reader: FieldReader): JsonObject {
	return withoutUnset({
		PipelineId: reader.token('Pipeline ID', schedule.pipelineId),
		Priority: reader.token('Priority', schedule.priority),
	});
}

function jsonText(content: JsonObject): string | undefined {
	return Object.keys(content).length > 0 ? JSON.stringify(content) : undefined;
}
