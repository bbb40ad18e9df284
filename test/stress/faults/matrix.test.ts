import { setTimeout as wait } from 'node:timers/promises';

import type { OnError } from 'n8n-workflow';

import type { CallbackBench } from '../../support/callbackBench';
import { type Cell, runCell } from './cell';
import { CALLBACK_FAULTS, type Fault, FAULTS } from './faults';
import { OPERATIONS } from './operations';
import type { CellOutcome } from './outcome';
import { storedPage } from './page';
import { reportOf } from './report';

const MODES: OnError[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];

/** Cells mostly wait for pauses and timeouts, so many run side by side. */
const AT_A_TIME = 40;

/** How long a run may take before it counts as hung, in milliseconds. */
const HUNG_MS = 150_000;

const NO_FAULT: Fault = { name: 'None', fates: { once: 'done', read: 'done', register: 'done', ask: 'done' } };

function allCells(): Cell[] {
	const ofRequests = FAULTS.flatMap((fault) =>
		OPERATIONS.flatMap((operation) => {
			const fate = fault.fates[operation.hits];
			return fate ? MODES.map((onError) => ({ operation, fault, onError, fate })) : [];
		}),
	);
	const called = OPERATIONS.filter(({ waits, hits }) => waits === 'callback' && hits === 'ask');
	const ofCallbacks = CALLBACK_FAULTS.flatMap((callbackFault) =>
		called.flatMap((operation) =>
			MODES.map((onError) => ({
				...{ operation: { ...operation, name: 'Submit, Callback' }, fault: NO_FAULT, callbackFault },
				...{ onError, fate: callbackFault.fate },
			})),
		),
	);
	return [...ofRequests, ...ofCallbacks].map((cell, number) => ({ ...cell, number }));
}

function nameOf({ fault, callbackFault, operation, onError }: Cell): string {
	return `${callbackFault ? `callbacks: ${callbackFault.name}` : fault.name} | ${operation.name} | ${onError}`;
}

function hasOutcome(outcome: CellOutcome | Error): outcome is CellOutcome {
	return !(outcome instanceof Error);
}

/** Fails for a run that hangs. */
async function inTime<T>(running: Promise<T>): Promise<T> {
	const over = new AbortController();
	const hung = wait(HUNG_MS, undefined, { signal: over.signal, ref: false }).then(() => {
		throw new Error('The run hangs');
	});
	return await Promise.race([running, hung]).finally(() => over.abort());
}

describe('The fault matrix', () => {
	const cells = allCells();
	const outcomes = new Map<Cell, CellOutcome | Error>();
	const benches: CallbackBench[] = [];

	beforeAll(async () => {
		const open = cells.values();
		const work = async () => {
			for (const cell of open) {
				outcomes.set(cell, await inTime(runCell(cell, benches)).catch((error: Error) => error));
			}
		};
		await Promise.all(Array.from({ length: AT_A_TIME }, work));
	});
	afterAll(async () => await Promise.all(benches.map(async (bench) => await bench.close())));

	it.each(cells.map((cell): [string, Cell] => [nameOf(cell), cell]))('%s', (_name, cell) => {
		const outcome = outcomes.get(cell);
		if (outcome === undefined || outcome instanceof Error) throw outcome ?? new Error('The cell did not run');
		expect(outcome.problems).toEqual([]);
	});

	it('is what docs/faults.md says', () => {
		const report = reportOf([...cells].flatMap((cell) => outcomes.get(cell) ?? []).filter(hasOutcome));
		process.stdout.write(report);
		expect(report).toBe(storedPage('faults.md', report));
	});
});
