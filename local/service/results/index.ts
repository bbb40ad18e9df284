import type { Media } from '../catalog/media';
import { analyses, labelVersion } from '../catalog/templates';
import type { NlpRequest } from '../rules/jobParams';
import type { Job } from '../state/jobs';
import type { JsonObject } from '../values';
import { asr } from './asr';
import { cpvLabel } from './cpvLabel';
import { imageLabel, isImage } from './imageLabel';
import type { LabelSource } from './labelSource';
import { nlp } from './nlp';
import { ocr } from './ocr';
import { speechOf } from './speech';
import { textLabel } from './textLabel';
import { videoLabel } from './videoLabel';

/** One item of `Results.Result`. `Data` is always text: JSON of a result, plain words of a failure. */
export interface Result {
	Type: string;
	Data: string;
}

/** An asset whose address contains this text has a result of a type that no page knows. Ours, for tests. */
export const unknownMark = 'unknown-type';

/** The results a finished job answers with: one a type that its request and template ask for (documented types). */
export function resultsOf(job: Job, source: LabelSource): Result[] {
	const { record, behavior } = job;
	if (record.failReason !== undefined) return [{ Type: 'Error', Data: record.failReason }];
	const results = wholeResultsOf(job, source);
	return behavior.badData ? damaged(results) : results;
}

/** The results that an analysis stores with a media asset (documented types). */
export function storedResults({ mediaType, inputUrl }: Media, nlpRequest: NlpRequest | undefined): Result[] {
	if (mediaType === 'image') return [result('ImageLabel', imageLabel('auto'))];
	const sentences = speechOf();
	return [
		result('TextLabel', textLabel('auto')),
		...(mediaType === 'video' ? [result('VideoLabel', videoLabel('auto')), result('OCR', ocr())] : []),
		result('ASR', asr(sentences)),
		...(nlpRequest ? [result('NLP', nlp(nlpRequest, sentences))] : []),
		...(inputUrl.includes(unknownMark) ? [result('ExampleUnknownType', { example: true })] : []),
	];
}

function wholeResultsOf(job: Job, source: LabelSource): Result[] {
	const { record, analysis, template, behavior } = job;
	const subtitles = analyses(template, 'subtitle');
	const events = analysis.eventSplit && template?.templateId === 'S00000103-000003';
	const sentences = speechOf(behavior.speechMinutes);
	return [
		...labels(job, source),
		...(analysis.asr ? [result('ASR', asr(sentences))] : []),
		...(analysis.ocr || behavior.resultMegabytes !== undefined ? [result('OCR', ocr(behavior.resultMegabytes))] : []),
		...(analysis.nlp ? [result('NLP', nlp(analysis.nlp, sentences))] : []),
		...(analysis.meta ? [meta(record.title ?? '')] : []),
		...(subtitles ? [result('Subtitle', { details: [subtitleLinks(record.jobId)] })] : []),
		...(events ? [eventSplit()] : []),
		...(analysis.process ? [result('Process', { url: link(record.jobId, 'process.json') })] : []),
	];
}

/** The first one cut off in the middle of its JSON, and one more that no page knows. */
function damaged([first, ...others]: Result[]): Result[] {
	const cut = first ? [{ ...first, Data: first.Data.slice(0, Math.floor(first.Data.length / 2)) }] : [];
	return [...cut, ...others, result('ExampleUnknownType', { example: true })];
}

function labels({ record, template }: Job, source: LabelSource): Result[] {
	if (labelVersion(template).startsWith('2.0')) return [result('CPVLabel', cpvLabel(source))];
	if (isImage(record.input.Media)) return [result('ImageLabel', imageLabel(source))];
	return [result('TextLabel', textLabel(source)), result('VideoLabel', videoLabel(source))];
}

function result(type: string, data: unknown): Result {
	return { Type: type, Data: JSON.stringify(data) };
}

/** Documented: without people who tag, the title of the request; and a tab and a line break after the JSON. */
function meta(title: string): Result {
	return { Type: 'Meta', Data: `${JSON.stringify({ title })}\t\n` };
}

/** Read in official sample code: `Data` is a list. Its fields are not documented anywhere and are invented here. */
function eventSplit(): Result {
	return result('EventSplit', [
		{ title: '开场', startTime: 0, endTime: 28 },
		{ title: '试驾', startTime: 28, endTime: 60 },
	]);
}

/** Documented; the links lead nowhere. */
function subtitleLinks(jobId: string): JsonObject {
	return {
		allResultUrl: link(jobId, 'all.srt'),
		chResultUrl: link(jobId, 'ch.srt'),
		engResultUrl: link(jobId, 'eng.srt'),
	};
}

function link(jobId: string, file: string): string {
	return `https://example.invalid/${jobId}/${file}`;
}
