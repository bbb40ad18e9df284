import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { readImsCredential } from '../../../credentials/imsCredential';
import { ImsFailure } from '../../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import { isTerminal } from '../../../nodes/AlibabaCloudSmarttag/results/jobStatus';
import type { Observations } from '../observations';
import { followJob, type JobPlan, jobParameters, type Patience, submitJob } from './job';
import { readOnlyCalls } from './readOnlyCalls';
import { startReceiver } from './receiver';
import { RecordingClient } from './recordingClient';
import { upload, type UploadPlan } from './upload';

/** What a check is to do. */
export interface CheckPlan {
	/** The fields of the credential, as n8n stores them. */
	readonly credential: ICredentialDataDecryptedObject;
	/** A job to submit, or the JobId of one that exists. */
	readonly job?: JobPlan | { readonly jobId: string };
	/** What is uploaded; nothing unless set. */
	readonly upload?: UploadPlan;
	/** Where notifications are listened for. */
	readonly notifyPort?: number;
	readonly patience: Patience;
	/** Notifications may come after the job has ended; listening ends when none came for so long, in milliseconds. */
	readonly quietMs: number;
	/** Receives one line for each thing that is done. */
	readonly report: (line: string) => void;
}

/**
 * Sends the read-only calls, then uploads, then submits the job and follows it.
 *
 * @throws ImsFailure when the first call does not succeed, UserError or Error when the plan cannot be used
 */
export async function observe(plan: CheckPlan): Promise<Observations> {
	const { job, report } = plan;
	const client = new RecordingClient(plan.credential);
	const newJob = job && 'video' in job ? job : undefined;
	const parameters = newJob && jobParameters(newJob, client.region);
	const receiver = newJob?.notifyUrl === undefined ? undefined : await listen(newJob.notifyUrl, plan.notifyPort);
	try {
		await readOnlyCalls(client, (step) => report(`Read-only: ${step}`));
		if (plan.upload) await upload(client, plan.upload, plan.patience, report);
		if (parameters) await submitAndFollow(client, plan, () => submitJob(client, parameters));
		else if (job && 'jobId' in job) await submitAndFollow(client, plan, () => Promise.resolve(job.jobId));
		await receiver?.quiet(plan.quietMs);
	} finally {
		await receiver?.close();
	}
	return {
		setup: {
			region: readImsCredential(plan.credential).region,
			hasNotifyUrl: receiver !== undefined,
			...(newJob && { inputType: newJob.inputType, template: newJob.template, language: newJob.language }),
		},
		exchanges: client.exchanges,
		notifications: receiver?.notifications ?? [],
	};
}

/** What goes wrong here is an observation too. */
async function submitAndFollow(
	client: RecordingClient,
	{ patience, report }: CheckPlan,
	submit: () => Promise<string>,
): Promise<void> {
	try {
		const jobId = await submit();
		report(`Job ${jobId}`);
		const state = await followJob(client, jobId, patience, (word) => report(`Job: ${word}`));
		if (!isTerminal(state)) report(`The job has not ended. Run again later with --job ${jobId}, which costs nothing.`);
	} catch (error) {
		if (!(error instanceof ImsFailure)) throw error;
		report([error.message, error.details.advice].filter(Boolean).join('. '));
		if (error.details.mayHaveExecuted) report('A job may exist anyway; see the bill.');
	}
}

async function listen(notifyUrl: string, port?: number) {
	const { pathname, search, port: own, protocol } = new URL(notifyUrl);
	return await startReceiver(port ?? Number(own || (protocol === 'https:' ? 443 : 80)), `${pathname}${search}`);
}
