import { createServer } from 'node:net';

import { anonymize } from '../../../local/live/anonymize/anonymize';
import { settleFacts } from '../../../local/live/facts';
import type { Verdict } from '../../../local/live/facts/fact';
import type { Observations } from '../../../local/live/observations';
import type { JobPlan } from '../../../local/live/run/job';
import { observe } from '../../../local/live/run/observe';
import type { UploadPlan } from '../../../local/live/run/upload';
import { type LocalServiceOptions, startLocalService } from '../../../local/service';
import { testKey } from '../../support/signedClient';

/** How a run of the live check against the local service differs from the usual one. */
export interface LiveRun {
	readonly service?: LocalServiceOptions;
	readonly region?: string;
	readonly job?: Partial<JobPlan>;
	/** Only read-only calls. */
	readonly readOnly?: boolean;
	/** Uploads a file, and submits no other job than those of it. */
	readonly upload?: Partial<UploadPlan>;
	readonly isNotified?: boolean;
}

/** Quick, and as strict as the check assumes. */
const SERVICE: LocalServiceOptions = { submittedMs: 20, processingMs: 60, callbackPauseMs: 5, mediaMustBeReady: true };

/** Runs the live check against a local service of its own. */
export async function runLive(run: LiveRun): Promise<Observations> {
	const { service: options, region, job, readOnly, upload, isNotified } = run;
	const service = await startLocalService({ ...SERVICE, ...options });
	const notifyUrl = isNotified ? `http://127.0.0.1:${await freePort()}/notified?run=1` : undefined;
	const plan = {
		inputType: 'OSS' as const,
		video: 'oss://example-bucket/video.mp4',
		template: 'S00000103-000001',
		language: 'cn',
		notifyUrl,
		...job,
	};
	try {
		return await observe({
			credential: { ...testKey, region: region ?? 'cn-shanghai', network: 'custom', customEndpoint: service.url },
			job: readOnly || upload ? undefined : plan,
			upload: upload && { content: Buffer.from('a short video'), extension: 'mp4', submits: false, ...upload },
			patience: { pauseMs: 10, longestMs: 10_000 },
			quietMs: 150,
			report: () => undefined,
		});
	} finally {
		await service.close();
	}
}

/** What a run says of each fact, by name. */
export async function verdictsOf(run: LiveRun): Promise<Record<string, Verdict>> {
	const { observations } = anonymize(await runLive(run));
	return Object.fromEntries(
		settleFacts(observations).map(({ fact, outcome, found }) => [fact.id, { outcome, ...(found && { found }) }]),
	);
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise<void>((resolve) => server.close(() => resolve()));
	if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
	return address.port;
}
