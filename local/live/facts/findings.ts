import { type Answer, readAnswer } from '../../../nodes/AlibabaCloudSmarttag/ims/answer';
import { type JobAnswer, readJobAnswer } from '../../../nodes/AlibabaCloudSmarttag/results/jobAnswer';
import { isTerminal } from '../../../nodes/AlibabaCloudSmarttag/results/jobStatus';
import { isJsonObject, type JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { fieldOf, objectsOf, textOf } from '../../../nodes/AlibabaCloudSmarttag/values/looseValues';
import type { Exchange, Notification, Observations, Setup, Step } from '../observations';
import { differs, holds, notSeen, type Verdict } from './fact';

/** One exchange with its answer, read as the client reads it. */
export interface ReadExchange extends Exchange {
	readonly answer: Answer;
}

/** Observations as facts ask for them; answers are read by the package's own readers. */
export class Findings {
	readonly setup: Setup;
	readonly notifications: readonly Notification[];
	/** Every state the job was seen in, in order. */
	readonly states: readonly string[];
	/** The job's last answer, once it has ended. */
	readonly job?: JobAnswer;
	/** Its body. */
	readonly jobBody?: JsonObject;
	private readonly exchanges: readonly ReadExchange[];

	constructor({ setup, exchanges, notifications }: Observations) {
		this.setup = setup;
		this.notifications = notifications;
		this.exchanges = exchanges.map((exchange) => ({
			...exchange,
			answer: readAnswer(exchange.httpStatus, asSent(exchange.body)),
		}));
		const bodies = this.accepted('query', 'QuerySmarttagJob');
		this.states = bodies.map((body) => readJobAnswer(body).status);
		const last = bodies.at(-1);
		if (last && isTerminal(readJobAnswer(last).status)) {
			this.jobBody = last;
			this.job = readJobAnswer(last);
		}
	}

	/** The exchanges of a step that were answered, of one action if given. */
	of(step: Step, action?: string): ReadExchange[] {
		return this.exchanges.filter(
			(exchange) => exchange.step === step && exchange.httpStatus > 0 && (!action || exchange.action === action),
		);
	}

	/** The bodies of the answers that were successes. */
	accepted(step: Step, action?: string): JsonObject[] {
		return this.of(step, action).flatMap(({ answer }) => (answer.kind === 'accepted' ? [answer.body] : []));
	}

	/** Every answer that was refused. */
	refused(): ReadExchange[] {
		return this.exchanges.filter(({ answer }) => answer.kind === 'refused');
	}

	/** `Data` of every result of a type, parsed where it is JSON; none before the job succeeded. */
	data(type: string): unknown[] {
		if (this.job?.status !== 'Success') return [];
		return this.job.results.filter((result) => result.type === type).map(({ data }) => data);
	}

	/** A part of the NLP result; undefined where there is none. */
	nlp(...path: readonly string[]): unknown {
		const [data] = this.data('NLP').filter(isJsonObject);
		return path.reduce<unknown>((part, name) => (isJsonObject(part) ? fieldOf(part, name) : undefined), data);
	}

	/** The types of the results, in order. */
	types(): string[] {
		return this.job?.status === 'Success' ? this.job.results.map(({ type }) => type) : [];
	}

	/** What a parameter of the submit that made the job was; undefined when none was sent or no job made. */
	submitted(name: string): string | undefined {
		const made = this.of('submit').filter(({ answer }) => answer.kind === 'accepted');
		return made.at(-1)?.parameters[name];
	}

	/** The texts under a name in the entries of a list. */
	texts(list: unknown, name: string): string[] {
		return objectsOf(list).flatMap((entry) => textOf(fieldOf(entry, name)) ?? []);
	}
}

/** The text of an answer's body, from which the client read it. */
function asSent(body: unknown): string {
	return typeof body === 'string' ? body : JSON.stringify(body);
}

/** What the first answer that was no success says; undefined when all were successes, not seen when there was none. */
export function acceptance(exchanges: readonly ReadExchange[]): Verdict | undefined {
	if (exchanges.length === 0) return notSeen;
	const other = exchanges.find(({ answer }) => answer.kind !== 'accepted');
	return other && differs(outcomeOf(other));
}

/** A refusal that is expected, and the code of which has to be understood. */
export function refusal(
	exchanges: readonly ReadExchange[],
	isUnderstood: (exchange: ReadExchange) => boolean,
): Verdict {
	const [exchange] = exchanges;
	if (!exchange) return notSeen;
	const found = outcomeOf(exchange);
	return isUnderstood(exchange) ? holds(found) : differs(found);
}

/** How an exchange ended, in words of the service. */
export function outcomeOf({ answer, httpStatus }: ReadExchange): string {
	if (answer.kind === 'refused') return `${answer.code} (HTTP ${httpStatus})`;
	return answer.kind === 'accepted' ? `accepted (HTTP ${httpStatus})` : `HTTP ${httpStatus} without JSON of the API`;
}
