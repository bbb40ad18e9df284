import { type LocalService, startLocalService } from '../../../local/service';
import { type CallbackReceiver, startCallbackReceiver } from './callbacks/callbackReceiver';
import { submit } from '../../support/signedClient';
import { waitFor } from '../../support/waitFor';

const jobCount = 1000;
const submittedAtOnce = 25;

let service: LocalService;
let receiver: CallbackReceiver;
beforeAll(async () => {
	service = await startLocalService({
		submittedMs: 0,
		processingMs: 0,
		pipelineConcurrency: 50,
		callbackTimeoutMs: 60_000,
	});
	receiver = await startCallbackReceiver();
});
afterAll(() => Promise.all([service.close(), receiver.close()]));

it('a thousand jobs with callbacks all end, and each state of each is called back once', async () => {
	let number = 0;
	const submitNext = async (): Promise<void> => {
		while (number < jobCount) {
			number += 1;
			await submit(service, { Title: `job ${number}`, NotifyUrl: receiver.url });
		}
	};
	await Promise.all(Array.from({ length: submittedAtOnce }, submitNext));
	await waitFor(() => receiver.received.length >= 2 * jobCount || undefined);
	await waitFor(() => service.jobs().every(({ callbacks }) => callbacks.every((one) => one.settled)) || undefined);

	const jobs = service.jobs();
	expect(service.countRequests('SubmitSmarttagJob')).toBe(jobCount);
	expect(jobs.filter(({ status }) => status === 'Success')).toHaveLength(jobCount);
	expect(
		jobs.flatMap(({ callbacks }) => callbacks).filter(({ delivered, tries }) => delivered && tries === 1),
	).toHaveLength(2 * jobCount);
	expect(receiver.received).toHaveLength(2 * jobCount);
	expect(new Set(receiver.calls.map(({ body }) => body)).size).toBe(2 * jobCount);
});
