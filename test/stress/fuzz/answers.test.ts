import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import type { INodeParameters, NodeError, OnError } from 'n8n-workflow';

import { ROOT } from '../../../local/root';
import { NODES, storedText, Workbench } from '../../support/workbench';
import { type AnsweringServer, type RawAnswer, startAnsweringServer } from './answeringServer';
import { fuzzRuns, tellSeed } from './fuzzRuns';
import { oddAnswers, TRAP } from './oddAnswers';
import { MessageJudge, Prototypes, SECRETS, secretsIn } from './unwanted';

const TYPE = 'n8n-nodes-alibaba-cloud-smarttag.alibabaCloudSmarttag';
const ITEMS = 40;
const RUNS = 55;

/** Nothing is asked for again, and nothing is waited for. */
const OPTIONS = { concurrency: 10, maxRetries: 0, requestTimeout: 20 };

const read = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, 'test/nodes/results', name), 'utf8'));
const ofJobs = ['query-fail.json', 'query-success.json', 'query-success-empty.json', 'query-success-v2-cpvlabel.json'];
const TEMPLATE = { TemplateId: 'S1', TemplateName: 'a', TemplateConfig: '{"AnalyseTypes":"ocr"}', IsDefault: false };

/** What is asked, and what the service answers when nothing is odd. `{item}` stands for the place of the item. */
const ASKED: Array<[name: string, parameters: INodeParameters, samples: readonly unknown[]]> = [
	['Submit', { ossUrl: '=oss://bucket/{{ $itemIndex }}.mp4' }, [{ RequestId: 'R', JobId: 'a'.repeat(32) }]],
	['Get', { operation: 'get', jobId: '={{ $itemIndex }}' }, ofJobs.map(read)],
	['Get, not simplified', { operation: 'get', jobId: '={{ $itemIndex }}', simplify: false }, ofJobs.map(read)],
	['Get Subtitles', { operation: 'getSubtitles', jobId: '={{ $itemIndex }}' }, ofJobs.map(read)],
	[
		'Template Get Many',
		{ resource: 'template', operation: 'getAll', filters: { source: 'system' }, options: { concurrency: 1 } },
		[{ Total: 1, SystemTemplateList: [TEMPLATE] }],
	],
];

describe('answers of every kind', () => {
	let bench: Workbench;
	let server: AnsweringServer;
	let prototypes: Prototypes;
	let judge: MessageJudge;
	let answers = 0;
	let succeeded = 0;
	let failed = 0;

	beforeAll(async () => {
		tellSeed('Answers');
		bench = await Workbench.open();
		server = await startAnsweringServer();
		prototypes = new Prototypes();
		const node = bench.packageUnderTest.nodes[TYPE];
		if (!node) throw new Error(`The package has no ${TYPE}`);
		judge = new MessageJudge(node.description);
	});
	afterAll(async () => {
		await server.close();
		await bench.close();
	});

	/** Runs the node on as many items as there are answers, and returns everything that should not be. */
	async function faults(parameters: INodeParameters, given: readonly RawAnswer[], onError: OnError): Promise<string[]> {
		let listed = 0;
		server.answerWith((query) => {
			const mark = /\d+/.exec(query.get('JobId') ?? query.get('Input') ?? '')?.[0];
			// A list is asked for item by item; its further pages are empty.
			const page = query.get('PageNumber');
			if (page !== null && page !== '1') return { status: 200, headers: {}, body: '{}' };
			return given[mark === undefined ? listed++ : Number(mark)] ?? { status: 500, headers: {}, body: '' };
		});
		const options = { ...OPTIONS, ...(parameters.options as INodeParameters | undefined) };
		const { execution } = await bench.submit({
			items: given.map((_, source) => ({ source })),
			parameters: { ...parameters, options },
			onError,
			credential: bench.credential({ ...SECRETS, customEndpoint: server.url }),
		});
		const error = execution.run.data.resultData.error as NodeError | undefined;
		const outputs = error ? [] : [...execution.items(NODES.submit), ...execution.items(NODES.submit, 1)];
		const placed = new Set(
			outputs.map(({ pairedItem }) =>
				typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : undefined,
			),
		);
		const isList = parameters.operation === 'getAll';
		const kept = error || isList || (outputs.length === given.length && placed.size === given.length);
		const failures = outputs.filter(({ json }) => 'error' in json && 'details' in json).length;
		answers += error ? server.requests.length : given.length;
		failed += error ? 1 : failures;
		succeeded += outputs.length - failures;
		const stops =
			error && judge.fault({ message: error.message, description: error.description, data: error.context?.data });
		return [
			...(kept ? [] : [`${outputs.length} items, of ${placed.size} of ${given.length}`]),
			...(placed.has(undefined) ? ['an item that is not paired'] : []),
			...outputs.map(({ json }) => judge.itemFault(json)).filter((fault) => fault !== undefined),
			...(stops ? [stops] : []),
			...(error && onError !== 'stopWorkflow' ? [`stopped although it should go on: ${error.message}`] : []),
			...(server.requests.some((path) => path.startsWith(TRAP)) ? ['followed a redirect'] : []),
			...secretsIn(storedText(execution)),
			...prototypes.changes(),
		];
	}

	const onErrors = fc.oneof(
		{ weight: 1, arbitrary: fc.constant<OnError>('stopWorkflow') },
		{ weight: 9, arbitrary: fc.constantFrom<OnError>('continueRegularOutput', 'continueErrorOutput') },
	);

	it.each(ASKED)('to %s bring an item or a readable message for each item', async (_name, parameters, samples) => {
		const set = fc.array(oddAnswers(samples), { minLength: ITEMS, maxLength: ITEMS });
		const property = fc.asyncProperty(set, onErrors, async (given, onError) => {
			expect(await faults(parameters, given, onError)).toEqual([]);
		});
		await fc.assert(property, fuzzRuns(RUNS));
	});

	it('are ten thousand, of which some are taken and some are not', () => {
		expect(answers).toBeGreaterThanOrEqual(10_000);
		expect(succeeded).toBeGreaterThan(1_000);
		expect(failed).toBeGreaterThan(1_000);
	});
});
