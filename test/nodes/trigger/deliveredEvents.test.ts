import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { deliverAgain, deliverOnce } from '../../../nodes/AlibabaCloudSmarttag/trigger/deliveredEvents';

let triggers = 0;

interface Place {
	readonly workflow?: string;
	readonly node?: string;
	readonly mode?: string;
	readonly staticData?: IDataObject;
}

/** The four functions of n8n's context that the memory uses; the engine's own are used by the engine tests. */
function contextOf({
	workflow = 'workflow',
	node = 'node',
	mode = 'webhook',
	staticData = {},
}: Place): IWebhookFunctions {
	return {
		getMode: () => mode,
		getNode: () => ({ id: node }),
		getWorkflow: () => ({ id: workflow }),
		getWorkflowStaticData: () => staticData,
	} as unknown as IWebhookFunctions;
}

/** A trigger that no other test knows. */
function newTrigger(place: Place = {}): IWebhookFunctions {
	triggers += 1;
	return contextOf({ workflow: `workflow ${triggers}`, ...place });
}

/** What another process, that has the same database, makes of an event. */
function inAnotherProcess(context: IWebhookFunctions, event: string): boolean {
	jest.resetModules();
	const path = '../../../nodes/AlibabaCloudSmarttag/trigger/deliveredEvents';
	return jest.requireActual<{ deliverOnce: typeof deliverOnce }>(path).deliverOnce(context, event);
}

describe('An event of a trigger', () => {
	it('is delivered once', () => {
		const context = newTrigger();

		expect(['a', 'a', 'b', 'a', 'b'].map((event) => deliverOnce(context, event))).toEqual([
			...[true, false, true, false, false],
		]);
	});

	it('is delivered once though each call has its own static data, which n8n stores only afterwards', () => {
		const calls = [1, 2, 3].map(() => contextOf({ workflow: 'twins' }));

		expect(calls.map((context) => deliverOnce(context, 'a'))).toEqual([true, false, false]);
	});

	it('is remembered by the static data, for another process', () => {
		const staticData: IDataObject = {};
		const context = newTrigger({ staticData });
		deliverOnce(context, 'a');
		const stored = JSON.parse(JSON.stringify(staticData)) as IDataObject;

		expect(inAnotherProcess(newTrigger({ staticData: stored }), 'a')).toBe(false);
		expect(inAnotherProcess(newTrigger({ staticData: stored }), 'b')).toBe(true);
	});

	it.each([
		['another workflow', { workflow: 'other', node: 'node' }],
		['another node', { workflow: 'same', node: 'other' }],
		['names that run together', { workflow: 'same no', node: 'de' }],
	])('is not that of %s', (_name, place) => {
		deliverOnce(contextOf({ workflow: 'same', node: 'node' }), 'of many');

		expect(deliverOnce(contextOf(place), 'of many')).toBe(true);
	});

	it('is forgotten after 500 others, in the process and in the static data', () => {
		const staticData: IDataObject = {};
		const context = newTrigger({ staticData });
		deliverOnce(context, 'first');
		for (let count = 0; count < 499; count += 1) deliverOnce(context, `other ${count}`);
		expect(deliverOnce(context, 'first')).toBe(false);

		deliverOnce(context, 'one too many');
		expect(staticData.delivered).toHaveLength(500);
		expect([deliverOnce(context, 'other 0'), deliverOnce(context, 'first')]).toEqual([false, true]);
	});

	it('of one trigger is not pushed out by a thousand events of another', () => {
		const context = newTrigger();
		const busy = newTrigger();
		deliverOnce(context, 'a');
		for (let count = 0; count < 1_000; count += 1) deliverOnce(busy, `event ${count}`);

		expect(deliverOnce(context, 'a')).toBe(false);
	});

	it('of a trigger is left to the static data after a thousand other triggers', () => {
		const staticData: IDataObject = {};
		deliverOnce(contextOf({ workflow: 'old', staticData }), 'a');
		for (let count = 0; count < 1_000; count += 1) deliverOnce(newTrigger(), 'a');

		expect(deliverOnce(contextOf({ workflow: 'old', staticData }), 'a')).toBe(false);
		expect(deliverOnce(contextOf({ workflow: 'old' }), 'b')).toBe(true);
		for (let count = 0; count < 1_000; count += 1) deliverOnce(newTrigger(), 'a');
		expect(deliverOnce(contextOf({ workflow: 'old' }), 'b')).toBe(true);
	});

	it('of a trigger that is still called stays, though a thousand others came after that trigger', () => {
		const called = { workflow: 'called', node: 'first' };
		deliverOnce(contextOf(called), 'a');
		for (let count = 0; count < 1_500; count += 1) {
			deliverOnce(newTrigger(), 'a');
			if (count % 100 === 0) expect(deliverOnce(contextOf(called), 'a')).toBe(false);
		}
	});
});

describe('An event that is taken back', () => {
	it('is delivered again, once', () => {
		const context = newTrigger();
		deliverOnce(context, 'a');
		deliverAgain(context, 'a');

		expect([deliverOnce(context, 'a'), deliverOnce(context, 'a')]).toEqual([true, false]);
	});

	it('is delivered again by another process, and others are not', () => {
		const staticData: IDataObject = {};
		const context = newTrigger({ staticData });
		for (const event of ['a', 'b', 'c']) deliverOnce(context, event);
		deliverAgain(context, 'b');

		expect(staticData.delivered).toEqual(['a', 'c']);
		expect(inAnotherProcess(newTrigger({ staticData }), 'b')).toBe(true);
		expect(inAnotherProcess(newTrigger({ staticData }), 'c')).toBe(false);
	});

	it('need not have been delivered', () => {
		const staticData: IDataObject = {};
		deliverAgain(newTrigger({ staticData }), 'a');

		expect(staticData.delivered ?? []).toEqual([]);
	});
});

describe('A test in the editor', () => {
	it('gets an event each time, and leaves it to the active workflow', () => {
		const staticData: IDataObject = {};
		const test = contextOf({ workflow: 'tested', mode: 'manual', staticData });

		expect([deliverOnce(test, 'a'), deliverOnce(test, 'a')]).toEqual([true, true]);
		expect(staticData).toEqual({});
		expect(deliverOnce(contextOf({ workflow: 'tested' }), 'a')).toBe(true);
	});

	it('gets an event that the active workflow had, and cannot take that back', () => {
		const staticData: IDataObject = {};
		const active = contextOf({ workflow: 'active', staticData });
		const test = contextOf({ workflow: 'active', mode: 'manual', staticData });
		deliverOnce(active, 'a');
		expect(deliverOnce(test, 'a')).toBe(true);
		deliverAgain(test, 'a');

		expect(deliverOnce(active, 'a')).toBe(false);
		expect(staticData.delivered).toEqual(['a']);
	});
});
