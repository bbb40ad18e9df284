import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './body';
import { parseFaultRules } from './faultRules';
import type { ServiceState } from './state';

/** Where the control address begins; requests to it are never signed and never recorded. */
export const controlPrefix = '/_local/';

type Route = (state: ServiceState, body: string) => unknown;

const routes: Readonly<Record<string, Route>> = {
	'GET /_local/jobs': (state) => state.jobs.records(),
	'GET /_local/requests': (state) => state.log.all(),
	'POST /_local/faults': (state, body) => {
		const rules = parseFaultRules(JSON.parse(body));
		state.faults.add(...rules);
		return { added: rules.length };
	},
	'DELETE /_local/faults': (state) => {
		state.faults.clear();
		return { cleared: true };
	},
	'POST /_local/reset': (state) => {
		state.reset();
		return { reset: true };
	},
};

/** Answers a request to the control address: JSON, 404 for an unknown route, 400 with a reason for bad input. */
export async function serveControl(
	request: IncomingMessage,
	response: ServerResponse,
	path: string,
	state: ServiceState,
): Promise<void> {
	const route = routes[`${request.method} ${path}`];
	if (!route) return send(response, 404, { reason: `There is no ${request.method} ${path}.` });
	try {
		const body = (await readBody(request)).toString('utf8');
		send(response, 200, route(state, body));
	} catch (error) {
		send(response, 400, { reason: error instanceof Error ? error.message : String(error) });
	}
}

function send(response: ServerResponse, status: number, value: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' });
	response.end(JSON.stringify(value));
}
