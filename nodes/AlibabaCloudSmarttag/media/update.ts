import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ImsClient, WireParameters } from '../ims/imsClient';
import { ImsFailure } from '../ims/imsFailure';
import { pause, retryDelayMs } from '../ims/retry';
import { connect, type Connection } from '../items/connect';
import { ItemFields } from '../items/itemFields';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { serialize } from '../items/serialize';
import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { commaTextsOf } from '../values/looseValues';
import { shortText } from '../values/shortText';
import { mediaItem } from './mediaItem';
import { readMediaReference, referenceParameters } from './mediaReference';
import { type FittingTags, LONGEST_TAG_BYTES, MOST_TAGS } from './mediaTags';
import { draftUpdate, type MediaUpdate, newTags, type TagChange } from './updateRequest';

const LEFT_OUT = `Tags: a media item has at most ${MOST_TAGS}, so some were left out. leftOutTags of the item names them.`;
const SHORTENED = `Tags: some were shortened to ${LONGEST_TAG_BYTES} bytes. shortenedTags of the item names them.`;

/** What is read of an item besides the update. */
interface Drafted {
	/** A media ID or a registered URL. */
	readonly reference: string;
	readonly hints: readonly string[];
}

/** An update of one media item. */
interface Update {
	readonly client: ImsClient;
	readonly reference: WireParameters;
	/** What is changed besides the tags. */
	readonly parameters: WireParameters;
}

/** How often a request without a clear answer is repeated, and what ends the pauses. */
interface RetryRules {
	readonly maxRetries: number;
	readonly signal?: AbortSignal;
}

/** What a change of tags did. */
interface WrittenTags {
	readonly answer: JsonObject;
	/** The tags that were added; absent when all were replaced. */
	readonly added?: readonly string[];
	/** All tags of the media item now. */
	readonly all: readonly string[];
	readonly fitting: FittingTags;
}

/**
 * Updates the media item of each input item. Tags are added to those that are there, unless they replace them. The same
 * update twice is one update, so it may be repeated.
 */
export async function updateMedia(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const inTurn = serialize();
	return await runItems<Connection, MediaUpdate & Drafted>(this, {
		start: async () => await connect(this),
		effect: { noun: 'media item', verb: 'updated', idKey: 'MediaId', repetition: 'harmless' },
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const reference = readMediaReference(this, fields, item);
			const update = draftUpdate(
				{
					tags: fields.value('tags', 'Tags'),
					tagMode: fields.value('tagMode', 'Tag Mode'),
					tagLimits: fields.value('tagLimits', 'Tags Beyond Limits'),
					updateFields: fields.collection('updateFields', 'Update Fields'),
				},
				fields.checks,
			);
			return fields.checked({ ...update, reference, hints: fields.checks.hints });
		},
		hints: (draft) => draft.hints,
		subject: ({ reference }) => ({ ...referenceParameters(reference) }),
		each: async ({ client, options }, { reference, parameters, tagChange }, _item, show) =>
			await inTurn(reference, async () => {
				const update = { client, reference: referenceParameters(reference), parameters };
				if (!tagChange) return jsonContents([outputItem(update, await write(update))]);
				const written =
					tagChange.mode === 'replace'
						? await replaceTags(update, tagChange)
						: await addTags(update, tagChange, { ...options, signal: this.getExecutionCancelSignal() });
				const { leftOut, shortened } = written.fitting;
				show([...(leftOut.length > 0 ? [LEFT_OUT] : []), ...(shortened.length > 0 ? [SHORTENED] : [])]);
				return jsonContents([{ ...outputItem(update, written.answer), ...tagFields(written) }]);
			}),
	});
}

async function write({ client, reference, parameters }: Update, tags: WireParameters = {}): Promise<JsonObject> {
	return await client.callIdempotent('UpdateMediaInfo', { ...reference, ...parameters, ...tags });
}

/** Documented: tags that are sent without `AppendTags` replace those of the media item. */
async function replaceTags(update: Update, change: TagChange): Promise<WrittenTags> {
	const fitting = newTags(change, []);
	const answer = await write(update, { MediaTags: fitting.tags.join(',') });
	return { answer, all: fitting.tags, fitting };
}

/**
 * Adds the tags that the media item does not have. Documented: `AppendTags` keeps the tags that are there, also those that
 * someone else added meanwhile. Not documented: whether it adds a tag a second time, so after a request without a clear
 * answer the tags are read again.
 */
async function addTags(update: Update, change: TagChange, { maxRetries, signal }: RetryRules): Promise<WrittenTags> {
	const { client, reference, parameters } = update;
	for (let attempts = 1; ; attempts += 1) {
		const stored = await client.callIdempotent('GetMediaInfo', reference);
		const media = mediaItem(isJsonObject(stored.MediaInfo) ? stored.MediaInfo : stored);
		const present = commaTextsOf(media.MediaTags);
		const fitting = newTags(change, present);
		const { tags } = fitting;
		const written = { fitting, added: tags, all: [...present, ...tags] };
		if (tags.length === 0 && Object.keys(parameters).length === 0) return { ...written, answer: media };
		if (tags.length === 0) return { ...written, answer: await write(update) };
		const appended = { ...reference, ...parameters, MediaTags: tags.join(','), AppendTags: 'true' };
		const answer = await answerUnlessUnclear(client.callNonIdempotent('UpdateMediaInfo', appended));
		if (!(answer instanceof ImsFailure)) return { ...written, answer };
		if (attempts > maxRetries) throw answer;
		await pause(retryDelayMs(attempts, answer.details.retryAfterMs ?? 0, Math.random()), signal);
	}
}

/** The answer, or why it is not clear whether the request was executed; any other failure is thrown. */
async function answerUnlessUnclear(request: Promise<JsonObject>): Promise<ImsFailure | JsonObject> {
	const [outcome] = await Promise.allSettled([request]);
	if (outcome.status === 'fulfilled') return outcome.value;
	const reason: unknown = outcome.reason;
	const isUnclear = reason instanceof ImsFailure && reason.details.mayHaveExecuted && reason.details.transient;
	if (isUnclear) return reason;
	throw reason;
}

/** The media item and what was sent of it, by the names of the API. */
function outputItem({ reference, parameters }: Update, { MediaId, RequestId }: JsonObject): IDataObject {
	const { CateId, ...texts } = parameters;
	return {
		MediaId: typeof MediaId === 'string' ? MediaId : reference.MediaId,
		...(typeof RequestId === 'string' && { RequestId: shortText(RequestId) }),
		...texts,
		...(CateId !== undefined && { CateId: Number(CateId) }),
	};
}

/** All tags of the media item as the API returns them, and what happened to those of the field. */
function tagFields({ all, added, fitting: { leftOut, shortened } }: WrittenTags): IDataObject {
	return {
		MediaTags: all.join(','),
		...(added && { addedTags: [...added] }),
		...(leftOut.length > 0 && { leftOutTags: [...leftOut] }),
		...(shortened.length > 0 && { shortenedTags: [...shortened] }),
	};
}
