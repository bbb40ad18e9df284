import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As load balancers do, it lets calls wait in a line rather than hand a process more than it can take. */
const CALLS_AT_A_TIME = 8;

interface Call {
	readonly incoming: IncomingMessage;
	readonly response: ServerResponse;
}

/**
 * Stands before the processes of an n8n in queue mode and hands each call to one of them in turn, as the load balancer
 * that n8n asks for beside webhook processes. A call to a process that does not answer is answered 502.
 */
export class LoadBalancer {
	private ports: readonly number[] = [];
	private turn = 0;
	private underWay = 0;
	private readonly line: Call[] = [];
	private readonly counts = new Map<number, number>();

	private constructor(private readonly server: Server) {
		server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
			this.line.push({ incoming, response });
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

	/** Hands all calls from now on to these ports of 127.0.0.1. */
	sendTo(...ports: number[]): void {
		this.ports = ports;
	}

	/** How many calls the process at this port has answered. */
	answeredBy(port: number): number {
		return this.counts.get(port) ?? 0;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private next(): void {
		if (this.underWay >= CALLS_AT_A_TIME) return;
		const call = this.line.shift();
		if (!call) return;
		// Whoever called may have given up in the line.
		if (call.response.destroyed) {
			this.next();
			return;
		}
		this.underWay += 1;
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
			this.underWay -= 1;
			this.next();
		});
		response.once('close', () => call.destroy());
		incoming.pipe(call);
	}
}
