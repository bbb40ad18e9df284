import { documentedState } from '../../../nodes/AlibabaCloudSmarttag/results/jobStatus';
import { simplifyJob } from '../../../nodes/AlibabaCloudSmarttag/results/simplify';
import { isJsonObject, type JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { commaTextsOf, fieldOf, objectsOf } from '../../../nodes/AlibabaCloudSmarttag/values/looseValues';
import {
	differs,
	type Fact,
	holds,
	listed,
	type Needs,
	notSeen,
	type Source,
	unlessDifferent,
	type Verdict,
} from './fact';
import type { Findings } from './findings';
import {
	ANSWER_SHAPES,
	describe,
	differencesFrom,
	INFERRED_SHAPES,
	NLP_SHAPES,
	RESULT_SHAPES,
	type Shape,
} from './shapes';

/** Documented, and the two that are read in clients; the list is open. */
const RESULT_TYPES = [...Object.keys(RESULT_SHAPES), 'NLP', 'Process', 'EventSplit'];

/** Types that the job asks for, whatever its template: by parameters. */
const ASKED_TYPES = ['ASR', 'OCR', 'NLP'];

/** What one job shows. */
export const JOB_FACTS: readonly Fact[] = [
	{
		id: 'submit.jobId',
		assumes: 'SubmitSmarttagJob returns a JobId of 32 hexadecimal characters.',
		source: 'documented',
		needs: 'a job',
		settle: (findings) => {
			const [body] = findings.accepted('submit');
			// Of a job without a template, another fact says whether it is accepted.
			if (!body) return findings.setup.template === '' ? notSeen : refusedOr(findings);
			const { JobId: jobId } = body;
			if (typeof jobId !== 'string') return differs(`JobId is ${describe(jobId)}`);
			return /^[\da-f]{32}$/i.test(jobId) ? holds() : differs(`JobId has another form, of ${jobId.length} characters`);
		},
	},
	{
		id: 'submit.noTemplate',
		assumes: 'A job that names no template is accepted when the account has a default one.',
		source: 'inferred',
		needs: '--template none',
		settle: (findings) => {
			if (findings.setup.template !== '') return notSeen;
			return findings.accepted('submit').length > 0 ? holds() : refusedOr(findings);
		},
	},
	{
		id: 'job.states',
		assumes: 'A job is Submitted, Processing, then Success or Fail.',
		source: 'documented',
		needs: 'a job',
		settle: ({ states }) => {
			if (states.length === 0) return notSeen;
			const found = listed(states.map((state) => state || 'no state'));
			return states.every((state) => documentedState(state) === state) ? holds(found) : differs(found);
		},
	},
	{
		id: 'job.userData',
		assumes: 'UserData comes back exactly as it was sent.',
		source: 'documented',
		needs: 'a job',
		settle: (findings) => {
			const sent = findings.submitted('UserData');
			if (!findings.jobBody || sent === undefined) return notSeen;
			const { UserData: returned } = findings.jobBody;
			return returned === sent ? holds() : differs(`UserData is ${describe(returned)}, and not what was sent`);
		},
	},
	{
		id: 'fields.QuerySmarttagJob',
		assumes: 'The answer of a finished job has the documented fields; Results is an object with the list Result.',
		source: 'documented',
		needs: 'a job',
		settle: ({ job, jobBody }) => {
			if (job?.status !== 'Success' || !jobBody) return notSeen;
			const { Usages: _, ...others } = jobBody;
			return unlessDifferent(differencesFrom(ANSWER_SHAPES.QuerySmarttagJob, others));
		},
	},
	{
		id: 'results.types',
		assumes: 'All types of results are known, and there is one of each type that was asked for.',
		source: 'documented',
		needs: 'a job',
		settle: (findings) => {
			const types = findings.types();
			if (types.length === 0) return notSeen;
			const unknown = types.filter((type) => !RESULT_TYPES.includes(type));
			const asked = findings.submitted('Params') === undefined ? [] : ASKED_TYPES;
			const missing = asked.filter((type) => !types.includes(type));
			if (unknown.length + missing.length === 0) return holds(listed(types));
			return unlessDifferent([
				...(unknown.length > 0 ? [`not known: ${listed(unknown)}`] : []),
				...(missing.length > 0 ? [`missing: ${listed(missing)}`] : []),
			]);
		},
	},
	resultFact('VideoLabel', 'a job'),
	resultFact('TextLabel', 'a job'),
	resultFact('ASR', 'a job'),
	resultFact('OCR', 'a job'),
	resultFact('CPVLabel', 'a template with LabelVersion 2.0'),
	resultFact('ImageLabel', 'an image'),
	resultFact('Subtitle', 'a template with subtitle'),
	{
		id: 'results.Meta',
		assumes: 'Meta has the title that was submitted.',
		source: 'documented',
		needs: 'a job',
		settle: (findings) => {
			const [data] = findings.data('Meta');
			const sent = findings.submitted('Title');
			if (data === undefined) return notSeen;
			const differences = differencesFrom(RESULT_SHAPES.Meta, data);
			if (differences.length > 0) return unlessDifferent(differences);
			const isOwn = sent === undefined || (isJsonObject(data) && data.title === sent);
			return isOwn ? holds() : differs('title is another text than the submitted one');
		},
	},
	{
		id: 'results.outcome',
		assumes: 'Data of VideoLabel and TextLabel also has message and success, which are no results.',
		source: 'sibling API',
		needs: 'a job',
		settle: (findings) => {
			const labels = [...findings.data('VideoLabel'), ...findings.data('TextLabel')].filter(isJsonObject);
			if (labels.length === 0) return notSeen;
			const found = labels.map(
				({ message, success }) => `message: ${describe(message)}, success: ${describe(success)}`,
			);
			const asAssumed = found.every((words) => words === 'message: text, success: flag');
			return asAssumed ? holds(listed(found)) : differs(listed(found));
		},
	},
	{
		id: 'tags.language',
		assumes: 'Names of tag groups are Chinese, whatever the account.',
		source: 'documented',
		needs: 'a job',
		settle: (findings) => {
			const names = [
				...findings.data('VideoLabel').flatMap((data) => tagNames(data, 'tags', 'mainTagName', findings)),
				...findings.data('TextLabel').flatMap((data) => tagNames(data, 'tags', 'name', findings)),
				...findings.data('CPVLabel').flatMap((data) => tagNames(data, 'cates', 'labelLevel1', findings)),
			];
			if (names.length === 0) return notSeen;
			const others = names.filter((name) => !/\p{Script=Han}/u.test(name));
			return others.length === 0 ? holds() : differs(`${others.length} of ${names.length} names are not Chinese`);
		},
	},
	nlpFact('transcription'),
	nlpFact('autoChapters'),
	nlpFact('summarization'),
	nlpFact('translation'),
	nlpFact('meetingAssistance'),
	{
		id: 'nlp.mindMap',
		assumes: 'MindMap brings summarization.mindMapSummary, a list of title and topic.',
		source: 'inferred',
		needs: 'a job',
		settle: (findings) => {
			const summaries = findings.nlp('summarization');
			if (!isJsonObject(summaries)) return notSeen;
			const mindMap = summaries.mindMapSummary;
			if (mindMap !== undefined) return unlessDifferent(differencesFrom(INFERRED_SHAPES.mindMapSummary, mindMap));
			return differs(`no mindMapSummary; the names are ${listed(Object.keys(summaries))}`);
		},
	},
	{
		id: 'nlp.slides',
		assumes: 'Slide extraction brings pptExtraction with keyFrameList.',
		source: 'inferred',
		needs: 'a job',
		settle: (findings) => {
			const [data] = findings.data('NLP').filter(isJsonObject);
			if (!data) return notSeen;
			const { pptExtraction: slides } = data;
			if (slides !== undefined) return unlessDifferent(differencesFrom(INFERRED_SHAPES.pptExtraction, slides));
			const unknown = Object.keys(data).filter((name) => !NLP_PARTS.includes(name));
			// A video without slides may have no result of them.
			return unknown.length > 0 ? differs(`no pptExtraction, but ${listed(unknown)}`) : notSeen;
		},
	},
	{
		id: 'nlp.multilingual',
		assumes: 'With sourceLanguage multilingual, NLP has the same fields as with one language.',
		source: 'inferred',
		needs: '--language multilingual',
		settle: (findings) => {
			const transcription = findings.nlp('transcription');
			if (findings.setup.language !== 'multilingual' || transcription === undefined) return notSeen;
			return unlessDifferent(differencesFrom(NLP_SHAPES.transcription, withoutNames(transcription, ['audioInfo'])));
		},
	},
	{
		id: 'process.switch',
		assumes: 'needProcess in Params brings a result of type Process.',
		source: 'inferred',
		needs: 'a job',
		settle: (findings) => {
			const refused = findings.of('submit').find(({ answer }) => answer.kind === 'refused')?.answer;
			const sent = findings.submitted('Params');
			if (sent === undefined) return notSeen;
			if (!sent.includes('needProcess')) {
				return differs(`needProcess is refused with ${refused?.kind === 'refused' ? refused.code : 'no code'}`);
			}
			const types = findings.types();
			if (types.length === 0) return notSeen;
			return types.includes('Process') ? holds() : differs('needProcess is accepted, and no Process comes');
		},
	},
	{
		id: 'usages.fields',
		assumes: 'A finished job has Usages.Usage, a list of Type and a whole Quota.',
		source: 'read in client',
		needs: 'a job',
		settle: (findings) => {
			const { job, jobBody } = findings;
			if (job?.status !== 'Success' || !jobBody) return notSeen;
			const { Usages: usages } = jobBody;
			if (usages === undefined) return differs('Usages is absent');
			const differences = differencesFrom({ Usage: [{ Type: 'text', Quota: 'number' }] }, usages);
			if (differences.length > 0) return unlessDifferent(differences);
			const types = isJsonObject(usages) ? findings.texts(usages.Usage, 'Type') : [];
			return holds(`Type: ${listed(types)}`);
		},
	},
	{
		id: 'eventSplit.fields',
		assumes: 'EventSplit is a list of events with title, startTime and endTime.',
		source: 'unverified',
		needs: '--template S00000103-000003',
		settle: (findings) => {
			const [events] = findings.data('EventSplit');
			return events === undefined ? notSeen : unlessDifferent(differencesFrom(INFERRED_SHAPES.eventSplit, events));
		},
	},
	{
		id: 'failure.text',
		assumes: 'A failed job has the reason as plain text in Data of its first result, or in Message.',
		source: 'read in client',
		needs: 'a failed job',
		settle: ({ job, jobBody }) => {
			if (job?.status !== 'Fail' || !jobBody) return notSeen;
			if (job.failureReason !== undefined) return holds(`"${job.failureReason}"`);
			return differs(`no reason was found in ${describe(jobBody)}`);
		},
	},
	{
		id: 'readers.understood',
		assumes: 'The simplified item has what the results hold: tags, people, transcript, summary and chapters.',
		source: 'documented',
		needs: 'a job',
		settle: understood,
	},
];

const NLP_PARTS = [...Object.keys(NLP_SHAPES), 'pptExtraction'];

function resultFact(type: keyof typeof RESULT_SHAPES, needs: Needs, source: Source = 'documented'): Fact {
	return {
		id: `results.${type}`,
		assumes: `Data of ${type} has the documented fields.`,
		source,
		needs,
		settle: (findings) => {
			const data = findings.data(type);
			const shape: Shape = RESULT_SHAPES[type];
			return data.length === 0 ? notSeen : unlessDifferent(data.flatMap((one) => differencesFrom(shape, one)));
		},
	};
}

function nlpFact(part: keyof typeof NLP_SHAPES): Fact {
	return {
		id: `nlp.${part}`,
		assumes: `NLP has ${part} with the documented fields.`,
		source: 'documented',
		needs: 'a job',
		settle: (findings) => {
			// How several languages are transcribed is another fact.
			const isSeparate = part === 'transcription' && findings.setup.language === 'multilingual';
			if (isSeparate || findings.data('NLP').length === 0) return notSeen;
			const value = findings.nlp(part);
			if (value === undefined) return differs(`${part} is absent`);
			return unlessDifferent(differencesFrom(NLP_SHAPES[part], withoutNames(value, namesOfOthers(part, value))));
		},
	};
}

/** Names in a part that are expected though not documented, or that the fact about mind maps names. */
function namesOfOthers(part: keyof typeof NLP_SHAPES, value: unknown): readonly string[] {
	if (part === 'transcription') return ['audioInfo'];
	if (part !== 'summarization' || !isJsonObject(value)) return [];
	if (value.mindMapSummary !== undefined) return ['paragraphTitle', 'mindMapSummary'];
	return Object.keys(value).filter((name) => !Object.hasOwn(NLP_SHAPES.summarization, name));
}

function withoutNames(value: unknown, names: readonly string[]): unknown {
	if (!isJsonObject(value)) return value;
	return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

function tagNames(data: unknown, list: string, name: string, findings: Findings): string[] {
	return isJsonObject(data) ? findings.texts(fieldOf(data, list), name) : [];
}

function refusedOr(findings: Findings): Verdict {
	const answer = findings.of('submit').at(-1)?.answer;
	if (answer?.kind !== 'refused') return notSeen;
	return differs(`SubmitSmarttagJob is refused with ${answer.code}`);
}

/** Compares which results have entries with what the readers found in them. */
function understood(findings: Findings): Verdict {
	const { job } = findings;
	if (job?.status !== 'Success' || job.results.length === 0) return notSeen;
	const item: JsonObject = { ...simplifyJob('', job) };
	const ofAsrAlone = simplifyJob('', { ...job, results: job.results.filter(({ type }) => type === 'ASR') });
	const labels = [...findings.data('VideoLabel'), ...findings.data('CPVLabel')];
	const isSpoken = hasEntries(findings.data('ASR'), 'details');
	const present: ReadonlyArray<readonly [name: string, isPresent: boolean]> = [
		['tags', hasEntries(labels, 'tags', 'entities', 'cates')],
		['people', hasEntries(labels, 'persons')],
		['transcript', isSpoken || hasEntries([findings.nlp('transcription')], 'paragraphs')],
		['textOnScreen', hasEntries(findings.data('OCR'), 'details')],
		['summary', findings.nlp('summarization', 'paragraphSummary') !== undefined],
		['chapters', objectsOf(findings.nlp('autoChapters')).length > 0],
	];
	const missing = present.filter(([name, isPresent]) => isPresent && item[name] === undefined).map(([name]) => name);
	if (isSpoken && ofAsrAlone.transcript === undefined) missing.push('transcript of ASR');
	if (missing.length > 0) return differs(`the item has no ${listed(missing)}, though the results do`);
	const found = listed(present.filter(([, isPresent]) => isPresent).map(([name]) => name));
	const others = commaTextsOf(item.otherResults);
	return holds(others.length > 0 ? `${found}; only without Simplify: ${listed(others)}` : found);
}

/** Whether one of these lists has an entry. */
function hasEntries(data: readonly unknown[], ...lists: readonly string[]): boolean {
	return data.filter(isJsonObject).some((one) => lists.some((list) => objectsOf(fieldOf(one, list)).length > 0));
}
