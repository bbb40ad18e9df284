import type { ImsClient } from '../../ims/imsClient';
import { ImsFailure } from '../../ims/imsFailure';
import { pause } from '../../ims/retry';
import { isJsonObject } from '../../values/fieldReader';
import { quoted } from '../../values/shortText';

/** Documented: the service reads a file in seconds. */
const LONGEST_WAIT_MS = 10 * 60_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

const UNREADABLE_ADVICE =
	'The file may be damaged, or of a format that its extension does not say. Check it in the media library of the IMS console.';
const LATE_ADVICE =
	'The file is uploaded. Look at the item in the IMS console, and submit it with Input Type Media Library Item when its status is Normal.';

/**
 * Waits until a media item is Normal. Documented: only then can it be used.
 *
 * @param onUnreadable called when the service could not read its file
 * @throws ImsFailure when it cannot be used, or not in time
 */
export async function waitUntilReady(
	client: ImsClient,
	mediaId: string,
	signal: AbortSignal | undefined,
	onUnreadable: () => void,
): Promise<void> {
	const deadline = Date.now() + LONGEST_WAIT_MS;
	for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 1.5)) {
		signal?.throwIfAborted();
		const status = await statusOf(client, mediaId);
		if (status === 'Normal') return;
		if (status === 'PrepareFail') {
			onUnreadable();
			throw new ImsFailure(`The media library could not read the file of ${mediaId}`, {
				...{ mayHaveExecuted: false, advice: UNREADABLE_ADVICE },
			});
		}
		if (Date.now() > deadline) {
			const known = status ? `its status is ${quoted(status)}` : 'it has no status';
			throw new ImsFailure(`The media item ${mediaId} is not ready after 10 minutes: ${known}`, {
				...{ mayHaveExecuted: false, advice: LATE_ADVICE },
			});
		}
		await pause(pauseMs, signal);
	}
}

async function statusOf(client: ImsClient, MediaId: string): Promise<string> {
	const { MediaInfo: media } = await client.callIdempotent('GetMediaInfo', { MediaId });
	const info = isJsonObject(media) && isJsonObject(media.MediaBasicInfo) ? media.MediaBasicInfo : {};
	return typeof info.Status === 'string' ? info.Status : '';
}
