/** The live check: see USAGE in options.ts, or `npm run live -- --help`. */
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { ImsFailure } from '../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import { anonymize } from './anonymize/anonymize';
import { settleFacts } from './facts';
import { type LiveOptions, readOptions, USAGE } from './options';
import { readReport, writeReport } from './report';
import { observe } from './run/observe';
import type { UploadPlan } from './run/upload';
import { factTable } from './table';

/** How long notifications may stay out after the job has ended, before listening ends. */
const QUIET_MS = 15_000;

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (options.help) return console.log(USAGE);
	if (options.replay !== undefined) return console.log(factTable(settleFacts(readReport(options.replay))));

	const credential = readCredential(options);
	const upload = options.upload && uploadPlan(options.upload);
	if ((options.video ?? upload) && !(await isAgreed(options))) return console.log('Nothing was sent.');
	const { video, jobId, template, language, notifyUrl } = options;
	const { observations, unknownNames } = anonymize(
		await observe({
			credential,
			job: video ? { ...video, template, language, notifyUrl } : jobId ? { jobId } : undefined,
			upload,
			notifyPort: options.notifyPort,
			patience: options,
			quietMs: QUIET_MS,
			report: (line) => console.error(line),
		}),
	);
	console.log(`\n${factTable(settleFacts(observations))}`);
	const { accessKeyId, accessKeySecret, securityToken } = credential;
	writeReport(
		options.report,
		observations,
		[accessKeyId, accessKeySecret, securityToken, video?.video, upload?.bucket && `://${upload.bucket}/`].filter(
			(secret) => typeof secret === 'string',
		),
	);
	console.log(`\nThe report is in ${options.report}. Look at it before you attach it to an issue.`);
	if (unknownNames.length > 0) {
		console.log(`Names of fields that are not documented, and stay in it: ${unknownNames.join(', ')}`);
	}
}

/**
 * The credential as n8n would store it.
 *
 * @throws Error when the environment has no AccessKey
 */
function readCredential({ region, endpoint }: LiveOptions): ICredentialDataDecryptedObject {
	const {
		ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
		ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
		ALIBABA_CLOUD_SECURITY_TOKEN: securityToken = '',
	} = process.env;
	if (!accessKeyId || !accessKeySecret) {
		throw new Error('Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET in the environment.');
	}
	const key = { accessKeyId, accessKeySecret, securityToken, region };
	return endpoint === undefined
		? { ...key, network: 'public' }
		: { ...key, network: 'custom', customEndpoint: endpoint };
}

const LARGEST_UPLOAD = 100 * 2 ** 20;

/**
 * Reads the file to upload.
 *
 * @throws Error when it cannot be read, or is too large for a check
 */
function uploadPlan({ file, bucket, submits }: NonNullable<LiveOptions['upload']>): UploadPlan {
	if (statSync(file).size > LARGEST_UPLOAD) throw new Error('--upload needs a file of at most 100 MB.');
	const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
	return { content: readFileSync(file), extension, bucket, submits };
}

/** Says what will be done and what it costs, and asks. */
async function isAgreed({ yes, ...options }: LiveOptions): Promise<boolean> {
	console.log(plannedEffects(options).join('\n'));
	if (yes) return true;
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	try {
		const answer = terminal.question('Type "yes" to go on: ');
		const noAnswer = once(terminal, 'close').then(() => '');
		return (await Promise.race([answer, noAnswer])).trim() === 'yes';
	} finally {
		terminal.close();
	}
}

function plannedEffects({ video, upload, template, region, endpoint, notifyUrl }: Omit<LiveOptions, 'yes'>): string[] {
	const place = endpoint ?? region;
	const bucket = upload?.bucket === undefined ? '' : `, and to the bucket ${upload.bucket}`;
	return [
		...(video
			? [
					`This submits one job to ${place}: the video ${video.video}, ${template || 'no template'}, every NLP`,
					'feature and raw results. It is billed by the length of the video, for tags, faces, OCR, ASR and NLP.',
				]
			: []),
		...(upload
			? [
					`This uploads ${upload.file} to the media library in ${place}${bucket}. It stays there, and storage`,
					'is billed: delete it afterwards.',
				]
			: []),
		...(upload?.submits ? ['It submits a job of each uploaded file, which is billed by its length, for tags.'] : []),
		...(notifyUrl ? [`The service will notify ${notifyUrl}.`] : []),
	];
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	if (error instanceof ImsFailure && error.details.advice) console.error(error.details.advice);
	process.exitCode = 1;
});
