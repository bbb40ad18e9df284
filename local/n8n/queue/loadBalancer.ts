import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Like a real load balancer, it queues further calls rather than overload a process. */
const MAX_IN_FLIGHT = 8;

interface Call {
	readonly incoming: IncomingMessage;
	readonly response: ServerResponse;
}

/**
 * Forwards each call to one of the processes of an n8n in queue mode in turn, as the load balancer that n8n requires for
 * webhook processes. Answers 502 for a process that does not answer.
 */
export class LoadBalancer {
	private ports: readonly number[] = [];
	private turn = 0;
	private inFlight = 0;
	private readonly queue: Call[] = [];
	private readonly counts = new Map<number, number>();

	private constructor(private readonly server: Server) {
		server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
			this.queue.push({ incoming, response });
			this.next();
		});
	}

	static async start(): Promise<LoadBalancer> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return new LoadBalancer(server);
	}

	/** Without a trailing slash. */
	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Forwards all calls from now on to these ports of 127.0.0.1. */
	sendTo(...ports: number[]): void {
		this.ports = ports;
	}

	/** Number of calls that the process at this port has answered. */
	answeredBy(port: number): number {
		return this.counts.get(port) ?? 0;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private next(): void {
		if (this.inFlight >= MAX_IN_FLIGHT) return;
		const call = this.queue.shift();
		if (!call) return;
		// The caller may have closed the connection in the meantime.
		if (call.response.destroyed) {
			this.next();
			return;
		}
		this.inFlight += 1;
		this.forward(call);
	}

	private forward({ incoming, response }: Call): void {
		const port = this.ports[this.turn++ % this.ports.length];
		const { method, url: path, headers } = incoming;
		const call = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
			if (port !== undefined) this.counts.set(port, this.answeredBy(port) + 1);
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(response);
			answer.on('error', () => response.destroy());
		});
		call.on('error', () => {
			if (response.headersSent) response.destroy();
			else response.writeHead(502).end();
		});
		call.once('close', () => {
			this.inFlight -= 1;
			this.next();
		});
		response.once('close', () => call.destroy());
		incoming.pipe(call);
	}
}
