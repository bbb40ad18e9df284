import { analyses, labelVersion } from '../catalog/templates';
import type { Job } from '../state/jobs';
import type { JsonObject } from '../values';
import { asr } from './asr';
import { cpvLabel } from './cpvLabel';
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

/** The results a finished job answers with: one a type that its request and template ask for (documented types). */
export function resultsOf(job: Job, source: LabelSource): Result[] {
	const { record, behavior } = job;
	if (record.failReason !== undefined) return [{ Type: 'Error', Data: record.failReason }];
	const results = wholeResultsOf(job, source);
	return behavior.badData ? damaged(results) : results;
}

function wholeResultsOf({ record, analysis, template, behavior }: Job, source: LabelSource): Result[] {
	const twoZero = labelVersion(template).startsWith('2.0');
	const subtitles = analyses(template, 'subtitle');
	const events = analysis.eventSplit && template?.templateId === 'S00000103-000003';
	const title = record.title ?? 'example-title-0001';
	const speech = speechOf(behavior.speechMinutes);
	return [
		...(twoZero
			? [result('CPVLabel', cpvLabel(source))]
			: [result('TextLabel', textLabel(source)), result('VideoLabel', videoLabel(source))]),
		...(analysis.asr ? [result('ASR', asr(speech.sentences))] : []),
		...(analysis.ocr || behavior.resultMegabytes !== undefined ? [result('OCR', ocr(behavior.resultMegabytes))] : []),
		...(analysis.nlp ? [result('NLP', nlp(analysis.nlp, speech))] : []),
		...(analysis.meta ? [result('Meta', { title })] : []),
		...(subtitles ? [result('Subtitle', { details: subtitleLinks(record.jobId) })] : []),
		...(events ? [result('EventSplit', { events: [{ from: 0, to: 28, title: '开场' }] })] : []),
		...(analysis.process ? [result('Process', { url: link(record.jobId, 'process.json') })] : []),
	];
}

/** The first one cut off in the middle of its JSON, and one more that no page knows. */
function damaged([first, ...others]: Result[]): Result[] {
	const cut = first ? [{ ...first, Data: first.Data.slice(0, Math.floor(first.Data.length / 2)) }] : [];
	return [...cut, ...others, result('ExampleUnknownType', { example: true })];
}

function result(type: string, data: JsonObject): Result {
	return { Type: type, Data: JSON.stringify(data) };
}

/** Fields unverified; the links lead nowhere. */
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
