/** Uploads a file once: `run.ts <ours|aliOss> <file> <address>`. Sends its wall and CPU time and how much it grew. */
import '../../local/engine/environment';

import { createReadStream, statSync } from 'node:fs';

import OSS from 'ali-oss';

import { localCredential } from '../../local/credential';
import { uploadObject } from '../../nodes/AlibabaCloudSmarttag/oss/upload';
import { withOss } from '../../test/support/ossBench';
import { runChild, tellParent } from '../child';
import { collectGarbage, cpuMs } from '../cpu';

/** What an upload took: times in milliseconds, and how much the resident set grew at most, in bytes. */
export interface UploadCost {
	readonly wallMs: number;
	readonly cpuMs: number;
	readonly grownBytes: number;
}

export const PARTS_IN_FLIGHT = 4;
const PART_SIZE = 8 * 2 ** 20;
/** As n8n reads the files that it stores apart from the items. */
const PIECE = 3 * 2 ** 18;
const SAMPLE_MS = 20;

const UPLOADERS: Readonly<Record<string, (file: string, address: string) => Promise<unknown>>> = {
	ours: async (file, address) =>
		await withOss(
			{ url: address },
			async (client) =>
				await uploadObject(client, {
					objectKey: 'videos/bench.mp4',
					contentType: 'video/mp4',
					content: createReadStream(file, { highWaterMark: PIECE }),
					size: statSync(file).size,
					partsInFlight: PARTS_IN_FLIGHT,
				}),
			{ settings: { timeoutMs: 300_000 } },
		),
	aliOss: async (file, address) => {
		const { accessKeyId, accessKeySecret } = localCredential(address) as Record<string, string>;
		const client = new OSS({
			accessKeyId: accessKeyId ?? '',
			accessKeySecret: accessKeySecret ?? '',
			bucket: 'example-bucket',
			region: 'oss-cn-shanghai',
			endpoint: address,
			authorizationV4: true,
			timeout: 300_000,
		});
		return await client.multipartUpload('videos/bench.mp4', file, { parallel: PARTS_IN_FLIGHT, partSize: PART_SIZE });
	},
};

async function main(): Promise<void> {
	const [who = '', file = '', address = ''] = process.argv.slice(2);
	const upload = UPLOADERS[who];
	if (!upload) throw new Error(`There is no "${who}".`);
	collectGarbage();
	const memory = process.memoryUsage.rss();
	let most = memory;
	const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), SAMPLE_MS);
	const cpu = cpuMs();
	const began = performance.now();
	await upload(file, address);
	const cost = { wallMs: performance.now() - began, cpuMs: cpuMs() - cpu };
	clearInterval(sampling);
	await tellParent({ ...cost, grownBytes: Math.max(most, process.memoryUsage.rss()) - memory } satisfies UploadCost);
}

runChild(main);
