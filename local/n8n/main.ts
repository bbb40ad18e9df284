/**
 * The real n8n with this package: installs n8n once into the user's cache, packs the package, starts the local service
 * and n8n on loopback, and stores an owner, a credential and the example workflows. Runs until Ctrl-C.
 */
import { parseArgs } from 'node:util';

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
	const service = await startLocalService({
		port: Number(values['service-port']),
		submittedMs: 2000,
		processingMs: 8000,
	});
	console.log(`Starting n8n ${n8n.version} …`);
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
	const examples = await seedExamples(instance.rest, service.url);
	console.log(
		[
			`n8n            ${instance.rest.baseUrl}`,
			`Login          ${OWNER.email}  ${OWNER.password}`,
			`Local service  ${service.url}`,
			'Workflows',
			...examples.map(({ id, name }) => `  ${instance.rest.baseUrl}/workflow/${id}  ${name}`),
			'Stop with Ctrl-C.',
		].join('\n'),
	);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
