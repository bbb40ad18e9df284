import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import type * as DeliveredEvents from '../../../nodes/AlibabaCloudSmarttag/trigger/deliveredEvents';

type Module = typeof DeliveredEvents;

const PATH = '../../../nodes/AlibabaCloudSmarttag/trigger/deliveredEvents';
const thisProcess = jest.requireActual<Module>(PATH);

/** Delivers the end of a job, which has succeeded and which the API has confirmed. */
function deliverOnce(context: IWebhookFunctions, jobId: string, { deliverOnce: deliver } = thisProcess): boolean {
	return deliver(context, { jobId, state: 'Success' }, 'confirmed');
}

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
	return deliverOnce(context, event, jest.requireActual<Module>(PATH));
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
		deliverOnce(contextOf({ workflow: 'same', node: 'node' }), 'of-many');

		expect(deliverOnce(contextOf(place), 'of-many')).toBe(true);
	});

	it('is forgotten after 500 others, in the process and in the static data', () => {
		const staticData: IDataObject = {};
		const context = newTrigger({ staticData });
		deliverOnce(context, 'first');
		for (let count = 0; count < 499; count += 1) deliverOnce(context, `other-${count}`);
		expect(deliverOnce(context, 'first')).toBe(false);

		deliverOnce(context, 'one-too-many');
		expect(staticData.confirmed).toHaveLength(500);
		expect([deliverOnce(context, 'other-0'), deliverOnce(context, 'first')]).toEqual([false, true]);
	});

	it('of one trigger is not pushed out by a thousand events of another', () => {
		const context = newTrigger();
		const busy = newTrigger();
		deliverOnce(context, 'a');
		for (let count = 0; count < 1_000; count += 1) deliverOnce(busy, `event-${count}`);

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

describe('The memory of events', () => {
	const { deliverEventOnce, deliverOnce: deliver, isEndConfirmed } = thisProcess;
	const forged = (context: IWebhookFunctions, jobId: string) =>
		deliver(context, { jobId, state: 'Success' }, 'reported');

	it('is not touched by events that only messages report, however many come', () => {
		const staticData: IDataObject = {};
		const context = newTrigger({ staticData });
		deliverOnce(context, 'true');
		for (let count = 0; count < 2_000; count += 1) forged(context, `forged-${count}`);

		expect(staticData.confirmed).toEqual(['true Success']);
		expect(staticData.reported).toHaveLength(500);
		expect([deliverOnce(context, 'true'), deliverOnce(context, 'forged-0')]).toEqual([false, true]);
	});

	it('delivers what messages report once as well', () => {
		const context = newTrigger();

		expect([forged(context, 'a'), forged(context, 'a')]).toEqual([true, false]);
		expect(isEndConfirmed(context, 'a')).toBe(false);
	});

	it('of files and media has a place of its own: 500 of them, by a hash', () => {
		const staticData: IDataObject = {};
		const context = newTrigger({ staticData });
		deliverOnce(context, 'true');
		forged(context, 'a');
		const secret = 'oss://bucket/secret name.mp4';

		expect([deliverEventOnce(context, secret), deliverEventOnce(context, secret)]).toEqual([true, false]);
		expect(deliverEventOnce(newTrigger({ staticData }), secret)).toBe(false);
		expect(JSON.stringify(staticData)).not.toContain('secret name');
		for (let count = 0; count < 500; count += 1) deliverEventOnce(context, `${count}${'x'.repeat(5_000)}`);
		expect(deliverEventOnce(newTrigger({ staticData }), secret)).toBe(true);
		expect(staticData).toMatchObject({ confirmed: ['true Success'], reported: ['a Success'] });
		expect(JSON.stringify(staticData.received).length).toBeLessThan(500 * 46 + 10);
	});

	it('knows that a job has ended, in whatever state, also in another process', () => {
		const staticData: IDataObject = {};
		const context = newTrigger({ staticData });
		deliver(context, { jobId: 'a', state: 'Fail' }, 'confirmed');

		expect([isEndConfirmed(context, 'a'), isEndConfirmed(context, 'b')]).toEqual([true, false]);
		expect(isEndConfirmed(newTrigger({ staticData }), 'a')).toBe(true);
	});

	it('takes at most 36 KB of each kind, and keeps nothing else that the static data has', () => {
		const huge = 'x'.repeat(16_000_000);
		const staticData = {
			confirmed: [huge, 7, null, 'a Unheard', `${'a'.repeat(65)} Fail`, 'a Success'],
		} as IDataObject;
		const context = newTrigger({ staticData });
		expect([deliverOnce(context, 'a'), deliverOnce(context, 'b')]).toEqual([false, true]);
		expect(staticData.confirmed).toEqual(['a Success', 'b Success']);
		for (let count = 0; count < 1_000; count += 1) deliverOnce(context, String(count).padStart(64, '0'));

		expect(JSON.stringify(staticData).length).toBeLessThan(500 * 75 + 100);
	});

	it.each(['x'.repeat(65), '', 'a b', 'a\n', '<a>', 'a Success'])('does not take %p for a JobId', (jobId) => {
		const staticData: IDataObject = {};

		expect(deliverOnce(newTrigger({ staticData }), jobId)).toBe(false);
		expect(staticData).toEqual({});
	});

	it.each(['constructor', '__proto__', 'toString'])('takes %s for a JobId like any other', (jobId) => {
		const context = newTrigger();

		expect(isEndConfirmed(context, jobId)).toBe(false);
		expect([deliverOnce(context, jobId), deliverOnce(context, jobId)]).toEqual([true, false]);
	});

	it.each([{ confirmed: 'a Success' }, { confirmed: null }, { confirmed: { length: 3 } }])('bears %p', (staticData) => {
		expect(deliverOnce(newTrigger({ staticData: staticData as unknown as IDataObject }), 'a')).toBe(true);
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

	it('gets an event that the active workflow had, and leaves that delivered', () => {
		const staticData: IDataObject = {};
		const active = contextOf({ workflow: 'active', staticData });
		const test = contextOf({ workflow: 'active', mode: 'manual', staticData });
		deliverOnce(active, 'a');
		expect(deliverOnce(test, 'a')).toBe(true);

		expect(deliverOnce(active, 'a')).toBe(false);
		expect(staticData.confirmed).toEqual(['a Success']);
	});
});
