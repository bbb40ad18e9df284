import type { ImsClient } from '../../../nodes/AlibabaCloudSmarttag/ims/imsClient';
import type { JobOutput } from '../../../nodes/AlibabaCloudSmarttag/job/jobOutput';
import { queryJob } from '../../../nodes/AlibabaCloudSmarttag/job/queryJob';
import type { JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';

const SPEECH = '{"details":[{"from":0,"to":1,"value":"hello"}]}';
const TITLE = '{"title":"a title"}';

function clientThatTells(body: JsonObject): ImsClient {
	const tell = async () => await Promise.resolve(body);
	return {
		endpoint: 'https://ice.cn-shanghai.aliyuncs.com',
		region: 'cn-shanghai',
		callNonIdempotent: tell,
		callIdempotent: tell,
		callWithoutRetry: tell,
	};
}

const plain: JobOutput = { simplify: true, addApiResults: false, addUserData: false, resultTypes: [] };

describe('A query of a job', () => {
	afterEach(() => jest.restoreAllMocks());

	/** A result can have megabytes, and parsing is what costs the most of a Get. */
	it.each<[what: string, output: JobOutput]>([
		['simplified', plain],
		['simplified with raw results', { ...plain, addApiResults: true }],
		['simplified, of some types', { ...plain, resultTypes: ['ASR', 'Meta'] }],
		['in the words of the API', { ...plain, simplify: false }],
	])('parses each Data once, %s', async (_what, output) => {
		const Result = [
			{ Type: 'ASR', Data: SPEECH },
			{ Type: 'Meta', Data: TITLE },
		];
		const parse = jest.spyOn(JSON, 'parse');
		const { json } = await queryJob(clientThatTells({ JobStatus: 'Success', Results: { Result } }), 'job', output);

		expect(parse.mock.calls.map(([text]) => text)).toStrictEqual([SPEECH, TITLE]);
		expect(JSON.stringify(json)).toContain('hello');
	});

	it.each<[what: string, output: JobOutput, unread: string[]]>([
		['simplified', plain, ['HologramLabel', 'Meta.mood']],
		['with raw results', { ...plain, addApiResults: true }, []],
		['in the words of the API', { ...plain, simplify: false }, []],
		['of some types', { ...plain, resultTypes: ['Meta'] }, ['Meta.mood']],
	])('names what the answer has and the item has not, %s', async (_what, output, unread) => {
		const Result = [
			{ Type: 'HologramLabel', Data: '{"holograms":[1]}' },
			{ Type: 'Meta', Data: '{"title":"a title","mood":"good"}' },
		];
		const client = clientThatTells({ JobStatus: 'Success', Results: { Result } });

		expect((await queryJob(client, 'job', output)).unread).toStrictEqual(unread);
	});

	it.each([[true], [false]])(
		'hides the token of an address that a failed job quotes, simplified: %p',
		async (simplify) => {
			const quoted = 'call https://n8n.example.com/webhook-waiting/7/smarttag?signature=abcdef failed';
			const UserData = 'token=mine';
			const Result = [{ Type: 'Odd', Data: JSON.stringify({ message: quoted, deep: [quoted] }) }];
			const client = clientThatTells({ JobStatus: 'Fail', Message: quoted, UserData, Results: { Result } });
			const reply = await queryJob(client, 'job', { ...plain, simplify, addUserData: true });

			expect(reply.failureReason).toContain('smarttag?signature=*** failed');
			expect(JSON.stringify(reply)).not.toContain('abcdef');
			expect(JSON.stringify(reply)).toContain('token=mine');
		},
	);

	it('parses nothing of a type that is not wanted', async () => {
		const Result = [
			{ Type: 'OCR', Data: SPEECH },
			{ Type: 'Meta', Data: TITLE },
		];
		const parse = jest.spyOn(JSON, 'parse');
		const client = clientThatTells({ JobStatus: 'Success', Results: { Result } });
		const { json } = await queryJob(client, 'job', { ...plain, resultTypes: ['Meta'] });

		expect(parse.mock.calls.map(([text]) => text)).toStrictEqual([TITLE]);
		expect(json).toStrictEqual({ JobId: 'job', JobStatus: 'Success', title: 'a title' });
	});
});
