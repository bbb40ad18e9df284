import type { IExecuteFunctions } from 'n8n-workflow';

import { runKey } from '../../items/runKey';
import type { BinaryFile } from './binaryFile';

/** What was uploaded for an item, or is to be. It contains no key. */
export interface UploadRecord {
	readonly kind: 'bucket' | 'library';
	/** Whether the whole file is there. */
	readonly isComplete: boolean;
	/** Only of a bucket. */
	readonly bucket?: string;
	readonly objectKey?: string;
	/** Only of the media library. */
	readonly MediaId?: string;
	readonly fileUrl?: string;
}

interface Remembered extends UploadRecord {
	readonly executionId: string;
	readonly fingerprint: string;
}

type Store = { uploads?: Record<string, Record<string, Remembered | undefined> | undefined> };

/**
 * What earlier attempts of a run uploaded, so that a retry does not upload it again. n8n stores it with the execution.
 *
 * Within an execution the index of an item decides. In an execution that a user retried, the file has to be the same too.
 */
export class UploadMemory {
	private readonly executionId: string;
	private readonly store: Store;
	private readonly run: string;

	constructor(context: IExecuteFunctions) {
		this.executionId = context.getExecutionId();
		this.store = context.getContext('node');
		this.run = runKey(context);
	}

	/** The upload of an item by an earlier attempt; undefined when there was none that counts. */
	of(item: number, kind: UploadRecord['kind'], file: BinaryFile): UploadRecord | undefined {
		const known = this.store.uploads?.[this.run]?.[item];
		if (known?.kind !== kind) return undefined;
		const isSame = known.executionId === this.executionId || known.fingerprint === fingerprintOf(file);
		return isSame ? known : undefined;
	}

	note(item: number, file: BinaryFile, upload: UploadRecord): void {
		const { executionId } = this;
		const remembered: Remembered = { ...upload, executionId, fingerprint: fingerprintOf(file) };
		this.store.uploads = {
			...this.store.uploads,
			[this.run]: { ...this.store.uploads?.[this.run], [item]: remembered },
		};
	}

	/** Forgets the upload of an item that turned out to be of no use. */
	drop(item: number): void {
		const { [item]: _dropped, ...others } = this.store.uploads?.[this.run] ?? {};
		this.store.uploads = { ...this.store.uploads, [this.run]: others };
	}

	/** Forgets the uploads of this run, when nothing is left to try. */
	forget(): void {
		const { [this.run]: _forgotten, ...others } = this.store.uploads ?? {};
		if (Object.keys(others).length > 0) this.store.uploads = others;
		else delete this.store.uploads;
	}
}

/** n8n gives each stored file an ID of its own; in its memory, name, type and size have to do. */
function fingerprintOf({ name, extension, contentType, size, binary }: BinaryFile): string {
	return JSON.stringify([binary.id ?? '', name, extension, contentType, size ?? '']);
}
