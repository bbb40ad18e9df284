import type { INodeParameters, OnError } from 'n8n-workflow';

import { Workbench } from '../support/workbench';

const NOBODY = "={{ $('Nobody').item.json.a }}";
const CIRCLE = '={{ (() => { const a = {}; a.a = a; return a; })() }}';
const GET = { operation: 'get', jobId: 'j' };

describe('A setting of the run whose expression cannot be resolved', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const settings: Array<[field: string, parametersOf: (value: string) => INodeParameters]> = [
		['Concurrency', (concurrency) => ({ options: { concurrency } })],
		['Simplify', (simplify) => ({ ...GET, simplify })],
		['Options', (labelResultType) => ({ ...GET, options: { labelResultType } })],
		['Output Options', (onlyTheseResults) => ({ waitForCompletion: 'poll', outputOptions: { onlyTheseResults } })],
	];

	it.each(settings)('%s is named with the reason of n8n, and nothing is sent', async (field, parametersOf) => {
		const { message } = (await bench.submit({ parameters: parametersOf(NOBODY) })).error();

		expect(message).toContain(`${field}: an expression cannot be resolved. Referenced node doesn't exist`);
		expect(bench.service.requests()).toEqual([]);
	});

	it.each(settings)('%s is named when its value is circular', async (field, parametersOf) => {
		const { message } = (await bench.submit({ parameters: parametersOf(CIRCLE) })).error();

		expect(message).toBe(`${field}: an expression cannot be resolved. Its value is nested too deep, or circular`);
		expect(bench.service.requests()).toEqual([]);
	});

	it.each<OnError>(['continueRegularOutput', 'continueErrorOutput'])('fails every item with %s', async (onError) => {
		const items = [{ source: 'a' }, { source: 'b' }];
		const result = await bench.submit({ items, onError, parameters: { options: { concurrency: NOBODY } } });

		const failed = onError === 'continueErrorOutput' ? result.errorOutput : result.output;
		expect(failed.map(({ error }) => error)).toEqual(
			items.map(() => expect.stringMatching(/^Concurrency: an expression cannot be resolved/) as string),
		);
	});

	it('does not concern the JSON of Options, which is read for each item', async () => {
		const items = [{ nlp: '{' }, { nlp: '{"sourceLanguage":"cn"}' }];
		const nlpParamsJson = "={{ $json.nlp === '{' ? $('Nobody').item.json.a : $json.nlp }}";
		const onError = 'continueErrorOutput';
		const result = await bench.submit({ items, onError, parameters: { options: { nlpParamsJson } } });

		expect(result.errorOutput.map(({ error }) => error)).toEqual([
			expect.stringMatching(/^NLP Parameters \(JSON\): an expression cannot be resolved/) as string,
		]);
		expect(result.output).toHaveLength(1);
	});

	it.each([
		['nothing at all', '', 'Wait for Completion is empty. Choose one of no, poll, callback.'],
		['an unknown word', 'later', 'Wait for Completion: expected one of no, poll, callback, got "later".'],
	])('Wait for Completion that holds %s is refused', async (_what, waitForCompletion, message) => {
		const error = (await bench.submit({ parameters: { waitForCompletion } })).error();

		expect(error.message).toContain(message);
		expect(bench.service.requests()).toEqual([]);
	});
});
