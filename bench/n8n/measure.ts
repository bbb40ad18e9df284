import { setTimeout as sleep } from 'node:timers/promises';

import type { INodeParameters } from 'n8n-workflow';

import { installN8n } from '../../local/install/n8n';
import { N8nInstance } from '../../local/n8n/instance';
import { startBenchService } from '../benchService';
import { cpuMsOf } from '../cpu';
import { benchCredential, benchNode, CREDENTIAL_TYPE, NODE } from '../engine';
import { shownFigure } from '../results';
import type { Outcome } from '../section';
import { median, ratioOfRounds } from '../statistics';
import { httpRequestParameters, submitParameters } from '../submit/parameters';
import { type Submitting, SUBMITTING } from './submitting';

const ITEMS = 1_000;
const ROUNDS = 3;
const START = 'Start';
const SUBMIT = 'Submit';

/** So long before and after a run n8n has nothing else to do. */
const QUIET_MS = 1_000;

/** CPU time of n8n for each item, after one round that is the compiler's. */
export async function measureInN8n(): Promise<Outcome<'cpu'>> {
	const service = await startBenchService();
	const instance = await N8nInstance.start(await installN8n());
	try {
		await service.begin('at once');
		const { rest } = instance;
		const credentialId = await rest.createCredential('Bench', CREDENTIAL_TYPE, benchCredential(service.url));
		const store = async (type: string, parameters: INodeParameters, typeVersion: number, items: number) => {
			const submit = benchNode(SUBMIT, type, parameters, typeVersion);
			const credentials = { [CREDENTIAL_TYPE]: { id: credentialId, name: 'Bench' } };
			const { id } = await rest.createWorkflow({
				name: `${type} ${items}`,
				nodes: [
					{ ...benchNode(START, 'n8n-nodes-base.manualTrigger'), credentials: {} },
					{ ...submit, credentials },
				],
				connections: { [START]: { main: [[{ node: SUBMIT, type: 'main', index: 0 }]] } },
				pinData: { [START]: Array.from({ length: items }, (_, item) => ({ json: { video: `oss://b/${item}.mp4` } })) },
			});
			return id;
		};
		const workflows: Record<Submitting, readonly [one: string, many: string]> = {
			ours: [await store(NODE, submitParameters, 1, 1), await store(NODE, submitParameters, 1, ITEMS)],
			httpRequestNode: [
				await store('n8n-nodes-base.httpRequest', httpRequestParameters(service.url), 4.2, 1),
				await store('n8n-nodes-base.httpRequest', httpRequestParameters(service.url), 4.2, ITEMS),
			],
		};
		const times: Record<Submitting, number[]> = { ours: [], httpRequestNode: [] };
		for (let round = -1; round < ROUNDS; round++) {
			for (const who of ['ours', 'httpRequestNode'] as const) {
				const [one, many] = workflows[who];
				const ofOne = await cpuOfRun(instance, one);
				const ofMany = await cpuOfRun(instance, many);
				if (round >= 0) times[who].push((ofMany - ofOne) / (ITEMS - 1));
			}
		}
		const cell = (who: Submitting) => [`${shownFigure(median(times[who]))} ms`];
		return {
			figures: { cpu: ratioOfRounds(times.ours, times.httpRequestNode) },
			cells: Object.fromEntries((Object.keys(times) as Submitting[]).map((who) => [SUBMITTING[who], cell(who)])),
		};
	} finally {
		await instance.close();
		service.end();
	}
}

async function cpuOfRun({ rest, process: running }: N8nInstance, workflowId: string): Promise<number> {
	await sleep(QUIET_MS);
	const before = cpuMsOf(running.pid);
	const executionId = await rest.run(workflowId, START);
	const { status } = await rest.waitForStatus(executionId, ['success', 'error', 'crashed']);
	if (status !== 'success') throw new Error(`An execution of n8n ended as ${status}.`);
	await sleep(QUIET_MS);
	return cpuMsOf(running.pid) - before;
}
