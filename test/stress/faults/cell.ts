import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters, OnError } from 'n8n-workflow';

import { CallbackBench } from '../../support/callbackBench';
import type { SubmitResult, SubmitRun } from '../../support/workbench';
import { SECRETS } from '../fuzz/unwanted';
import { call } from '../../support/signedClient';
import { waitFor } from '../../support/waitFor';
import { type CallbackFault, type Fate, type Fault, RETRIES } from './faults';
import { itemsOf, markOf, type Operation } from './operations';
import { type CellOutcome, outcomeOf } from './outcome';

/** One run of the matrix: what is done, what goes wrong, and how the node is set. */
export interface Cell {
	readonly number: number;
	readonly operation: Operation;
	readonly fault: Fault;
	readonly callbackFault?: CallbackFault;
	readonly onError: OnError;
	/** The outcome of what the fault hits. */
	readonly fate: Fate;
}

const MODES = { submittedMs: 1, processingMs: 30, pipelineConcurrency: 10, catalogSize: 3, registerMs: 1 };

/** The service's own count of what there is before a run. */
const CATALOG = MODES.catalogSize;

/** A wait that is to be over without a result, and one that is to have one however slow the machine is; in minutes. */
const SHORT_WAIT = 0.02;
const LONG_WAIT = 1;

/**
 * Runs a cell with a service, a node and an n8n of its own.
 *
 * @param benches receives the benches that still have callbacks in flight; the caller closes them
 */
export async function runCell(cell: Cell, benches: CallbackBench[]): Promise<CellOutcome> {
	const { operation, fault, callbackFault } = cell;
	let clockAheadMs = 0;
	const isCalled = operation.waits === 'callback';
	const bench = await CallbackBench.open(
		{
			...MODES,
			// Long enough that the execution is suspended before a job ends.
			...(isCalled && { submittedMs: 800 }),
			...(callbackFault?.fate === 'unfinished' && { submittedMs: 600_000 }),
			...(callbackFault?.storedLate && { submittedMs: 1 }),
			now: () => Date.now() + clockAheadMs,
		},
		cell.number * 100,
	);
	benches.push(bench);
	const jobIds = operation.readsJobs ? await bench.bench.endedJobs(...itemsOf([]).map(readableJob)) : [];
	const items = itemsOf(jobIds);
	clockAheadMs = fault.clockAheadMs ?? 0;
	const contains = operation.hitsAll ? undefined : markOf(operation, items[1] ?? {});
	bench.service.addFaults(...(fault.rules ?? []).map((rule) => ({ ...rule, action: operation.action, contains })));
	bench.service.addFaults(...(fault.sessionRules ?? []).map((rule) => ({ ...rule, action: 'AssumeRole' })));
	bench.service.addFaults(...(callbackFault?.rules ?? []));
	const run: SubmitRun = {
		...{ items, onError: cell.onError, parameters: parametersOf(cell), maxTries: operation.maxTries },
		credential: bench.bench.credential(credentialOf(cell)),
	};
	const { result, token } = isCalled ? await runCalled(bench, run, cell) : { result: await bench.bench.submit(run) };
	bench.service.clearFaults();
	clockAheadMs = 0;
	const made = await madeIds(bench, operation, jobIds);
	return outcomeOf(cell, result, { bench, items, made, token });
}

function readableJob(): Record<string, string> {
	const Input = '{"Type":"OSS","Media":"oss://bucket/video.mp4"}';
	return { Input, TemplateId: 'S00000103-000001', Params: '{"nlpParams":{"sourceLanguage":"cn"}}' };
}

function credentialOf({ fault, number }: Cell): ICredentialDataDecryptedObject {
	const isRole = fault.credential?.roleArn !== undefined;
	// Each cell has a session of its own.
	if (isRole) return { ...fault.credential, roleSessionName: `cell-${number}` };
	return { ...SECRETS, ...fault.credential };
}

function parametersOf({ operation, fault, fate }: Cell): INodeParameters {
	const pollTimeout = fate === 'unfinished' ? SHORT_WAIT : LONG_WAIT;
	const waits = operation.waits === 'poll' && { firstCheckAfter: 0.01, checkAtMostEvery: 0.05, pollTimeout };
	return {
		...operation.parameters,
		options: { concurrency: 1, maxRetries: RETRIES, requestTimeout: fault.requestTimeout ?? 30, ...waits },
	};
}

/** Runs a cell whose jobs call the execution; where nothing can come of the wait, its deadline is brought forward. */
async function runCalled(
	bench: CallbackBench,
	run: SubmitRun,
	{ callbackFault, fate }: Cell,
): Promise<{ result: SubmitResult; token?: string }> {
	let release: () => void = () => undefined;
	if (callbackFault?.storedLate) {
		const held = new Promise<void>((resolve) => (release = resolve));
		await bench.hold(async () => await held);
	}
	const id = bench.start({ ...run, jobsStartAtOnce: callbackFault?.storedLate });
	const token = bench.host.store.load(id)?.data.resumeToken;
	if (callbackFault?.storedLate) {
		await waitFor(
			() => bench.service.jobs().some(({ callbacks }) => callbacks.some(({ tries }) => tries > 0)) || undefined,
		);
		release();
	}
	if (fate === 'unfinished') {
		await bench.host.suspended(id);
		if (!callbackFault) await waitFor(() => bench.service.jobs().every(isOver) || undefined);
		bench.host.resumeByTimer(id);
	}
	return { result: await bench.finished(id), token };
}

function isOver({ finishedAt, callbacks }: ReturnType<CallbackBench['service']['jobs']>[number]): boolean {
	return finishedAt !== undefined && callbacks.every(({ settled }) => settled);
}

/** The IDs of what the run has made, from the service. */
async function madeIds({ service }: CallbackBench, { makes }: Operation, before: readonly string[]): Promise<string[]> {
	if (makes === 'job') return service.jobs().flatMap(({ jobId }) => (before.includes(jobId) ? [] : [jobId]));
	if (makes === undefined) return [];
	const [action, list, id] =
		makes === 'template'
			? ['ListCustomTemplates', 'CustomTemplateList', 'TemplateId']
			: ['ListMediaBasicInfos', 'MediaInfos', 'MediaId'];
	const { json } = await call(
		service,
		action,
		makes === 'template' ? { Type: '11', PageSize: '100' } : { MaxResults: '100' },
	);
	const entries = json[list] as IDataObject[];
	return entries.slice(0, entries.length - CATALOG).map(({ [id]: made }) => (typeof made === 'string' ? made : ''));
}
