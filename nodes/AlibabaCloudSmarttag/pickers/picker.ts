import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';

import { createImsClient, type ImsClient } from '../ims/imsClient';
import { ImsFailure } from '../ims/imsFailure';
import { ListFailure, listError } from './listError';

/**
 * What fills a picker: the entries for what the user typed, one page at a time.
 *
 * @param service throws a ListFailure for what cannot be read
 * @param filter without blanks at its ends; empty while the user typed nothing
 * @param token what the page before gave as `paginationToken`
 */
export type ListSearch = (service: ImsClient, filter: string, token?: string) => Promise<INodeListSearchResult>;

type ListSearchMethod = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;
type LoadOptionsMethod = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** Somebody waits in front of the panel: few tries, and no long ones. */
const SETTINGS = { maxRetries: 2, timeoutMs: 20_000 } as const;

/**
 * The method of a resource locator's list. Each call reads the credential anew and keeps nothing.
 *
 * @returns a method that throws a node error, which the panel shows in place of the list
 */
export function picker(search: ListSearch): ListSearchMethod {
	return async function (filter, paginationToken) {
		try {
			return await search(await listClient(this), filter?.trim() ?? '', paginationToken || undefined);
		} catch (error) {
			throw listError(this.getNode(), error, 'By ID goes on working.');
		}
	};
}

/**
 * The method of a field with several choices. Each call reads the credential anew and keeps nothing.
 *
 * @returns a method that throws a node error, which the panel shows beside the field
 */
export function choices(load: (service: ImsClient) => Promise<INodePropertyOptions[]>): LoadOptionsMethod {
	return async function () {
		try {
			return await load(await listClient(this));
		} catch (error) {
			throw listError(this.getNode(), error, 'IDs from an expression go on working.');
		}
	};
}

/** What an answer holds, or undefined when the service refuses it for good: not allowed, not known, not understood. */
export async function unlessRefused<T>(asked: Promise<T>): Promise<T | undefined> {
	return await asked.catch((error: unknown) => {
		if (error instanceof ListFailure && !error.failure.details.transient) return undefined;
		throw error;
	});
}

async function listClient(context: ILoadOptionsFunctions): Promise<ImsClient> {
	const client = await createImsClient(context, SETTINGS);
	return {
		...client,
		callIdempotent: async (action, parameters) =>
			await client.callIdempotent(action, parameters).catch((error: unknown) => {
				throw error instanceof ImsFailure ? new ListFailure(action, error) : error;
			}),
	};
}
