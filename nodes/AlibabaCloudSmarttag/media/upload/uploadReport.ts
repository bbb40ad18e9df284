import type { IExecuteFunctions } from 'n8n-workflow';

import { quoted } from '../../values/shortText';
import type { BinaryFile } from './binaryFile';
import { inMegabytes } from './uploadTarget';

/** Between two lines in the log about the same file, in milliseconds. */
const LOG_PAUSE_MS = 10_000;

/** What is logged and shown of one file. */
export interface FileProgress {
	/** @param bytes those that are stored so far */
	stored(bytes: number): void;
	done(bytes: number, parts: number): void;
}

/** Reports uploads: lines in n8n's log meanwhile, one hint above the output at the end. */
export class UploadReport {
	private readonly place: string;
	private readonly sums = { files: 0, bytes: 0, parts: 0 };
	private startedAt: number | undefined;
	private endedAt = 0;

	constructor(private readonly context: IExecuteFunctions) {
		this.place = `${context.getNode().name}: execution ${context.getExecutionId()}`;
	}

	start(item: number, { name, extension, size }: BinaryFile): FileProgress {
		const startedAt = Date.now();
		this.startedAt ??= startedAt;
		const { sums } = this;
		const log = (what: string) => this.log(item, quoted(`${name}.${extension}`), what);
		const all = size === undefined ? '' : ` of ${inMegabytes(size)}`;
		log(`is being uploaded${size === undefined ? '' : `, ${inMegabytes(size)}`}.`);
		let loggedAt = startedAt;
		return {
			stored: (bytes) => {
				if (Date.now() - loggedAt < LOG_PAUSE_MS) return;
				loggedAt = Date.now();
				log(`${inMegabytes(bytes)}${all} after ${seconds(loggedAt - startedAt)}.`);
			},
			done: (bytes, parts) => {
				this.endedAt = Date.now();
				sums.files += 1;
				sums.bytes += bytes;
				sums.parts += parts;
				log(`is uploaded: ${inMegabytes(bytes)} in ${partsOf(parts)}, ${seconds(this.endedAt - startedAt)}.`);
			},
		};
	}

	failed(item: number, { name, extension }: BinaryFile, why: string): void {
		this.context.logger.warn(
			`${this.place}, item ${item}: ${quoted(`${name}.${extension}`)} could not be uploaded. ${why}`,
		);
	}

	/** An item of the media library may stay without a file, since no answer came. */
	mayHaveOpened(): void {
		this.context.addExecutionHints({
			message:
				'A request to the media library got no clear answer and was repeated, so an item without a file may be left there.',
			location: 'outputPane',
		});
	}

	show(): void {
		const { files, bytes, parts } = this.sums;
		if (files === 0) return;
		const what = files === 1 ? '1 file was' : `${files} files were`;
		const took = seconds(this.endedAt - (this.startedAt ?? this.endedAt));
		this.context.addExecutionHints({
			message: `${what} uploaded: ${inMegabytes(bytes)} in ${partsOf(parts)}, ${took}.`,
			location: 'outputPane',
		});
	}

	private log(item: number, name: string, what: string): void {
		this.context.logger.info(`${this.place}, item ${item}: ${name} ${what}`);
	}
}

function partsOf(parts: number): string {
	return parts === 1 ? '1 part' : `${parts} parts`;
}

function seconds(milliseconds: number): string {
	const rounded = Math.max(1, Math.round(milliseconds / 1000));
	return rounded === 1 ? '1 second' : `${rounded} seconds`;
}
