import type { Account } from '../accounts';
import type { JobStore } from '../jobs';
import type { JsonObject } from '../json';

/** A verified request for one action. */
export interface ActionCall {
	/** Business parameters of query and form. */
	parameters: Readonly<Record<string, string>>;
	/** A JSON body, for the actions that read one. */
	json?: JsonObject;
	account: Account;
	jobs: JobStore;
}

/** One action the service offers. */
export interface Action {
	product: 'ice' | 'sts' | 'ecs';
	/** The API version it exists in (documented). */
	version: string;
	/** The names it accepts; any when absent. */
	parameters?: readonly string[];
	/** Carries the action out; gives the answer's fields but for RequestId. Throws ApiError to refuse. */
	run(call: ActionCall): JsonObject;
}

/** Documented API version of the media service. */
export const iceVersion = '2020-11-09';
