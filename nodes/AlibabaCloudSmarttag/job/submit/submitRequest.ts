import { FieldReader, isJsonObject, isUnset, type JsonObject } from '../../values/fieldReader';
import { readInput } from './jobInput';
import { readNlpParams } from './nlpParams';
import { systemTemplateAnalyzesNlp } from '../../template/templateNlp';

/**
 * One item's fields of Submit, as the panel, an expression or an AI agent gave them: nothing about their types is
 * certain yet. Collections hold only what the user added.
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

/** The wire parameters of SubmitSmarttagJob, each a text; what was not set is not there. */
export type SubmitParameters = Readonly<Record<string, string>>;

/** What became of one item's fields. With a problem nothing may be sent. */
export interface SubmitDraft {
	readonly parameters: SubmitParameters;
	readonly problems: readonly string[];
	readonly hints: readonly string[];
	/** Whether `Params` holds NLP parameters, which a template that analyzes NLP needs. */
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
 * @param options.notifiesExecution the job calls the execution that submits it, so it cannot call another address
 */
export function draftSubmit(fields: SubmitJobFields, { notifiesExecution = false } = {}): SubmitDraft {
	const checks = new FieldReader();
	const { additionalFields } = fields;
	const title = checks.text('Title', additionalFields.title);
	const content = checks.text('Content', additionalFields.content);
	const userData = checks.textOrJson('User Data', additionalFields.userData);
	const notifyUrl = checks.token('Notify URL', additionalFields.notifyUrl);
	const jobParams = params(fields, checks);

	const parameters = withoutUnset({
		Input: readInput(fields.inputType, fields.media, checks),
		TemplateId: checks.token('Template', fields.templateId),
		TemplateConfig: jsonText(templateConfig(fields.templateOverrides, checks)),
		Title: title,
		Content: content,
		Params: jsonText(jobParams),
		NotifyUrl: notifyUrl,
		UserData: userData,
		ScheduleConfig: jsonText(scheduleConfig(fields.schedule, checks)),
		ContentType: checks.token('Content Type', additionalFields.contentType),
		ContentAddr: checks.token('Content Address', additionalFields.contentAddr),
	});

	checks.withinBytes('Title', title, BYTE_LIMITS.Title);
	checks.withinBytes('Content', content, BYTE_LIMITS.Content);
	checks.withinBytes('User Data', userData, BYTE_LIMITS['User Data']);
	checks.webAddress('Notify URL', notifyUrl);
	if (notifiesExecution && notifyUrl !== undefined) {
		checks.problem(
			'Notify URL',
			'it cannot be set when Wait For Completion is Callback, because a job calls one address only. Remove it, or choose No or Poll',
		);
	}
	if (title !== undefined && !DOCUMENTED_TITLE.test(title)) {
		checks.hints.push(
			'Title has other characters than the documented ones: Chinese, letters, digits and hyphens, no special character in front.',
		);
	}
	const hasNlpParams = jobParams.nlpParams !== undefined;
	return { parameters, problems: checks.problems, hints: checks.hints, hasNlpParams };
}

/** Typed fields win over the same key of Additional Params; of `nlpParams`, each key on its own. */
function params(fields: SubmitJobFields, checks: FieldReader): JsonObject {
	const { nlpParams: additionalNlp, ...additional } =
		checks.jsonObject('Additional Params', fields.additionalFields.additionalParams) ?? {};
	const typedNlp =
		'json' in fields.nlpParams
			? (checks.jsonObject('NLP Parameters (JSON)', fields.nlpParams.json) ?? {})
			: featureParams(fields.nlpParams.features);
	if (additionalNlp !== undefined && !isJsonObject(additionalNlp)) {
		checks.problem('Additional Params', 'its key nlpParams has to be a JSON object');
	}
	const nlpParams = readNlpParams({ ...(isJsonObject(additionalNlp) ? additionalNlp : {}), ...typedNlp }, checks);
	if (!nlpParams) hintAtNlpTemplate(fields.templateId, checks);
	return {
		...additional,
		...additionalFlags(additional, checks),
		...rawResultParams(fields.rawResults, checks),
		...(nlpParams && { nlpParams }),
	};
}

function hintAtNlpTemplate(templateId: unknown, checks: FieldReader): void {
	if (typeof templateId !== 'string' || !systemTemplateAnalyzesNlp(templateId.trim())) return;
	checks.hints.push(
		`The template ${templateId.trim()} analyzes NLP, and a job without NLP parameters fails. Add the feature Transcription, or use S00000103-000002.`,
	);
}

/** The known switches among the keys of Additional Params, in case they came as text. */
function additionalFlags(additional: JsonObject, checks: FieldReader): JsonObject {
	const known = Object.values(RAW_RESULTS).filter((key) => Object.hasOwn(additional, key));
	const read = known.map((key): [string, unknown] => [key, checks.flag(`Additional Params, ${key}`, additional[key])]);
	return withoutUnset(Object.fromEntries(read));
}

/**
 * Lays the feature groups of the panel side by side, without what was not filled in. Transcription holds the settings of
 * Speakers in a group of its own.
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

function rawResultParams(rawResults: unknown, checks: FieldReader): JsonObject {
	const choices = checks.list('Raw Results to Include', rawResults) ?? [];
	const flags: JsonObject = {};
	for (const choice of choices) {
		checks.oneOf('Raw Results to Include', choice, Object.keys(RAW_RESULTS));
		if (Object.hasOwn(RAW_RESULTS, choice)) flags[RAW_RESULTS[choice as keyof typeof RAW_RESULTS]] = true;
	}
	return flags;
}

function templateConfig(overrides: JsonObject, checks: FieldReader): JsonObject {
	const others = checks.jsonObject('Other Overrides', overrides.templateConfig) ?? {};
	const faceCategoryIds =
		checks.list('Face Category Names or IDs', overrides.faceCategoryIds) ??
		checks.list('Other Overrides, FaceCategoryIds', others.FaceCategoryIds);
	return { ...others, ...(faceCategoryIds && { FaceCategoryIds: faceCategoryIds.join(',') }) };
}

function scheduleConfig(schedule: JsonObject, checks: FieldReader): JsonObject {
	return withoutUnset({
		PipelineId: checks.token('Pipeline ID', schedule.pipelineId),
		Priority: checks.token('Priority', schedule.priority),
	});
}

function jsonText(content: JsonObject): string | undefined {
	return Object.keys(content).length > 0 ? JSON.stringify(content) : undefined;
}

function withoutUnset<T>(entries: Readonly<Record<string, T | undefined>>): Record<string, T> {
	return Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, T] => entry[1] !== undefined));
}
