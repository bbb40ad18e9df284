import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INode } from 'n8n-workflow';

import type { WorkflowFile } from './engine/workflowFile';
import { ROOT } from './root';

const FOLDER = join(ROOT, 'examples');

/** File names of the example workflows, in alphabetical order. */
export const EXAMPLE_FILES: readonly string[] = readdirSync(FOLDER).sort();

/** An example workflow as it is in the repository. */
export function readExample(file: string): WorkflowFile {
	return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as WorkflowFile;
}

/** The hosts of this machine that replace those of the internet in an example. */
export interface LocalHosts {
	/** Of n8n, in Notify URLs. */
	readonly n8nUrl: string;
	/** Of the local service, in requests of the HTTP Request node. */
	readonly serviceUrl: string;
}

/** Where the examples say that n8n is. */
const EXAMPLE_N8N = 'https://n8n.example.com';

/**
 * An example as it runs without the internet: Notify URLs lead to n8n on this machine, and the addresses of HTTP Request
 * nodes to the local service, with the header that names an OSS host to the credential.
 */
export function withLocalHosts(workflow: WorkflowFile, { n8nUrl, serviceUrl }: LocalHosts): WorkflowFile {
	const { nodes, ...rest } = JSON.parse(JSON.stringify(workflow).replaceAll(EXAMPLE_N8N, n8nUrl)) as WorkflowFile;
	return { ...rest, nodes: nodes.map((node) => withServiceUrl(node, serviceUrl)) };
}

function withServiceUrl(node: INode, serviceUrl: string): INode {
	const { url } = node.parameters;
	const [address, host = ''] = /^=?https:\/\/([^/]+\.aliyuncs\.com)/.exec(typeof url === 'string' ? url : '') ?? [];
	if (address === undefined || typeof url !== 'string') return node;
	const local = url.replace(/https:\/\/[^/]+/, serviceUrl);
	const headers = [{ name: 'x-oss-host', value: host }];
	const forOss = /\.oss-/.test(host) ? { sendHeaders: true, headerParameters: { parameters: headers } } : {};
	return { ...node, parameters: { ...node.parameters, ...forOss, url: local } };
}
