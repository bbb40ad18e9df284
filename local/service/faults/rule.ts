/** What a fault does to the request or the job it hits. */
export type FaultKind =
	| 'throttle'
	| 'serverError'
	| 'slow'
	| 'noAnswer'
	| 'closeBefore'
	| 'closeAfter'
	| 'html'
	| 'empty'
	| 'truncated'
	| 'cut'
	| 'drip'
	| 'huge'
	| 'raw'
	| 'error'
	| 'noJobId'
	| 'redirect'
	| 'callbackLost'
	| 'callbackTwice'
	| 'callbackTimes'
	| 'callbackLate'
	| 'callbackOutOfOrder'
	| 'callbackForged'
	| 'callbackGarbage';

/** Faults that act on callbacks instead of the answer: those named so. */
export type CallbackFault = Extract<FaultKind, `callback${string}`>;

/**
 * One planned fault. Only correctly signed requests count, so a fault never hides a wrong signature.
 *
 * - `throttle`: 400 Throttling.User, nothing made.
 * - `serverError`: 500 InternalError; the action IS carried out unless `beforeAction`.
 * - `slow`: the normal answer after `delayMs` (default 1000).
 * - `noAnswer`: the action is carried out, the socket stays open without an answer.
 * - `closeBefore`, `closeAfter`: the socket is destroyed before or after the action.
 * - `html`: a gateway's page (default 502), nothing made. `empty`: no body (default 502), nothing made.
 * - `truncated`: the action is carried out, the body of its answer is cut in half.
 * - `cut`: the action is carried out, the connection is closed after half of the answer whose whole length was told.
 * - `drip`: the action is carried out, the answer comes character by character, each `delayMs` (default 50) later.
 * - `huge`: the action is carried out, blanks draw the answer out to `bytes` (default 200 MB), sent as gzip if `packed`.
 * - `raw`: the given `status` (default 200), `headers` and `body`, nothing made.
 * - `error`: the given `status`, `code` and `message`, nothing made.
 * - `noJobId`: 200 with only a RequestId, nothing made.
 * - `redirect`: 302 with the given `headers.location`, nothing made.
 *
 * Callback faults are counted once a job made and act on all callbacks of that job, but for `callbackForged`. Each kind
 * is a default for the fields `copies`, `delayMs`, `contentType` and `body`, which go with every kind.
 *
 * - `callbackLost`: none is ever sent.
 * - `callbackTwice`, `callbackTimes`: each is sent in `copies` (default 2) at the same time.
 * - `callbackLate`: each is sent `delayMs` (default 1000) later.
 * - `callbackOutOfOrder`: those of other states wait until that of Success or Fail is settled.
 * - `callbackForged`: when the job is made, or `delayMs` later, one more says that it is in Success. The fields act on
 *   that one alone; the true ones follow.
 * - `callbackGarbage`: with neither `contentType` nor `body` each is some words of text/plain.
 */
export interface FaultRule {
	/** Only this action; default any. */
	action?: string;
	/** Only requests one of whose decoded parameter values contains this text. */
	contains?: string;
	/** How many matching requests it hits; default unlimited. */
	times?: number;
	/** Skip the first n matching requests. Every matching request counts, also one that another rule hits. */
	after?: number;
	kind: FaultKind;
	/** Delay of the outcome, or of each callback, ms. */
	delayMs?: number;
	status?: number;
	code?: string;
	message?: string;
	/** Added to the answer. */
	headers?: Record<string, string>;
	/** `serverError` only: nothing is made. */
	beforeAction?: boolean;
	/** `huge` only: the size of the answer, unpacked. */
	bytes?: number;
	/** `huge` only: it is sent as gzip. */
	packed?: boolean;
	/** Callbacks only: how many are sent at the same time. */
	copies?: number;
	/** Callbacks only: their content type; default application/json. */
	contentType?: string;
	/**
	 * Of `raw`, the body of the answer. Of callbacks, their body, default `{message}`; stand for the true message: `{message}` as JSON, `{quoted}` as JSON
	 * text inside JSON (with its quotes), `{base64}`, `{urlencoded}`, `{xml}`; `{jobId}` stands for the JobId.
	 */
	body?: string;
}

/** A rule that acts on callbacks instead of the answer. */
export type CallbackFaultRule = FaultRule & { kind: CallbackFault };

/** A rule that acts on the answer. */
export type RequestFaultRule = FaultRule & { kind: Exclude<FaultKind, CallbackFault> };

interface PlannedFault {
	rule: FaultRule;
	matched: number;
	hits: number;
}

/** The faults still to come. When several are due at once the one added first wins. */
export class FaultPlan {
	private planned: PlannedFault[] = [];

	add(...rules: FaultRule[]): void {
		this.planned.push(...rules.map((rule) => ({ rule, matched: 0, hits: 0 })));
	}

	clear(): void {
		this.planned = [];
	}

	/** The fault that hits the answer to this request, if any. */
	takeForRequest(action: string, parameters: Readonly<Record<string, string>>): RequestFaultRule | undefined {
		return this.take(isRequestFault, action, parameters);
	}

	/** The fault that hits the callbacks of a job made with these parameters, if any. */
	takeForCallbacks(parameters: Readonly<Record<string, string>>): CallbackFaultRule | undefined {
		return this.take(isCallbackFault, 'SubmitSmarttagJob', parameters);
	}

	private take<Rule extends FaultRule>(
		isOfKind: (rule: FaultRule) => rule is Rule,
		action: string,
		parameters: Readonly<Record<string, string>>,
	): Rule | undefined {
		let taken: Rule | undefined;
		for (const planned of this.planned) {
			const { rule } = planned;
			if (!isOfKind(rule) || !matches(rule, action, parameters)) continue;
			planned.matched += 1;
			const { after = 0, times = Number.POSITIVE_INFINITY } = rule;
			if (taken || planned.matched <= after || planned.hits >= times) continue;
			planned.hits += 1;
			taken = rule;
		}
		return taken;
	}
}

function isCallbackFault(rule: FaultRule): rule is CallbackFaultRule {
	return rule.kind.startsWith('callback');
}

function isRequestFault(rule: FaultRule): rule is RequestFaultRule {
	return !isCallbackFault(rule);
}

function matches(
	{ action, contains }: Pick<FaultRule, 'action' | 'contains'>,
	requested: string,
	parameters: Readonly<Record<string, string>>,
): boolean {
	if (action !== undefined && action !== requested) return false;
	return contains === undefined || Object.values(parameters).some((value) => value.includes(contains));
}
