import type { Media } from '../catalog/media';
import { defaultPipelineId } from '../catalog/pipelines';
import { analyses, findSystemTemplate, type Template } from '../catalog/templates';
import { invalidParameter, missingParameter, resourceNotFound } from '../apiError';
import { behaviorOf } from '../state/jobMarks';
import type { JobDraft } from '../state/jobs';
import { parseJsonObject, stringField } from '../rules/fields';
import { checkTextSizes, isHttpUrl, type JobInput, parseInput, parseScheduleConfig } from '../rules/jobFields';
import { parseParams } from '../rules/jobParams';
import { type Action, type ActionCall, iceVersion } from './action';

/** Checks every documented rule, then creates a job. */
export const submitSmarttagJob: Action = {
	name: 'SubmitSmarttagJob',
	version: iceVersion,
	permission: 'ice:SubmitSmarttagJob',
	parameters: [
		'Input',
		'TemplateId',
		'TemplateConfig',
		'Title',
		'Content',
		'Params',
		'NotifyUrl',
		'UserData',
		'ScheduleConfig',
		'ContentType',
		'ContentAddr',
	],
	run(call) {
		return { JobId: call.jobs.create(draftJob(call)).record.jobId };
	},
};

function draftJob(call: ActionCall): JobDraft {
	const { parameters, account } = call;
	if (parameters['Input'] === undefined) throw missingParameter('Input');
	const input = parseInput(parameters['Input']);
	const media = findInputMedia(input, call);
	checkTextSizes(parameters);
	checkNotifyUrl(parameters['NotifyUrl']);
	checkTemplateConfig(parameters['TemplateConfig']);
	const params = parseJsonObject('Params', parameters['Params'] ?? '{}');
	const analysis = parseParams(params);
	const pipelineId = parseScheduleConfig(parameters['ScheduleConfig'] ?? '{}') ?? defaultPipelineId;
	const template = chooseTemplate(call);
	const nlpParamsMissing = analyses(template, 'nlp') && !analysis.nlp;
	const behavior = behaviorOf(parameters);
	const isReady = !call.mediaMustBeReady || media === undefined || media.status === 'Normal';
	const reason = nlpParamsMissing ? NO_NLP_PARAMS : isReady ? behavior.failReason : NOT_READY;
	return {
		accountId: account.accountId,
		analysis,
		template,
		behavior,
		record: {
			accessKeyId: account.accessKeyId,
			parameters: { ...parameters },
			input,
			params,
			templateId: parameters['TemplateId'],
			title: parameters['Title'],
			userData: parameters['UserData'],
			notifyUrl: parameters['NotifyUrl'],
			pipelineId,
			failReason: reason,
		},
	};
}

function checkNotifyUrl(url: string | undefined): void {
	if (url !== undefined && !isHttpUrl(url)) throw invalidParameter('NotifyUrl', 'not an http or https URL.');
}

function checkTemplateConfig(text: string | undefined): void {
	if (text === undefined) return;
	stringField({ name: 'TemplateConfig', object: parseJsonObject('TemplateConfig', text) }, 'FaceCategoryIds');
}

/** Not documented: the outcome of a job of media that are not Normal. That it fails is an option of the service. */
const NOT_READY = 'the media asset is not Normal';
const NO_NLP_PARAMS = 'the template analyses nlp but nlpParams is missing';

/** Not documented: the outcome of a job of an unknown media ID. Refusing it is an option of the service. */
function findInputMedia({ Type: type, Media: id }: JobInput, { media, mediaMustExist }: ActionCall): Media | undefined {
	if (type !== 'Media') return undefined;
	const found = media.find(id);
	if (!found && mediaMustExist) throw resourceNotFound('Input.Media');
	return found;
}

/** Inferred: a job without a template ID uses the account's default template, if there is one. */
function chooseTemplate({ parameters: { TemplateId: id }, templates }: ActionCall): Template | undefined {
	if (id === undefined) return templates.default();
	const template = findSystemTemplate(id) ?? templates.find(id);
	if (!template) throw resourceNotFound('TemplateId');
	return template;
}
