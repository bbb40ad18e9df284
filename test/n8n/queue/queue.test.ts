import { randomBytes } from 'node:crypto';

import type { QueueMember } from '../../../local/n8n/queue/queueMember';
import type { JobRecord } from '../../../local/service';
import { QueueBench } from './queueBench';
import { documentedScenarios, resultsTable, type Row, writeResults } from './resultsTable';
import type { Scenario } from './scenario';
import type { Tally } from './tally';
import { until } from './until';

/** Requests of one execution that are in flight at a time, the node's default. */
const CONCURRENCY = 10;

/** Pauses short enough for a test. */
const QUICK_POLL = { waitForCompletion: 'poll', options: { firstCheckAfter: 1, checkAtMostEvery: 2 } };
const CALLBACK = { waitForCompletion: 'callback' };

let bench: QueueBench;
/** How long a process took to start again, in milliseconds: the measure of this machine, which may do much else. */
let restartMs = 30_000;
const rows: Row[] = [];

/** Executions whose last callback is lost. n8n calls them again after a minute, in which the first scenarios run. */
let unheard: Scenario;

beforeAll(async () => {
	bench = await QueueBench.open();
	const runs = [0, 1, 2, 3];
	for (const run of runs) bench.service.addFaults({ kind: 'callbackLost', contains: `/unheard/${run}/4-takes-` });
	unheard = await bench.scenario('unheard', { takesMs: 2_000, apartMs: 25, lastMs: 20_000 }, CALLBACK);
	await unheard.start(runs.length, 5);
	await unheard.allAre('waiting');
});
afterAll(async () => {
	await bench?.close();
	process.stdout.write(`${resultsTable(rows)}\n`);
});

/** Counts a scenario, keeps its row for the table, and expects what holds whatever happens. */
async function count(name: string, scenario: Scenario, trigger?: Scenario): Promise<Tally> {
	const counted = await scenario.tally(trigger);
	rows.push({ name, counted });
	expect(counted.duplicates).toBe(0);
	expect(counted.waiting).toBe(0);
	return counted;
}

/** What is expected of executions that nothing kills: an item with results for each job. */
function allCameOut(executions: number, jobs: number): Partial<Tally> {
	return { executions, failed: 0, jobsMade: jobs, byItem: jobs, withResult: jobs, lost: [] };
}

function hasEnded({ finishedAt }: { finishedAt?: number }): boolean {
	return finishedAt !== undefined;
}

async function startAgain(member: QueueMember): Promise<void> {
	const began = Date.now();
	await member.start();
	restartMs = Date.now() - began;
}

describe('500 jobs over 10 executions and two workers', () => {
	/** The jobs of one execution after the other end, 40 in a second. */
	const PACE = { takesMs: 1_000, apartMs: 25, lastMs: 10_000 };

	it('come out at once without waiting', async () => {
		const scenario = await bench.scenario('plain', PACE, {});
		await scenario.start(10, 50);
		await scenario.ended();
		const counted = await count("Wait for Completion: Don't Wait", scenario);
		expect(counted).toMatchObject({ ...allCameOut(10, 500), withResult: 0 });
	});

	it('come out with results by Poll', async () => {
		const scenario = await bench.scenario('poll', PACE, QUICK_POLL);
		await scenario.start(10, 50);
		await scenario.ended();
		expect(await count('Poll', scenario)).toMatchObject(allCameOut(10, 500));
	});

	it('come out with results by Callback through main', async () => {
		const scenario = await bench.scenario('callback', PACE, CALLBACK);
		await scenario.start(10, 50);
		await scenario.ended();
		expect(await count('Callback, through main', scenario)).toMatchObject(allCameOut(10, 500));
	});
});

describe('A file that main receives', () => {
	it('is uploaded and submitted by a worker, from the database in which n8n keeps it', async () => {
		const content = randomBytes(3 * 2 ** 20);
		const scenario = await bench.fileScenario('file');
		await scenario.startWith(content, 'video/mp4');
		await scenario.ended();
		const [execution] = await scenario.executions();
		const { data } = await bench.n8n.rest.execution(execution?.id ?? '');
		const [object, ...others] = bench.service.objects();

		expect(execution?.status).toBe('success');
		expect(JSON.stringify(data)).toContain('"id":"database:');
		expect(others).toEqual([]);
		expect(object?.key).toMatch(/^file\/.*\.mp4$/);
		expect(bench.service.objectContent('example-bucket', object?.key ?? '')?.equals(content)).toBe(true);
		expect(await scenario.tally()).toMatchObject({ ...allCameOut(1, 1), withResult: 0, duplicates: 0 });
	});
});

describe('A body whose content type is another', () => {
	const message = JSON.stringify({ Type: 'smarttag', JobId: '0'.repeat(32), State: 'Success' });
	const base64 = Buffer.from(message).toString('base64');
	let url: string;
	beforeAll(async () => ({ notifyUrl: url } = await bench.trigger('bodies')));

	// The trigger answers 404 for a job that does not exist, so it has read the body.
	it.each([
		['base64 as XML is refused by n8n', 'text/xml', base64, 422],
		['base64 as JSON is refused by n8n', 'application/json', base64, 422],
		['base64 as text reaches the trigger', 'text/plain', base64, 404],
		['base64 of a type that n8n does not know reaches the trigger', 'application/x-smarttag', base64, 404],
	])('%s', async (_what, type, body, status) => {
		const answer = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
		expect(answer.status).toBe(status);
	});
});

describe('With a webhook process', () => {
	const PACE = { takesMs: 2_000, apartMs: 25, lastMs: 20_000 };
	afterEach(() => bench.n8n.balancer.sendTo(bench.n8n.main.port));

	it('callbacks resume suspended executions', async () => {
		const { balancer, webhook } = bench.n8n;
		balancer.sendTo(webhook.port);
		const before = balancer.answeredBy(webhook.port);
		const scenario = await bench.scenario('webhook', PACE, CALLBACK);
		await scenario.start(10, 10);
		await scenario.ended();
		expect(await count('Callback, through a webhook process', scenario)).toMatchObject(allCameOut(10, 100));
		expect(balancer.answeredBy(webhook.port) - before).toBeGreaterThan(50);
	});

	it('callbacks of one execution may come through main and the webhook process in turn', async () => {
		const { balancer, main, webhook } = bench.n8n;
		balancer.sendTo(main.port, webhook.port);
		const before = [main, webhook].map(({ port }) => balancer.answeredBy(port));
		const scenario = await bench.scenario('both', PACE, CALLBACK);
		await scenario.start(10, 10);
		await scenario.ended();
		expect(await count('Callback, through both in turn', scenario)).toMatchObject(allCameOut(10, 100));
		const answered = [main, webhook].map(({ port }, index) => balancer.answeredBy(port) - (before[index] ?? 0));
		expect(Math.min(...answered)).toBeGreaterThan(20);
	});

	it('an execution whose last callback is lost is called again by n8n itself', async () => {
		await unheard.ended();
		expect(await count('Callback, the last one of each execution lost', unheard)).toMatchObject(allCameOut(4, 20));
	});
});

describe('kill -9 of a worker', () => {
	let polling: Scenario;
	let submitting: Scenario;
	let notifying: Scenario;
	let suspended: Scenario;
	let triggered: Scenario;
	/** IDs of the executions that ran on the worker when it was killed. */
	let onVictim: string[];

	beforeAll(async () => {
		const [victim] = bench.n8n.workers;
		if (!victim) throw new Error('There is no worker.');
		const trigger = await bench.trigger('ended');
		triggered = trigger.scenario;
		suspended = await bench.scenario('suspended', { takesMs: 80_000 }, CALLBACK);
		polling = await bench.scenario('polling', { takesMs: 20_000 }, QUICK_POLL);
		submitting = await bench.scenario('submitting', { takesMs: 1_000 }, {});
		const additionalFields = { notifyUrl: trigger.notifyUrl };
		// They end after the kill, so that no execution of the trigger dies with the worker.
		notifying = await bench.scenario('notifying', { takesMs: 20_000, apartMs: 25 }, { additionalFields });
		for (const key of ['submitting', 'notifying']) {
			bench.service.addFaults({ kind: 'slow', delayMs: 3_000, action: 'SubmitSmarttagJob', contains: `/${key}/` });
		}

		await suspended.start(4, 5);
		await suspended.allAre('waiting');
		await polling.start(4, 10);
		await until('some execution polls on the worker', () => {
			return runningOn(victim).some((id) => polling.accepted(id) === 10);
		});
		await Promise.all([submitting.start(4, 50), notifying.start(4, 20)]);
		const isSubmitting = async (scenario: Scenario, videos: number) => {
			const accepted = (await scenario.executions())
				.filter(({ id }) => runningOn(victim).includes(id))
				.map(({ id }) => scenario.accepted(id));
			return accepted.some((jobs) => jobs > 0 && jobs < videos);
		};
		await until('executions submit on the worker', async () => {
			return (await isSubmitting(submitting, 50)) && (await isSubmitting(notifying, 20));
		});
		onVictim = runningOn(victim);
		await victim.kill();
		await startAgain(victim);
		expect(suspended.jobs().filter(hasEnded)).toEqual([]);
		await Promise.all([polling, submitting, notifying].map(async (scenario) => await scenario.ended()));
	});

	/** IDs of the executions that a worker has started and not finished, from its log. */
	function runningOn({ log }: QueueMember): string[] {
		const ids = (verb: string) =>
			[...log.matchAll(new RegExp(`Worker ${verb} execution (\\d+) `, 'g'))].map(([, id = '']) => id);
		const finished = new Set(ids('finished'));
		return ids('started').filter((id) => !finished.has(id));
	}

	/** Which execution of its scenario a job belongs to, and which item it is there. */
	function placeOf({ parameters }: JobRecord): { run: string; item: number } {
		const [, run = '', item = ''] = /\/(\d+)\/(\d+)-takes/.exec(parameters.Input ?? '') ?? [];
		return { run, item: Number(item) };
	}

	async function killedOf(scenario: Scenario): Promise<string[]> {
		return (await scenario.executions()).map(({ id }) => id).filter((id) => onVictim.includes(id));
	}

	it('while it polls: n8n ends its executions in an error, does not run them again, and the log has their jobs', async () => {
		const killed = await killedOf(polling);
		const counted = await count('kill -9 a worker: Poll', polling);
		expect(killed.length).toBeGreaterThan(0);
		expect(counted).toMatchObject({ executions: 4, failed: killed.length, jobsMade: 40, lost: [] });
		expect(counted).toMatchObject({ withResult: 40 - 10 * killed.length, byLog: 10 * killed.length });
	});

	it('while it submits: the log has every job but those whose answers were in flight', async () => {
		const killed = await killedOf(submitting);
		const counted = await count('kill -9 a worker: No, while it submits', submitting);
		expect(killed.length).toBeGreaterThan(0);
		expect(counted).toMatchObject({ executions: 4, failed: killed.length });
		expect(counted.byLog).toBeGreaterThan(0);
		expect(counted.lost.length).toBeLessThanOrEqual(CONCURRENCY * killed.length);
		// Items are sent in their order, so it is known which ones are in doubt.
		for (const job of counted.lost) {
			const { run, item } = placeOf(job);
			const ofRun = (jobs: readonly JobRecord[]) => jobs.filter((other) => placeOf(other).run === run).length;
			expect(item).toBeLessThan(ofRun(submitting.jobs()) - ofRun(counted.lost) + CONCURRENCY);
		}
	});

	it('while it submits, with a Notify URL: the trigger reports every job, those without an answer too', async () => {
		await until('the trigger has reported every job', () => notifying.isReported('Success'));
		const killed = await killedOf(notifying);
		const counted = await count(
			'kill -9 a worker: No, while it submits, Notify URL of a trigger',
			notifying,
			triggered,
		);
		expect(killed.length).toBeGreaterThan(0);
		expect(counted).toMatchObject({ executions: 4, failed: killed.length, lost: [] });
		expect(counted).toMatchObject({ byItem: counted.jobsMade, withResult: counted.jobsMade });
		const unlogged = notifying.jobs().filter(({ jobId }) => !bench.n8n.log.includes(jobId));
		expect(unlogged.length).toBeGreaterThan(0);
	});

	it('does no harm to executions that were suspended', async () => {
		await suspended.ended();
		expect(await count('kill -9 a worker: Callback, suspended', suspended)).toMatchObject(allCameOut(4, 20));
	});

	it('leaves executions of which n8n kept nothing: the button to retry them makes no job', async () => {
		const made = bench.service.countRequests('SubmitSmarttagJob');
		for (const id of await killedOf(polling)) {
			const { data } = await bench.n8n.rest.execution(id);
			expect(data.resultData.error?.message).toContain('failed to be processed too many times');
			expect(data.resultData.runData).toEqual({});
			await bench.n8n.rest.retry(id);
		}
		expect(bench.service.countRequests('SubmitSmarttagJob')).toBe(made);
	});
});

describe('kill -9 of main while executions are suspended', () => {
	let polling: Scenario;
	let throughWebhook: Scenario;
	let uncalled: Scenario;
	let afterwards: Scenario;

	beforeAll(async () => {
		const { balancer, main, webhook } = bench.n8n;
		const uncalledMs = 10_000 + restartMs;
		const throughWebhookMs = uncalledMs + 10_000 + restartMs;
		const afterwardsMs = throughWebhookMs + 20_000 + 2 * restartMs;
		const oneMinute = { options: { callbackTimeout: 1 / 60 } };
		polling = await bench.scenario('main-polling', { takesMs: uncalledMs }, QUICK_POLL);
		throughWebhook = await bench.scenario('main-webhook', { takesMs: throughWebhookMs }, CALLBACK);
		uncalled = await bench.scenario('main-uncalled', { takesMs: uncalledMs }, { ...CALLBACK, ...oneMinute });
		afterwards = await bench.scenario('main-afterwards', { takesMs: afterwardsMs }, CALLBACK);
		const suspended = [uncalled, throughWebhook, afterwards];
		for (const scenario of suspended) await scenario.start(4, 5);
		await polling.start(4, 5);
		for (const scenario of suspended) await scenario.allAre('waiting');
		await until('all polling executions have submitted', () => polling.jobs().length === 20);

		await main.kill();
		expect([...suspended, polling].flatMap((scenario) => scenario.jobs()).filter(hasEnded)).toEqual([]);
		await until('callbacks were in vain', () =>
			uncalled.jobs().every(({ callbacks }) => callbacks.length > 0 && callbacks.every(({ settled }) => settled)),
		);
		balancer.sendTo(webhook.port);
		await until('workers and webhook process carry on', () => throughWebhook.isReported() && polling.isReported());
		expect(afterwards.jobs().filter(hasEnded)).toEqual([]);

		await main.start();
		balancer.sendTo(main.port);
	});

	it('workers carry on with executions that poll', async () => {
		await polling.ended();
		expect(await count('kill -9 main: Poll', polling)).toMatchObject(allCameOut(4, 20));
	});

	it('callbacks through a webhook process resume executions while main is down', async () => {
		await throughWebhook.ended();
		const counted = await count(
			'kill -9 main: Callback, jobs end meanwhile, through a webhook process',
			throughWebhook,
		);
		expect(counted).toMatchObject(allCameOut(4, 20));
	});

	it('callbacks through main resume executions when it runs again', async () => {
		await afterwards.ended();
		const counted = await count('kill -9 main: Callback, jobs end after the restart', afterwards);
		expect(counted).toMatchObject(allCameOut(4, 20));
	});

	it('executions whose callbacks came while main was down go on at their deadline, with the JobIds', async () => {
		await uncalled.ended();
		const counted = await count('kill -9 main: Callback, jobs end meanwhile, through main', uncalled);
		expect(counted).toMatchObject({ ...allCameOut(4, 20), withResult: 0 });
	});
});

describe('docs/queue-mode.md', () => {
	it('has figures of these scenarios', async () => {
		if (process.env.UPDATE_QUEUE_RESULTS) await writeResults(rows);
		expect(documentedScenarios()).toEqual(rows.map(({ name }) => name));
	});
});
