import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { OssEvent } from '../notifications/ossEvent';
import { commaTextsOf, listOf } from '../values/looseValues';
import { deliverEventOnce } from './deliveredEvents';
import { type FileFilter, isOfType, mimeTypeOf } from './fileTypes';
import { type EventOutcome, IGNORED } from './outcome';
import { isChosen } from './triggerEvents';

/**
 * Events after which a file is complete. Documented: a multipart upload also sends one for its beginning and for each part; an
 * appendable object may grow after each of its events.
 */
const FINISHED = new Set(
	['PutObject', 'PostObject', 'CopyObject', 'CompleteMultipartUpload'].map((name) => `ObjectCreated:${name}`),
);

/** What an event of OSS leads to: an item for a finished file that the panel's fields let through. */
export function objectOutcome(context: IWebhookFunctions, event: OssEvent): EventOutcome {
	if (!isChosen(context, 'ossObjectCreated') || !isFile(event) || !isWanted(context, event)) return IGNORED;
	const { bucket, key, eTag, eventTime, origin } = event;
	const identity = origin ?? JSON.stringify([bucket, key, eTag, eventTime]);
	return { once: () => deliverEventOnce(context, identity), item: itemOf(event) };
}

/** Which files start the workflow. */
export function fileFilterOf(context: IHookFunctions | IWebhookFunctions): FileFilter {
	const types = listOf(context.getNodeParameter('fileTypes', ['video', 'audio'])).map(String);
	const suffixes = types.includes('suffixes') ? commaTextsOf(context.getNodeParameter('suffixes', '')) : [];
	return {
		kinds: types.filter((type) => type !== 'suffixes'),
		suffixes: suffixes.map((suffix) => suffix.slice(suffix.lastIndexOf('.') + 1).toLowerCase()),
	};
}

/** Folders of the console are empty objects whose keys end with a slash. An event that names no size may be of a file. */
function isFile({ name, key, size = 1 }: OssEvent): boolean {
	return FINISHED.has(name) && size > 0 && !key.endsWith('/');
}

function isWanted(context: IWebhookFunctions, { bucket, key, mimeType }: OssEvent): boolean {
	const wantedBucket = textOf(context, 'bucket');
	// No key begins with a slash (documented).
	const prefix = textOf(context, 'keyPrefix').replace(/^\/+/, '');
	if (wantedBucket && bucket !== wantedBucket) return false;
	return key.startsWith(prefix) && isOfType(key, mimeType, fileFilterOf(context));
}

/** Ready for Submit: its field OSS URL takes `ossUrl` as it is. */
function itemOf({ bucket, key, size, mimeType, region, eventTime }: OssEvent): IDataObject {
	const type = mimeTypeOf(key, mimeType);
	return {
		ossUrl: `oss://${bucket}/${key}`,
		bucket,
		key,
		...(size !== undefined && { size }),
		...(type && { mimeType: type }),
		...(region && { region }),
		...(eventTime && { eventTime }),
	};
}

function textOf(context: IWebhookFunctions, name: string): string {
	const value: unknown = context.getNodeParameter(name, '');
	return typeof value === 'string' ? value.trim() : '';
}
