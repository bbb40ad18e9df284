import { randomBytes } from 'node:crypto';

import type { INodeParameters, OnError } from 'n8n-workflow';

import type { FaultRule } from '../../../local/service';
import { byId, type SubmitResult, Workbench } from '../../support/workbench';
import { normal } from './outcome';
import { storedPage } from './page';
import { type UploadOutcome, uploadReportOf } from './uploadReport';

/** Two parts of the largest object that is not sent in one request, and a small one, for three items. */
const LARGE = randomBytes(20 * 2 ** 20 + 1);
const SMALL = randomBytes(1_000);
const ITEMS = [SMALL, LARGE, SMALL];

/**
 * The outcome of a fault that hits the second item:
 * - `done`: the user does not notice.
 * - `refused`: the item is an error, and its job is not submitted.
 */
type Fate = 'done' | 'refused';

interface UploadFault {
	readonly name: string;
	readonly rules: readonly FaultRule[];
	readonly fate: Fate;
}

const part = { action: 'UploadPart' } as const;
const complete = { action: 'CompleteMultipartUpload' } as const;
const refusal = { kind: 'error', status: 403, code: 'AccessDenied' } as const;
const expired = { kind: 'error', status: 403, code: 'SecurityTokenExpired' } as const;

/** Faults that hit an upload in parts. */
const FAULTS: readonly UploadFault[] = [
	{ name: 'Connection closed within a part, once', rules: [{ ...part, kind: 'cutUpload', times: 1 }], fate: 'done' },
	{ name: 'Connection closed within each part', rules: [{ ...part, kind: 'cutUpload' }], fate: 'refused' },
	{ name: 'A byte of a part changed, once', rules: [{ ...part, kind: 'corruptUpload', times: 1 }], fate: 'done' },
	{ name: 'A byte of each part changed', rules: [{ ...part, kind: 'corruptUpload' }], fate: 'refused' },
	{ name: 'Another checksum of a part, once', rules: [{ ...part, kind: 'wrongChecksum', times: 1 }], fate: 'done' },
	{ name: 'Another ETag of each part', rules: [{ ...part, kind: 'wrongETag' }], fate: 'refused' },
	{ name: 'HTTP 503 to a part, twice', rules: [{ ...part, kind: 'serverError', status: 503, times: 2 }], fate: 'done' },
	{ name: 'HTML page with HTTP 502 to a part', rules: [{ ...part, kind: 'html', times: 1 }], fate: 'done' },
	{ name: 'A part refused', rules: [{ ...part, ...refusal }], fate: 'refused' },
	{ name: 'Start of the upload refused', rules: [{ action: 'InitiateMultipartUpload', ...refusal }], fate: 'refused' },
	{ name: 'HTTP 500 to Complete, which worked', rules: [{ ...complete, kind: 'serverError', times: 1 }], fate: 'done' },
	{ name: 'Connection closed after Complete', rules: [{ ...complete, kind: 'closeAfter', times: 1 }], fate: 'done' },
	{ name: 'Complete refused', rules: [{ ...complete, ...refusal }], fate: 'refused' },
	{
		name: 'A part refused, and its deletion too',
		rules: [
			{ ...part, ...refusal },
			{ action: 'AbortMultipartUpload', ...refusal },
		],
		fate: 'refused',
	},
];

/** Faults of the temporary key, and of the media library. */
const LIBRARY_FAULTS: readonly UploadFault[] = [
	...FAULTS,
	{ name: 'Temporary key expired between parts', rules: [{ ...part, ...expired, after: 1, times: 1 }], fate: 'done' },
	{ name: 'Temporary key never accepted', rules: [{ ...part, ...expired }], fate: 'refused' },
	{
		name: 'No answer to CreateUploadMedia',
		rules: [{ action: 'CreateUploadMedia', kind: 'closeBefore', times: 1 }],
		fate: 'done',
	},
];

const TARGETS: ReadonlyArray<readonly [string, INodeParameters, readonly UploadFault[]]> = [
	['OSS Bucket', { uploadTo: 'bucket', bucket: byId('example-bucket') }, FAULTS],
	['Media Library', { uploadTo: 'library' }, LIBRARY_FAULTS],
];
const MODES = ['stopWorkflow', 'continueErrorOutput'] as const satisfies readonly OnError[];

const CELLS = TARGETS.flatMap(([target, parameters, faults]) =>
	faults.flatMap((fault) => MODES.map((onError) => [fault.name, target, onError, { fault, parameters }] as const)),
);

describe('Uploads of Submit:', () => {
	let bench: Workbench;
	const outcomes: UploadOutcome[] = [];
	beforeAll(async () => (bench = await Workbench.open({ registerMs: 1 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	it.each(CELLS)('%s, to %s, %s', async (name, target, onError, { fault, parameters }) => {
		const { service } = bench;
		service.addFaults(...fault.rules);
		const file = (content: Buffer) => ({ data: content.toString('base64'), mimeType: 'video/mp4', fileName: 'a.mp4' });
		const result = await bench.submit({
			files: ITEMS.map((content) => ({ data: file(content) })),
			parameters: { inputType: 'File', ...parameters, options: { concurrency: 1, maxRetries: 0 } },
			onError,
		});
		outcomes.push({ fault: name, target, onError, ...outcomeOf(result) });
		const { output, errorOutput } = result;
		const isDone = fault.fate === 'done';
		const jobs = isDone ? 3 : onError === 'stopWorkflow' ? 0 : 2;

		// Lost 0, duplicate 0: one job for each item that succeeded, and one object for each file that is there.
		expect([output.length, errorOutput.length]).toEqual([jobs, isDone || jobs === 0 ? 0 : 1]);
		expect(service.jobs()).toHaveLength(jobs);
		expect(new Set(service.jobs().map(({ parameters: { Input } }) => Input)).size).toBe(jobs);
		const sizes = service.objects().map(({ size }) => size);
		const stored = isDone ? ITEMS : jobs === 0 ? [SMALL] : [SMALL, SMALL];
		expect(sizes.sort()).toEqual(stored.map(({ length }) => length).sort());
		const orphans = service.uploads().map(({ uploadId }) => uploadId);
		for (const orphan of orphans) expect(reported(result)).toContain(orphan);
		if (jobs === 0) expect(reported(result)).toContain('(item 0)');
		expect(reported(result)).not.toMatch(/STS\.\w{8}|CAIS/);
	});

	it('is what docs/faults-uploads.md says', () => {
		const report = uploadReportOf(outcomes);
		process.stdout.write(report);
		expect(report).toBe(storedPage('faults-uploads.md', report));
	});

	/** The outcome of a run, by the service's own count of jobs, objects and uploads. */
	function outcomeOf(result: SubmitResult): Omit<UploadOutcome, 'fault' | 'target' | 'onError'> {
		const { output, errorOutput, execution } = result;
		const jobs = bench.service.jobs();
		const files = bench.service.objects().length;
		const reportedIds = result.reportedJobIds();
		const jobsUnreported = jobs.filter(({ jobId }) => !reportedIds.includes(jobId)).length;
		const inputs = new Set(jobs.map(({ parameters: { Input } }) => Input)).size;
		const failure = execution.run.data.resultData.error;
		return {
			items: output.length,
			errors: errorOutput.length,
			stopped: failure !== undefined,
			jobs: jobs.length,
			files,
			lost: jobsUnreported + Math.max(0, output.length - jobs.length) + Math.max(0, output.length - files),
			duplicates: jobs.length - inputs + Math.max(0, files - ITEMS.length),
			orphans: bench.service.uploads().length,
			messages: (failure
				? [failure.message]
				: errorOutput.map(({ error }) => (typeof error === 'string' ? error : ''))
			).map(normal),
		};
	}

	function reported({ errorOutput, execution }: SubmitResult): string {
		const { error } = execution.run.data.resultData;
		return JSON.stringify([errorOutput, error?.message, error && 'description' in error && error.description]);
	}
});
