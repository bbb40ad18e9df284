import { refusalFailure } from '../../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import { MOST_TAGS } from '../../../nodes/AlibabaCloudSmarttag/media/mediaTags';
import { isJsonObject, type JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { commaTextsOf, textOf } from '../../../nodes/AlibabaCloudSmarttag/values/looseValues';
import { readJobAnswer } from '../../../nodes/AlibabaCloudSmarttag/results/jobAnswer';
import type { Step } from '../observations';
import { LONG_TITLE, TAGS } from '../run/upload';
import { differs, type Fact, holds, listed, notSeen, unlessDifferent } from './fact';
import { acceptance, type Findings, outcomeOf, refusal } from './findings';
import { ANSWER_SHAPES, describe, differencesFrom } from './shapes';

/** Documented regions of CreateUploadMedia. */
const UPLOAD_REGIONS = ['cn-beijing', 'cn-shanghai', 'cn-shenzhen'];

/** Documented for the twin of VOD: no storage is enabled. */
const NO_STORAGE = /^InvalidStorage/;

const ADDRESS_FIELDS = ['Endpoint', 'Bucket', 'FileName'];
const KEY_FIELDS = ['AccessKeyId', 'AccessKeySecret', 'SecurityToken'];

/** Documented states of a media item, in their order. */
const STATES = ['Init', 'Preparing', 'Normal', 'PrepareFail'];

/** What an upload shows. */
export const UPLOAD_FACTS: readonly Fact[] = [
	{
		id: 'errors.unknownUpload',
		assumes: 'RefreshUploadMedia of an unknown MediaId is refused for good, so that a retry opens another media item.',
		source: 'inferred',
		needs: 'read-only calls',
		settle: (findings) => {
			if (!UPLOAD_REGIONS.includes(findings.setup.region)) return notSeen;
			return refusal(findings.of('unknownUpload'), ({ action, answer }) => {
				return answer.kind === 'refused' && !refusalFailure(action, answer).details.transient;
			});
		},
	},
	{
		id: 'upload.create',
		assumes: 'CreateUploadMedia returns the known fields. Without enabled storage it is refused with InvalidStorage….',
		source: 'sibling API',
		needs: '--upload',
		settle: (findings) => {
			const [last] = findings.of('createUpload').slice(-1);
			if (!last) return notSeen;
			if (last.answer.kind === 'refused') {
				return NO_STORAGE.test(last.answer.code) ? holds(outcomeOf(last)) : differs(outcomeOf(last));
			}
			const { answer } = last;
			if (answer.kind !== 'accepted') return differs(outcomeOf(last));
			return unlessDifferent(differencesFrom(ANSWER_SHAPES.CreateUploadMedia, answer.body));
		},
	},
	{
		id: 'upload.longTitle',
		assumes: 'A title of more than 128 characters is refused.',
		source: 'inferred',
		needs: '--upload',
		settle: (findings) => {
			const attempts = findings.of('createUpload');
			const long = attempts.find(({ parameters }) => parameters.MediaMetaData?.includes(LONG_TITLE));
			// Where every title is refused, it is not because of the title.
			if (!long || findings.accepted('createUpload').length === 0) return notSeen;
			return refusal([long], ({ answer }) => answer.kind === 'refused');
		},
	},
	{
		id: 'upload.address',
		assumes: `UploadAddress has ${ADDRESS_FIELDS.join(', ')}; UploadAuth has ${KEY_FIELDS.join(', ')}.`,
		source: 'documented',
		needs: '--upload',
		settle: (findings) => {
			const [ticket] = ticketsOf(findings, 'createUpload');
			if (!ticket) return notSeen;
			return unlessDifferent([
				...missingIn('UploadAddress', ticket.UploadAddress, ADDRESS_FIELDS),
				...missingIn('UploadAuth', ticket.UploadAuth, KEY_FIELDS),
			]);
		},
	},
	{
		id: 'upload.expiry',
		assumes: 'A temporary key has Expiration in seconds, as text, ExpireUTCTime, and Region without oss-.',
		source: 'sibling API',
		needs: '--upload',
		settle: (findings) => {
			const [ticket] = ticketsOf(findings, 'createUpload');
			if (!ticket) return notSeen;
			const fields = fieldsOf(ticket);
			const found = ['Expiration', 'ExpireUTCTime', 'Region'].map((name) => `${name}: ${formOf(fields[name])}`);
			const { Expiration, ExpireUTCTime, Region } = fields;
			const isAsAssumed =
				/^number as text/.test(formOf(Expiration)) && ExpireUTCTime === 'date and time' && Region === 'region';
			return isAsAssumed ? holds(found.join(', ')) : differs(found.join(', '));
		},
	},
	{
		id: 'upload.refresh',
		assumes: 'RefreshUploadMedia returns the same address with another key.',
		source: 'documented',
		needs: '--upload',
		settle: (findings) => {
			const [first] = ticketsOf(findings, 'createUpload');
			const [second] = ticketsOf(findings, 'refreshUpload');
			if (!first) return notSeen;
			if (!second) return acceptance(findings.of('refreshUpload')) ?? notSeen;
			const [before, after] = [fieldsOf(first), fieldsOf(second)];
			const changed = ADDRESS_FIELDS.filter((name) => before[name] !== after[name]);
			if (changed.length > 0) return differs(`${listed(changed)} changed`);
			return before.AccessKeyId === after.AccessKeyId ? differs('the key is the same') : holds();
		},
	},
	{
		id: 'upload.put',
		assumes: 'The bucket of the media library accepts the file at its own endpoint, signed with V4 and the new key.',
		source: 'inferred',
		needs: '--upload',
		settle: (findings) => acceptance(findings.of('uploadFile')) ?? holds(),
	},
	{
		id: 'upload.states',
		assumes: 'After the upload the media item is Init or Preparing, then Normal.',
		source: 'documented',
		needs: '--upload',
		settle: (findings) => {
			const states = findings.accepted('uploadStatus').map((body) => textOf(basicInfo(body).Status) ?? 'no status');
			if (states.length === 0) return notSeen;
			const found = listed(states);
			return states.every((state) => STATES.includes(state)) ? holds(found) : differs(found);
		},
	},
	{
		id: 'tags.append',
		assumes: 'AppendTags keeps the tags that are there.',
		source: 'documented',
		needs: '--upload',
		settle: (findings) => {
			const [stored] = storedTags(findings);
			if (!stored) return notSeen;
			const missing = TAGS.slice(0, 3).filter((tag) => !stored.includes(tag));
			return missing.length === 0 ? holds() : differs(`${missing.length} of 3 tags are absent`);
		},
	},
	{
		id: 'tags.twice',
		assumes: 'AppendTags adds a tag that is there already a second time, so the node leaves it out.',
		source: 'inferred',
		needs: '--upload',
		settle: (findings) => {
			const [stored] = storedTags(findings);
			const [, twice] = TAGS;
			if (!stored || !isAppended(stored)) return notSeen;
			return stored.filter((tag) => tag === twice).length > 1 ? holds() : differs('such a tag is stored once');
		},
	},
	{
		id: 'tags.many',
		assumes: `More than ${MOST_TAGS} tags of a media item are refused.`,
		source: 'inferred',
		needs: '--upload',
		settle: (findings) => {
			const [before, after] = storedTags(findings);
			const last = findings.of('tags', 'UpdateMediaInfo').at(2);
			if (!last || !before || !isAppended(before)) return notSeen;
			if (last.answer.kind === 'refused') return holds(outcomeOf(last));
			return differs(`accepted; ${after?.length ?? 'unknown'} tags are stored`);
		},
	},
	{
		id: 'upload.notReady',
		assumes: 'A job of a media item that is not Normal yet is refused, or fails.',
		source: 'inferred',
		needs: '--upload-job',
		settle: (findings) => {
			const [media] = findings.accepted('notReadyJob', 'GetMediaInfo');
			// If it was ready so soon, nothing can be said.
			if (media && textOf(basicInfo(media).Status) === 'Normal') return notSeen;
			const outcome = jobOutcome(findings, 'notReadyJob');
			if (outcome === undefined) return notSeen;
			return outcome === 'Success' ? differs('the job succeeds') : holds(outcome);
		},
	},
	{
		id: 'ossKey.object',
		assumes: 'OSS stores an object whose key has + % # ? blanks, Chinese and an emoji, and finds it.',
		source: 'documented',
		needs: '--upload-bucket',
		settle: (findings) => acceptance(findings.of('objectKey')) ?? holds(),
	},
	{
		id: 'ossKey.job',
		assumes: 'A job finds such an object by its key as it is, not percent-encoded.',
		source: 'inferred',
		needs: '--upload-job and --upload-bucket',
		settle: (findings) => {
			const outcome = jobOutcome(findings, 'objectKeyJob');
			if (outcome === undefined) return notSeen;
			return outcome === 'Success' ? holds() : differs(outcome);
		},
	},
];

/** The descriptions of addresses and keys that a step returned. */
function ticketsOf(findings: Findings, step: Step): JsonObject[] {
	return findings.accepted(step);
}

/** Their fields, from whichever of the two they are in. */
function fieldsOf({ UploadAddress, UploadAuth }: JsonObject): JsonObject {
	return { ...(isJsonObject(UploadAddress) && UploadAddress), ...(isJsonObject(UploadAuth) && UploadAuth) };
}

function missingIn(name: string, value: unknown, fields: readonly string[]): string[] {
	if (!isJsonObject(value)) return [`${name} is ${describe(value)}, not JSON in Base64`];
	return fields.every((field) => value[field] !== undefined) ? [] : [`${name} is ${describe(value)}`];
}

/** The form that was recorded for a text, or the type of anything else. */
function formOf(value: unknown): string {
	return typeof value === 'string' ? value.replace(/^text \d+$/, 'other text') : describe(value);
}

function basicInfo({ MediaInfo: media }: JsonObject): JsonObject {
	return isJsonObject(media) && isJsonObject(media.MediaBasicInfo) ? media.MediaBasicInfo : {};
}

/** The tags after the second update, and after the third. */
function storedTags(findings: Findings): string[][] {
	return findings.accepted('tags', 'GetMediaInfo').map((body) => commaTextsOf(basicInfo(body).MediaTags));
}

/** Whether the second update kept the tags of the first. */
function isAppended(stored: readonly string[]): boolean {
	return TAGS.slice(0, 3).every((tag) => stored.includes(tag));
}

/** How a job ended, or why it was refused; undefined when neither was seen. */
function jobOutcome(findings: Findings, step: Step): string | undefined {
	const submit = findings.of(step, 'SubmitSmarttagJob').at(-1);
	if (submit?.answer.kind === 'refused') return `refused with ${outcomeOf(submit)}`;
	const last = findings.accepted(step, 'QuerySmarttagJob').at(-1);
	const job = last && readJobAnswer(last);
	if (job?.status === 'Fail') return `the job fails${job.failureReason ? `: "${job.failureReason}"` : ''}`;
	return job?.status === 'Success' ? job.status : undefined;
}
