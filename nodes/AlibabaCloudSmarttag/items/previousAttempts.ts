import { createHash } from 'node:crypto';

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isNodeError, messageOf } from './nodeErrors';
import type { ItemContent } from './outputItems';
import { hasFailed, hasSucceeded, type Outcome } from './runBounded';
import { runKey, runsAsTool } from './runKey';
import { Turns } from './turns';

/** What an earlier attempt of a run did for one item. */
export interface Attempt {
	/** The execution that did it: the one that the callbacks of its job call. */
	readonly executionId: string;
	/** A digest of what does not change by itself: the input item and the parameters before expressions are evaluated. */
	readonly fingerprint: string;
	/** The JSON of the output items; absent when no clear answer came. */
	readonly made?: IDataObject[];
	/** Why no clear answer came, as a sentence without its end. */
	readonly reason?: string;
	/** What was made turned out to be of no use: the job ended in Fail. */
	readonly isVoid?: true;
}

/** The attempts of a run by item index; as a tool of an agent, by a digest of the evaluated arguments. */
type Attempts = Record<string, Attempt | undefined>;

/** What an earlier attempt means for an item. */
export type Earlier =
	/** It is done; doing it again would make a second job, template or the like. */
	| { readonly kind: 'done'; readonly contents: ItemContent[]; readonly executionId: string }
	/** It may be done: an earlier attempt of this execution got no clear answer. */
	| { readonly kind: 'unclear'; readonly reason: string }
	/** It was done for other input or with other parameters, before a user changed them and retried the execution. */
	| { readonly kind: 'changed'; readonly made: readonly IDataObject[]; readonly executionId: string };

/**
 * What earlier attempts of the same run did. n8n's "Retry On Fail", and its button to retry a failed execution, run a
 * node again with all of its items; without this memory everything that was made would be made a second time.
 *
 * Within an execution the index of an item decides, since an expression may evaluate to something else on each attempt.
 * In an execution that a user retried, the input item and the parameters as they were entered have to be the same too.
 * An agent calls a tool with one item each time, so there the evaluated arguments decide.
 *
 * n8n stores the memory with the execution.
 */
export class PreviousAttempts {
	private readonly executionId: string;
	private readonly store: Record<string, Attempts | undefined>;
	private readonly run: string;
	private readonly isTool: boolean;
	/** JSON of the parameters as they were entered: read once, since n8n copies the node for each reader. */
	private parameters: string | undefined;

	constructor(private readonly context: IExecuteFunctions) {
		this.executionId = context.getExecutionId();
		this.store = context.getContext('node');
		this.run = runKey(context);
		this.isTool = runsAsTool(context);
	}

	/**
	 * What an earlier attempt did for an item; undefined when there was none that counts.
	 *
	 * @param given the arguments of the item, evaluated
	 */
	of(item: number, given: unknown): Earlier | undefined {
		const attempt = this.store[this.run]?.[this.key(item, given)];
		if (!attempt) return undefined;
		const { executionId, made, reason = '' } = attempt;
		const isRetriedByUser = executionId !== this.executionId;
		if (!made) return isRetriedByUser ? undefined : { kind: 'unclear', reason };
		// Trying again is what a user asks for who retries an execution whose job failed.
		if (isRetriedByUser && attempt.isVoid) return undefined;
		if (isRetriedByUser && !this.isTool && attempt.fingerprint !== this.fingerprint(item)) {
			return { kind: 'changed', made, executionId };
		}
		return { kind: 'done', contents: made.map((json) => ({ json: { ...json } })), executionId };
	}

	/**
	 * Notes what this attempt did. What earlier ones made stays noted.
	 *
	 * @param given the evaluated arguments of an item
	 */
	async note(
		outcomes: ReadonlyArray<Outcome<readonly ItemContent[]>>,
		given: (item: number) => unknown,
	): Promise<void> {
		const attempts: Attempts = { ...this.store[this.run] };
		const turns = new Turns();
		for (const [item, outcome] of outcomes.entries()) {
			if (turns.isOver) await turns.pass();
			const key = this.key(item, given(item));
			const { executionId } = this;
			if (hasSucceeded(outcome)) {
				if (this.of(item, given(item))?.kind === 'done') continue;
				const made = outcome.result.map(({ json }) => ({ ...json }));
				attempts[key] = { executionId, fingerprint: this.fingerprint(item), made };
			} else if (hasFailed(outcome) && mayHaveExecuted(outcome.error)) {
				const reason = attempts[key]?.reason ?? firstSentence(messageOf(outcome.error));
				attempts[key] = { executionId, fingerprint: this.fingerprint(item), reason };
			}
		}
		this.store[this.run] = attempts;
	}

	/** Notes that what was made for some items turned out to be of no use. */
	voidItems(items: readonly number[], given: (item: number) => unknown): void {
		const attempts: Attempts = { ...this.store[this.run] };
		for (const item of items) {
			const key = this.key(item, given(item));
			const attempt = attempts[key];
			if (attempt) attempts[key] = { ...attempt, isVoid: true };
		}
		this.store[this.run] = attempts;
	}

	/** Forgets the items of this run, when nothing is left to try. What a tool's other calls did stays noted. */
	forget(items: readonly number[], given: (item: number) => unknown): void {
		const rest: Attempts = {};
		if (this.isTool) {
			const forgotten = new Set(items.map((item) => this.key(item, given(item))));
			for (const [key, attempt] of Object.entries(this.store[this.run] ?? {})) {
				if (!forgotten.has(key)) rest[key] = attempt;
			}
		}
		if (Object.keys(rest).length > 0) this.store[this.run] = rest;
		else delete this.store[this.run];
	}

	private key(item: number, given: unknown): string {
		return this.isTool ? digest(JSON.stringify(given)) : String(item);
	}

	private fingerprint(item: number): string {
		const { json } = this.context.getInputData()[item] ?? { json: {} };
		this.parameters ??= textOf(this.context.getNode().parameters);
		return digest(`${this.parameters} ${textOf(json)}`);
	}
}

/** The message of an item goes on with what may have been done. */
function firstSentence(message: string): string {
	return (message.split('. ', 1)[0] ?? '').replace(/\.$/, '');
}

function digest(text: string): string {
	return createHash('sha256').update(text).digest('base64');
}

/** JSON of the data; the same text for all data that JSON cannot express. */
function textOf(data: IDataObject): string {
	try {
		return JSON.stringify(data);
	} catch {
		return '';
	}
}

function mayHaveExecuted(error: unknown): boolean {
	return isNodeError(error) && (error.context.data as IDataObject | undefined)?.mayHaveExecuted === true;
}
