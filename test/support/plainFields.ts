/**
 * Reads fields of generated items twice, by `readItemField` and by n8n's own evaluation, in n8n's engine. As a program it
 * does so with an expression engine that jest cannot load, and prints what differs: `plainFields.ts vm|quickjs [name...]`.
 * `vm`, an isolate, is what n8n uses unless it is set otherwise; it needs Node 24.
 */
import '../../local/engine/environment';

import {
	Expression,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { baseNodes } from '../../local/engine/baseNodes';
import { type LoadedPackage, loadPackage } from '../../local/engine/installation';
import { runWorkflow } from '../../local/engine/runWorkflow';
import { ROOT } from '../../local/root';
import { readItemField } from '../../nodes/AlibabaCloudSmarttag/items/parameters';
import { linkTo, makeNode } from './workflowParts';

const READER = 'test.reader';

/** What a field may have. Texts that look like something else stay texts. */
const VALUES: readonly unknown[] = [
	...[
		'oss://bucket/a b.mp4',
		'',
		' blanks ',
		'{{ 1 + 1 }}',
		'={{ $json.video }}',
		'$json.video',
		'`',
		'\\n"\'',
		'null',
	],
	...[
		'2026-01-02T03:04:05.000Z',
		'12',
		'true',
		'[object Object]',
		'视频 🎬',
		'half \ud83d',
		'\u0000\r\n',
		'x'.repeat(5000),
	],
	...[0, -1.5, 2 ** 53, true, false, null, undefined, [], ['a'], {}, { toString: 'a' }, { deep: { er: 'text' } }],
];

/** Names that a field may have, also those that mean something to JavaScript or to n8n. */
export const NAMES = [
	...['video', 'a', 'A1', 'x_y', '_x', 'length', 'name', 'json', 'first', 'isEmpty', 'keys', 'map', 'then', 'toJSON'],
	...[
		'toString',
		'valueOf',
		'hasOwnProperty',
		'constructor',
		'prototype',
		'__proto__',
		'binding',
		'mainModule',
		'isProxy',
	],
];

/** The seeded items: each has some of the values under this name, or the name is missing. */
function itemsWith(name: string, seed: number): IDataObject[] {
	let state = seed;
	const next = (below: number) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
	return Array.from({ length: 40 }, (_, index) => {
		const item: IDataObject = { other: index };
		const value = VALUES[index === 0 && seed % 2 ? 0 : next(VALUES.length)];
		if (next(8) > 0) Object.defineProperty(item, name, { value, enumerable: true, writable: true, configurable: true });
		return item;
	});
}

/** Returns both readings of each item. */
const reader: INodeType = {
	description: {
		...{ name: 'reader', displayName: 'Reader', description: 'Reads', group: ['transform'], version: 1 },
		defaults: { name: 'Reader' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Value', name: 'value', type: 'string', default: '' }],
	},
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const attempt = (read: () => unknown): unknown => {
			try {
				const value = read();
				return value === undefined ? { isUndefined: true } : { value };
			} catch {
				return { failed: true };
			}
		};
		return await Promise.resolve([
			this.getInputData().map((_, index) => {
				const ours = attempt(() => readItemField(this, 'value', 'Value', index));
				return { json: { ours, own: attempt(() => this.getNodeParameter('value', index, '')) } as IDataObject };
			}),
		]);
	},
};

let loaded: Promise<LoadedPackage> | undefined;

/** The readings of generated items that differ, for a parameter that is this expression. */
export async function differingReadings(
	name: string,
	expression: string,
	{ executeOnce = false, seeds = [1, 2] }: { readonly executeOnce?: boolean; readonly seeds?: readonly number[] } = {},
): Promise<{ readonly read: number; readonly differing: unknown[] }> {
	const nodes = [
		makeNode('Start', 'n8n-nodes-base.manualTrigger'),
		makeNode('Reader', READER, { parameters: { value: expression }, executeOnce }),
	];
	const options = {
		packageUnderTest: await (loaded ??= loadPackage(ROOT)),
		otherNodes: { ...baseNodes, [READER]: reader },
		credentials: {},
		startNode: 'Start',
	};
	let read = 0;
	const differing: unknown[] = [];
	for (const seed of seeds) {
		const pinData = { Start: itemsWith(name, seed).map((json) => ({ json })) };
		const file = { nodes, connections: { Start: { main: [linkTo('Reader')] } } };
		const run = await runWorkflow(file, { ...options, pinData });
		for (const { ours, own } of run.json('Reader')) {
			read += 1;
			if (JSON.stringify(ours) !== JSON.stringify(own)) differing.push({ expression, seed, ours, own });
		}
	}
	return { read, differing };
}

/** As n8n's own by default. */
const LIMITS = { bridgeTimeout: 5_000, bridgeMemoryLimit: 128, poolSize: 1, maxCodeCacheSize: 1_024 };

async function main(): Promise<void> {
	const [, , engine, ...names] = process.argv;
	if (engine !== 'vm' && engine !== 'quickjs') throw new Error('Name an engine: vm or quickjs.');
	await Expression.initExpressionEngine({ engine, ...LIMITS });
	let read = 0;
	const differing: unknown[] = [];
	for (const name of names.length > 0 ? names : NAMES) {
		const found = await differingReadings(name, `={{ $json.${name} }}`, names.length > 0 ? { seeds: [1] } : {});
		read += found.read;
		differing.push(...found.differing);
	}
	console.log(JSON.stringify({ engine: Expression.getActiveImplementation(), read, differing }));
}

if (require.main === module) {
	main().then(
		() => process.exit(),
		(error: unknown) => {
			console.error(error);
			process.exit(1);
		},
	);
}
