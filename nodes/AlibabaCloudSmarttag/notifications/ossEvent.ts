import { isJsonObject } from '../values/fieldReader';
import { numberOf } from '../values/looseValues';
import { type Fields, fieldsOf, textIn } from './content';
import type { Envelope } from './envelope';

/** An event of an object in OSS. */
export interface OssEvent {
	readonly kind: 'object';
	/** Such as `ObjectCreated:PutObject`; without the `oss:` that EventBridge puts in front. */
	readonly name: string;
	readonly bucket: string;
	/** Exactly as it came. Not documented whether it is encoded in some way; the samples show plain keys. */
	readonly key: string;
	/** In bytes. */
	readonly size?: number;
	readonly mimeType?: string;
	/** Such as `cn-shanghai`. */
	readonly region?: string;
	readonly eventTime?: string;
	readonly eTag?: string;
	/** Source and ID of the event in EventBridge. */
	readonly origin?: string;
}

/**
 * Reads an event of OSS, as it stands in `events` of a message and in `data` of EventBridge. Documented: `region` and others
 * are inside `oss`; observed in Function Compute: beside it.
 *
 * @returns undefined for an object that names no object in OSS
 */
export function readOssEvent(fields: Fields, { type, time, origin }: Envelope): OssEvent | undefined {
	const oss = nested(fields, 'oss');
	const bucketFields = nested(oss, 'bucket');
	const object = nested(oss, 'object');
	const bucket = textIn(bucketFields, 'name') ?? textIn(oss, 'bucket');
	const key = textIn(object, 'key');
	if (!bucket || !key) return undefined;
	const name = textIn(fields, 'eventname') ?? textIn(oss, 'eventname') ?? type ?? '';
	const size = numberOf(object.get('size'));
	const mimeType = textIn(nested(object, 'objectmeta'), 'mimetype');
	const region = textIn(fields, 'region') ?? textIn(oss, 'region') ?? textIn(bucketFields, 'arn')?.split(':')[2];
	const eventTime = textIn(fields, 'eventtime') ?? textIn(oss, 'eventtime') ?? time;
	const eTag = textIn(object, 'etag');
	return {
		kind: 'object',
		name: name.replace(/^oss:/, ''),
		bucket,
		key,
		...(size !== undefined && { size }),
		...(mimeType && { mimeType }),
		...(region && { region: region.replace(/^oss-/, '') }),
		...(eventTime && { eventTime }),
		...(eTag && { eTag }),
		...(origin && { origin }),
	};
}

const NOTHING: Fields = new Map();

function nested(fields: Fields, name: string): Fields {
	const value = fields.get(name);
	return isJsonObject(value) ? fieldsOf(value) : NOTHING;
}
