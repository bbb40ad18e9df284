/**
 * The real n8n with this package: installs n8n once into the user's cache, packs the package, starts the local service
 * and n8n on loopback, and stores an owner, a credential and the example workflows. Runs until Ctrl-C.
 */
import { parseArgs } from 'node:util';

import { readExample } from '../examples';
import { installN8n } from '../install/n8n';
import { startLocalService } from '../service';
import { N8nInstance } from './instance';
import { OWNER } from './restClient';
import { seedExamples } from './seed';

const USAGE = `Usage: npm run n8n -- [options]

  --port <n>          port of n8n (5678)
  --service-port <n>  port of the local service (8790)
  --help              this text`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h' },
			port: { type: 'string', default: '5678' },
			'service-port': { type: 'string', default: '8790' },
		},
	});
	if (values.help) {
		console.log(USAGE);
		return;
	}
	const n8n = await installN8n(undefined, console.log);
	console.log('Starting the local service, which replaces Alibaba Cloud.');
	const service = await startLocalService({
		port: Number(values['service-port']),
		submittedMs: 2000,
		processingMs: 8000,
	});
	console.log(`Packing the package and starting n8n ${n8n.version} with it: about half a minute.`);
	const instance = await N8nInstance.start(n8n, Number(values.port)).catch(async (error: unknown) => {
		await service.close();
		throw error;
	});
	const stop = (): void => {
		console.log('\nStopping.');
		void Promise.allSettled([instance.close(), service.close()]).then(() => process.exit());
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
	console.log('Storing a credential and the examples.');
	const examples = await seedExamples(instance.rest, service.url);
	console.log(
		[
			`n8n            ${instance.rest.baseUrl}`,
			`Login          ${OWNER.email}  ${OWNER.password}`,
			`Local service  ${service.url}`,
			'Workflows',
			...examples.map(({ id, name }) => `  ${instance.rest.baseUrl}/workflow/${id}  ${name}`),
			'A file arrives in OSS, for the example that waits for it:',
			`  ${fileArrives(instance.rest.baseUrl, service.url)}`,
			'Stop with Ctrl-C.',
		].join('\n'),
	);
}

/** A command by which the local service sends the event of a new file to the example that waits for it. */
function fileArrives(n8nUrl: string, serviceUrl: string): string {
	const { nodes } = readExample('oss-upload-to-smarttag.json');
	const trigger = nodes.find(({ webhookId }) => webhookId !== undefined);
	const secret = trigger?.parameters.secret as string;
	const url = `${n8nUrl}/webhook/${trigger?.webhookId}/smarttag?secret=${secret}`;
	const call = { url, events: [{ kind: 'object', key: 'incoming/test-drive.mp4' }] };
	return `curl -d '${JSON.stringify(call)}' ${serviceUrl}/_local/events`;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
