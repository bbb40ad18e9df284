import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type LocalService, startLocalService } from '../../../local/service';
import { ROOT } from '../../../local/root';
import { testKey } from '../../support/signedClient';

const VIDEO = 'oss://brightwater-archive/okonkwo/interview.mp4';
const KEY = {
	ALIBABA_CLOUD_ACCESS_KEY_ID: testKey.accessKeyId,
	ALIBABA_CLOUD_ACCESS_KEY_SECRET: testKey.accessKeySecret,
};

let service: LocalService;
let folder: string;

beforeAll(async () => {
	service = await startLocalService({ submittedMs: 20, processingMs: 60 });
	folder = mkdtempSync(join(tmpdir(), 'live-'));
});
afterEach(() => service.reset());
afterAll(async () => {
	await service.close();
	rmSync(folder, { recursive: true });
});

describe('npm run live', () => {
	it('explains with --help what it does, costs, sends and stores', async () => {
		const { output, code } = await live(['--help'], { env: {} });

		expect(code).toBe(0);
		for (const word of [
			'What it does',
			'billed',
			'What is sent and stored',
			'--read-only',
			'--replay',
			...Object.keys(KEY),
		]) {
			expect(output).toContain(word);
		}
	});

	it('asks before it spends, and sends nothing when the answer is not "yes"', async () => {
		const { output } = await live(['--video', VIDEO, '--endpoint', service.url], { input: 'y\n' });

		expect(output).toContain('This submits one job');
		expect(output).toContain('Type "yes" to go on');
		expect(output).toContain('Nothing was sent.');
		expect(service.countRequests()).toBe(0);
	});

	it('asks before it uploads, says what stays and what is billed, and uploads after "yes"', async () => {
		const file = join(folder, 'okonkwo.mp4');
		writeFileSync(file, 'a short video');
		const report = reportTo('upload.json');
		const args = ['--upload', file, '--upload-bucket', 'example-bucket', '--endpoint', service.url, ...report];
		const refused = await live([...args, '--upload-job'], { input: 'no\n' });

		expect(refused.output).toContain(`This uploads ${file} to the media library`);
		expect(refused.output).toContain('and to the bucket example-bucket. It stays there');
		expect(refused.output).toContain('It submits a job of each uploaded file');
		expect(service.countRequests()).toBe(0);

		const { output } = await live([...args, '--pause', '0.05'], { input: 'yes\n' });

		expect(service.objects().map(({ size }) => size)).toEqual([13, 13]);
		expect(service.jobs()).toEqual([]);
		expect(output).toContain('holds     upload.put');
		expect(output).toContain('holds     ossKey.object');
		expect(readFileSync(report[1] ?? '', 'utf8')).not.toMatch(/okonkwo|example-bucket|STS\./);
	});

	it('submits one job after "yes"', async () => {
		await live(['--video', VIDEO, '--endpoint', service.url, '--pause', '0.05', ...reportTo('yes.json')], {
			input: 'yes\n',
		});

		expect(service.jobs()).toHaveLength(1);
	});

	it('sends no job with --read-only, and does not ask', async () => {
		const { output, code } = await live(['--read-only', '--endpoint', service.url, ...reportTo('read-only.json')]);

		expect([code, service.countRequests('SubmitSmarttagJob')]).toEqual([0, 0]);
		expect(output).toContain('holds     signature.v1');
	});

	it('reads a job that exists with --job, and submits none', async () => {
		await live(['--video', VIDEO, '--endpoint', service.url, '--yes', '--pause', '0.05', ...reportTo('first.json')]);
		const [job] = service.jobs();
		const { output } = await live(['--job', job?.jobId ?? '', '--endpoint', service.url, ...reportTo('second.json')]);

		expect(service.jobs()).toHaveLength(1);
		expect(output).toContain('holds     results.VideoLabel');
	});

	it('writes a report whose replay prints the same table, and that holds no secret and not the video', async () => {
		const file = join(folder, 'report.json');
		const run = await live(['--video', VIDEO, '--endpoint', service.url, '--yes', '--pause', '0.05', '--report', file]);
		const requests = service.countRequests();
		const replay = await live(['--replay', file], { env: {} });

		expect(run.output).toContain(replay.output.trim());
		expect(replay.output).toContain('holds     submit.jobId');
		expect(service.countRequests()).toBe(requests);
		for (const secret of [...Object.values(KEY), VIDEO, 'brightwater', 'okonkwo']) {
			expect(readFileSync(file, 'utf8')).not.toContain(secret);
			expect(replay.output).not.toContain(secret);
		}
	});

	it('says what is missing without an AccessKey', async () => {
		const { output, code } = await live(['--read-only'], { env: {} });

		expect(code).toBe(1);
		expect(output).toContain('Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET');
	});

	it('says what to do about a refused AccessKey, without showing it, and submits nothing', async () => {
		const secret = 'aSecretThatNobodyKnows';
		const { output, code } = await live(['--video', VIDEO, '--yes', '--endpoint', service.url], {
			env: { ...KEY, ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret },
		});

		expect([code, service.jobs().length]).toEqual([1, 0]);
		expect(output).toContain('AccessKey Secret');
		expect(output).not.toContain(secret);
	});
});

function reportTo(name: string): string[] {
	return ['--report', join(folder, name)];
}

/** Runs the program as npm does. */
function live(
	args: readonly string[],
	{ env = KEY, input }: { env?: Record<string, string>; input?: string } = {},
): Promise<{ output: string; code: number }> {
	return new Promise((resolve) => {
		const { PATH = '', HOME = '' } = process.env;
		const program = execFile(
			process.execPath,
			['--import', 'tsx', join(ROOT, 'local/live/cli.ts'), ...args],
			{ cwd: ROOT, env: { PATH, HOME, ...env } },
			(error, stdout, stderr) => resolve({ output: stderr + stdout, code: Number(error?.code ?? 0) }),
		);
		program.stdin?.end(input ?? '');
	});
}
