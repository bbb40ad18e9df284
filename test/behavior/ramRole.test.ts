import type { ICredentialDataDecryptedObject, OnError } from 'n8n-workflow';

import type { FaultRule } from '../../local/service';
import type * as PausesModule from '../support/pauses';
import { NODES, storedText, Workbench } from '../support/workbench';

const mockPauses = { shorter: 50, made: [] as number[] };
jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof PausesModule>('../support/pauses').withPauses(() => mockPauses),
);

const MINUTE = 60_000;
const ossUrl = '={{ $json.source }}';
const roleArn = (name: string) => `acs:ram::1000000000000001:role/${name}`;
const sources = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ source: `oss://bucket/${index}.mp4` }));

let runs = 0;
/** A credential with a role that has no session yet. */
function roleCredential(bench: Workbench, data: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject {
	runs += 1;
	const role = { roleArn: roleArn('test-role'), roleSessionName: `engine-${runs}` };
	return bench.credential({ ...role, ...data });
}

/** What each request asked for, and the code of its refusal. */
const exchanges = ({ service }: Workbench) =>
	service.requests().map(({ action, code }) => (code ? `${action}: ${code}` : action));

const EXPIRED = 'InvalidSecurityToken.Expired';

describe('With a RAM role', () => {
	let bench: Workbench;
	let clockOffset = 0;
	beforeAll(async () => {
		bench = await Workbench.open({ now: () => Date.now() + clockOffset, submittedMs: 1, processingMs: 1 });
	});
	afterAll(async () => await bench.close());
	beforeEach(() => {
		bench.service.reset();
		clockOffset = 0;
	});
	afterEach(() => jest.restoreAllMocks());

	it('jobs are submitted as the role, by its session name', async () => {
		await bench.submit({
			credential: roleCredential(bench, {
				...{ roleArn: roleArn('partner-role'), roleSessionName: 'nightly@n8n', externalId: 'testExternalId' },
				...{
					durationSeconds: 7_200,
					policy: '{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "ice:*", "Resource": "*"}]}',
				},
			}),
		});

		expect(exchanges(bench)).toEqual(['AssumeRole', 'SubmitSmarttagJob']);
		expect(bench.service.sessions()).toMatchObject([
			{
				roleArn: roleArn('partner-role'),
				sessionName: 'nightly@n8n',
				assumedBy: 'testAccessKeyId',
				externalId: 'testExternalId',
				durationSeconds: 7_200,
				policy: '{"Version":"1","Statement":[{"Effect":"Allow","Action":"ice:*","Resource":"*"}]}',
			},
		]);
	});

	it('concurrent executions share one session, and later ones too', async () => {
		const credential = roleCredential(bench);
		const run = async () => await bench.submit({ items: sources(20), parameters: { ossUrl }, credential });
		await Promise.all(Array.from({ length: 5 }, run));
		await run();

		expect(bench.service.jobs()).toHaveLength(120);
		expect(bench.service.countRequests('AssumeRole')).toBe(1);
	});

	it('executions whose session ended under them share the next one', async () => {
		const credential = roleCredential(bench);
		await bench.submit({ credential });
		bench.service.expireSessions();
		const run = async () => await bench.submit({ items: sources(20), parameters: { ossUrl }, credential });
		await Promise.all(Array.from({ length: 5 }, run));

		expect(bench.service.jobs()).toHaveLength(101);
		expect(bench.service.countRequests('AssumeRole')).toBe(2);
	});

	it('a read is sent again after its session ended', async () => {
		const credential = roleCredential(bench);
		const { output } = await bench.submit({ credential });
		bench.service.expireSessions();
		const jobId = output[0]?.JobId as string;
		const result = await bench.submit({ parameters: { operation: 'get', jobId }, credential });

		expect(result.output).toMatchObject([{ JobId: jobId }]);
		expect(exchanges(bench).slice(2)).toEqual([...[`QuerySmarttagJob: ${EXPIRED}`, 'AssumeRole', 'QuerySmarttagJob']]);
	});

	it.each([EXPIRED, 'InvalidSecurityToken.Malformed', 'InvalidSecurityToken.MismatchWithAccessKey'])(
		'a job is sent once more after %s, and no more than that',
		async (code) => {
			bench.service.addFaults({
				kind: 'error',
				action: 'SubmitSmarttagJob',
				code,
				status: 400,
				message: 'Not accepted.',
			});
			const result = await bench.submit({ credential: roleCredential(bench) });

			const submit = `SubmitSmarttagJob: ${code}`;
			expect(exchanges(bench)).toEqual(['AssumeRole', submit, 'AssumeRole', submit]);
			expect(result.error().message).toBe('Not accepted.');
			expect(result.error().description).toMatch(/accepted neither the session of the RAM role nor a new one/);
			expect(result.error().description).toContain(`Code: ${code}`);
			expect(bench.service.jobs()).toEqual([]);
		},
	);

	it.each(['SignatureDoesNotMatch', 'NoPermission'])('a job is not sent again after %s', async (code) => {
		bench.service.addFaults({ kind: 'error', action: 'SubmitSmarttagJob', code, status: 403 });
		await bench.submit({ credential: roleCredential(bench) });
		expect(exchanges(bench)).toEqual(['AssumeRole', `SubmitSmarttagJob: ${code}`]);
	});

	it('throttling of STS is waited out, also for a job, because none was sent', async () => {
		bench.service.addFaults({ kind: 'throttle', action: 'AssumeRole', times: 1 });
		const { output } = await bench.submit({ credential: roleCredential(bench) });
		expect(output).toHaveLength(1);
		expect(exchanges(bench)).toEqual(['AssumeRole: Throttling.User', 'AssumeRole', 'SubmitSmarttagJob']);
	});

	it('a job is submitted after a fault of STS that lasts longer than one request for a session', async () => {
		bench.service.addFaults({ kind: 'serverError', action: 'AssumeRole', times: 4 });
		const { output } = await bench.submit({ credential: roleCredential(bench) });

		expect(output).toHaveLength(1);
		expect(bench.service.jobs()).toHaveLength(1);
	});

	it('a fault of STS that lasts longer than Max Retries is the error of the item, and nothing was sent', async () => {
		bench.service.addFaults({ kind: 'serverError', action: 'AssumeRole' });
		const parameters = { options: { maxRetries: 1 } };
		const result = await bench.submit({ credential: roleCredential(bench), parameters });

		expect(result.error().message).toMatch(/^The RAM role was not assumed \(\w+\)\./);
		expect(result.error().message).not.toContain('may have been accepted');
		expect(bench.service.countRequests('SubmitSmarttagJob')).toBe(0);
		expect(bench.service.countRequests('AssumeRole')).toBe(6);
	});

	it('Poll goes on while STS returns no session, for as long as it waits', async () => {
		const credential = roleCredential(bench);
		const { output } = await bench.submit({ credential });
		bench.service.expireSessions();
		bench.service.addFaults({ kind: 'serverError', action: 'AssumeRole', times: 12 });
		const options = { firstCheckAfter: 0.01, checkAtMostEvery: 0.05, maxRetries: 0, refusalTimeout: 0.000_01 };
		const parameters = { operation: 'get', jobId: output[0]?.JobId as string, waitUntilFinished: true, options };
		const result = await bench.submit({ credential, parameters });

		expect(result.output).toMatchObject([{ JobStatus: 'Success' }]);
	});

	describe('that gives no session, nothing is submitted, and the item reports why', () => {
		it.each<[what: string, data: ICredentialDataDecryptedObject, message: RegExp]>([
			[
				'a wrong role',
				{ roleArn: roleArn('nobody') },
				/\(EntityNotExist\.Role\)\. Role ARN names a role that does not/,
			],
			['a role that does not trust the key', { roleArn: roleArn('closed-role') }, /\(NoPermission\)\..*trust policy/],
			['no external ID', { roleArn: roleArn('partner-role') }, /\(NoPermission\)\..*External ID has to be the same/],
			[
				'a wrong external ID',
				{ roleArn: roleArn('partner-role'), externalId: 'wrong' },
				/\(NoPermission\)\..*External ID has to be the same/,
			],
			['too long a duration', { durationSeconds: 7_200 }, /\(InvalidParameter\.DurationSeconds\)\. Duration is longer/],
			['an empty ARN', { roleArn: '' }, /Role ARN is empty/],
		])('of %s', async (_what, data, message) => {
			const modes: OnError[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];
			for (const onError of modes) {
				const result = await bench.submit({ items: sources(3), onError, credential: roleCredential(bench, data) });
				const shown = [
					...[...result.output, ...result.errorOutput].map(({ error }) => JSON.stringify(error)),
					...(onError === 'stopWorkflow' ? [result.error().message] : []),
				];
				expect(shown).toHaveLength(onError === 'stopWorkflow' ? 1 : 3);
				for (const error of shown) expect(error).toMatch(message);
			}
			expect(bench.service.countRequests('SubmitSmarttagJob')).toBe(0);
		});
	});

	describe('and a clock that is wrong by some minutes', () => {
		const realNow = Date.now;

		/** Moves the clocks of this machine and of the service alike, from what they are in truth. */
		function pass(milliseconds: number): void {
			jest.spyOn(Date, 'now').mockImplementation(() => realNow() + milliseconds);
		}

		it.each([
			['behind', 14 * MINUTE],
			['ahead', -14 * MINUTE],
		])('%s, a session lasts as long as it does, and is renewed in time', async (_where, offset) => {
			clockOffset = offset;
			const credential = roleCredential(bench, { durationSeconds: 900 });
			await bench.submit({ credential });
			pass(11 * MINUTE);
			await bench.submit({ credential });
			expect(exchanges(bench)).toEqual(['AssumeRole', 'SubmitSmarttagJob', 'SubmitSmarttagJob']);
			pass(12.5 * MINUTE);
			await bench.submit({ credential });
			expect(exchanges(bench).slice(3)).toEqual(['AssumeRole', 'SubmitSmarttagJob']);
		});

		it.each([20 * MINUTE, -20 * MINUTE])('more than 15 of them are reported (%d ms)', async (offset) => {
			clockOffset = offset;
			const result = await bench.submit({ credential: roleCredential(bench) });
			expect(exchanges(bench)).toEqual(['AssumeRole: InvalidTimeStamp.Expired']);
			expect(result.error().message).toMatch(/clock of the machine that runs n8n is off by more than 15 minutes/);
		});
	});
});

describe('With a temporary token', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());

	it('a job is not sent again when the token has expired, because there is no other one', async () => {
		const credential = bench.credential({
			...{ accessKeyId: 'STS.testAccessKeyId', accessKeySecret: 'testStsAccessKeySecret' },
			...{ securityToken: 'expiredSecurityToken' },
		});
		const result = await bench.submit({ credential });
		expect(exchanges(bench)).toEqual([`SubmitSmarttagJob: ${EXPIRED}`]);
		expect(result.error().description).toMatch(/Security Token has expired.*RAM Role/);
	});
});

describe('Nothing of an execution with a RAM role holds a key, a token or a signature:', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	/** The tokens that requests were signed with. */
	const tokens = () =>
		bench.service
			.requests()
			.map(
				({ headers, rawQuery }) =>
					headers['x-acs-security-token'] ?? new URLSearchParams(rawQuery).get('SecurityToken'),
			)
			.filter((token) => typeof token === 'string');

	const role = { roleArn: roleArn('partner-role'), externalId: 'testExternalId' };
	const refusedSession: FaultRule = { kind: 'error', action: 'SubmitSmarttagJob', code: EXPIRED, status: 400 };
	const endings: Array<[name: string, faults: FaultRule[], data: ICredentialDataDecryptedObject]> = [
		['success', [], {}],
		['a session that was renewed', [{ ...refusedSession, times: 1 }], {}],
		['a session that was refused twice', [refusedSession], {}],
		['a refusal of the job', [{ kind: 'error', action: 'SubmitSmarttagJob', code: 'NoPermission', status: 403 }], {}],
		['a wrong external ID', [], { externalId: 'testExternalId2' }],
		['a wrong secret', [], { accessKeySecret: 'testAccessKeySecret2' }],
		['a session that did not arrive whole', [{ kind: 'truncated', action: 'AssumeRole', times: 1 }], {}],
		['a connection to STS that broke', [{ kind: 'closeAfter', action: 'AssumeRole', times: 1 }], {}],
	];
	const rows = endings.flatMap(([name, faults, data]) =>
		['V3', 'V1'].map((signatureVersion) => ({ name: `${name}, ${signatureVersion}`, faults, data, signatureVersion })),
	);

	const secrets = ['AccessKeySecret', 'testExternalId', 'CAI+/', 'CAI%2B', 'ACS3-HMAC-SHA256', 'Signature=', 'x-acs-'];

	it.each(rows)('$name', async ({ faults, data, signatureVersion }) => {
		bench.service.addFaults(...faults);
		const credential = roleCredential(bench, { ...role, signatureVersion, ...data });
		const { execution } = await bench.submit({ credential });

		expect(bench.service.countRequests('AssumeRole')).toBeGreaterThanOrEqual(1);
		const stored = storedText(execution);
		expect(stored).toContain(NODES.submit);
		for (const secret of secrets) expect(stored).not.toContain(secret);
	});

	it.each(['V3', 'V1'])('a message that repeats the token, %s', async (signatureVersion) => {
		const credential = roleCredential(bench, { ...role, signatureVersion });
		await bench.submit({ credential });
		const [token = ''] = tokens();
		expect(token).toMatch(/^CAI\+\//);
		const message = `got ${token} and ${encodeURIComponent(token)}`;
		bench.service.addFaults({ kind: 'error', code: 'InvalidParameter', status: 400, message });
		const result = await bench.submit({ credential });

		expect(result.error().message).toBe('got *** and ***');
		for (const secret of secrets) expect(storedText(result.execution)).not.toContain(secret);
	});
});
