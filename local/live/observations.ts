/** What a live check saw, in a form that can be written to a file and read back. */
export interface Observations {
	readonly setup: Setup;
	/** Every answer, in the order of the requests; of the polls of a job, those in which its state changed. */
	readonly exchanges: readonly Exchange[];
	/** What arrived at the Notify URL. */
	readonly notifications: readonly Notification[];
}

/** How the check was run. None of it names the account or the video. */
export interface Setup {
	readonly region: string;
	readonly inputType?: InputType;
	/** A template ID; empty when the job named none, undefined when no job was submitted. */
	readonly template?: string;
	/** `sourceLanguage` of the job. */
	readonly language?: string;
	readonly hasNotifyUrl: boolean;
}

/** Documented values of `Input.Type`. */
export type InputType = 'Media' | 'OSS' | 'URL';

/** What a request was sent for. */
export type Step =
	| 'identity'
	| 'templates'
	| 'pipelines'
	| 'faces'
	| 'hotwords'
	| 'media'
	| 'search'
	| 'unknownJob'
	| 'unknownTemplate'
	| 'signatureV1'
	| 'labelSearch'
	| 'unknownUpload'
	| 'createUpload'
	| 'refreshUpload'
	| 'uploadFile'
	| 'uploadStatus'
	| 'tags'
	| 'objectKey'
	| 'notReadyJob'
	| 'objectKeyJob'
	| 'submit'
	| 'query';

/** One request and its answer. */
export interface Exchange {
	readonly step: Step;
	readonly action: string;
	readonly parameters: Readonly<Record<string, string>>;
	/** 0 when no answer came. */
	readonly httpStatus: number;
	/** Names of the answer's headers, in lower case; never their values. */
	readonly headers: readonly string[];
	/** Parsed where it is JSON, else the text. */
	readonly body: unknown;
}

/** One request that arrived at the Notify URL. */
export interface Notification {
	readonly method: string;
	readonly contentType: string;
	/** Names of its headers, in lower case; never their values. */
	readonly headers: readonly string[];
	readonly body: string;
	/** The HTTP status it was answered with: 500 for the first, to see whether it is sent again, else 200. */
	readonly answered: number;
	/** Since the first one, in milliseconds. */
	readonly afterMs: number;
}
