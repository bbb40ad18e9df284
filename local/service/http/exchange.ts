import { checkNames, checkRights, findAction } from '../actions';
import type { Account } from '../state/accounts';
import { type Answer, type AnswerForm, errorAnswer, successAnswer } from './answers';
import { type Envelope, readEnvelope } from './envelope';
import { ApiError } from '../apiError';
import { differingBody, type DifferingRequest, parametersOf, refusalOf } from '../faults/differences';
import { delayOf, type Outcome, outcomeOf } from '../faults/outcomes';
import type { RequestRecord } from '../state/requestLog';
import { type ParsedRequest, parseRequest, type ReceivedRequest } from './requestParser';
import type { ServiceState } from '../state/state';
import { verifySignature } from './signatures/verifySignature';

/** The outcome of an API request, and its extra delay, ms. */
export interface Decision {
	outcome: Outcome;
	delayMs: number;
}

/**
 * Decides the outcome of an API request: parse, verify, apply a planned fault, run the action. Completes the request's
 * record on the way.
 */
export function decide(received: ReceivedRequest, record: RequestRecord, state: ServiceState): Decision {
	let form: AnswerForm = { format: 'json', action: '', host: received.headers['host'] ?? '' };
	try {
		checkTarget(received);
		const request = parseRequest(received);
		const envelope = readEnvelope(request);
		form = { ...form, format: envelope.format, action: envelope.action };
		record.action = envelope.action;
		record.version = envelope.version;
		record.signature = envelope.scheme;
		record.parameters = Object.fromEntries(envelope.parameters);
		const account = verifySignature(request, envelope.scheme, {
			findAccount: (accessKeyId) => state.findAccount(accessKeyId),
			nonces: state.nonces,
			now: state.now(),
		});
		const run = () => changed(runAction(request, envelope, account, form, state), envelope, state);
		const fault = state.faults.takeForRequest(envelope.action, record.parameters);
		if (!fault) return { outcome: run(), delayMs: 0 };
		record.fault = fault.kind;
		const writer = {
			refuse: (error: ApiError) => errorAnswer(form, error),
			succeed: () => successAnswer(form, {}),
		};
		return { outcome: outcomeOf(fault, writer, run), delayMs: delayOf(fault) };
	} catch (error) {
		return { outcome: refusal(form, error), delayMs: 0 };
	}
}

function checkTarget({ method, path }: ReceivedRequest): void {
	if (method !== 'GET' && method !== 'POST') {
		throw new ApiError(405, 'UnsupportedHTTPMethod', 'This http method is not supported.');
	}
	if (path !== '/') {
		throw new ApiError(404, 'InvalidApi.NotFound', 'Specified api is not found, please check your url and method.');
	}
}

function runAction(
	request: ParsedRequest,
	envelope: Envelope,
	account: Account,
	form: AnswerForm,
	state: ServiceState,
): Answer {
	try {
		const action = findAction(envelope.action, envelope.version);
		checkRights(account, action);
		checkNames(action, envelope.parameters);
		const difference = refusalOf(state.differences, differing(envelope));
		if (difference) throw difference;
		const parameters = parametersOf(state.differences, differing(envelope));
		return successAnswer(form, action.run({ parameters, json: request.json, account, ...state.forAction(account) }));
	} catch (error) {
		return refusal(form, error);
	}
}

/** The answer with what the chosen differences change. */
function changed(answer: Answer, envelope: Envelope, { differences }: ServiceState): Answer {
	if (differences.length === 0 || envelope.format !== 'json') return answer;
	const isRefused = answer.code !== undefined;
	return { ...answer, body: differingBody(differences, differing(envelope), { body: answer.body, isRefused }) };
}

function differing({ action, scheme, parameters }: Envelope): DifferingRequest {
	return { action, signature: scheme, parameters: Object.fromEntries(parameters) };
}

/** Any other error is a defect of this program: it is logged, and answered as such. */
function refusal(form: AnswerForm, error: unknown): Answer {
	if (error instanceof ApiError) return errorAnswer(form, error);
	console.error(error);
	return errorAnswer(form, new ApiError(500, 'InternalError', `Defect in the local service: ${String(error)}`));
}
