import type {
	ILoadOptionsFunctions,
	INode,
	INodeListSearchResult,
	INodePropertyOptions,
	NodeError,
} from 'n8n-workflow';

import { isPermissionDenied } from '../ims/errorCodes';
import { createImsClient, type ImsClient } from '../ims/imsClient';
import { ImsFailure } from '../ims/imsFailure';
import { OssClient } from '../oss/ossClient';
import { OssFailure } from '../oss/ossFailure';
import { apiError, isNodeError, messageOf, operationError } from '../items/nodeErrors';
import { type EntryPage, type ListPart, nextEntries } from './entries';

/**
 * What fills a picker: the entries for what the user typed, one page at a time.
 *
 * @param filter without blanks at its ends; empty while the user typed nothing
 * @param token the `paginationToken` of the page before
 * @throws ImsFailure when the service does not return the list
 */
export type ListSearch = (client: ImsClient, filter: string, token?: string) => Promise<INodeListSearchResult>;

type ListSearchMethod = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;
type LoadOptionsMethod = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** A user waits in front of the panel: few attempts, and short ones. */
const SETTINGS = { maxRetries: 2, timeoutMs: 20_000 } as const;

/**
 * The method of a resource locator's list. Each call reads the credential anew and caches nothing.
 *
 * @returns a method that throws a node error, which the panel shows in place of the list
 */
export function picker(search: ListSearch): ListSearchMethod {
	return async function (filter, paginationToken) {
		try {
			return await search(await createImsClient(this, SETTINGS), filter?.trim() ?? '', paginationToken || undefined);
		} catch (error) {
			throw listError(this.getNode(), error, 'By ID still works.');
		}
	};
}

/**
 * The method of a resource locator's list that OSS fills. Each call reads the credential anew and caches nothing.
 *
 * @returns a method that throws a node error, which the panel shows in place of the list
 */
export function ossPicker(
	search: (client: OssClient, filter: string) => Promise<INodeListSearchResult>,
): ListSearchMethod {
	return async function (filter) {
		try {
			const client = await OssClient.create(this, { timeoutMs: SETTINGS.timeoutMs });
			return await search(client, filter?.trim() ?? '');
		} catch (error) {
			throw listError(this.getNode(), error, 'By Name still works.');
		}
	};
}

/**
 * The method of a field with several choices. Each call reads the credential anew and caches nothing.
 *
 * @returns a method that throws a node error, which the panel shows beside the field
 */
export function choices(load: (client: ImsClient) => Promise<INodePropertyOptions[]>): LoadOptionsMethod {
	return async function () {
		try {
			return await load(await createImsClient(this, SETTINGS));
		} catch (error) {
			throw listError(this.getNode(), error, 'IDs from an expression still work.');
		}
	};
}

/** The result of a query, or undefined when the service refuses it permanently: not allowed, not known, not understood. */
export async function unlessRefused<T>(query: Promise<T>): Promise<T | undefined> {
	const { result } = await resultOrRefusal(query);
	return result;
}

/**
 * The next entries of those parts that the service returns. A part that it refuses permanently is left out.
 *
 * @throws ImsFailure when it refuses every part that was queried
 */
export async function readableEntries(parts: readonly ListPart[], token?: string): Promise<INodeListSearchResult> {
	const refusals: ImsFailure[] = [];
	let isReadable = false;
	const tolerant = parts.map((part) => ({
		...part,
		query: async (next?: string): Promise<EntryPage> => {
			const { result, refusal } = await resultOrRefusal(part.query(next));
			if (refusal) refusals.push(refusal);
			else isReadable = true;
			return result ?? { entries: [] };
		},
	}));
	const found = await nextEntries(tolerant, token);
	const [refusal] = refusals;
	if (refusal && !isReadable) throw refusal;
	return found;
}

async function resultOrRefusal<T>(query: Promise<T>): Promise<{ readonly result?: T; readonly refusal?: ImsFailure }> {
	return await query.then(
		(result) => ({ result }),
		(error: unknown) => {
			if (error instanceof ImsFailure && !error.details.transient) return { refusal: error };
			throw error;
		},
	);
}

/**
 * What the panel shows in place of a list. Some places show only the message, so it names the RAM action too.
 *
 * @param alternative what the user can do without the list, as a sentence
 */
function listError(node: INode, error: unknown, alternative: string): NodeError {
	if (error instanceof OssFailure) {
		const reason = error.message.replace(/\.$/, '');
		const { advice, code, httpStatus, requestId, mayHaveExecuted } = error.details;
		const failure = new ImsFailure(error.message, { advice, code, httpStatus, requestId, mayHaveExecuted });
		return apiError(node, `The list cannot be shown: ${reason}. ${alternative}`, failure);
	}
	if (error instanceof ImsFailure) {
		return apiError(node, `The list cannot be shown: ${reasonOf(error)}. ${alternative}`, error);
	}
	return isNodeError(error) ? error : operationError(node, messageOf(error));
}

function reasonOf({ message, details }: ImsFailure): string {
	return isPermissionDenied(details.code)
		? `the RAM user or role may not call ice:${details.action}`
		: message.replace(/\.$/, '');
}
