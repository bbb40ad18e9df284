import { setTimeout as wait } from 'node:timers/promises';

import { ImsFailure } from '../../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import { queryParameters } from '../../../nodes/AlibabaCloudSmarttag/job/jobOutput';
import { SUMMARIZATION_TYPES } from '../../../nodes/AlibabaCloudSmarttag/job/submit/nlpParams';
import {
	draftSubmit,
	type SubmitJobFields,
	type SubmitParameters,
} from '../../../nodes/AlibabaCloudSmarttag/job/submit/submitRequest';
import { readJobState } from '../../../nodes/AlibabaCloudSmarttag/results/jobAnswer';
import { isTerminal } from '../../../nodes/AlibabaCloudSmarttag/results/jobStatus';
import type { InputType, Step } from '../observations';
import type { RecordingClient } from './recordingClient';

/** The system template that splits a video into events; read in the vendor's sample code. */
export const EVENT_TEMPLATE = 'S00000103-000003';

/** What the job carries besides the video. Fixed, so that it says nothing of the account. */
export const TITLE = 'smarttag-live-check';
export const USER_DATA = '{"check":"live"}';

/** The job to submit. */
export interface JobPlan {
	readonly inputType: InputType;
	/** An address or a media ID. */
	readonly video: string;
	/** A template ID; empty to name none. */
	readonly template: string;
	readonly language: string;
	readonly notifyUrl?: string;
}

/** How long to wait for the job, in milliseconds. */
export interface Patience {
	readonly pauseMs: number;
	readonly longestMs: number;
}

/**
 * The wire parameters of the job, built by the node's own code: every NLP feature, the analysis data, and the switch that
 * `Process` is guessed to have.
 *
 * @throws Error that names what cannot be sent
 */
export function jobParameters(plan: JobPlan, region: string): SubmitParameters {
	const { inputType, video, template, language, notifyUrl } = plan;
	const fields: SubmitJobFields = {
		inputType,
		media: video,
		templateId: template,
		nlpFeatures: {},
		nlpParamsJson: nlpParams(language),
		additionalFields: {
			analysisData: ['asr', 'ocr', 'meta'],
			title: TITLE,
			userData: USER_DATA,
			notifyUrl,
			additionalParams: {
				needProcess: true,
				...(template === EVENT_TEMPLATE && { clipSplitParams: { splitType: 'event' } }),
			},
		},
	};
	const { parameters, problems } = draftSubmit(fields, { region });
	if (problems.length > 0) throw new Error(problems.join(' '));
	return parameters;
}

function nlpParams(language: string): object {
	return {
		sourceLanguage: language,
		...(language === 'multilingual' && { languageHints: ['cn', 'en'] }),
		diarizationEnabled: true,
		speakerCount: 0,
		pptExtractionEnabled: true,
		summarizationEnabled: true,
		summarizationTypes: SUMMARIZATION_TYPES.join(','),
		translationEnabled: true,
		targetLanguages: language === 'en' ? 'cn' : 'en',
		autoChaptersEnabled: true,
		meetingAssistanceEnabled: true,
	};
}

/**
 * Submits the job. When the service refuses the guessed switch `needProcess`, which it does before a job exists, the job
 * is submitted once more without it.
 *
 * @returns the JobId
 * @throws ImsFailure when no job was made, or none that can be found again
 */
export async function submitJob(client: RecordingClient, parameters: SubmitParameters): Promise<string> {
	return await client.during('submit', async () => {
		try {
			return jobIdOf(await client.callNonIdempotent('SubmitSmarttagJob', parameters));
		} catch (error) {
			if (!(error instanceof ImsFailure) || !isRefusedParams(error)) throw error;
			return jobIdOf(await client.callNonIdempotent('SubmitSmarttagJob', withoutGuess(parameters)));
		}
	});
}

/** Only a refusal that names the parameters is certain to come before a job exists. */
function isRefusedParams({ details, message }: ImsFailure): boolean {
	return /^Invalid/.test(details.code ?? '') && /Params|needProcess/.test(`${details.code} ${message}`);
}

function withoutGuess({ Params: params = '{}', ...others }: SubmitParameters): SubmitParameters {
	const { needProcess: _, ...rest } = JSON.parse(params) as Record<string, unknown>;
	return { ...others, Params: JSON.stringify(rest) };
}

export function jobIdOf({ JobId: jobId }: Record<string, unknown>): string {
	if (typeof jobId === 'string' && jobId) return jobId;
	throw new ImsFailure('The answer to the submit has no JobId', { mayHaveExecuted: true });
}

/**
 * Polls the job until it ends. Of the answers, those stay recorded in which the state changed.
 *
 * @param step under which the answers are recorded
 * @returns the last state, whether or not the job has ended
 * @throws ImsFailure when the service refuses the query
 */
export async function followJob(
	client: RecordingClient,
	jobId: string,
	{ pauseMs, longestMs }: Patience,
	report: (state: string) => void,
	step: Step = 'query',
): Promise<string> {
	const parameters = queryParameters(jobId, {});
	let last = '';
	for (let waitedMs = 0; ; waitedMs += pauseMs) {
		const recorded = client.exchanges.length;
		const body = await client.during(step, () => client.callIdempotent('QuerySmarttagJob', parameters));
		const { status } = readJobState(body);
		if (status === last) client.exchanges.splice(recorded);
		else report(status || 'no state');
		last = status;
		if (isTerminal(status) || waitedMs >= longestMs) return status;
		await wait(pauseMs);
	}
}
