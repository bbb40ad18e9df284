import { setTimeout as wait } from 'node:timers/promises';

import { ImsFailure } from '../../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import { MOST_TAGS } from '../../../nodes/AlibabaCloudSmarttag/media/mediaTags';
import { readTicket, type UploadTicket } from '../../../nodes/AlibabaCloudSmarttag/media/upload/uploadTicket';
import { isJsonObject, type JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import type { InputType, Step } from '../observations';
import { followJob, jobIdOf, type Patience, TITLE, USER_DATA } from './job';
import { hasObject, putObject } from './ossRequests';
import type { RecordingClient } from './recordingClient';

/** What is uploaded, and what is done with it. */
export interface UploadPlan {
	readonly content: Buffer;
	/** Without a dot, in small letters. */
	readonly extension: string;
	/** A bucket of the account in the region, for an object whose key has special characters. */
	readonly bucket?: string;
	/** Whether jobs of what was uploaded are submitted, which are billed. */
	readonly submits: boolean;
}

/** Documented: tags without NLP, so that a job is cheap. */
const TEMPLATE = 'S00000103-000002';

/** Documented: at most 128 characters. */
export const LONG_TITLE = TITLE.padEnd(129, '-');

/** The key in the bucket, without its extension. */
export const SPECIAL_KEY = `${TITLE}/a+b 100%25 #1? 视频 😀`;

/** Tags of the check, as a tag of a media item: the first two, then the second again and a third, then too many. */
export const TAGS = Array.from({ length: MOST_TAGS + 1 }, (_, index) => `live-check-${index + 1}`);
const FIRST_TAGS = TAGS.slice(0, 2).join(',');
const NEXT_TAGS = TAGS.slice(1, 3).join(',');
const MORE_TAGS = TAGS.slice(3).join(',');

/** How long the media library may take to read the file, in polls. */
const MOST_POLLS = 100;

/**
 * Uploads a file to the media library, as the node does it, then writes tags to its item; with a bucket, also stores it
 * there under a key with special characters. Refusals are observations and end only what depends on them.
 */
export async function upload(
	client: RecordingClient,
	plan: UploadPlan,
	patience: Patience,
	report: (line: string) => void,
): Promise<void> {
	const opened = await open(client, plan);
	if (opened) {
		report(`Upload: the media item ${opened.mediaId} stays in the media library`);
		await toLibrary(client, opened, plan, patience, report);
	}
	if (plan.bucket !== undefined) await toBucket(client, plan.bucket, plan, patience, report);
}

/** A media item that waits for its file. */
interface Opened {
	readonly mediaId: string;
	readonly ticket: UploadTicket;
}

/** With a title that is too long first; when that is accepted, there is no second item. */
async function open(client: RecordingClient, { content, extension }: UploadPlan): Promise<Opened | undefined> {
	const create = async (title: string) =>
		await accepted(
			client.during('createUpload', () =>
				client.callWithoutRetry('CreateUploadMedia', {
					FileInfo: JSON.stringify({ Type: 'video', Name: TITLE, Size: content.length, Ext: extension }),
					MediaMetaData: JSON.stringify({ Title: title, BusinessType: 'general' }),
				}),
			),
		);
	const answer = (await create(LONG_TITLE)) ?? (await create(TITLE));
	const ticket = answer && readTicket(answer, Date.now());
	const mediaId = answer?.MediaId;
	return typeof mediaId === 'string' && ticket && !('missing' in ticket) ? { mediaId, ticket } : undefined;
}

async function toLibrary(
	client: RecordingClient,
	{ mediaId, ticket: first }: Opened,
	plan: UploadPlan,
	patience: Patience,
	report: (line: string) => void,
): Promise<void> {
	const call = async (step: Step, action: string, parameters: Record<string, string>) =>
		await accepted(client.during(step, () => client.callWithoutRetry(action, { MediaId: mediaId, ...parameters })));
	const refreshed = await call('refreshUpload', 'RefreshUploadMedia', {});
	const second = refreshed && readTicket(refreshed, Date.now());
	const { key } = second && !('missing' in second) ? second : first;
	const { region = client.region } = first;
	const isStored = await client.during('uploadFile', () =>
		putObject(client, { ...first, region, key }, contentOf(plan)),
	);
	if (isStored) {
		if (plan.submits) await submit(client, 'notReadyJob', ['Media', mediaId], patience, report);
		await untilReady(async () => await call('uploadStatus', 'GetMediaInfo', {}), client, patience);
	}
	const addTags = async (tags: string) =>
		await call('tags', 'UpdateMediaInfo', { MediaTags: tags, AppendTags: 'true' });
	if (!(await call('tags', 'UpdateMediaInfo', { MediaTags: FIRST_TAGS }))) return;
	await addTags(NEXT_TAGS);
	await call('tags', 'GetMediaInfo', {});
	await addTags(MORE_TAGS);
	await call('tags', 'GetMediaInfo', {});
}

async function toBucket(
	client: RecordingClient,
	bucket: string,
	plan: UploadPlan,
	patience: Patience,
	report: (line: string) => void,
): Promise<void> {
	const objectKey = `${SPECIAL_KEY}.${plan.extension}`;
	const place = { bucket, region: client.region, objectKey };
	const isThere = await client.during('objectKey', async () => {
		return (await putObject(client, place, contentOf(plan))) && (await hasObject(client, place));
	});
	if (!isThere) return;
	report(`Upload: the object oss://${bucket}/${objectKey} stays in the bucket`);
	if (plan.submits) await submit(client, 'objectKeyJob', ['OSS', `oss://${bucket}/${objectKey}`], patience, report);
}

function contentOf({ content }: UploadPlan) {
	return { content, contentType: 'video/mp4' };
}

async function submit(
	client: RecordingClient,
	step: Step,
	[Type, Media]: readonly [InputType, string],
	patience: Patience,
	report: (line: string) => void,
): Promise<void> {
	const parameters = {
		...{ Input: JSON.stringify({ Type, Media }), TemplateId: TEMPLATE, Title: TITLE, UserData: USER_DATA },
	};
	const answer = await accepted(client.during(step, () => client.callNonIdempotent('SubmitSmarttagJob', parameters)));
	if (!answer) return;
	// Whether the media item was ready when the job was submitted.
	if (Type === 'Media') {
		await accepted(client.during(step, () => client.callIdempotent('GetMediaInfo', { MediaId: Media })));
	}
	const jobId = jobIdOf(answer);
	report(`Job ${jobId}`);
	await accepted(followJob(client, jobId, patience, (state) => report(`Job: ${state}`), step));
}

/** Of the answers, those stay recorded in which the status changed. */
async function untilReady(
	query: () => Promise<JsonObject | undefined>,
	client: RecordingClient,
	{ pauseMs }: Patience,
): Promise<void> {
	let last: unknown;
	for (let polls = 1; polls <= MOST_POLLS; polls += 1) {
		const recorded = client.exchanges.length;
		const answer = await query();
		const media = isJsonObject(answer?.MediaInfo) ? answer.MediaInfo : {};
		const status = isJsonObject(media.MediaBasicInfo) ? media.MediaBasicInfo.Status : undefined;
		if (status !== undefined && status === last) client.exchanges.splice(recorded);
		last = status;
		if (!answer || status === 'Normal' || status === 'PrepareFail') return;
		await wait(Math.min(pauseMs, 2_000));
	}
}

/** undefined for a refusal, which is recorded. */
async function accepted<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
	const [outcome] = await Promise.allSettled([call]);
	if (outcome.status === 'fulfilled') return outcome.value;
	const reason: unknown = outcome.reason;
	if (!(reason instanceof ImsFailure)) throw reason;
	return undefined;
}
