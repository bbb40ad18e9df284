import type { INode, NodeError } from 'n8n-workflow';

import type { ImsFailure } from '../ims/imsFailure';
import { apiError, isNodeError, messageOf, operationError } from '../items/nodeErrors';

/** A list that did not come, with the action that was to give it. */
export class ListFailure extends Error {
	override readonly name = 'ListFailure';

	constructor(
		readonly action: string,
		readonly failure: ImsFailure,
	) {
		super(failure.message);
	}
}

/** Codes of a missing RAM permission, documented for all Alibaba Cloud APIs. */
const DENIALS = /^(NoPermission|AccessDenied)|^Forbidden(\.RAM)?$/;

/**
 * What the panel shows in place of a list. Some places show the message alone, so it names the RAM action too.
 *
 * @param otherWay what the user can do without the list, as a sentence
 */
export function listError(node: INode, error: unknown, otherWay: string): NodeError {
	if (error instanceof ListFailure) {
		return apiError(node, `The list cannot be shown: ${reasonOf(error)}. ${otherWay}`, error.failure);
	}
	return isNodeError(error) ? error : operationError(node, messageOf(error));
}

function reasonOf({ action, failure }: ListFailure): string {
	return DENIALS.test(failure.details.code ?? '')
		? `the RAM user or role may not call ice:${action}`
		: failure.message.replace(/\.$/, '');
}
