import { type Answer, foreignAnswer } from '../http/answers';
import { ApiError } from '../apiError';
import type { FaultRule, RequestFaultRule } from './rule';

/** The outcome of a request: an answer, a destroyed socket, or no answer on an open socket. */
export type Outcome = Answer | 'close' | 'silence';

/** How the part of the service that was called answers. */
export interface AnswerWriter {
	refuse(error: ApiError): Answer;
	/** Success without anything that the action made. */
	succeed(): Answer;
}

type OutcomeOf = (rule: FaultRule, form: AnswerWriter, run: () => Answer) => Outcome;

/** `run` runs the action; a kind that does not call it makes no job. */
const outcomes: Readonly<Record<RequestFaultRule['kind'], OutcomeOf>> = {
	throttle: (rule, form) => refuse(rule, form, 400, 'Throttling.User', 'Request was denied due to user flow control.'),
	error: (rule, form) => refuse(rule, form, 400, 'InvalidParameter', 'The request was refused by a planned fault.'),
	serverError: (rule, form, run) => {
		if (!rule.beforeAction) run();
		const message = 'The request processing has failed due to some unknown error.';
		return refuse(rule, form, 500, 'InternalError', message);
	},
	slow: (_rule, _form, run) => run(),
	noAnswer: (_rule, _form, run) => {
		run();
		return 'silence';
	},
	closeBefore: () => 'close',
	closeAfter: (_rule, _form, run) => {
		run();
		return 'close';
	},
	html: (rule) => {
		const status = rule.status ?? 502;
		const page = `<html><head><title>${status} Bad Gateway</title></head><body><h1>${status} Bad Gateway</h1></body></html>`;
		return foreignAnswer(status, { 'content-type': 'text/html' }, page);
	},
	empty: (rule) => foreignAnswer(rule.status ?? 502, {}),
	truncated: (_rule, _form, run) => {
		const answer = run();
		return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
	},
	cut: (_rule, _form, run) => ({ ...run(), sending: { way: 'cut' } }),
	drip: (rule, _form, run) => ({ ...run(), sending: { way: 'drip', pauseMs: rule.delayMs ?? defaultDripMs } }),
	huge: ({ bytes = defaultHugeBytes, packed = false }, _form, run) => ({
		...run(),
		sending: { way: 'huge', bytes, packed },
	}),
	noJobId: (_rule, form) => form.succeed(),
	raw: ({ status = 200, body = '' }) => foreignAnswer(status, {}, body),
	redirect: (rule) => foreignAnswer(rule.status ?? 302, {}),
	// The part of the service that reads uploads affects these two before the action is run.
	cutUpload: () => 'close',
	corruptUpload: (_rule, _form, run) => run(),
	wrongETag: (_rule, _form, run) => withHeader(run(), 'etag', `"${'0'.repeat(32)}"`),
	wrongChecksum: (_rule, _form, run) => withHeader(run(), 'x-oss-hash-crc64ecma', '1'),
};

/** Default delay of `slow`, ms. */
const defaultSlowMs = 1000;

/** Default pause of `drip`, ms. */
const defaultDripMs = 50;

/** Default size of `huge`. */
const defaultHugeBytes = 200 * 2 ** 20;

/** The outcome of a request that the fault affects; `run` runs its action. */
export function outcomeOf(rule: RequestFaultRule, form: AnswerWriter, run: () => Answer): Outcome {
	const outcome = outcomes[rule.kind](rule, form, run);
	return typeof outcome === 'string' ? outcome : { ...outcome, headers: { ...outcome.headers, ...rule.headers } };
}

/** How long the fault delays its outcome, ms. */
export function delayOf(rule: RequestFaultRule): number {
	if (rule.kind === 'drip') return 0;
	return rule.delayMs ?? (rule.kind === 'slow' ? defaultSlowMs : 0);
}

function refuse(rule: FaultRule, form: AnswerWriter, status: number, code: string, message: string): Answer {
	const error = new ApiError(rule.status ?? status, rule.code ?? code, rule.message ?? message);
	return form.refuse(error);
}

function withHeader(answer: Answer, name: string, value: string): Answer {
	return { ...answer, headers: { ...answer.headers, [name]: value } };
}
