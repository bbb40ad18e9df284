/**
 * The demo. First part: runs examples/submit-jobs.json in n8n's engine, and prints the items that come out and what went
 * over the wire. Second part: runs examples/submit-wait-summary.json, which waits by callback for the results. Third
 * part: runs examples/from-nothing.json, which creates a template and registers a media first.
 *
 * `npm run demo` uses the local service and needs no account. With --live one job goes to Alibaba Cloud, and there are no
 * other parts: the service could not call back.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { baseNodes } from '../engine/baseNodes';
import { type LoadedPackage, loadPackage } from '../engine/nodeTypes';
import { runWorkflow, type WorkflowFile } from '../engine/runWorkflow';
import { defaultAccounts, startLocalService } from '../service';
import { showFromNothing } from './fromNothing';
import { showWaiting } from './waiting';
import { describeRequest, watchRequests } from './wire';
import { ROOT } from '../root';

const SUBMIT_NODE = 'Submit Smarttag Job';
const INPUT_NODE = 'Three videos';
const CREDENTIAL = 'alibaba-cloud-ims';

const USAGE = `Usage:
  npm run demo                            on the local service, no account needed
  npm run demo -- --live --media <video> [--template <ID>] [--region <region>] [--language <language>]
                                          on Alibaba Cloud: one real job, which is billed
    --media     oss://bucket/path/file, a media ID, or a web address
    --template  default S00000103-000001 (all tags and NLP)
    --region    cn-shanghai (default), cn-beijing or cn-hangzhou
    --language  what is spoken: cn (default), en, yue, fspk, ja, multilingual
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
	if (!values.media) throw new Error(`--live needs --media.\n\n${USAGE}`);
	const { media, template, language, region } = values;
	const workflow = liveWorkflow(readExample('submit-jobs.json'), { media, template, language });
	await submit(await loadPackage(ROOT), workflow, liveCredential(region));
}

function readExample(name: string): WorkflowFile {
	return JSON.parse(readFileSync(join(ROOT, 'examples', name), 'utf8')) as WorkflowFile;
}

async function runLocally(): Promise<void> {
	// Jobs take a moment, so that the execution of the second part is suspended before they end.
	const service = await startLocalService({ submittedMs: 1_000 });
	console.log(`The local service listens at ${service.url}. It stands in for Alibaba Cloud; no account is needed.\n`);
	try {
		const { accessKeyId, accessKeySecret } = defaultAccounts[0] ?? {};
		const credential = {
			accessKeyId: accessKeyId ?? '',
			accessKeySecret: accessKeySecret ?? '',
			network: 'custom',
			customEndpoint: service.url,
		};
		const packageUnderTest = await loadPackage(ROOT);
		const jobIds = await submit(packageUnderTest, readExample('submit-jobs.json'), credential);
		const made = service.jobs().map(({ jobId }) => jobId);
		const same = jobIds.length === made.length && made.every((jobId) => jobIds.includes(jobId));
		console.log(`\nJobs made at the service: ${made.length}. JobIds put out by the node: ${jobIds.length}.`);
		if (!same) throw new Error('The two differ.');

		service.reset();
		const workflow = readExample('submit-wait-summary.json');
		const credentials = { [CREDENTIAL]: credential };
		await showWaiting({ workflow, packageUnderTest, credentials, service });
		await showFromNothing(readExample('from-nothing.json'), packageUnderTest, credentials);
	} finally {
		await service.close();
	}
}

/** Runs the workflow, prints what came of it, and returns the JobIds. */
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
	const inputs = execution.items('One item per video').map(({ json }) => json);
	const items = execution.json(SUBMIT_NODE);
	console.log(`"${workflow.name}" ran in n8n's engine. Items that came out of "${SUBMIT_NODE}":\n`);
	console.table(items.map((item, index) => ({ input: inputs[index]?.source, ...item })));
	console.log('\nWhat went over the wire:');
	for (const request of watch.requests) console.log(`\n${describeRequest(request)}`);
	return items.flatMap(({ JobId }) => (typeof JobId === 'string' ? [JobId] : []));
}

function liveWorkflow(
	workflow: WorkflowFile,
	{ media, template, language }: { media: string; template: string; language: string },
): WorkflowFile {
	const inputType = /^oss:/i.test(media) ? 'OSS' : /^https?:/i.test(media) ? 'URL' : 'Media';
	const video = { inputType, source: media, title: 'demo', language, chapters: true, slides: false, meeting: false };
	const jsonOutput = JSON.stringify({ videos: [{ ...video, summaries: ['Paragraph'], translateTo: [] }] });
	return {
		...workflow,
		nodes: workflow.nodes.map((node) => {
			if (node.name === INPUT_NODE) return { ...node, parameters: { ...node.parameters, jsonOutput } };
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
