import { FACTS } from '../../../local/live/facts';
import type { Needs, Verdict } from '../../../local/live/facts/fact';
import { type DifferenceName, differenceNames } from '../../../local/service/faults/differences';
import { type LiveRun, verdictsOf } from './liveRun';

/** The runs of the check in which each kind of fact can be seen. */
const RUNS: Readonly<Record<Needs, LiveRun>> = {
	'read-only calls': { readOnly: true },
	'a job': {},
	'a Notify URL': { isNotified: true },
	'a failed job': { job: { video: 'oss://example-bucket/fail-me.mp4' } },
	'an image': { job: { video: 'oss://example-bucket/picture.jpg' } },
	'a template with LabelVersion 2.0': { job: { template: '22222222000000000000000000000003' } },
	'a template with subtitle': { job: { template: '22222222000000000000000000000004' } },
	'a region without Smarttag': {
		readOnly: true,
		region: 'cn-shenzhen',
		service: { faults: [{ kind: 'error', action: 'QuerySmarttagJob', status: 404, code: 'InvalidApi.NotFound' }] },
	},
	// Long enough for a poll to see the state between, and for a job that comes too early.
	'--upload': { upload: {}, service: { registerMs: 300 } },
	'--upload-bucket': { upload: { bucket: 'example-bucket' }, service: { registerMs: 300 } },
	'--upload-job': { upload: { submits: true }, service: { registerMs: 600 } },
	'--upload-job and --upload-bucket': {
		upload: { submits: true, bucket: 'example-bucket' },
		service: { registerMs: 600 },
	},
	'--template S00000103-000003': { job: { template: 'S00000103-000003' } },
	'--template none': { job: { template: '' } },
	'--language multilingual': { job: { language: 'multilingual' } },
};

/** The words by which the check names each difference. */
const FOUND: Readonly<Record<DifferenceName, string>> = {
	'fields.GetCallerIdentity': 'Arn is absent; Identity (text) is not documented',
	'signature.v1': 'InvalidSignatureVersion (HTTP 400)',
	'errors.fields': 'RequestId is absent; TraceId (text) is not documented',
	'errors.unknownJob': 'UnknownTask (HTTP 404)',
	'errors.unknownTemplate': 'NothingFound (HTTP 404)',
	'templates.type11': 'InvalidParameter (HTTP 400)',
	'fields.ListCustomTemplates':
		'CustomTemplateList[].TemplateName is absent; CustomTemplateList[].Title (text) is not documented',
	'templates.default': 'IsDefault is flag',
	'fields.ListSystemTemplates':
		'SystemTemplateList[].TemplateName is absent; SystemTemplateList[].Title (text) is not documented',
	'systemTemplates.ids': 'none',
	'fields.ListPipelines': 'PipelineList[].Name is absent; PipelineList[].PipelineName (text) is not documented',
	'pipelines.speed': 'Speed: Standard, SmartTag, Boost',
	'fields.ListRecognitionLibs': 'Libs.Lib[].LibName is absent; Libs.Lib[].Title (text) is not documented',
	'faces.ids': 'no ID of a template is among the LibIds',
	'fields.ListHotwordLibraries':
		'HotwordLibraryList[].HotwordLibraryId is absent; HotwordLibraryList[].LibraryId (text) is not documented',
	'fields.ListMediaBasicInfos': 'MediaInfos is absent',
	'fields.SearchMedia': 'InvalidParameter.Match (HTTP 400)',
	'errors.unknownUpload': 'ServiceUnavailable (HTTP 404)',
	'fields.SearchMediaByAILabel': 'MediaList is absent',
	'upload.create': 'FileURL is absent; FileAddress (text) is not documented',
	'upload.longTitle': 'accepted (HTTP 200)',
	'upload.address':
		'UploadAddress is object {SecurityToken, AccessKeyId, AccessKeySecret, Expiration, ExpireUTCTime, Region}',
	'upload.expiry': 'Expiration: number as text: 3000, ExpireUTCTime: absent, Region: region',
	'upload.refresh': 'FileName changed',
	'upload.put': 'AccessDenied (HTTP 403)',
	'upload.states': 'Analyzing, Normal',
	'tags.append': '1 of 3 tags are absent',
	'tags.twice': 'such a tag is stored once',
	'tags.many': 'accepted; 4 tags are stored',
	'upload.notReady': 'the job succeeds',
	'ossKey.object': 'HTTP 404 without JSON of the API',
	'ossKey.job': 'refused with InvalidParameter.Input (HTTP 400)',
	'submit.jobId': 'JobId has another form',
	'submit.noTemplate': 'SubmitSmarttagJob is refused with MissingTemplateId',
	'job.states': 'Running, Success',
	'job.userData': 'UserData is text, and not what was sent',
	'fields.QuerySmarttagJob': 'Results.Result is absent; Results.result (list of object {Type, Data}) is not documented',
	'results.types': 'not known: HologramLabel',
	'results.VideoLabel':
		'persons[].occurrences[].scene is absent; persons[].occurrences[].shot (text) is not documented',
	'results.TextLabel': 'tags[].value is absent; tags[].values (text) is not documented',
	'results.ImageLabel': 'persons[].score is absent; persons[].confidence (number) is not documented',
	'results.ASR': 'details[].to is absent; details[].till (number) is not documented',
	'results.OCR': 'details[].timestamp is absent; details[].time (number) is not documented',
	'results.CPVLabel': 'cates[].detailInfo[].startTime is absent; cates[].detailInfo[].begin (number) is not documented',
	'results.Subtitle':
		'details is absent; files (list of object {allResultUrl, chResultUrl, engResultUrl}) is not documented',
	'results.Meta': 'title is another text than the submitted one',
	'results.outcome': 'message: absent, success: absent',
	'tags.language': 'names are not Chinese',
	'nlp.transcription': 'paragraphs[].words is absent; paragraphs[].tokens (list of object',
	'nlp.autoChapters': '[].headline is absent; [].heading (text) is not documented',
	'nlp.summarization': 'questionsAnsweringSummary is absent; answers (list of object',
	'nlp.translation': 'paragraphs[].sentences is absent; paragraphs[].lines (list of object',
	'nlp.meetingAssistance': 'keySentences is absent; highlights (list of object',
	'nlp.mindMap': 'no mindMapSummary; the names are',
	'nlp.slides': 'no pptExtraction, but slides',
	'nlp.multilingual': 'paragraphs[].words is absent; paragraphs[].tokens (list of object',
	'process.switch': 'needProcess is accepted, and no Process comes',
	'usages.fields': 'Usage[].Quota is text, not number',
	'eventSplit.fields': '[].title is absent; [].caption (text) is not documented',
	'failure.text': 'no reason was found in object {RequestId, JobStatus, UserData}',
	'readers.understood': 'the item has no transcript of ASR, though the results do',
	'notify.request': 'POST text/plain',
	'notify.body':
		'JobId is absent; State is absent; UserData is absent; Message (object {Type, JobId, State, UserData}) is not documented',
	'notify.states': 'Success',
	'notify.headers': 'headers: x-ice-signature',
	'notify.retry': 'it is not sent again',
};

/** A region without Smarttag cannot be told apart by an answer, so its difference is the answer of another region. */
const OTHERWISE_TESTED = ['errors.region'];

test('every fact that a run can settle has a difference of the local service', () => {
	const facts = FACTS.map(({ id }) => id).filter((id) => !OTHERWISE_TESTED.includes(id));

	expect([...facts].sort()).toEqual([...differenceNames].sort());
});

describe('When the service is as assumed,', () => {
	it.each(Object.entries(RUNS))('every fact that needs %s holds', async (needs, run) => {
		const verdicts = await verdictsOf(run);

		const facts = FACTS.filter((fact) => fact.needs === needs).map(({ id }) => id);
		expect(facts.length).toBeGreaterThan(0);
		expect(Object.fromEntries(facts.map((id) => [id, verdicts[id]?.outcome]))).toEqual(
			Object.fromEntries(facts.map((id) => [id, 'holds'])),
		);
		expect(differing(verdicts)).toEqual([]);
	});
});

describe('When the service differs in one fact, the check finds that one and names it:', () => {
	it.each(differenceNames)('%s', async (name) => {
		const needs = FACTS.find(({ id }) => id === name)?.needs;
		const run = needs && RUNS[needs];
		// Long enough for a poll to see the state between.
		const times = name === 'job.states' ? { processingMs: 500 } : {};
		const verdicts = await verdictsOf({ ...run, service: { ...run?.service, ...times, differences: [name] } });

		expect(verdicts[name]?.outcome).toBe('differs');
		expect(verdicts[name]?.found).toContain(FOUND[name]);
		expect(differing(verdicts)).toEqual([name]);
	});

	it('errors.region', async () => {
		const verdicts = await verdictsOf({ readOnly: true, region: 'cn-shenzhen' });

		expect(verdicts['errors.region']).toEqual({
			outcome: 'differs',
			found: 'InvalidParameter.ResourceNotFound (HTTP 404)',
		});
	});
});

test('a guessed parameter that the service refuses is named, and the job is submitted without it', async () => {
	const refusal = { kind: 'error', code: 'InvalidParameter', message: 'Params.needProcess is not valid.' } as const;
	const verdicts = await verdictsOf({
		service: { faults: [{ ...refusal, action: 'SubmitSmarttagJob', contains: 'needProcess' }] },
	});

	expect(verdicts['process.switch']).toEqual({
		outcome: 'differs',
		found: 'needProcess is refused with InvalidParameter',
	});
	expect(verdicts['submit.jobId']?.outcome).toBe('holds');
});

test('without a job, no fact of a job is seen', async () => {
	const verdicts = await verdictsOf({ readOnly: true });

	for (const { id, needs } of FACTS) {
		if (needs !== 'read-only calls') expect([id, verdicts[id]?.outcome]).toEqual([id, 'not seen']);
	}
});

function differing(verdicts: Readonly<Record<string, Verdict>>): string[] {
	return Object.entries(verdicts)
		.filter(([, { outcome }]) => outcome === 'differs')
		.map(([id]) => id);
}
