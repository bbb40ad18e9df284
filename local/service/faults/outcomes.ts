import { type Answer, type AnswerForm, errorAnswer, foreignAnswer, successAnswer } from '../http/answers';
import { ApiError } from '../apiError';
import type { FaultRule, RequestFaultRule } from './rule';

/** What becomes of a request: an answer, a destroyed socket, or nothing at all. */
export type Outcome = Answer | 'close' | 'silence';

type OutcomeOf = (rule: FaultRule, form: AnswerForm, act: () => Answer) => Outcome;

/** Calling `act` carries the action out, so a kind that does not call it makes nothing. */
const outcomes: Readonly<Record<RequestFaultRule['kind'], OutcomeOf>> = {
	throttle: (rule, form) => refuse(rule, form, 400, 'Throttling.User', 'Request was denied due to user flow control.'),
	error: (rule, form) => refuse(rule, form, 400, 'InvalidParameter', 'The request was refused by a planned fault.'),
	serverError: (rule, form, act) => {
		if (!rule.beforeAction) act();
		const message = 'The request processing has failed due to some unknown error.';
		return refuse(rule, form, 500, 'InternalError', message);
	},
	slow: (_rule, _form, act) => act(),
	noAnswer: (_rule, _form, act) => {
		act();
		return 'silence';
	},
	closeBefore: () => 'close',
	closeAfter: (_rule, _form, act) => {
		act();
		return 'close';
	},
	html: (rule) => {
		const status = rule.status ?? 502;
		const page = `<html><head><title>${status} Bad Gateway</title></head><body><h1>${status} Bad Gateway</h1></body></html>`;
		return foreignAnswer(status, { 'content-type': 'text/html' }, page);
	},
	empty: (rule) => foreignAnswer(rule.status ?? 502, {}),
	truncated: (_rule, _form, act) => {
		const answer = act();
		return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
	},
	cut: (_rule, _form, act) => ({ ...act(), sending: { way: 'cut' } }),
	drip: (rule, _form, act) => ({ ...act(), sending: { way: 'drip', pauseMs: rule.delayMs ?? dripMs } }),
	huge: ({ bytes = hugeBytes, packed = false }, _form, act) => ({ ...act(), sending: { way: 'huge', bytes, packed } }),
	noJobId: (_rule, form) => successAnswer(form, {}),
	raw: ({ status = 200, body = '' }) => foreignAnswer(status, {}, body),
	redirect: (rule) => foreignAnswer(rule.status ?? 302, {}),
};

/** Default delay of `slow`, ms. */
const slowMs = 1000;

/** Default pause of `drip`, ms. */
const dripMs = 50;

/** Default size of `huge`. */
const hugeBytes = 200 * 2 ** 20;

/** What the fault makes of a request whose action `act` would carry out. */
export function outcomeOf(rule: RequestFaultRule, form: AnswerForm, act: () => Answer): Outcome {
	const outcome = outcomes[rule.kind](rule, form, act);
	return typeof outcome === 'string' ? outcome : { ...outcome, headers: { ...outcome.headers, ...rule.headers } };
}

/** How long the fault delays its outcome, ms. */
export function delayOf(rule: RequestFaultRule): number {
	if (rule.kind === 'drip') return 0;
	return rule.delayMs ?? (rule.kind === 'slow' ? slowMs : 0);
}

function refuse(rule: FaultRule, form: AnswerForm, status: number, code: string, message: string): Answer {
	const error = new ApiError(rule.status ?? status, rule.code ?? code, rule.message ?? message);
	return errorAnswer(form, error);
}
