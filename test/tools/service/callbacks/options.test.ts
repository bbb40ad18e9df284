import { type LocalService, type LocalServiceOptions, startLocalService } from '../../../../local/service';
import { type CallbackReceiver, startCallbackReceiver, statesOf } from './callbackReceiver';
import { submit } from '../../../support/signedClient';
import { waitFor } from '../../../support/waitFor';

const closing: Array<() => Promise<void>> = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

async function started(options: LocalServiceOptions): Promise<LocalService> {
	const service = await startLocalService({ submittedMs: 1, processingMs: 1, callbackTimeoutMs: 60_000, ...options });
	closing.push(() => service.close());
	return service;
}

async function receiver(options?: Parameters<typeof startCallbackReceiver>[0]): Promise<CallbackReceiver> {
	const one = await startCallbackReceiver(options);
	closing.push(() => one.close());
	return one;
}

const refuse: Parameters<typeof startCallbackReceiver>[0] = {
	answer: (response) => void response.writeHead(500).end(),
};

/** Waits until the only job is finished and nothing more will be sent. */
function settled(service: LocalService): Promise<true> {
	return waitFor(() => {
		const [job] = service.jobs();
		return (job?.finishedAt !== undefined && job.callbacks.every((one) => one.settled)) || undefined;
	});
}

it.each([
	['Success', {}],
	['Fail', { Title: 'fail-me' }],
])('terminal calls back %s and no state before', async (state, parameters) => {
	const service = await started({ callbackStates: 'terminal' });
	const open = await receiver();
	await submit(service, { NotifyUrl: open.url, UserData: 'unknown-state', ...parameters });
	await settled(service);
	expect(statesOf(open)).toEqual([state]);
	expect(service.jobs()[0]?.callbacks).toHaveLength(1);
});

it('the pause between two tries is that of the option', async () => {
	const patient = await started({ callbackPauseMs: 60_000 });
	const hasty = await started({ callbackPauseMs: 1 });
	const refusing = await receiver(refuse);
	await submit(patient, { NotifyUrl: refusing.url });
	await waitFor(() => (patient.jobs()[0]?.callbacks[1]?.httpStatus === 500 ? true : undefined));
	await submit(hasty, { NotifyUrl: refusing.url });
	await settled(hasty);
	expect(hasty.jobs()[0]?.callbacks.map(({ tries }) => tries)).toEqual([3, 3]);
	expect(patient.jobs()[0]?.callbacks.map(({ tries }) => tries)).toEqual([1, 1]);
});

it('the receiver has the time of the option', async () => {
	const patient = await started({ callbackTimeoutMs: 60_000, callbackPauseMs: 1 });
	const hasty = await started({ callbackTimeoutMs: 20, callbackPauseMs: 1 });
	const silent = await receiver({ answer: () => undefined });
	await submit(patient, { NotifyUrl: silent.url });
	await waitFor(() => silent.received.length === 2 || undefined);
	await submit(hasty, { NotifyUrl: silent.url });
	await settled(hasty);
	expect(hasty.jobs()[0]?.callbacks.map(({ tries, delivered, httpStatus }) => [tries, delivered, httpStatus])).toEqual([
		[3, false, undefined],
		[3, false, undefined],
	]);
	expect(patient.jobs()[0]?.callbacks).toMatchObject([
		{ tries: 1, settled: false },
		{ tries: 1, settled: false },
	]);
});

it('a callback in flight is not sent again once the service is closed', async () => {
	const closed = await started({ callbackPauseMs: 1 });
	const other = await started({ callbackPauseMs: 1 });
	const silent = await receiver({ answer: () => undefined });
	const refusing = await receiver(refuse);
	await submit(closed, { NotifyUrl: silent.url });
	await waitFor(() => silent.received.length === 2 || undefined);
	await closed.close();
	await submit(other, { NotifyUrl: refusing.url });
	await settled(other);
	expect(closed.jobs()[0]?.callbacks.map(({ tries }) => tries)).toEqual([1, 1]);
});

describe('a callback is settled', () => {
	it('once it is delivered, and not before', async () => {
		const service = await started({ callbackStates: 'terminal' });
		const answers: Array<() => void> = [];
		const open = await receiver({ answer: (response) => void answers.push(() => void response.end()) });
		await submit(service, { NotifyUrl: open.url });
		await waitFor(() => answers.length === 1 || undefined);
		expect(service.jobs()[0]?.callbacks).toMatchObject([{ tries: 1, settled: false, delivered: false }]);
		answers[0]?.();
		await settled(service);
		expect(service.jobs()[0]?.callbacks).toMatchObject([{ tries: 1, settled: true, delivered: true }]);
	});

	it('once the last try has failed, and not before', async () => {
		const service = await started({ callbackStates: 'terminal', callbackPauseMs: 1 });
		const seen: boolean[] = [];
		const refusing = await receiver({
			answer: (response) => {
				seen.push(service.jobs()[0]?.callbacks[0]?.settled ?? true);
				response.writeHead(500).end();
			},
		});
		await submit(service, { NotifyUrl: refusing.url });
		await settled(service);
		expect(seen).toEqual([false, false, false]);
		expect(service.jobs()[0]?.callbacks).toMatchObject([{ tries: 3, delivered: false, copy: 1, copies: 1 }]);
	});

	it.each([
		['is lost', 'lose this', (url: string) => url],
		['goes to no loopback address', '-', (url: string) => url.replace('127.0.0.1', '0.0.0.0')],
	])('at once when it %s', async (_name, Title, urlOf) => {
		const service = await started({ faults: [{ kind: 'callbackLost', contains: 'lose this' }] });
		const open = await receiver();
		await submit(service, { NotifyUrl: urlOf(open.url), Title });
		await waitFor(() => service.jobs()[0]?.finishedAt);
		expect(service.jobs()[0]?.callbacks).toMatchObject([
			{ settled: true, tries: 0, delivered: false },
			{ settled: true, tries: 0, delivered: false },
		]);
	});
});
