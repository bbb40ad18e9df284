import { defaultAccountId } from '../state/accounts';

/** An event of an object in OSS. */
export interface ObjectEvent {
	kind: 'object';
	/** `PutObject` (default), `UploadPart`, …; with its group, such as `ObjectRemoved:DeleteObject`, for other groups. */
	name?: string;
	/** Default: `example-bucket`. */
	bucket?: string;
	key: string;
	/** In bytes, default 2372. */
	size?: number;
	mimeType?: string;
	eTag?: string;
	region?: string;
	time?: string;
	/** Whether `region` and others are inside `oss`, as documented, or beside it (default), as observed in Function Compute. */
	inside?: boolean;
}

/** An event of the account in IMS. */
export interface AccountEvent {
	kind: 'account';
	/** Default: `FileUploadComplete`. */
	eventType?: string;
	mediaId?: string;
	/** Default: `Success`. */
	status?: string;
	mediaType?: string;
	fileUrl?: string;
	time?: string;
}

/** The message of a job, as a queue gets it. */
export interface JobEvent {
	kind: 'job';
	jobId: string;
	/** Default: `Success`. */
	state?: string;
	userData?: string;
}

/** An event that the service can send. */
export type ServiceEvent = AccountEvent | JobEvent | ObjectEvent;

export const EVENT_KINDS: ReadonlyArray<ServiceEvent['kind']> = ['account', 'job', 'object'];

/** When the events happened, unless they say something else. */
const TIME = '2026-01-02T03:04:05.000Z';

/** The message without an envelope; of an object, an entry of `events`. */
export function messageOf(event: ServiceEvent): object {
	if (event.kind === 'object') return objectMessage(event);
	if (event.kind === 'account') return accountMessage(event);
	const { jobId, state = 'Success', userData = '' } = event;
	return { Type: 'smarttag', JobId: jobId, State: state, UserData: userData };
}

/** The type of the event in EventBridge. */
export function typeOf(event: ServiceEvent): string {
	if (event.kind === 'object') return `oss:${eventName(event)}`;
	return event.kind === 'account' ? `ice:${event.eventType ?? 'FileUploadComplete'}` : 'ice:Smarttag:Complete';
}

function objectMessage(event: ObjectEvent): object {
	const { bucket = 'example-bucket', key, size = 2372, mimeType, region = 'cn-shanghai', time = TIME, inside } = event;
	const { eTag = '688A7BF4F233DC9C88A80BF985AB7329' } = event;
	const more = {
		region,
		requestParameters: { sourceIPAddress: '198.51.100.1' },
		responseElements: { requestId: '58F9FF2D3DF792092E12044C' },
		userIdentity: { principalId: defaultAccountId },
	};
	return {
		eventName: eventName(event),
		eventSource: 'acs:oss',
		eventTime: time,
		eventVersion: '1.0',
		...(!inside && more),
		oss: {
			bucket: { arn: `acs:oss:${region}:${defaultAccountId}:${bucket}`, name: bucket, ownerIdentity: defaultAccountId },
			object: { deltaSize: size, eTag, key, size, ...(mimeType && { objectMeta: { mimeType } }) },
			ossSchemaVersion: '1.0',
			...(inside && more),
		},
	};
}

function eventName({ name = 'PutObject' }: ObjectEvent): string {
	return name.includes(':') ? name : `ObjectCreated:${name}`;
}

function accountMessage({
	eventType = 'FileUploadComplete',
	time = '2026-01-02T03:04:05Z',
	...event
}: AccountEvent): object {
	return {
		EventType: eventType,
		UserId: Number(defaultAccountId),
		EventTime: time,
		MessageBody: {
			Status: event.status ?? 'Success',
			FileUrl: event.fileUrl ?? 'http://example-bucket.oss-cn-shanghai.aliyuncs.com/demo.mp4',
			MediaId: event.mediaId ?? '11111111aaaabbbbccccddddeeee0001',
			AppId: 'app-1000000',
			Size: '5510872',
			MediaType: event.mediaType ?? 'video',
		},
	};
}
