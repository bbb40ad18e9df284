/** One submit of many items in a process of its own: `run.ts <node> <items> <address>`. Sends what it took to its parent. */
import { join } from 'node:path';

import { baseNodes } from '../../local/engine/baseNodes';
import { loadPackage } from '../../local/engine/nodeTypes';
import { runWorkflow } from '../../local/engine/runWorkflow';
import { rivals } from './rivals';

const TRIGGER = 'Videos';
const SUBMIT = 'Submit';

/** Wall and CPU time in milliseconds, and the growth of the resident set in bytes. */
export interface SubmitTaken {
	readonly wallMs: number;
	readonly cpuMs: number;
	readonly grownBytes: number;
}

async function submit(type: string, count: number, address: string): Promise<SubmitTaken> {
	const ours = type.startsWith('n8n-nodes-alibaba-cloud-smarttag');
	const media = '={{ $json.video }}';
	const node = (name: string, nodeType: string, parameters: object) => ({
		id: name,
		name,
		type: nodeType,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: parameters as never,
		credentials: { alibabaCloudImsApi: { id: 'ims', name: 'ims' } },
	});
	const parameters = ours ? { ossUrl: media, options: { checkTemplate: false } } : { media, address };
	const workflow = {
		nodes: [node(TRIGGER, 'n8n-nodes-base.manualTrigger', {}), node(SUBMIT, type, parameters)],
		connections: { [TRIGGER]: { main: [[{ node: SUBMIT, type: 'main' as const, index: 0 }]] } },
	};
	const items = Array.from({ length: count }, (_, item) => ({ json: { video: `oss://bucket/videos/${item}.mp4` } }));
	const credential = {
		authentication: 'accessKey',
		accessKeyId: 'benchAccessKeyId',
		accessKeySecret: 'benchAccessKeySecret',
		region: 'cn-shanghai',
		network: 'custom',
		customEndpoint: address,
		signatureVersion: 'V3',
	};
	const options = {
		packageUnderTest: await loadPackage(join(__dirname, '../..')),
		otherNodes: { ...baseNodes, ...rivals },
		credentials: { ims: credential },
		startNode: TRIGGER,
	};
	// The first requests are the compiler's and the HTTP library's.
	await runWorkflow(workflow, { ...options, pinData: { [TRIGGER]: items.slice(0, 50) } });
	const memory = process.memoryUsage().rss;
	const cpu = process.cpuUsage();
	const began = performance.now();
	const run = await runWorkflow(workflow, { ...options, pinData: { [TRIGGER]: items } });
	const wallMs = performance.now() - began;
	const { user, system } = process.cpuUsage(cpu);
	const made = run.json(SUBMIT).filter(({ JobId }) => typeof JobId === 'string').length;
	if (made !== count) throw new Error(`${type} put out ${made} JobIds for ${count} items.`);
	return { wallMs, cpuMs: (user + system) / 1000, grownBytes: process.memoryUsage().rss - memory };
}

if (process.send) {
	const [type = '', count = '', address = ''] = process.argv.slice(2);
	submit(type, Number(count), address).then(
		(taken) => process.send?.(taken, () => process.exit()),
		(error: unknown) => {
			console.error(error);
			process.exit(1);
		},
	);
}
