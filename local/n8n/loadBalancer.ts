import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Stands before the processes of an n8n in queue mode and hands each call to one of them in turn, as the load balancer
 * that n8n asks for beside webhook processes. A call to a process that does not answer is answered 502.
 */
export class LoadBalancer {
	private ports: readonly number[] = [];
	private turn = 0;
	private readonly counts = new Map<number, number>();

	private constructor(private readonly server: Server) {
		server.on('request', (incoming: IncomingMessage, response: ServerResponse) => this.forward(incoming, response));
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

	private forward(incoming: IncomingMessage, response: ServerResponse): void {
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
		incoming.pipe(call);
	}
}
