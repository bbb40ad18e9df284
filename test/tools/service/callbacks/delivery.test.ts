import { type CallbackRecord, type LocalService, startLocalService } from '../../../../local/service';
import { isLoopbackUrl } from '../../../../local/service/callbacks/sender';
import { receiversOfEachTest } from './callbackReceiver';
import { listWith } from '../matchers';
import { submit } from '../../../support/signedClient';
import { waitFor } from '../../../support/waitFor';

let service: LocalService;
const receiver = receiversOfEachTest();
beforeAll(async () => {
	const patient = { callbackTimeoutMs: 60_000, callbackPauseMs: 20 };
	service = await startLocalService({ submittedMs: 1, processingMs: 1, ...patient });
});
beforeEach(() => service.reset());
afterAll(() => service.close());

/** The callbacks of the only job, once all are settled by `isSettled`. */
function settled(
	isSettled: (callbacks: CallbackRecord[]) => boolean,
	target: LocalService = service,
): Promise<CallbackRecord[]> {
	return waitFor(() => {
		const callbacks = target.jobs()[0]?.callbacks ?? [];
		return isSettled(callbacks) ? callbacks : undefined;
	});
}

const allDelivered = (callbacks: CallbackRecord[]) =>
	callbacks.some(({ state }) => state !== 'Processing') && callbacks.every(({ delivered }) => delivered);
const isFinished = (callbacks: CallbackRecord[]) => callbacks.some(({ state }) => state !== 'Processing');

it.each([
	['Success', 'a title'],
	['Fail', 'fail-me'],
])('a job that ends in %s posts each change of its state', async (state, Title) => {
	const { received, url } = await receiver();
	const { json } = await submit(service, { NotifyUrl: url, UserData: 'mine', Title });
	const callbacks = await settled(allDelivered);
	const message = { Type: 'smarttag', JobId: json['JobId'], UserData: 'mine' };
	expect(received).toHaveLength(2);
	expect(received).toEqual(listWith({ ...message, State: 'Processing' }, { ...message, State: state }));
	expect(callbacks).toMatchObject([
		{ state: 'Processing', delivered: true, tries: 1, httpStatus: 200 },
		{ state, delivered: true, tries: 1, httpStatus: 200 },
	]);
});

it('a job without NotifyUrl has no callbacks', async () => {
	await submit(service);
	await waitFor(() => service.jobs()[0]?.finishedAt);
	expect(service.jobs()[0]?.callbacks).toEqual([]);
});

it('a receiver that does not answer 200 is called again, three times in all', async () => {
	const { received, url } = await receiver({ answer: (response) => void response.writeHead(503).end() });
	await submit(service, { NotifyUrl: url });
	const callbacks = await settled((all) => isFinished(all) && all.every(({ tries }) => tries === 3));
	await waitFor(() => received.length === 6 || undefined);
	expect(callbacks.map(({ delivered, httpStatus }) => [delivered, httpStatus])).toEqual([
		[false, 503],
		[false, 503],
	]);
	// A fourth try would come before the second try of a job submitted now.
	await submit(service, { NotifyUrl: url });
	await waitFor(() => service.jobs()[1]?.callbacks[1]?.tries === 2 || undefined);
	expect(service.jobs()[0]?.callbacks.map(({ tries }) => tries)).toEqual([3, 3]);
});

it('a receiver that answers 200 later is not called again', async () => {
	const { received, url } = await receiver({
		answer: (response, before) => void response.writeHead(before < 2 ? 500 : 200).end(),
	});
	await submit(service, { NotifyUrl: url });
	const callbacks = await settled(allDelivered);
	expect(callbacks.map(({ tries }) => tries)).toEqual([2, 2]);
	expect(received).toHaveLength(4);
});

it('a receiver that does not answer in time, three seconds by default, is called again', async () => {
	const usual = await startLocalService({ submittedMs: 1, processingMs: 1 });
	const { received, url } = await receiver({
		answer: (response, before) => (before < 2 ? undefined : void response.end()),
	});
	await submit(usual, { NotifyUrl: url });
	const callbacks = await settled(allDelivered, usual);
	await usual.close();
	expect(callbacks.map(({ tries }) => tries)).toEqual([2, 2]);
	expect(received).toHaveLength(4);
});

it('a redirect is not followed', async () => {
	const target = await receiver();
	const { url } = await receiver({
		answer: (response) => void response.writeHead(302, { location: target.url }).end(),
	});
	await submit(service, { NotifyUrl: url });
	await settled((all) => isFinished(all) && all.every(({ httpStatus }) => httpStatus === 302));
	expect(target.received).toEqual([]);
});

it('a lost callback is never sent', async () => {
	const { received, url } = await receiver();
	service.addFaults({ kind: 'callbackLost', contains: 'lose this' });
	await submit(service, { NotifyUrl: url, Title: 'lose this' });
	const callbacks = await settled(isFinished);
	expect(callbacks).toMatchObject([
		{ state: 'Processing', delivered: false, tries: 0 },
		{ state: 'Success', delivered: false, tries: 0 },
	]);
	await submit(service, { NotifyUrl: url, Title: 'keep this' });
	await waitFor(() => received.length === 2 || undefined);
	expect(received).toMatchObject([{ JobId: service.jobs()[1]?.jobId }, { JobId: service.jobs()[1]?.jobId }]);
});

it('a doubled callback is sent twice, for as many jobs as `times`', async () => {
	const { received, url } = await receiver();
	service.addFaults({ kind: 'callbackTwice', times: 1 });
	await submit(service, { NotifyUrl: url });
	await settled(allDelivered);
	const states = (list: unknown[]) =>
		list.map((message) => JSON.stringify(message).match(/"State":"(\w+)"/)?.[1]).sort();
	expect(states(received)).toEqual(['Processing', 'Processing', 'Success', 'Success']);
	await submit(service, { NotifyUrl: url });
	await waitFor(() => received.length === 6 || undefined);
	expect(states(received.slice(4))).toEqual(['Processing', 'Success']);
});

it('a callback fault does not take the place of another one', async () => {
	service.addFaults({ kind: 'callbackLost', times: 1 }, { kind: 'serverError', times: 1 });
	expect((await submit(service)).status).toBe(500);
	expect(service.jobs()).toHaveLength(1);
});

it('nothing but loopback is ever called, though the job is made', async () => {
	const open = await receiver({ host: '0.0.0.0' });
	await submit(service, { NotifyUrl: `http://0.0.0.0:${open.port}/callback` });
	const callbacks = await settled(isFinished);
	expect(callbacks).toMatchObject([
		{ state: 'Processing', delivered: false, tries: 0 },
		{ state: 'Success', delivered: false, tries: 0 },
	]);
	await submit(service, { NotifyUrl: `http://127.0.0.1:${open.port}/callback` });
	await waitFor(() => open.received.length === 2 || undefined);
	expect(open.received).toMatchObject([{ JobId: service.jobs()[1]?.jobId }, { JobId: service.jobs()[1]?.jobId }]);
});

it.each([
	['http://127.0.0.1:5678/webhook?x=1', true],
	['http://localhost/webhook', true],
	['http://[::1]:5678/', true],
	['https://127.0.0.1/', false],
	['http://127.0.0.1@example.com/', false],
	['http://127.0.0.1.example.com/', false],
	['http://example.com/', false],
	['http://10.0.0.1/', false],
	['http://100.100.100.200/latest/', false],
	['not a url', false],
])('%s counts as loopback: %s', (url, expected) => {
	expect(isLoopbackUrl(url)).toBe(expected);
});

it('reset and close end callbacks in flight', async () => {
	const { received, url } = await receiver({ answer: () => undefined });
	await submit(service, { NotifyUrl: url });
	await waitFor(() => received.length === 2 || undefined);
	service.reset();
	expect(service.jobs()).toEqual([]);
	const short = await startLocalService({ submittedMs: 1, processingMs: 1 });
	await submit(short, { NotifyUrl: url });
	await waitFor(() => received.length === 4 || undefined);
	await short.close();
	expect(short.jobs()[0]?.callbacks).toMatchObject([{ delivered: false }, { delivered: false }]);
});
