import type { Account } from '../state/accounts';
import type { JobStore } from '../state/jobs';
import type { Libraries } from '../state/libraries';
import type { MediaStore } from '../state/mediaStore';
import type { Role } from '../state/roles';
import type { SessionStore } from '../state/sessions';
import type { TemplateStore } from '../state/templateStore';
import type { MediaUploads } from '../state/mediaUploads';
import type { UrlUploads } from '../state/urlUploads';
import type { JsonObject } from '../values';

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
	/** Files that are uploaded to the media library. */
	uploads: MediaUploads;
	/** Files that the service fetches for the account's media library. */
	urlUploads: UrlUploads;
	libraries: Libraries;
	roles: readonly Role[];
	sessions: SessionStore;
	/** Whether a job of a media ID that is not in the library is refused. */
	mediaMustExist: boolean;
	/** Whether a job of media that are not Normal yet fails. */
	mediaMustBeReady: boolean;
	/** The server's clock, ms. */
	now: number;
}

/** One action of the API: all that the service knows of it, except its line in the list of actions. */
export interface Action {
	/** As `Action` or `x-acs-action` sends it. */
	name: string;
	/** The API version of its product (documented). */
	version: string;
	/** The RAM action that allows it; undefined when every AccessKey may call it. */
	permission: string | undefined;
	/** The parameters that it accepts; undefined when any. */
	parameters: readonly string[] | undefined;
	/** Runs the action. Returns the answer's fields except RequestId; throws ApiError to refuse. */
	run(call: ActionCall): JsonObject;
}

/** Documented API version of the media service. */
export const iceVersion = '2020-11-09';

/** Documented API version of the token service. */
export const stsVersion = '2015-04-01';
