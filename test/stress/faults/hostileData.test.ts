import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { INodeParameters } from 'n8n-workflow';

import { entry } from '../../../nodes/AlibabaCloudSmarttag/pickers/entries';
import { CallbackBench } from '../../support/callbackBench';
import { byId, NODES, resultOf, storedText, Workbench } from '../../support/workbench';
import { type AnsweringServer, startAnsweringServer } from '../fuzz/answeringServer';
import { Prototypes } from '../fuzz/unwanted';

/** If anything evaluated it, the product would be seen. */
const EXPRESSION = '={{ 6007 * 7001 }}';
const EVALUATED = '42055007';

/** The text in whatever form JSON, errors and hints may have it. */
function expectPlain(text: string): void {
	expect(text).toContain('6007 * 7001');
	expect(text).not.toContain(EVALUATED);
}

describe('An expression in data of the service stays a text', () => {
	let bench: Workbench;
	let server: AnsweringServer;
	beforeAll(async () => {
		bench = await Workbench.open();
		server = await startAnsweringServer();
	});
	afterAll(async () => {
		await server.close();
		await bench.close();
	});

	async function run(parameters: INodeParameters, status: number, answer: unknown) {
		server.answerWith(() => ({ status, headers: {}, body: JSON.stringify(answer) }));
		const credential = bench.credential({ customEndpoint: server.url });
		// The node behind reads the whole item by an expression of its own.
		return await bench.submit({
			items: [{ source: 'a' }],
			parameters: { ...parameters, options: { maxRetries: 0 } },
			credential,
			onError: 'continueRegularOutput',
		});
	}

	const Data = JSON.stringify({ title: EXPRESSION, summary: EXPRESSION, labels: [{ label: EXPRESSION }] });
	const job = {
		JobId: 'j',
		JobStatus: 'Success',
		UserData: EXPRESSION,
		Results: { Result: [{ Type: EXPRESSION, Data }] },
	};
	const template = { TemplateId: EXPRESSION, TemplateName: EXPRESSION, TemplateConfig: '{}' };

	it.each<[what: string, parameters: INodeParameters, status: number, answer: unknown]>([
		['a JobId', {}, 200, { JobId: EXPRESSION, RequestId: EXPRESSION }],
		['a refusal', {}, 403, { Code: EXPRESSION, Message: EXPRESSION, RequestId: EXPRESSION }],
		['a title and a result', { operation: 'get', jobId: 'j', simplify: false }, 200, job],
		['a result that is simplified', { operation: 'get', jobId: 'j', options: { addApiResults: true } }, 200, job],
		['a state', { operation: 'get', jobId: 'j' }, 200, { JobId: 'j', JobStatus: EXPRESSION }],
		[
			'a failure',
			{ operation: 'getSubtitles', jobId: 'j' },
			200,
			{ JobId: 'j', JobStatus: 'Fail', Results: { Result: [{ Type: 'Text', Data: EXPRESSION }] }, Message: EXPRESSION },
		],
		[
			'the name of a template',
			{ resource: 'template', operation: 'get', templateId: byId('1'.repeat(32)) },
			200,
			{ CustomTemplate: template },
		],
	])('in %s', async (_what, parameters, status, answer) => {
		const { execution } = await run(parameters, status, answer);

		expectPlain(storedText(execution));
	});

	it('in an error that stops the workflow, and its description', async () => {
		server.answerWith(() => ({
			...{ status: 400, headers: {} },
			body: JSON.stringify({ Code: EXPRESSION, Message: EXPRESSION }),
		}));
		const result = await bench.submit({ credential: bench.credential({ customEndpoint: server.url }) });

		expect(result.error().message).toBe(EXPRESSION);
		expect(result.error().description).toContain(EXPRESSION);
		expectPlain(storedText(result.execution));
	});

	it('in the JobId of an item that the next node reads as its own Job ID', async () => {
		const asked: Array<string | null> = [];
		server.answerWith((query) => {
			asked.push(query.get('JobId'));
			return { status: 200, headers: {}, body: JSON.stringify({ JobId: EXPRESSION, JobStatus: 'Success' }) };
		});
		await bench.submit({
			items: [{ JobId: EXPRESSION }],
			parameters: { operation: 'get' },
			credential: bench.credential({ customEndpoint: server.url }),
		});

		expect(asked).toEqual([EXPRESSION]);
	});

	it('in the name and ID of a template that was chosen from the list, which n8n keeps in the workflow', async () => {
		const asked: Array<string | null> = [];
		server.answerWith((query) => {
			asked.push(query.get('TemplateId'));
			return { status: 200, headers: {}, body: JSON.stringify({ CustomTemplate: template }) };
		});
		const { name, value } = entry(EXPRESSION, '={{ $json.seen.push(6007 * 7001) }}');
		const seen: number[] = [];
		await bench.submit({
			items: [{ seen }],
			parameters: {
				...{ resource: 'template', operation: 'get' },
				templateId: { __rl: true, mode: 'list', value, cachedResultName: name },
			},
			credential: bench.credential({ customEndpoint: server.url }),
		});

		expect(seen).toEqual([]);
		expect(asked).toEqual([EXPRESSION]);
	});

	it('in the states and JobIds of the hint about waiting', async () => {
		const parameters = { operation: 'get', jobId: 'j', waitUntilFinished: true };
		server.answerWith(() => ({ status: 200, headers: {}, body: `{"JobId":"j","JobStatus":"${EXPRESSION}"}` }));
		const { execution } = await bench.submit({
			parameters: { ...parameters, options: { firstCheckAfter: 0.01, checkAtMostEvery: 0.01, pollTimeout: 0.002 } },
			onError: 'continueRegularOutput',
			credential: bench.credential({ customEndpoint: server.url }),
		});

		expectPlain(JSON.stringify(execution.task(NODES.submit).hints));
		expectPlain(storedText(execution));
	});
});

describe('What a callback says', () => {
	let bench: CallbackBench;
	let elsewhere: Server;
	const calls: string[] = [];
	beforeAll(async () => {
		bench = await CallbackBench.open({ submittedMs: 600, processingMs: 60 });
		elsewhere = createServer((request, response) => {
			calls.push(request.url ?? '');
			response.end('{}');
		});
		await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
	});
	afterAll(async () => {
		elsewhere.close();
		await bench.close();
	});

	it('decides no address, pollutes nothing, is evaluated nowhere, and resumes the execution with what the API says', async () => {
		const prototypes = new Prototypes();
		const address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
		const id = bench.start({ items: [{ source: 'oss://bucket/takes-900ms.mp4' }] });
		await bench.host.suspended(id);
		const url = bench.host.resumeUrl(id).replace('?', '/smarttag?');
		const jobId = bench.service.jobs()[0]?.jobId ?? '';
		const polluting = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}';
		const fields = { Endpoint: address, NotifyUrl: address, url: address, Region: '@127.0.0.1:1', host: address };
		const bodies = [
			JSON.stringify({ ...fields, JobId: jobId, State: 'Success' }),
			JSON.stringify({ JobId: EXPRESSION, State: EXPRESSION, UserData: EXPRESSION }),
			JSON.stringify({ JobId: `${jobId}&Action=DeleteCustomTemplate`, State: 'Success' }),
			JSON.stringify({ JobId: address, State: 'Success', Results: [{ Data: address }] }),
			`${polluting},"JobId":"${jobId}","State":"Success"}`,
			JSON.stringify({ Message: JSON.stringify({ ...fields, JobId: address }) }),
		];
		for (const body of bodies) {
			const answer = await fetch(`${url}&endpoint=${encodeURIComponent(address)}`, {
				...{ method: 'POST', body },
				headers: { 'content-type': 'application/json', host: '127.0.0.1', 'x-forwarded-host': 'evil.example' },
			});
			expect(answer.status).toBe(200);
		}
		const { output, execution } = resultOf(await bench.host.finished(id));

		expect(calls).toEqual([]);
		expect(prototypes.changes()).toEqual([]);
		expect(output).toEqual([expect.objectContaining({ JobId: jobId, JobStatus: 'Success' })]);
		expect(storedText(execution)).not.toContain(EVALUATED);
		const asked = bench.service.requests().filter(({ action }) => action !== 'SubmitSmarttagJob');
		expect(new Set(asked.map(({ action, parameters }) => `${action} ${parameters.JobId}`))).toEqual(
			new Set([`QuerySmarttagJob ${jobId}`]),
		);
	});
});
