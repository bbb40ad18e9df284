import { ServerResponse } from 'node:http';

import type { EngineRequest } from './request';

/** The part of Express's response that nodes use; n8n passes a complete one to `webhook()`. */
export class EngineResponse extends ServerResponse<EngineRequest> {
	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	header(name: string, value: string): this {
		return this.setHeader(name, value);
	}

	/** Ends the answer with JSON; without a body when the value is undefined. */
	json(value?: unknown): this {
		if (!this.hasHeader('content-type')) this.setHeader('content-type', 'application/json; charset=utf-8');
		return this.end(JSON.stringify(value));
	}

	/** Ends the answer with text as HTML, bytes as they are, anything else as JSON. */
	send(body?: unknown): this {
		if (body === undefined) return this.end();
		if (typeof body !== 'string' && !(body instanceof Uint8Array)) return this.json(body);
		const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/octet-stream';
		if (!this.hasHeader('content-type')) this.setHeader('content-type', type);
		return this.end(body);
	}
}
