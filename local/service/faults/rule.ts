/**
 * What a fault does to the request or the job that it matches. Only correctly signed requests count, so a fault never
 * hides a wrong signature.
 *
 * - `throttle`: 400 Throttling.User; the action is not run.
 * - `serverError`: 500 InternalError; the action IS run unless `beforeAction`.
 * - `slow`: the normal answer after `delayMs` (default 1000).
 * - `noAnswer`: the action is run, the socket stays open without an answer.
 * - `closeBefore`, `closeAfter`: the socket is destroyed before or after the action.
 * - `html`: the page of a gateway (default 502), `empty`: no body (default 502); the action is not run.
 * - `truncated`: the action is run, the body of its answer is cut in half.
 * - `cut`: the action is run, the connection is closed after half of the answer although the header states the full
 *   length.
 * - `drip`: the action is run, the answer is sent one character at a time, every `delayMs` (default 50).
 * - `huge`: the action is run, the answer is padded with blanks to `bytes` (default 200 MB), sent as gzip if `packed`.
 * - `raw`: `status` (default 200), `headers` and `body` of the rule; the action is not run.
 * - `error`: `status`, `code` and `message` of the rule; the action is not run.
 * - `noJobId`: 200 with only a RequestId; the action is not run.
 * - `redirect`: 302 with `headers.location` of the rule; the action is not run.
 *
 * Only requests to OSS, whose actions have the names of the documentation, such as `UploadPart`:
 *
 * - `cutUpload`: the socket is destroyed when half of the request's body has arrived; the action is not run.
 * - `corruptUpload`: one byte of the request's body is changed on its way; the action is run.
 * - `wrongETag`, `wrongChecksum`: the action is run, the answer has another `ETag` or `x-oss-hash-crc64ecma`.
 *
 * A callback fault matches once, when a job is submitted, and then affects all callbacks of that job, `callbackForged`
 * excepted. Each kind sets a default for the fields `copies`, `delayMs`, `contentType` and `body`, which any kind accepts.
 *
 * - `callbackLost`: none is ever sent.
 * - `callbackTwice`, `callbackTimes`: each is sent in `copies` (default 2) at the same time.
 * - `callbackLate`: each is sent `delayMs` (default 1000) later.
 * - `callbackOutOfOrder`: those of other states wait until that of Success or Fail is settled.
 * - `callbackForged`: on submit, or `delayMs` later, an additional one reports Success. The fields affect only that one;
 *   the true ones follow.
 * - `callbackGarbage`: without `contentType` and `body` each is a few words of text/plain.
 */
export const faultKinds = [
	'throttle',
	'serverError',
	'slow',
	'noAnswer',
	'closeBefore',
	'closeAfter',
	'html',
	'empty',
	'truncated',
	'error',
	'cut',
	'drip',
	'huge',
	'raw',
	'noJobId',
	'redirect',
	'cutUpload',
	'corruptUpload',
	'wrongETag',
	'wrongChecksum',
	'callbackLost',
	'callbackTwice',
	'callbackTimes',
	'callbackLate',
	'callbackOutOfOrder',
	'callbackForged',
	'callbackGarbage',
] as const;

/** See `faultKinds`. */
export type FaultKind = (typeof faultKinds)[number];

/** The kinds that affect callbacks instead of the answer. */
export type CallbackFault = Extract<FaultKind, `callback${string}`>;

/** One planned fault. */
export interface FaultRule {
	/** Only this action; default any. */
	action?: string;
	/** Only requests one of whose decoded parameter values contains this text. */
	contains?: string;
	/** How many matching requests it affects; default unlimited. */
	times?: number;
	/** Skip the first n matching requests. Every matching request counts, also one that another rule affects. */
	after?: number;
	kind: FaultKind;
	/** Delay of the outcome, or of each callback, ms. */
	delayMs?: number;
	status?: number;
	code?: string;
	message?: string;
	/** Added to the answer. */
	headers?: Record<string, string>;
	/** `serverError` only: the action is not run. */
	beforeAction?: boolean;
	/** `huge` only: the uncompressed size of the answer. */
	bytes?: number;
	/** `huge` only: the answer is sent as gzip. */
	packed?: boolean;
	/** Callbacks only: how many are sent at the same time. */
	copies?: number;
	/** Callbacks only: their content type; default application/json. */
	contentType?: string;
	/**
	 * `raw`: the body of the answer. Callbacks: their body, default `{message}`, in which these placeholders are replaced:
	 * `{message}` by the true message as JSON, `{quoted}` by that JSON as a JSON string (with its quotes), `{base64}`,
	 * `{urlencoded}` and `{xml}` by that JSON in this encoding, `{jobId}` by the JobId.
	 */
	body?: string;
}

/** A rule that affects callbacks instead of the answer. */
export type CallbackFaultRule = FaultRule & { kind: CallbackFault };

/** A rule that affects the answer. */
export type RequestFaultRule = FaultRule & { kind: Exclude<FaultKind, CallbackFault> };
