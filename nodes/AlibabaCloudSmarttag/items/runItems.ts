import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData, NodeError } from 'n8n-workflow';

import { ImsFailure } from '../ims/imsFailure';
import type { Connection } from './connect';
import { showHints } from './executionHints';
import { firstNodeError, isNodeError, messageOf, operationError } from './nodeErrors';
import { failedItem, type ItemContent, outputItems } from './outputItems';
import { PreviousAttempts } from './previousAttempts';
import { hasFailed, hasSucceeded, type Outcome, type PoolLimits, runBounded } from './runBounded';
import { changedItem, type Effect, invalidItems, itemError, type Outcomes, stoppedRun } from './runErrors';
import { Turns } from './turns';

/** An item whose fields were read and checked. */
export interface DraftedItem<Draft> {
	readonly item: number;
	readonly draft: Draft;
}

/** Adds hints of an item, which are shown when all items have their outcome. */
type ShowHints = (hints: readonly string[]) => void;

/** An operation of the node. */
export interface ItemOperation<Run extends Connection, Draft> {
	/** Reads what holds for the whole run; throws an error that names the field that cannot be used. */
	readonly start: () => Promise<Run>;
	/** Reads and checks the fields of an item; throws an error that names each field that cannot be used. */
	readonly draft: (item: number, run: Run) => Draft;
	/** Hints of an item that will be sent. */
	readonly hints?: (draft: Draft) => readonly string[];
	/** Checks the items against the service before anything starts; returns what is wrong, by item. */
	readonly check?: (run: Run, drafts: ReadonlyArray<DraftedItem<Draft>>) => Promise<ReadonlyMap<number, string>>;
	/** What an error of an item is about, such as its JobId; becomes part of the error's data. */
	readonly subject?: (draft: Draft) => IDataObject;
	/** Only of operations that make or remove something. */
	readonly effect?: Effect;
	/** The evaluated arguments by which a repeated call of an agent's tool is recognized; the draft unless set. */
	readonly given?: (draft: Draft) => unknown;
	/** Does what has to be done for every item before any is acted on, such as an upload; bounded and in order. */
	readonly prepare?: (run: Run, draft: Draft, item: number) => Promise<void>;
	/** Does it for one item; a bounded number of items at a time, in their order. */
	readonly each?: (run: Run, draft: Draft, item: number, show: ShowHints) => Promise<ItemContent[]>;
	/** The error of an item for which `each` failed, where the operation knows more than the skeleton. */
	readonly itemError?: (error: unknown, draft: Draft, item: number) => NodeError;
	/** Does it for all items together; undefined when this run does it for each. Throws to end the run. */
	readonly all?: (
		run: Run,
		drafts: ReadonlyArray<DraftedItem<Draft>>,
	) => Promise<ReadonlyMap<number, Outcome<ItemContent[]>>> | undefined;
	/** Whether `finish` waits for something that may fail; it does unless set. */
	readonly waits?: (run: Run) => boolean;
	/** What comes after `each`: the final outcomes, or the items of an execution that is suspended now. */
	readonly finish?: (run: Run, done: Done) => Promise<Outcomes | { readonly suspended: INodeExecutionData[] }>;
}

/** What `each` did, and the memory of it. */
export interface Done {
	readonly outcomes: Outcomes;
	/** Whether another execution made what some of these items have. */
	readonly isOfAnotherExecution: boolean;
	/** Notes that what was made for these items turned out to be of no use. */
	readonly voidItems: (items: readonly number[]) => void;
}

/**
 * Runs an operation for the input items: reads and checks all of them, and only then acts. The output has the order of
 * the input. With "Stop Workflow", an item that cannot be used stops all of them before anything starts, and an item that
 * fails stops those not yet started; the error names everything that was made. Otherwise each item has its own outcome.
 */
export async function runItems<Run extends Connection, Draft>(
	context: IExecuteFunctions,
	operation: ItemOperation<Run, Draft>,
): Promise<INodeExecutionData[]> {
	return await new ItemsRun(context, operation).execute();
}

const CHECK_CONNECTION =
	'If this happens often, check Network and Custom Endpoint in the credential, and the proxy settings of n8n.';

class ItemsRun<Run extends Connection, Draft> {
	private readonly node: INode;
	private readonly stopOnError: boolean;
	private readonly attempts: PreviousAttempts | undefined;
	private drafts: Array<Exclude<Outcome<Draft>, undefined>> = [];
	/** Those that came up while the items were acted on, by item. */
	private readonly hints: Array<readonly string[]>;
	private readonly turns = new Turns();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly operation: ItemOperation<Run, Draft>,
	) {
		this.node = context.getNode();
		this.hints = context.getInputData().map(() => []);
		this.stopOnError = !context.continueOnFail();
		const { effect } = operation;
		this.attempts = effect && effect.repetition !== 'harmless' ? new PreviousAttempts(context) : undefined;
	}

	async execute(): Promise<INodeExecutionData[]> {
		const { context, operation, stopOnError } = this;
		const items = context.getInputData();
		let run: Run;
		try {
			run = await operation.start();
		} catch (cause) {
			const error = isNodeError(cause) ? cause : operationError(this.node, messageOf(cause));
			if (stopOnError) throw error;
			// If it were thrown, n8n would pass the input on as if it had been processed.
			return items.map((_, item) => failedItem(error, item));
		}

		for (const item of items.keys()) {
			if (this.turns.isOver) await this.turns.pass();
			this.drafts.push(this.draft(run, item));
		}
		await this.check(run);
		const invalid = this.drafts.flatMap((draft, item) => (hasFailed(draft) ? [{ item, error: draft.error }] : []));
		if (invalid.length > 0 && stopOnError) throw invalidItems(this.node, invalid);
		if (operation.hints) {
			const { hints } = operation;
			showHints(
				context,
				this.drafts.map((draft) => (hasSucceeded(draft) ? hints(draft.result) : [])),
			);
		}

		const together = await operation.all?.(run, this.sound());
		const outcomes = together
			? this.drafts.map((draft, item) => (hasFailed(draft) ? draft : together.get(item)))
			: await this.actEach(run);
		if ('suspended' in outcomes) return outcomes.suspended;
		const failed = stopOnError && firstNodeError(outcomes);
		if (failed) throw failed;
		return await this.output(outcomes);
	}

	private async output(outcomes: Outcomes): Promise<INodeExecutionData[]> {
		const items: INodeExecutionData[] = [];
		for (const [item, outcome] of outcomes.entries()) {
			if (this.turns.isOver) await this.turns.pass();
			items.push(...outputItems(outcome, item));
		}
		return items;
	}

	private draft(run: Run, item: number): Exclude<Outcome<Draft>, undefined> {
		try {
			return { result: this.operation.draft(item, run) };
		} catch (error) {
			return { error: operationError(this.node, messageOf(error), { itemIndex: item }) };
		}
	}

	/** Marks the items that cannot be used by the answer of the service, or because of an earlier attempt. */
	private async check(run: Run): Promise<void> {
		const { effect } = this.operation;
		const problems = new Map(await this.operation.check?.(run, this.sound()));
		for (const { item, draft } of this.sound()) {
			if (this.turns.isOver) await this.turns.pass();
			const earlier = this.attempts?.of(item, this.given(draft));
			if (effect && earlier?.kind === 'changed' && !run.options.repeatsChangedItems) {
				this.drafts[item] = { error: changedItem(this.node, item, earlier, effect) };
				continue;
			}
			const problem = problems.get(item);
			if (problem !== undefined && !earlier) {
				this.drafts[item] = { error: operationError(this.node, problem, { itemIndex: item }) };
			}
		}
	}

	private sound(): Array<DraftedItem<Draft>> {
		return this.drafts.flatMap((draft, item) => (hasSucceeded(draft) ? [{ item, draft: draft.result }] : []));
	}

	private given(draft: Draft): unknown {
		return this.operation.given ? this.operation.given(draft) : draft;
	}

	private givenOf(item: number): unknown {
		const draft = this.drafts[item];
		return hasSucceeded(draft) ? this.given(draft.result) : undefined;
	}

	private async actEach(run: Run): Promise<Outcomes | { readonly suspended: INodeExecutionData[] }> {
		const { context, operation, stopOnError, attempts } = this;
		const signal = context.getExecutionCancelSignal();
		const known = this.drafts.map((draft, item) => this.knownOutcome(draft, item));
		const limits = { concurrency: run.options.concurrency, stopOnError, signal };
		const outcomes = await runBounded(
			this.drafts,
			limits,
			async (draft, item) => await this.actOn(run, draft, item),
			await this.prepareEach(run, limits, known),
		);
		const given = (item: number) => this.givenOf(item);
		const isOfAnotherExecution = this.sound().some(({ item, draft }) => {
			const earlier = attempts?.of(item, this.given(draft));
			return earlier?.kind === 'done' && earlier.executionId !== context.getExecutionId();
		});
		// With nothing left that could fail there is no attempt that would have to know of this one.
		const waits = operation.waits?.(run) ?? operation.finish !== undefined;
		const isDone = !waits && !signal?.aborted && outcomes.every(hasSucceeded);
		if (!isDone) await attempts?.note(outcomes, given);
		if (signal?.aborted) throw this.cancelledRun(outcomes);
		const failed = stopOnError && firstNodeError(outcomes);
		if (failed) throw this.stoppedRun(failed, outcomes);

		showHints(context, this.hints);
		const voidItems = (items: readonly number[]) => attempts?.voidItems(items, given);
		const final = (await operation.finish?.(run, { outcomes, isOfAnotherExecution, voidItems })) ?? outcomes;
		// n8n runs the node again when an item failed and "Retry On Fail" is on.
		const isOver = 'suspended' in final || final.every(hasSucceeded);
		if (this.turns.isOver) await this.turns.pass();
		if (isOver) attempts?.forget([...outcomes.keys()], given);
		return final;
	}

	/** The known outcomes, and the errors of items that could not be prepared. */
	private async prepareEach(run: Run, limits: PoolLimits, known: Outcomes): Promise<Outcomes> {
		const { prepare } = this.operation;
		if (!prepare) return known;
		const prepared = await runBounded<Outcome<Draft>, void>(
			this.drafts,
			limits,
			async (draft, item) => {
				if (!hasSucceeded(draft)) return;
				await prepare(run, draft.result, item).catch((error: unknown) => {
					throw this.itemError(error, draft.result, item);
				});
			},
			known.map((outcome) => (hasSucceeded(outcome) ? { result: undefined } : outcome)),
		);
		return known.map((outcome, item) => {
			const failed = prepared[item];
			return outcome ?? (hasFailed(failed) ? failed : undefined);
		});
	}

	/** The outcome of an item that is not acted on: it cannot be used, or an earlier attempt acted on it. */
	private knownOutcome(draft: Outcome<Draft>, item: number): Outcome<ItemContent[]> {
		if (!hasSucceeded(draft)) return draft;
		const earlier = this.attempts?.of(item, this.given(draft.result));
		if (earlier?.kind === 'done') return { result: earlier.contents };
		if (earlier?.kind !== 'unclear' || this.operation.effect?.repetition === 'recognized') return undefined;
		const message = `An earlier attempt of this item got no clear answer: ${earlier.reason}`;
		const unclear = new ImsFailure(message, { mayHaveExecuted: true, advice: CHECK_CONNECTION });
		return { error: this.itemError(unclear, draft.result, item) };
	}

	private async actOn(run: Run, draft: Outcome<Draft>, item: number): Promise<ItemContent[]> {
		const { each, effect } = this.operation;
		if (!hasSucceeded(draft) || !each) throw operationError(this.node, 'The item was not checked', { itemIndex: item });
		try {
			const contents = await each(run, draft.result, item, (hints) => {
				this.hints[item] = [...(this.hints[item] ?? []), ...hints];
			});
			for (const { json } of contents) effect?.onDone?.(json, item);
			return contents;
		} catch (error) {
			throw this.itemError(error, draft.result, item);
		}
	}

	private itemError(error: unknown, draft: Draft, itemIndex: number): NodeError {
		const { operation, node } = this;
		return (
			operation.itemError?.(error, draft, itemIndex) ??
			itemError(node, error, itemIndex, { effect: operation.effect, subject: operation.subject?.(draft) })
		);
	}

	/** The error that ends a run early; n8n keeps no output of it. */
	private stoppedRun(error: NodeError, outcomes: Outcomes): NodeError {
		const { effect } = this.operation;
		return effect ? stoppedRun(error, outcomes, effect) : error;
	}

	/** n8n keeps nothing of a node that was cancelled, so what was made is in its log as well. */
	private cancelledRun(outcomes: Outcomes): NodeError {
		const error = this.stoppedRun(operationError(this.node, 'The execution was cancelled'), outcomes);
		if (this.operation.effect) this.context.logger.warn(`${this.node.name}: ${error.message}. ${error.description}`);
		return error;
	}
}
