import type { IDataObject, INode, NodeError } from 'n8n-workflow';

import { ImsFailure } from '../ims/imsFailure';
import { sentence } from '../values/sentence';
import { apiError, isNodeError, messageOf, operationError } from './nodeErrors';
import type { ItemContent } from './outputItems';
import type { Earlier } from './previousAttempts';
import { hasFailed, hasSucceeded, type Outcome } from './runBounded';

/** The outcomes of items, by index. */
export type Outcomes = ReadonlyArray<Outcome<ItemContent[]>>;

/** What an operation makes or removes, so that nothing of it is done twice and nothing done is lost. */
export interface Effect {
	/** What it is about and what happens to it, such as `job` and `accepted`. */
	readonly noun: string;
	readonly verb: string;
	/** Where the JSON of an output item has the ID of what was made, such as `JobId`. */
	readonly idKey?: string;
	/**
	 * What a repetition does: `harmless` changes nothing, so nothing is remembered; `recognized` is known to the service by
	 * a token, so an item without a clear answer may be sent again. Unset, it would make a second one.
	 */
	readonly repetition?: 'harmless' | 'recognized';
	/** Why a request without a clear answer was not sent again, and what to do. */
	readonly whyNotRepeated?: string;
	/** What is there besides, such as uploaded files, as a sentence; for the error that ends a run early. */
	readonly alsoMade?: () => string | undefined;
	/** Called for each item as soon as it is done. */
	readonly onDone?: (json: IDataObject, item: number) => void;
}

/** IDs that the error of a stopped run lists at most; n8n shows and stores the whole text. */
const MOST_LISTED = 100;

/** What the error of an item may contain besides its cause. */
interface ItemFacts {
	readonly effect: Effect | undefined;
	/** What the error is about, such as a JobId. */
	readonly subject: IDataObject | undefined;
}

/** The error of an item that failed; its message includes whether the effect may have happened anyway. */
export function itemError(node: INode, error: unknown, itemIndex: number, { effect, subject }: ItemFacts): NodeError {
	if (isNodeError(error)) return error;
	if (!(error instanceof ImsFailure)) return operationError(node, messageOf(error), { itemIndex, data: subject });
	if (!effect || !error.details.mayHaveExecuted) {
		return apiError(node, error.message, error, { itemIndex, data: subject });
	}
	const { noun, verb, whyNotRepeated } = effect;
	return apiError(node, `${sentence(error.message)} The ${noun} may have been ${verb}.`, error, {
		itemIndex,
		description: whyNotRepeated ? [whyNotRepeated] : [],
		data: { ...subject, mayHaveExecuted: true },
	});
}

/** The error of items that cannot be used: the first in the message, the others below it. */
export function invalidItems(
	node: INode,
	invalid: ReadonlyArray<{ readonly item: number; readonly error: unknown }>,
): NodeError {
	const [first, ...others] = invalid;
	const error = isNodeError(first?.error) ? first.error : operationError(node, messageOf(first?.error));
	if (others.length === 0) return error;
	const rest = others
		.slice(0, MOST_LISTED)
		.map(({ item, error: other }) => sentence(`Item ${item}: ${messageOf(other)}`));
	const unlisted = others.length - rest.length;
	const more = unlisted > 0 && `${unlisted} more items cannot be used.`;
	error.description = [error.description, 'Nothing was sent.', ...rest, more].filter(Boolean).join(' ');
	return error;
}

/** The error of an item that was done before a user changed it and retried the execution. */
export function changedItem(
	node: INode,
	itemIndex: number,
	{ made, executionId }: Extract<Earlier, { kind: 'changed' }>,
	{ noun, verb, idKey = '' }: Effect,
): NodeError {
	const ids = made.map((json) => json[idKey]).filter((id) => typeof id === 'string');
	const option = noun === 'job' ? 'Submit Again' : 'Repeat Changed Items';
	const what = [capitalized(noun), ...ids].join(' ');
	return operationError(node, `${what} was ${verb} for this item, whose input or parameters changed since then`, {
		itemIndex,
		description: [
			`Execution ${executionId}, of which this one is a retry, did it before the change. Nothing was sent.`,
			`To do it again with the changed item, switch on ${option} in Options.`,
		],
		data: ids.length > 0 ? { [idKey]: ids[0] } : {},
	});
}

/** Adds to the error that ends a run early what was made before it, since n8n keeps no output of such a run. */
export function stoppedRun(error: NodeError, outcomes: Outcomes, effect: Effect): NodeError {
	const { noun, verb, idKey = '' } = effect;
	const made = outcomes.flatMap((outcome, item) => {
		if (!hasSucceeded(outcome)) return [];
		const id = outcome.result[0]?.json[idKey];
		return [{ item, id: typeof id === 'string' ? id : undefined }];
	});
	const names = made.slice(0, MOST_LISTED).map(({ item, id }) => (id ? `${id} (item ${item})` : `item ${item}`));
	const unlisted = made.length - names.length;
	const alsoFailed = outcomes.flatMap((outcome, item) =>
		hasFailed(outcome) && outcome.error !== error ? [sentence(`Item ${item}: ${messageOf(outcome.error)}`)] : [],
	);
	const notSent = outcomes.filter((outcome) => outcome === undefined).length;
	error.description = [
		error.description,
		names.length > 0 && `${capitalized(noun)}s ${verb} before that: ${names.join(', ')}.`,
		unlisted > 0 && `${unlisted} more: see n8n's log.`,
		names.length === 0 && outcomes.length > 1 && `No ${noun} was ${verb} before that.`,
		effect.alsoMade?.(),
		...alsoFailed.slice(0, MOST_LISTED),
		notSent > 0 && `Not sent: ${notSent} of ${outcomes.length} items.`,
	]
		.filter(Boolean)
		.join(' ');
	error.context.made = made.slice(0, MOST_LISTED).map(({ item, id }) => (id ? { item, [idKey]: id } : { item }));
	return error;
}

function capitalized(word: string): string {
	return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
