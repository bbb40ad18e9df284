import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { textIn } from '../notifications/content';
import type { ImsEvent } from '../notifications/imsEvent';
import { deliverEventOnce } from './deliveredEvents';
import { type EventOutcome, IGNORED } from './outcome';
import { isChosen } from './triggerEvents';

/** Events after which an item of the media library can be used, or has failed (documented). */
const READY = new Set(['FileUploadComplete', 'RegisterMediaComplete', 'UploadByURLComplete']);

/** What an event of the account leads to: an item for media that is ready; for a failure only where that is chosen. */
export function mediaOutcome(context: IWebhookFunctions, event: ImsEvent): EventOutcome {
	if (!isChosen(context, 'mediaReady') || !READY.has(event.eventType)) return IGNORED;
	const item = itemOf(event);
	if (hasFailed(event) && context.getNodeParameter('includeMediaFailures', false) !== true) return IGNORED;
	const identity = event.origin ?? JSON.stringify([event.eventType, item]);
	return { once: () => deliverEventOnce(context, identity), item };
}

/** Documented: `Success` and `Fail`; `fail` and `Failed` in events of the sibling product VOD. */
function hasFailed({ body }: ImsEvent): boolean {
	return /^fail/i.test(textIn(body, 'status') ?? '');
}

/** Documented for FileUploadComplete; inferred for the others, whose address may have another name. */
function itemOf({ body, eventTime }: ImsEvent): IDataObject {
	const fields = {
		MediaId: textIn(body, 'mediaid', 'videoid'),
		MediaType: textIn(body, 'mediatype'),
		Status: textIn(body, 'status'),
		fileUrl: textIn(body, 'fileurl', 'inputurl', 'sourceurl'),
		failureReason: [textIn(body, 'errorcode'), textIn(body, 'errormessage')].filter(Boolean).join(': '),
		eventTime,
	};
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
}
