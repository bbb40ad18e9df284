import { type LocalService, type LocalServiceOptions, startLocalService } from '../../../../local/service';
import { isJsonObject, type JsonObject } from '../../../../local/service/values';
import { startCallbackReceiver, statesOf } from '../callbacks/callbackReceiver';
import { finishedJob, resultPairs } from '../finishedJob';
import { anyText, textWith } from '../matchers';
import { call, input, submit } from '../../../support/signedClient';
import { waitFor } from '../../../support/waitFor';

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService({ submittedMs: 1, processingMs: 1 });
});
beforeEach(() => service.reset());
afterAll(() => service.close());

async function withService(options: LocalServiceOptions, use: (own: LocalService) => Promise<void>): Promise<void> {
	const own = await startLocalService({ submittedMs: 1, ...options });
	try {
		await use(own);
	} finally {
		await own.close();
	}
}

async function submitted(on: LocalService, parameters: Record<string, string>): Promise<string> {
	return String((await submit(on, parameters)).json['JobId']);
}

function finished(on: LocalService, jobId: string): Promise<number> {
	return waitFor(() => on.job(jobId)?.finishedAt);
}

async function query(on: LocalService, jobId: string): Promise<JsonObject> {
	return (await call(on, 'QuerySmarttagJob', { JobId: jobId })).json;
}

/** `Data` of one type, parsed. */
function dataOf(answer: JsonObject, type: string): JsonObject {
	const [, text = ''] = resultPairs(answer).find(([known]) => known === type) ?? [];
	const data: unknown = JSON.parse(text);
	if (!isJsonObject(data)) throw new Error(`Data of ${type} is not an object`);
	return data;
}

describe('takes-<n>ms', () => {
	it.each([
		['Title', { Title: 'takes-1ms' }],
		['UserData', { UserData: '{"note":"takes-1ms"}' }],
		['Input', { Input: input('OSS', 'oss://example-bucket/takes-1ms.mp4') }],
	])('in %s makes a job shorter than the others', async (_name, parameters) => {
		await withService({ processingMs: 60_000 }, async (own) => {
			const usual = await submitted(own, {});
			const short = await submitted(own, parameters);
			await finished(own, short);
			expect(own.job(usual)?.status).toBe('Processing');
		});
	});

	it('makes a job longer than the others', async () => {
		const long = await submitted(service, { Title: 'takes-60000ms' });
		const usual = await submitted(service, {});
		await finished(service, usual);
		expect((await query(service, long))['JobStatus']).toBe('Processing');
	});

	it('takes more than nine digits for no mark', async () => {
		expect((await finishedJob(service, { Title: 'takes-1234567890ms' }))['JobStatus']).toBe('Success');
	});
});

it('never-ends keeps a job in Processing and in its place', async () => {
	await withService({ processingMs: 1, pipelineConcurrency: 1 }, async (own) => {
		const endless = await submitted(own, { UserData: 'never-ends' });
		const behind = await submitted(own, {});
		const elsewhere = await submitted(own, { ScheduleConfig: '{"PipelineId":"another"}' });
		await finished(own, elsewhere);
		expect([own.job(endless)?.status, own.job(behind)?.status]).toEqual(['Processing', 'Submitted']);
	});
});

describe('unknown-state', () => {
	it('is returned by the query, without results', async () => {
		const jobId = await submitted(service, { Title: 'unknown-state takes-60000ms', UserData: 'mine' });
		await waitFor(() => service.job(jobId)?.startedAt);
		const answer = await query(service, jobId);
		expect(answer).toEqual({ RequestId: anyText, JobStatus: 'Pausing', UserData: 'mine' });
	});

	it('passes, and each state is called back', async () => {
		const receiver = await startCallbackReceiver();
		const jobId = await submitted(service, { Title: 'unknown-state takes-40ms', NotifyUrl: receiver.url });
		await finished(service, jobId);
		await waitFor(() => receiver.received.length === 3 || undefined);
		await receiver.close();
		expect(service.job(jobId)?.callbacks.map(({ state }) => state)).toEqual(['Pausing', 'Processing', 'Success']);
		expect(statesOf(receiver).sort()).toEqual(['Pausing', 'Processing', 'Success']);
	});
});

describe('a failure', () => {
	it('fail-json has a JSON object as its reason', async () => {
		const answer = await finishedJob(service, { Title: 'fail-json' });
		expect(answer['JobStatus']).toBe('Fail');
		expect(resultPairs(answer)).toEqual([['Error', anyText]]);
		expect(dataOf(answer, 'Error')).toEqual({
			Code: 'InvalidParameter.ResourceContentBad',
			Message: textWith('cannot be read'),
		});
	});

	it('fail-message has its reason at the top and no results', async () => {
		expect(await finishedJob(service, { Title: 'fail-message', UserData: 'mine' })).toEqual({
			RequestId: anyText,
			JobStatus: 'Fail',
			UserData: 'mine',
			Message: textWith('cannot be read'),
		});
	});

	it('fail-me has neither', async () => {
		const answer = await finishedJob(service, { Title: 'fail-me' });
		expect(answer).not.toHaveProperty('Message');
		expect(resultPairs(answer)).toEqual([['Error', 'example failure reason: the input file cannot be read']]);
	});
});

describe('the form of the results', () => {
	const labels = [
		{ Type: 'TextLabel', Data: anyText },
		{ Type: 'VideoLabel', Data: anyText },
	];

	it.each([
		['no mark', '-', { Result: labels }],
		['results-array', 'results-array', labels],
		['results-single', 'results-single', { Result: labels[0] }],
		['results-array of a failure', 'results-array fail-me', [{ Type: 'Error', Data: anyText }]],
	])('%s', async (_name, UserData, results) => {
		expect((await finishedJob(service, { UserData }))['Results']).toEqual(results);
	});
});

it('bad-data has a Data that is no JSON and a Type that is not known, and leaves the others', async () => {
	const good = await finishedJob(service, { Params: '{"needAsrData":true}' });
	const bad = await finishedJob(service, { Params: '{"needAsrData":true}', Title: 'bad-data' });
	const [text, ...others] = resultPairs(good);
	const [cut, ...left] = resultPairs(bad);
	expect(cut?.[0]).toBe('TextLabel');
	expect(text?.[1].startsWith(cut?.[1] ?? '?')).toBe(true);
	expect(() => void JSON.parse(cut?.[1] ?? '')).toThrow(SyntaxError);
	expect(left).toEqual([...others, ['ExampleUnknownType', '{"example":true}']]);
});

describe('long-speech-<n>', () => {
	const everything = { Params: '{"needAsrData":true,"nlpParams":{"sourceLanguage":"cn"}}' };

	function list(value: unknown): JsonObject[] {
		return Array.isArray(value) ? value.filter(isJsonObject) : [];
	}

	it('fills as many minutes, in ASR and NLP alike', async () => {
		const answer = await finishedJob(service, { ...everything, Title: 'long-speech-90' });
		const details = list(dataOf(answer, 'ASR')['details']);
		expect(details).toHaveLength(900);
		expect(details.at(-1)).toMatchObject({ from: 90 * 60 - 6, to: 90 * 60 - 0.8 });
		const starts = details.map(({ from }) => Number(from));
		expect(new Set(starts).size).toBe(900);
		expect(starts).toEqual([...starts].sort((a, b) => a - b));
		const { transcription } = dataOf(answer, 'NLP');
		expect(transcription).toHaveProperty('paragraphs.length', 900);
		expect(transcription).toHaveProperty('paragraphs.899.words.0.start', 90 * 60_000 - 6000);
	});

	it('of 0 minutes is silence', async () => {
		const answer = await finishedJob(service, { ...everything, Title: 'long-speech-0' });
		expect(dataOf(answer, 'ASR')).toEqual({ details: [] });
	});
});

it('big-result-<n> makes the answer that large, with whole JSON in whole JSON', async () => {
	const jobId = await submitted(service, { Title: 'big-result-3' });
	await finished(service, jobId);
	const { body, json } = await call(service, 'QuerySmarttagJob', { JobId: jobId });
	expect(Buffer.byteLength(body) / 1_000_000).toBeCloseTo(3, 0);
	expect(dataOf(json, 'OCR')).toHaveProperty('details.1000.info.0.content', '示例字幕 line 1001');
});

it('marks of a job add up', async () => {
	const answer = await finishedJob(service, { Title: 'results-array takes-1ms', UserData: 'bad-data' });
	expect(answer['Results']).toMatchObject([{}, {}, { Type: 'ExampleUnknownType' }]);
});
