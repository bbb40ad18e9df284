import { IncomingMessage } from 'node:http';
import { type ParsedUrlQuery, parse } from 'node:querystring';
import { buffer } from 'node:stream/consumers';
import { createGunzip, createInflate } from 'node:zlib';

/**
 * A request as n8n passes it to `webhook()`: the part of Express's request that nodes use. n8n-core declares the fields
 * `contentType` (in lower case, without parameters), `encoding` and `rawBody` (undefined until it is read).
 */
export class EngineRequest extends IncomingMessage {
	/** The parsed body; undefined for a content type that n8n does not parse. */
	body: unknown;
	params: Record<string, string> = {};

	/** Path and query as they were sent. */
	get originalUrl(): string {
		return this.url ?? '/';
	}

	get path(): string {
		return this.originalUrl.split('?', 1)[0] ?? '/';
	}

	/** Parameters of the query; a repeated one as a list. */
	get query(): ParsedUrlQuery {
		return { ...parse(this.originalUrl.slice(this.path.length + 1)) };
	}

	/** Reads content type and charset from the header. */
	readContentType(): void {
		const [type, ...parameters] = (this.headers['content-type'] ?? '').split(';');
		if (!type) return;
		this.contentType = type.toLowerCase();
		const charset = parameters
			.map((text) => /^charset\s*=\s*(?:"([^"]*)"|([^"\s]+))$/i.exec(text.trim())?.slice(1).find(Boolean))
			.find(Boolean);
		const encoding = (charset ?? 'utf-8').toLowerCase();
		this.encoding = Buffer.isEncoding(encoding) ? encoding : 'utf-8';
	}

	/** Reads the body once, uncompressed, into `rawBody`. */
	override async readRawBody(): Promise<void> {
		this.rawBody ??= await buffer(this.unpacked());
	}

	private unpacked(): NodeJS.ReadableStream {
		const encoding = this.headers['content-encoding'];
		if (encoding === 'gzip') return this.pipe(createGunzip());
		return encoding === 'deflate' ? this.pipe(createInflate()) : this;
	}
}
