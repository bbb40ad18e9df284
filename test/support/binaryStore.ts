import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

/** Files that n8n stores apart from the item, as in its mode `filesystem`. */
export class BinaryStore {
	/** Bytes that were read of each stream. */
	readonly read: number[] = [];
	private readonly folder = mkdtempSync(join(tmpdir(), 'binary-store-'));

	constructor() {
		const path = (id: string) => join(this.folder, id);
		const manager = {
			getAsStream: async (id: string, chunkSize?: number) => {
				const stream = createReadStream(path(id), { highWaterMark: chunkSize });
				const index = this.read.push(0) - 1;
				stream.on('data', (piece) => (this.read[index] = (this.read[index] ?? 0) + piece.length));
				return await Promise.resolve(stream);
			},
			getMetadata: async (id: string) => await Promise.resolve({ fileSize: statSync(path(id)).size }),
		};
		Object.assign(Container.get(BinaryDataService), { managers: { 'filesystem-v2': manager } });
	}

	/** The binary data of a stored file. Without `bytes`, as n8n 2.0 leaves it. */
	file(content: Buffer, fileName: string): IBinaryData {
		const id = `${Math.random().toString(36).slice(2)}`;
		writeFileSync(join(this.folder, id), content);
		return { data: 'filesystem-v2', mimeType: 'video/mp4', fileName, id: `filesystem-v2:${id}` };
	}

	close(): void {
		Object.assign(Container.get(BinaryDataService), { managers: {} });
		rmSync(this.folder, { recursive: true });
	}
}
