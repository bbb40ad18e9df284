import type { Account } from '../state/accounts';
import type { JobStore } from '../state/jobs';
import type { JsonObject } from '../values';
import type { Libraries } from '../state/libraries';
import type { MediaStore } from '../state/mediaStore';
import type { Role } from '../state/roles';
import type { SessionStore } from '../state/sessions';
import type { TemplateStore } from '../state/templateStore';

/** A verified request for one action. */
export interface ActionCall {
	/** Business parameters of query and form. */
	parameters: Readonly<Record<string, string>>;
	/** A JSON body, for the actions that read one. */
	json?: JsonObject;
	account: Account;
	jobs: JobStore;
	/** The custom templates of the account. */
	templates: TemplateStore;
	/** The media library of the account. */
	media: MediaStore;
	libraries: Libraries;
	roles: readonly Role[];
	sessions: SessionStore;
	/** Whether a job of a media ID that is not in the library is refused. */
	mediaMustExist: boolean;
	/** The server's clock, ms. */
	now: number;
}

/** One action the service offers. */
export interface Action {
	product: 'ice' | 'sts' | 'ecs';
	/** The API version it exists in (documented). */
	version: string;
	/** True for what everyone with a key may do. */
	needsNoPermission?: true;
	/** The names it accepts; any when absent. */
	parameters?: readonly string[];
	/** Carries the action out; gives the answer's fields but for RequestId. Throws ApiError to refuse. */
	run(call: ActionCall): JsonObject;
}

/** Documented API version of the media service. */
export const iceVersion = '2020-11-09';

/** Documented API version of the token service. */
export const stsVersion = '2015-04-01';
