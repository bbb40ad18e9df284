import fc from 'fast-check';
import type { NodeError } from 'n8n-workflow';

import { NODES, storedText, Workbench } from '../../support/workbench';
import { fuzzRuns, tellSeed } from './fuzzRuns';
import { operationsOf, type ParameterSets, parameterSets, runParameterSets, type UsualValues } from './parameterSets';
import { MessageJudge, Prototypes, SECRETS, secretsIn } from './unwanted';

const TYPE = 'n8n-nodes-alibaba-cloud-smarttag.alibabaCloudSmarttag';
const ITEMS = 32;
const RUNS = 45;
const RUNS_OF_ODD_RUNS = 60;

/** Operations that may return any number of items for one. */
const LISTS = new Set(['getAll', 'searchByTag']);

describe('parameter sets of every kind', () => {
	let bench: Workbench;
	let usual: UsualValues;
	let prototypes: Prototypes;
	let judge: MessageJudge;
	let sets = 0;
	let succeeded = 0;
	let failed = 0;

	beforeAll(async () => {
		tellSeed('Parameters');
		bench = await Workbench.open({ submittedMs: 0, processingMs: 1, pipelineConcurrency: 1_000 });
		const jobIds = await bench.endedJobs({}, { UserData: 'fail' }, { Title: 'tag-v2' });
		usual = {
			ossUrl: ['oss://bucket/video.mp4'],
			mediaUrl: ['https://example.com/video.mp4'],
			inputUrl: ['oss://bucket/video.mp4', 'https://example.com/video.mp4'],
			jobId: jobIds,
			sourceLanguage: ['cn', 'en'],
		};
		prototypes = new Prototypes();
		judge = new MessageJudge(description());
	});
	afterAll(async () => await bench.close());

	function description() {
		const node = bench.packageUnderTest.nodes[TYPE];
		if (!node) throw new Error(`The package has no ${TYPE}`);
		return node.description;
	}

	/** Runs the node, and returns everything that should not be. */
	async function faults({ parameters, items, onError }: ParameterSets): Promise<string[]> {
		const credential = bench.credential(SECRETS);
		const run = await bench.submit({ parameters, items, onError, credential }).catch(refusedByN8n);
		if (!run) {
			sets += items.length;
			failed += items.length;
			return [];
		}
		const { execution } = run;
		const { error } = execution.run.data.resultData;
		const outputs = error ? [] : [...execution.items(NODES.submit), ...execution.items(NODES.submit, 1)];
		const kept = LISTS.has(parameters.operation as string) || error || outputs.length === items.length;
		const unpaired = outputs.filter(
			({ pairedItem }) =>
				typeof pairedItem !== 'object' || Array.isArray(pairedItem) || !(pairedItem.item < items.length),
		);
		const shown = outputs.map(({ json }) => judge.itemFault(json)).filter((fault) => fault !== undefined);
		const stops = error && judge.fault({ ...parts(error as NodeError) });
		const failures = outputs.filter(({ json }) => 'error' in json && 'details' in json).length;
		sets += items.length;
		failed += error ? items.length : failures;
		succeeded += outputs.length - failures;
		return [
			...(kept ? [] : [`${outputs.length} of ${items.length} items`]),
			...(unpaired.length > 0 ? [`${unpaired.length} items are not paired`] : []),
			...shown,
			...(stops ? [stops] : []),
			...(error && onError !== 'stopWorkflow' ? [`stopped although it should go on: ${error.message}`] : []),
			...secretsIn(storedText(execution)),
			...prototypes.changes(),
		];
	}

	it('bring an item or a readable message for each item', async () => {
		const { properties } = description();
		const operations = operationsOf(properties);
		expect(operations).toHaveLength(19);
		for (const operation of operations) {
			const property = fc.asyncProperty(parameterSets(properties, operation, usual, ITEMS), async (set) => {
				expect(await faults(set)).toEqual([]);
			});
			await fc.assert(property, fuzzRuns(RUNS));
		}
		expect(succeeded).toBeGreaterThan(500);
		expect(failed).toBeGreaterThan(500);
	});

	it('bring a readable message where the settings of the run are odd', async () => {
		const { properties } = description();
		for (const operation of operationsOf(properties)) {
			const property = fc.asyncProperty(runParameterSets(properties, operation, usual), async (set) => {
				expect(await faults(set)).toEqual([]);
			});
			await fc.assert(property, fuzzRuns(RUNS_OF_ODD_RUNS));
		}
	});

	it('are ten thousand', () => {
		expect(sets).toBeGreaterThanOrEqual(10_000);
	});
});

/** n8n does not run a node with an empty field that is required. */
function refusedByN8n(error: unknown): undefined {
	if (!(error instanceof Error) || error.name !== 'WorkflowHasIssuesError') throw error;
}

function parts({ message, description, context }: NodeError) {
	return { message, description, data: context?.data };
}
