/**
 * The demo. First part: runs examples/submit-jobs.json in n8n's engine, and prints the items and the requests. Second
 * part: runs examples/submit-wait-summary.json, which waits by callback for the results. Third part: runs
 * examples/from-nothing.json, which first creates a template and registers a media asset. Fourth part: runs
 * examples/file-to-media-tags.json with a file, whose tags are written to the media library.
 *
 * `npm run demo` uses the local service and needs no account. With --live it submits one job to Alibaba Cloud and ends,
 * because the service cannot call back.
 */
import { parseArgs } from 'node:util';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { localCredential } from '../credential';
import { baseNodes } from '../engine/baseNodes';
import { type LoadedPackage, loadPackage } from '../engine/installation';
import { runWorkflow, type WorkflowFile } from '../engine/runWorkflow';
import { readExample } from '../examples';
import { ROOT } from '../root';
import { startLocalService } from '../service';
import { describeObject } from './fields';
import { showFileToTags } from './fileToTags';
import { showFromNothing } from './fromNothing';
import { showWaiting } from './waiting';
import { describeRequest, watchRequests } from './wire';

const SUBMIT_NODE = 'Submit Smarttag Job';
const INPUT_NODE = 'Videos';
const CREDENTIAL = 'alibaba-cloud-ims';

const USAGE = `Usage:
  npm run demo                            on the local service, without an account
  npm run demo -- --live --media <video> [--template <ID>] [--region <region>] [--language <language>]
                                          on Alibaba Cloud: one real job, which is billed
    --media     oss://bucket/path/file, a media ID, or a URL
    --template  default S00000103-000001 (all tags and NLP)
    --region    cn-shanghai (default), cn-beijing or cn-hangzhou
    --language  language of the speech: cn (default), en, yue, fspk, ja, multilingual
  The AccessKey comes from ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and, for a temporary key,
  ALIBABA_CLOUD_SECURITY_TOKEN.`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h' },
			live: { type: 'boolean' },
			media: { type: 'string' },
			template: { type: 'string', default: 'S00000103-000001' },
			region: { type: 'string', default: 'cn-shanghai' },
			language: { type: 'string', default: 'cn' },
		},
	});
	if (values.help) {
		console.log(USAGE);
		return;
	}
	if (!values.live) {
		await runLocally();
		return;
	}
	if (!values.media) throw new Error(`--media is missing; --live requires it.\n\n${USAGE}`);
	const { media, template, language, region } = values;
	const workflow = liveWorkflow(readExample('submit-jobs.json'), { media, template, language });
	await submit(await loadPackage(ROOT), workflow, liveCredential(region));
}

async function runLocally(): Promise<void> {
	// Long enough that the execution of the second part is suspended before its jobs end.
	const service = await startLocalService({ submittedMs: 1_000 });
	console.log(`The local service at ${service.url} replaces Alibaba Cloud. No account is needed.\n`);
	try {
		const credential = localCredential(service.url);
		const packageUnderTest = await loadPackage(ROOT);
		const jobIds = await submit(packageUnderTest, readExample('submit-jobs.json'), credential);
		const created = service.jobs().map(({ jobId }) => jobId);
		const same = jobIds.length === created.length && created.every((jobId) => jobIds.includes(jobId));
		console.log(`\nJobs that the service created: ${created.length}. JobIds that the node returned: ${jobIds.length}.`);
		if (!same) throw new Error('The JobIds of the node are not those of the service.');

		service.reset();
		const workflow = readExample('submit-wait-summary.json');
		const credentials = { [CREDENTIAL]: credential };
		await showWaiting({ workflow, packageUnderTest, credentials, service });
		await showFromNothing(readExample('from-nothing.json'), packageUnderTest, credentials);
		await showFileToTags(readExample('file-to-media-tags.json'), packageUnderTest, credentials, service);
	} finally {
		await service.close();
	}
}

/** Runs the workflow, prints its items and requests, and returns the JobIds. */
async function submit(
	packageUnderTest: LoadedPackage,
	workflow: WorkflowFile,
	credential: ICredentialDataDecryptedObject,
): Promise<string[]> {
	const watch = watchRequests();
	const execution = await runWorkflow(workflow, {
		packageUnderTest,
		otherNodes: baseNodes,
		credentials: { [CREDENTIAL]: credential },
	});
	watch.stop();

	const { error } = execution.run.data.resultData;
	if (error) throw new Error([error.message, error.description].filter(Boolean).join('\n'));
	const inputs = execution.items('One Item per Video').map(({ json }) => json);
	const items = execution.json(SUBMIT_NODE);
	console.log(`"${workflow.name}" ran in n8n's engine. Items of "${SUBMIT_NODE}":`);
	items.forEach((item, index) => console.log(`\n${describeObject({ video: inputs[index]?.video, ...item })}`));
	console.log('\nRequests:');
	for (const request of watch.requests) console.log(`\n${describeRequest(request)}`);
	return items.flatMap(({ JobId }) => (typeof JobId === 'string' ? [JobId] : []));
}

function liveWorkflow(
	workflow: WorkflowFile,
	{ media, template, language }: { media: string; template: string; language: string },
): WorkflowFile {
	const values = [
		{ id: 'videos', name: 'videos', type: 'array', value: JSON.stringify([media]) },
		{ id: 'language', name: 'language', type: 'string', value: language },
	];
	return {
		...workflow,
		nodes: workflow.nodes.map((node) => {
			if (node.name === INPUT_NODE) return { ...node, parameters: { assignments: { assignments: values } } };
			if (node.name !== SUBMIT_NODE) return node;
			return { ...node, parameters: { ...node.parameters, templateId: { __rl: true, mode: 'id', value: template } } };
		}),
	};
}

function liveCredential(region: string): ICredentialDataDecryptedObject {
	const {
		ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
		ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
		ALIBABA_CLOUD_SECURITY_TOKEN: securityToken,
	} = process.env;
	if (!accessKeyId || !accessKeySecret) {
		throw new Error('Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.');
	}
	return { accessKeyId, accessKeySecret, securityToken: securityToken ?? '', region, network: 'public' };
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
