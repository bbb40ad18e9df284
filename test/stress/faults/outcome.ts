import type { IDataObject, INodeExecutionData, NodeError } from 'n8n-workflow';

import type { CallbackBench } from '../../support/callbackBench';
import { NODES, storedText, type SubmitResult } from '../../support/workbench';
import { MessageJudge, secretsIn } from '../fuzz/unwanted';
import type { Cell } from './cell';
import type { Fate } from './faults';

/** The outcome of a cell. */
export interface CellOutcome {
	readonly cell: Cell;
	readonly results: number;
	readonly errors: number;
	readonly timedOut: number;
	readonly stopped: boolean;
	/** Jobs, templates or media that exist, by the count of the service. */
	readonly made: number;
	/** Those whose IDs the user sees. */
	readonly reported: number;
	/** Those of which the user reads that they may exist. */
	readonly mayExist: number;
	readonly messages: readonly string[];
	/** What should not be; nothing of it is wanted in any cell. */
	readonly problems: readonly string[];
}

const NODE = 'n8n-nodes-alibaba-cloud-smarttag.alibabaCloudSmarttag';

const MAY_EXIST = /may have been (accepted|created|registered)/g;

/** What a run is judged by, besides its result. */
export interface Circumstances {
	readonly bench: CallbackBench;
	readonly items: readonly IDataObject[];
	/** The IDs of what was made, by the service's own count. */
	readonly made: readonly string[];
	/** The token of an execution that is called. */
	readonly token?: string;
}

/** Returns the outcome of a cell, and everything about it that should not be. */
export function outcomeOf(cell: Cell, result: SubmitResult, circumstances: Circumstances): CellOutcome {
	const { bench, items, made, token } = circumstances;
	const { execution, output, errorOutput } = result;
	const failure = execution.run.data.resultData.error as NodeError | undefined;
	const outputs = failure ? [] : [...execution.items(NODES.submit), ...execution.items(NODES.submit, 1)];
	const shown = JSON.stringify([output, errorOutput, failure?.message, failure?.description, failure?.context.data]);
	const errors = outputs.filter(({ json }) => isError(json));
	const reported = made.filter((id) => shown.includes(id)).length;
	const texts = failure
		? [textOfFailure(failure)]
		: errors.map(({ json }) => JSON.stringify(json.details) + messageIn(json));
	const mayExist = texts.reduce((sum, text) => sum + (text.match(MAY_EXIST)?.length ?? 0), 0);
	const messages = failure ? [failure.message] : errors.map(({ json }) => messageIn(json));
	const judge = judgeOf(bench);
	return {
		cell,
		results: outputs.filter(({ json }) => !isError(json) && !json.timedOut).length,
		errors: errors.length,
		timedOut: outputs.filter(({ json }) => json.timedOut).length,
		stopped: failure !== undefined,
		made: made.length,
		reported,
		mayExist,
		messages: [...new Set(messages.map(normal))].sort(),
		problems: [
			...unless(made.length <= items.length, `${made.length} made for ${items.length} items`),
			...unless(new Set(made).size === made.length, 'an ID twice'),
			...unless(made.length - reported <= mayExist, `${made.length} made, ${reported} reported, ${mayExist} may exist`),
			...(failure ? problemsOfFailure(cell, failure, judge) : problemsOfItems(cell, items, outputs, judge)),
			...(failure ? [] : problemsOfPairing(cell, items, result)),
			...secretsIn(storedText(execution)).map((secret) => `shows ${secret}`),
			...unless(!token || !shown.includes(token), 'shows the token of the execution'),
			// An execution of an earlier cell that still waits may call an address whose port is now that of this service.
			...unless(
				bench.service.requests().every(({ path }) => path === '/' || path.startsWith('/webhook-waiting/')),
				'a request to another path',
			),
			...unless(
				bench.host.executionIds().every((id) => bench.host.execution(id).timesResumed <= 1),
				'resumed more than once',
			),
		],
	};
}

function unless(holds: boolean, problem: string): string[] {
	return holds ? [] : [problem];
}

function judgeOf({ bench }: CallbackBench): MessageJudge {
	const node = bench.packageUnderTest.nodes[NODE];
	if (!node) throw new Error(`The package has no ${NODE}`);
	return new MessageJudge(node.description);
}

function problemsOfFailure(cell: Cell, failure: NodeError, judge: MessageJudge): string[] {
	const { message, description, context } = failure;
	const fault = judge.fault({ message, description, data: context.data });
	const fate = fateOf(context.data as IDataObject | undefined, textOfFailure(failure));
	return [
		...unless(fault === undefined, String(fault)),
		...unless(cell.onError === 'stopWorkflow', `stopped although it should go on: ${message}`),
		...unless(fate === cell.fate, `${fate} instead of ${cell.fate}: ${message}`),
	];
}

function problemsOfItems(
	cell: Cell,
	items: readonly IDataObject[],
	outputs: readonly INodeExecutionData[],
	judge: MessageJudge,
): string[] {
	return [...items.keys()].flatMap((index) => {
		const own = outputs.filter(({ pairedItem }) => itemOf(pairedItem) === index);
		const wanted = index === 1 || hitsAll(cell) ? cell.fate : 'done';
		return [
			...unless(cell.operation.lists ? own.length > 0 : own.length === 1, `item ${index}: ${own.length} items`),
			...own.flatMap(({ json }) => {
				const failed = isError(json) || json.timedOut === true;
				const fate = failed ? fateOf((json.details ?? json) as IDataObject, JSON.stringify(json)) : 'done';
				const fault = judge.itemFault(json);
				return [
					...unless(fate === wanted, `item ${index}: ${fate} instead of ${wanted}: ${messageIn(json)}`),
					...unless(fault === undefined, String(fault)),
				];
			}),
		];
	});
}

function problemsOfPairing(cell: Cell, items: readonly IDataObject[], result: SubmitResult): string[] {
	const { output, pairedSources } = result;
	const sources = [...pairedSources.success, ...pairedSources.error];
	return [
		...unless(
			sources.length > 0 && sources.every((source) => items.some((item) => item.source === source)),
			'an item whose source is not found',
		),
		...unless(
			cell.onError !== 'continueErrorOutput' || !output.some((json) => isError(json)),
			'an error at the first output',
		),
	];
}

/** A wrong credential, or clock, is that of all items. */
function hitsAll({ operation, fault }: Cell): boolean {
	const { customEndpoint, securityToken } = fault.credential ?? {};
	return Boolean(operation.hitsAll ?? fault.clockAheadMs ?? customEndpoint ?? securityToken);
}

function itemOf(pairedItem: INodeExecutionData['pairedItem']): number | undefined {
	return typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : undefined;
}

function isError(json: IDataObject): boolean {
	return 'error' in json && 'details' in json;
}

function messageIn({ error }: IDataObject): string {
	return typeof error === 'string' ? error : '';
}

function textOfFailure({ message, description }: NodeError): string {
	return `${message} ${description ?? ''}`;
}

function fateOf(data: IDataObject | undefined, text: string): Fate {
	if (data?.timedOut === true) return 'unfinished';
	return text.search(MAY_EXIST) >= 0 ? 'open' : 'refused';
}

/** A message without what differs from run to run. */
export function normal(message: string): string {
	return (
		message
			.replace(/\b[\da-f]{32}\b/g, '<JobId>')
			// A connection that is closed while a part is sent fails by either.
			.replace(/\bEPIPE\b/g, 'ECONNRESET')
			.replace(/after \d+(\.\d+)? \w+/g, 'after <time>')
			.replace(/\bn{64}\b/g, 'n…n')
	);
}
