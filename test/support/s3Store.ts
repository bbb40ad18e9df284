import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { Logger } from '@n8n/backend-common';
import { ObjectStoreConfig, S3ByteStore } from '@n8n/blob-storage';
import { ObjectStoreService } from '@n8n/blob-storage/object-store';
import { Container } from '@n8n/di';
import { BinaryDataBlobManager, BinaryDataService, ErrorReporter, FileLocation } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

const BUCKET = 'n8n-binary-data';

/** Bytes that are written at once. */
const PIECE = 64 * 1024;

interface StoredFile {
	readonly content: Buffer;
	readonly headers: Record<string, string>;
}

/**
 * n8n's own binary data service in its mode `s3`, with its S3 client, before a store that speaks as much of S3 as that client
 * uses: PutObject, HeadObject, GetObject.
 */
export class S3Store {
	/** Bytes that were written of each file that was read, as far as the client took them. */
	readonly sent: number[] = [];
	/** Reads that the client has ended before their end. */
	cancelled = 0;
	private readonly files = new Map<string, StoredFile>();
	private readonly service = Container.get(BinaryDataService);

	private constructor(private readonly server: Server) {}

	static async open(): Promise<S3Store> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const store = new S3Store(server);
		server.on('request', (request, response) => void store.answer(request, response));
		const config = Object.assign(new ObjectStoreConfig(), {
			...{ host: `127.0.0.1:${(server.address() as AddressInfo).port}`, protocol: 'http' },
			bucket: { name: BUCKET, region: 'us-east-1' },
			credentials: { accessKey: 'testKey', accessSecret: 'testSecret', authAutoDetect: false },
		});
		const objects = new ObjectStoreService(Container.get(Logger), config);
		const manager = new BinaryDataBlobManager(new S3ByteStore(objects), Container.get(ErrorReporter));
		Object.assign(store.service, { mode: 's3', managers: { s3: manager } });
		return store;
	}

	/** Stores a file as n8n does for a node that returns it. */
	async file(content: Buffer, fileName: string): Promise<IBinaryData> {
		const data: IBinaryData = { data: '', mimeType: 'video/mp4', fileName };
		return await this.service.store(FileLocation.ofExecution('1', '1'), content, data);
	}

	async close(): Promise<void> {
		Object.assign(this.service, { mode: 'filesystem-v2', managers: {} });
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const key = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
		if (request.method === 'PUT') {
			const pieces: Buffer[] = [];
			for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
			const { 'content-type': type = '', 'x-amz-meta-filename': name = '' } = request.headers;
			const headers = { 'content-type': type, 'x-amz-meta-filename': String(name) };
			this.files.set(key, { content: Buffer.concat(pieces), headers });
			return void response.writeHead(200, { etag: '"1"' }).end();
		}
		const file = this.files.get(key);
		if (!file) return void response.writeHead(404).end();
		response.writeHead(200, { ...file.headers, 'content-length': file.content.length });
		if (request.method === 'HEAD') return void response.end();
		await this.write(file.content, response);
	}

	private async write(content: Buffer, response: ServerResponse): Promise<void> {
		const { sent } = this;
		const index = sent.push(0) - 1;
		const pieces = function* () {
			for (let at = 0; at < content.length; at += PIECE) {
				const piece = content.subarray(at, at + PIECE);
				sent[index] = at + piece.length;
				yield piece;
			}
		};
		await pipeline(Readable.from(pieces()), response).catch(() => (this.cancelled += 1));
	}
}
