import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseCall } from '../events/parseCall';
import { parseFaultRules } from '../faults/parseRules';
import type { ServiceState } from '../state/state';
import { readBody } from './requestParser';

/** The paths below which the service is controlled; requests to them are neither signed nor recorded. */
export const controlPrefix = '/_local/';

/** Returns the answer's body, or a promise of it; undefined for 404. */
type Route = (state: ServiceState, request: { body: string; name: string }) => unknown;

/** By method and path; `*` stands for a name. */
const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
	['GET jobs', (state) => state.jobs.records()],
	['GET jobs/*', (state, { name }) => state.jobs.record(name)],
	['DELETE jobs/*', (state, { name }) => (state.jobs.forget(name) ? { forgotten: true } : undefined)],
	['GET requests', (state) => state.log.all()],
	['GET count', (state) => ({ requests: state.log.count() })],
	['GET count/*', (state, { name }) => ({ requests: state.log.count(name) })],
	['GET objects', (state) => state.objects.objects()],
	['GET uploads', (state) => state.objects.uploads()],
	['GET sessions', (state) => state.sessions.records()],
	['DELETE upload-keys', (state) => ({ expired: state.uploads.expire(state.now()) })],
	['DELETE sessions', (state) => ({ expired: state.sessions.expire(state.now()) })],
	[
		'POST faults',
		(state, { body }) => {
			const rules = parseFaultRules(JSON.parse(body));
			state.faults.add(...rules);
			return { added: rules.length };
		},
	],
	[
		'DELETE faults',
		(state) => {
			state.faults.clear();
			return { cleared: true };
		},
	],
	['POST events', async (state, { body }) => ({ status: await state.sendEvents(parseCall(JSON.parse(body))) })],
	[
		'POST reset',
		(state) => {
			state.reset();
			return { reset: true };
		},
	],
]);

/** Answers a control request in JSON: 404 when the path does not exist, 400 with a reason when the body is not valid. */
export async function serveControl(
	request: IncomingMessage,
	response: ServerResponse,
	path: string,
	state: ServiceState,
): Promise<void> {
	const [place, name, ...more] = path.slice(controlPrefix.length).split('/');
	const route = more.length > 0 ? undefined : routes.get(`${request.method} ${place}${name === undefined ? '' : '/*'}`);
	try {
		const body = (await readBody(request)).toString('utf8');
		const value = await route?.(state, { body, name: name ?? '' });
		if (value === undefined) send(response, 404, { reason: `There is no ${request.method} ${path}.` });
		else send(response, 200, value);
	} catch (error) {
		send(response, 400, { reason: error instanceof Error ? error.message : String(error) });
	}
}

function send(response: ServerResponse, status: number, value: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' });
	response.end(JSON.stringify(value));
}
