/**
 * Answers submits and queries as the API does, in a process of its own, so that its CPU time is not counted. It checks no
 * signatures: what it costs a client to be answered is all that is measured.
 *
 * Orders: `delayed` or `at once` begins a new count and, for `delayed`, the same sequence of delays from its start;
 * `count` prints what came since; `answer <file>` answers every query with the text of a file.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** What came since the last count began. */
export interface Counted {
	readonly requests: number;
	readonly connections: number;
	/** The most requests that waited for an answer at a time. */
	readonly mostInFlight: number;
}

const LEAST_MS = 10;
const MOST_MS = 30;

let counted = { requests: 0, connections: 0, mostInFlight: 0 };
let inFlight = 0;
let delayMs: () => number = () => 0;
let queryAnswer: Buffer | undefined;

const server = createServer((request, response) => {
	counted.requests += 1;
	inFlight += 1;
	counted.mostInFlight = Math.max(counted.mostInFlight, inFlight);
	const number = counted.requests;
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	request.on('end', () => {
		const said = `${String(request.headers['x-acs-action'])} ${request.url} ${Buffer.concat(chunks).toString()}`;
		const answer = () => {
			inFlight -= 1;
			response.setHeader('content-type', 'application/json;charset=utf-8');
			if (said.includes('SubmitSmarttagJob')) {
				response.end(JSON.stringify({ JobId: number.toString(16).padStart(32, '0'), RequestId: 'BENCH' }));
			} else if (said.includes('QuerySmarttagJob') && queryAnswer) response.end(queryAnswer);
			else response.writeHead(400).end('{"Code":"InvalidAction","Message":"Only what is measured is answered."}');
		};
		const wait = delayMs();
		if (wait > 0) setTimeout(answer, wait);
		else answer();
	});
});
server.on('connection', () => (counted.connections += 1));

process.on('message', (message) => {
	const order = String(message);
	if (order === 'count') process.send?.(counted);
	else {
		if (order.startsWith('answer ')) queryAnswer = readFileSync(order.slice('answer '.length));
		else {
			counted = { requests: 0, connections: 0, mostInFlight: 0 };
			delayMs = order === 'delayed' ? seededDelays() : () => 0;
		}
		process.send?.('done');
	}
});

/** The same delays in the same order for everybody: a linear congruential generator (Numerical Recipes). */
function seededDelays(): () => number {
	let state = 20_111;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return LEAST_MS + (state / 2 ** 32) * (MOST_MS - LEAST_MS);
	};
}

server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
process.once('disconnect', () => process.exit());
