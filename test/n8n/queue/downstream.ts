import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The items that one execution passed on behind the node. */
export interface Delivery {
	readonly executionId: string;
	readonly items: ReadonlyArray<{ readonly jobId: string; readonly status: string }>;
}

/**
 * What lies behind n8n: the last node of each workflow sends it the items. It sees an execution that was
 * resumed twice, of which n8n itself keeps only the last run.
 */
export class Downstream {
	readonly deliveries: Delivery[] = [];

	private constructor(private readonly server: Server) {
		server.on('request', (request: IncomingMessage, response: ServerResponse) => {
			let body = '';
			request.on('data', (chunk: Buffer) => (body += chunk.toString()));
			request.on('end', () => {
				this.deliveries.push(JSON.parse(body) as Delivery);
				response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
			});
		});
	}

	static async start(): Promise<Downstream> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return new Downstream(server);
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
