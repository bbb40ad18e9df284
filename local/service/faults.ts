/** What a fault does to the request it hits. */
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
	| 'error'
	| 'noJobId'
	| 'redirect'
	| 'callbackLost'
	| 'callbackTwice';

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
 * - `error`: the given `status`, `code` and `message`, nothing made.
 * - `noJobId`: 200 with only a RequestId, nothing made.
 * - `redirect`: 302 with the given `headers.location`, nothing made.
 * - `callbackLost`, `callbackTwice`: counted once a job made; act on all callbacks of that job.
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
	/** Delay of the outcome, ms. */
	delayMs?: number;
	status?: number;
	code?: string;
	message?: string;
	/** Added to the answer. */
	headers?: Record<string, string>;
	/** `serverError` only: nothing is made. */
	beforeAction?: boolean;
}

/** Faults that act on callbacks instead of the answer. */
export type CallbackFault = 'callbackLost' | 'callbackTwice';

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
	takeForRequest(action: string, parameters: Readonly<Record<string, string>>): FaultRule | undefined {
		return this.take((rule) => !isCallbackFault(rule.kind) && matches(rule, action, parameters));
	}

	/** The fault that hits the callbacks of a job made with these parameters, if any. */
	takeForCallbacks(parameters: Readonly<Record<string, string>>): CallbackFault | undefined {
		const rule = this.take(
			(planned) => isCallbackFault(planned.kind) && matches(planned, 'SubmitSmarttagJob', parameters),
		);
		return rule && isCallbackFault(rule.kind) ? rule.kind : undefined;
	}

	private take(applies: (rule: FaultRule) => boolean): FaultRule | undefined {
		const due = this.planned.filter((planned) => {
			if (!applies(planned.rule)) return false;
			planned.matched += 1;
			const { after = 0, times = Number.POSITIVE_INFINITY } = planned.rule;
			return planned.matched > after && planned.hits < times;
		});
		const [first] = due;
		if (first) first.hits += 1;
		return first?.rule;
	}
}

function isCallbackFault(kind: FaultKind): kind is CallbackFault {
	return kind === 'callbackLost' || kind === 'callbackTwice';
}

function matches(
	{ action, contains }: Pick<FaultRule, 'action' | 'contains'>,
	requested: string,
	parameters: Readonly<Record<string, string>>,
): boolean {
	if (action !== undefined && action !== requested) return false;
	return contains === undefined || Object.values(parameters).some((value) => value.includes(contains));
}
