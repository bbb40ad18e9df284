import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { LocalService, LocalServiceOptions } from '../options';
import { parseCall } from '../events/parseCall';
import { settingsOf } from '../faults/differences';
import { isOssHost } from '../oss/address';
import { decideOss, type OssReceived } from '../oss/exchange';
import { isOssSigned } from '../oss/signature';
import type { RequestRecord } from '../state/requestLog';
import { ServiceState } from '../state/state';
import type { Answer } from './answers';
import { controlPrefix, serveControl } from './control';
import { type Decision, decide } from './exchange';
import { readBody } from './requestParser';
import { sendAnswer } from './sendAnswer';

/** Called with each API request when it has been answered, or its connection has closed. */
export type RequestObserver = (record: RequestRecord) => void;

/** Starts the service and resolves once it listens. Rejects when the port is not available. */
export async function startServer(options: LocalServiceOptions, observe?: RequestObserver): Promise<LocalService> {
	const { port = 0, host = '127.0.0.1' } = options;
	const state = new ServiceState(withDifferences(options));
	const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
		void serve(request, response, state, observe);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen({ port, host, backlog: 1024 }, resolve);
	});
	const address = server.address();
	const boundPort = typeof address === 'object' && address !== null ? address.port : port;
	let closed: Promise<void> | undefined;

	return {
		url: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`,
		jobs: () => state.jobs.records(),
		job: (jobId) => state.jobs.record(jobId),
		holdJobs: () => state.jobs.hold(),
		endJob: (jobId) => state.jobs.end(jobId),
		forgetJob: (jobId) => state.jobs.forget(jobId),
		objects: () => state.objects.objects(),
		objectContent: (bucket, key) => state.objects.content(bucket, key),
		uploads: () => state.objects.uploads(),
		requests: () => state.log.all(),
		countRequests: (action) => state.log.count(action),
		sessions: () => state.sessions.records(),
		expireSessions: () => state.sessions.expire(state.now()),
		expireUploadKeys: () => state.uploads.expire(state.now()),
		sendEvents: async (call) => await state.sendEvents(parseCall(call)),
		addFaults: (...rules) => state.faults.add(...rules),
		clearFaults: () => state.faults.clear(),
		reset: () => state.reset(),
		close() {
			closed ??= new Promise((resolve) => {
				state.stop();
				server.close(() => resolve());
				server.closeAllConnections();
			});
			return closed;
		},
	};
}

/** The options with the settings that the chosen differences change. */
function withDifferences(options: LocalServiceOptions): LocalServiceOptions {
	const { faults = [], ...others } = settingsOf(options.differences ?? []);
	return { ...options, ...others, faults: [...(options.faults ?? []), ...faults] };
}

async function serve(
	request: IncomingMessage,
	response: ServerResponse,
	state: ServiceState,
	observe: RequestObserver | undefined,
): Promise<void> {
	const [path = '/', ...query] = (request.url ?? '/').split('?');
	if (path.startsWith(controlPrefix)) return serveControl(request, response, path, state);

	const { method = 'GET', socket } = request;
	const rawQuery = query.join('?');
	const headers = flatHeaders(request);
	const record = state.log.open(method, path, rawQuery, headers);
	const end = (answered?: Answer) => {
		if (record.endedAt !== undefined) return;
		state.log.end(record, answered);
		observe?.(record);
	};
	response.once('close', () => end());
	try {
		const isForOss = isOssSigned(headers, rawQuery) || isOssHost(headers['host'] ?? '');
		const received = { method, path, rawQuery, headers, message: request };
		const { outcome, delayMs } = isForOss
			? await decideOss(received, record, state)
			: await decideAction(received, record, state);
		await state.delayAnswer(delayMs);
		if (outcome === 'close') socket.destroy();
		else if (outcome !== 'silence' && !response.destroyed) {
			// Recorded before the answer is sent, so that a client that has received the answer finds the complete record.
			end(outcome);
			await sendAnswer(response, outcome, state.now());
		}
	} catch {
		// The request is incomplete: the client closed the connection, or the body is too large.
		socket.destroy();
	}
}

async function decideAction(
	{ message, ...received }: OssReceived,
	record: RequestRecord,
	state: ServiceState,
): Promise<Decision> {
	const body = await readBody(message);
	record.rawBody = body.toString('utf8');
	return decide({ ...received, headers: { ...received.headers }, body }, record, state);
}

function flatHeaders({ headers }: IncomingMessage): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : (value ?? '')]),
	);
}
