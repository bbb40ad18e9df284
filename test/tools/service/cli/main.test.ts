import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jobMarks } from '../../../../local/service/state/jobMarks';
import { at } from '../answerFields';
import { startCallbackReceiver, statesOf } from '../callbacks/callbackReceiver';
import { textLike } from '../matchers';
import { assume, keyOf } from '../roleSession';
import { call, input, submit, type Target } from '../../../support/signedClient';
import { waitFor } from '../../../support/waitFor';
import { ROOT } from '../../../../local/root';

interface Run {
	child: ChildProcess;
	/** Everything printed so far, both streams. */
	printed: () => string;
	/** Resolves with the exit code. */
	ended: Promise<number | null>;
}

function run(...args: string[]): Run {
	const child = spawn(process.execPath, ['--import', 'tsx', join('local', 'service', 'cli', 'main.ts'), ...args], {
		cwd: ROOT,
	});
	let text = '';
	child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
	child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
	return { child, printed: () => text, ended: new Promise((resolve) => child.once('close', resolve)) };
}

/** Enough of a service for a client: where it is. */
async function started({ printed }: Run): Promise<Target> {
	const url = await waitFor(() => /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(printed())?.[0]);
	return { url };
}

it('prints where it listens, the test keys and a line a request, and ends on Ctrl-C', async () => {
	const service = run('--port', '0', '--faults', '{"kind":"throttle","after":1}');
	const { url } = await started(service);
	await submit({ url });
	await submit({ url });
	const printed = await waitFor(() => (service.printed().includes('Throttling.User') ? service.printed() : undefined));
	service.child.kill('SIGINT');
	expect(await service.ended).toBe(0);
	const lines = printed.split('\n');
	expect(printed).toContain('testAccessKeyId  testAccessKeySecret');
	const requests = lines.filter((line) => line.includes('SubmitSmarttagJob'));
	expect(requests).toEqual([
		textLike(/^\d\d:\d\d:\d\d  POST  SubmitSmarttagJob  V3  200  \d+ ms$/),
		textLike(/^\S+  POST  SubmitSmarttagJob  V3  400  Throttling.User  \d+ ms  fault: throttle$/),
	]);
});

it('differs in the facts that its flag names', async () => {
	const service = run('--port', '0', '--differs', 'pipelines.speed,submit.noTemplate');
	const target = await started(service);
	const pipelines = await call(target, 'ListPipelines');
	const { json: refusal } = await submit(target);
	service.child.kill('SIGTERM');
	await service.ended;
	expect(pipelines.body).toContain('"Speed":"SmartTag"');
	expect(refusal['Code']).toBe('MissingTemplateId');
});

it('reads faults from a file', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'faults-'));
	const file = join(folder, 'faults.json');
	writeFileSync(file, '[{"kind":"html","status":503}]');
	const service = run('--port', '0', '--faults', file);
	const { status } = await submit(await started(service));
	service.child.kill('SIGTERM');
	await service.ended;
	rmSync(folder, { recursive: true });
	expect(status).toBe(503);
});

it.each([
	['--help', 0, '--processing-ms'],
	['--help', 0, 'callbackOutOfOrder'],
	['--callback-states=some', 1, '--callback-states: expected all or terminal, got "some".'],
	['--callback-pause-ms=-1', 1, '--callback-pause-ms: expected a whole number, got "-1".'],
	['--help', 0, 'GET or DELETE sessions'],
	['--help', 0, 'prepare-fails'],
	['--catalog-size=many', 1, '--catalog-size: expected a whole number, got "many".'],
	['--session-ms=1s', 1, '--session-ms: expected a whole number, got "1s".'],
	['--register-ms=x', 1, '--register-ms: expected a whole number, got "x".'],
	['--expiration=never', 1, '--expiration: expected real or requested, got "never".'],
	['--port=x', 1, '--port: expected a whole number, got "x".'],
	['--faults={"kind":"explode"}', 1, 'Fault rule 1: "kind" is not one of'],
	['--differs=nothing', 1, '--differs: "nothing" is not the name of a fact.'],
	['--unknown', 1, '--unknown'],
])('%s ends with code %i and says why', async (flag, code, text) => {
	const service = run(flag);
	expect(await service.ended).toBe(code);
	expect(service.printed()).toContain(text);
});

it('lists every job mark in its help', async () => {
	const service = run('--help');
	await service.ended;
	for (const { mark, effect } of jobMarks) expect(service.printed()).toMatch(new RegExp(`${mark} +${effect}`));
});

it('fills its lists, registers media and issues sessions as its flags say', async () => {
	const lists = ['--catalog-size', '2', '--register-ms', '0', '--media-must-exist'];
	const service = run('--port', '0', ...lists, '--session-ms', '0', '--expiration', 'requested');
	const target = await started(service);
	const templates = await call(target, 'ListCustomTemplates', { Type: '11' });
	const { json: registered } = await call(target, 'RegisterMediaInfo', { InputURL: 'oss://b/a.mp4' });
	const MediaId = String(registered['MediaId']);
	await waitFor(async () => {
		const { json } = await call(target, 'GetMediaInfo', { MediaId });
		return at(json, 'MediaInfo', 'MediaBasicInfo', 'Status') === 'Normal' || undefined;
	});
	const job = await submit(target, { Input: input('Media', 'f'.repeat(32)) });
	const session = await assume(target);
	const ended = await call(target, 'ListPipelines', {}, { key: keyOf(session.json) });
	service.child.kill('SIGTERM');
	await service.ended;
	expect([templates.json['Total'], job.status, ended.json['Code']]).toEqual([2, 404, 'InvalidSecurityToken.Expired']);
	expect(Date.parse(String(at(session.json, 'Credentials', 'Expiration')))).toBeGreaterThan(Date.now());
	expect(service.printed()).toContain('role/partner-role  external ID testExternalId');
});

it('posts callbacks as its flags say', async () => {
	const receiver = await startCallbackReceiver({ answer: (response) => void response.writeHead(500).end() });
	const flags = ['--submitted-ms', '1', '--processing-ms', '1', '--callback-states', 'terminal'];
	const service = run('--port', '0', ...flags, '--callback-pause-ms', '1');
	await submit(await started(service), { NotifyUrl: receiver.url });
	await waitFor(() => receiver.received.length === 3 || undefined);
	service.child.kill('SIGTERM');
	await service.ended;
	await receiver.close();
	expect(statesOf(receiver)).toEqual(['Success', 'Success', 'Success']);
});
