import { type INode, type NodeError, NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { ImsFailure } from '../ims/imsFailure';
import { shortText } from '../values/shortText';
import { hasFailed, type Outcome } from './runBounded';

/** What an error contains besides its message. */
interface ErrorDetails {
	readonly itemIndex?: number;
	/** Sentences below the message; n8n runs them together. */
	readonly description?: readonly string[];
	/** Data that a workflow or a support request may need; it must not hold secrets. */
	readonly data?: Readonly<Record<string, unknown>>;
}

/** An error about the user's input or the workflow, with exactly this message. */
export function operationError(node: INode, message: string, details: ErrorDetails = {}): NodeOperationError {
	return worded(new NodeOperationError(node, message), message, details);
}

/** An error about a call that failed, with exactly this message, the API's code and what to do about it. */
export function apiError(node: INode, message: string, failure: ImsFailure, details: ErrorDetails = {}): NodeApiError {
	const { advice, code, httpStatus, requestId } = failure.details;
	const facts = [
		code && `Code: ${code}`,
		httpStatus && `HTTP status: ${httpStatus}`,
		requestId && `RequestId: ${shortText(requestId)}`,
	].filter(Boolean);
	const error = new NodeApiError(
		node,
		{ message },
		{
			message,
			httpCode: httpStatus === undefined ? undefined : String(httpStatus),
		},
	);
	return worded(error, message, {
		...details,
		description: [advice ?? '', ...(details.description ?? []), facts.length > 0 ? `${facts.join(', ')}.` : ''].filter(
			Boolean,
		),
		data: { code, httpStatus, requestId, ...details.data },
	});
}

/** n8n replaces a message that holds the name of a system error ("ResourceAccessDenied" has EACCES in it); ours stays. */
function worded<E extends NodeError>(error: E, message: string, { itemIndex, description, data }: ErrorDetails): E {
	error.message = message;
	error.messages = [];
	error.description = description?.length ? description.join(' ') : undefined;
	if (itemIndex !== undefined) error.context.itemIndex = itemIndex;
	if (data) error.context.data = data;
	return error;
}

/** Whether an error is one of n8n's node errors, which a workflow run understands. */
export function isNodeError(error: unknown): error is NodeError {
	return error instanceof NodeApiError || error instanceof NodeOperationError;
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** The first error by which n8n can stop a workflow; undefined when no item failed. */
export function firstNodeError(outcomes: Iterable<Outcome<unknown>>): NodeError | undefined {
	for (const outcome of outcomes) if (hasFailed(outcome) && isNodeError(outcome.error)) return outcome.error;
	return undefined;
}
