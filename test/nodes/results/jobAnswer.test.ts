import { readJobAnswer, wholeAnswer, withResultTypes } from '../../../nodes/AlibabaCloudSmarttag/results/jobAnswer';
import { JOB_ID, sample } from './answers';

const ASR = { Type: 'ASR', Data: '{"details":[]}' };
const META = { Type: 'Meta', Data: '{"title":"example-title-0001"}' };
const READ_ASR = { type: 'ASR', data: { details: [] } };
const READ_META = { type: 'Meta', data: { title: 'example-title-0001' } };

describe('readJobAnswer', () => {
	it('reads a job with results', () => {
		const answer = readJobAnswer(sample('query-success'));

		expect(answer).toMatchObject({ status: 'Success', userData: '{"orderId":"example-42"}' });
		expect(answer.results.map(({ type }) => type)).toStrictEqual([
			...['TextLabel', 'VideoLabel', 'ASR', 'OCR', 'NLP', 'Meta'],
		]);
		expect(answer.results.at(-1)).toStrictEqual(READ_META);
		expect(answer).not.toHaveProperty('failureReason');
	});

	it('reads a job that found nothing', () => {
		expect(readJobAnswer(sample('query-success-empty'))).toStrictEqual({ status: 'Success', results: [] });
	});

	it('reads why a job failed', () => {
		expect(readJobAnswer(sample('query-fail'))).toMatchObject({
			status: 'Fail',
			failureReason: 'example failure reason: the input file cannot be read',
		});
	});

	it('reads an empty body', () => {
		expect(readJobAnswer({})).toStrictEqual({ status: '', results: [] });
	});

	it('reads keys that begin with a small letter', () => {
		const body = { jobStatus: 'Success', userData: 'a', results: { result: [{ type: 'ASR', data: { details: [] } }] } };

		expect(readJobAnswer(body)).toStrictEqual({ status: 'Success', userData: 'a', results: [READ_ASR] });
	});

	it('passes user data on to the letter', () => {
		expect(readJobAnswer({ UserData: ' 42 ' }).userData).toBe(' 42 ');
		expect(readJobAnswer({ UserData: 42 }).userData).toBe('42');
	});

	it.each([[''], [' '], [null], [{}]])('has no user data for %j', (UserData) => {
		expect(readJobAnswer({ UserData })).not.toHaveProperty('userData');
	});

	it.each<[shape: string, results: unknown, read: unknown]>([
		['an object with a list', { Result: [ASR, META] }, [READ_ASR, READ_META]],
		['an object with one result', { Result: ASR }, [READ_ASR]],
		['an object with a list by a small letter', { result: [ASR, META] }, [READ_ASR, READ_META]],
		['a bare list', [ASR, META], [READ_ASR, READ_META]],
		['a list of objects with one result', [{ Result: ASR }, { Result: META }], [READ_ASR, READ_META]],
		['a list of objects with lists', [{ Result: [ASR] }, { Result: [META] }], [READ_ASR, READ_META]],
		['one bare result', ASR, [READ_ASR]],
		['bare types and data', { Type: ['ASR', 'Meta'], Data: [ASR.Data, META.Data] }, [READ_ASR, READ_META]],
		['nothing', undefined, []],
		['null', null, []],
		['an object with a result without data', { Result: { Type: 'ASR' } }, [{ type: 'ASR', data: undefined }]],
		['an object with a result without a type', { Result: { Data: '[1]' } }, [{ type: '', data: [1] }]],
		['a result that has a Result of its own', { ...ASR, Result: [META] }, [READ_ASR]],
		['an empty object', {}, []],
		['an object with null', { Result: null }, []],
		['a text', 'none', []],
	])('reads Results that are %s', (_shape, Results, read) => {
		expect(readJobAnswer({ Results }).results).toStrictEqual(read);
	});

	it('skips what is no result', () => {
		const Result = [null, 'text', 7, [ASR], {}, { Other: 1 }, ASR];

		expect(readJobAnswer({ Results: { Result } }).results).toStrictEqual([READ_ASR]);
	});

	it('ends its search in results that are nested without end', () => {
		const nested = `${'{"Result":'.repeat(100_000)}[]${'}'.repeat(100_000)}`;

		expect(readJobAnswer({ Results: JSON.parse(nested) as unknown }).results).toStrictEqual([]);
	});

	it.each<[data: unknown, read: unknown]>([
		['{"a":1}', { a: 1 }],
		[' \n[1,2]', [1, 2]],
		['{"title":"a"}\t\n', { title: 'a' }],
		[JSON.stringify('{"a":1}\t\n'), { a: 1 }],
		[JSON.stringify(JSON.stringify(' [1]')), [1]],
		['"[not JSON]"', '"[not JSON]"'],
		[{ a: 1 }, { a: 1 }],
		['123', '123'],
		['true', 'true'],
		['null', 'null'],
		['"quoted"', '"quoted"'],
		['{"a":', '{"a":'],
		['[not JSON]', '[not JSON]'],
		['plain words', 'plain words'],
		['', undefined],
		[undefined, undefined],
	])('reads Data %j as %j', (Data, data) => {
		expect(readJobAnswer({ Results: [{ Type: 'Other', Data }] }).results).toStrictEqual([{ type: 'Other', data }]);
	});

	it.each<[reason: string, body: Record<string, unknown>]>([
		['words', { Results: { Result: [{ Type: 'Error', Data: ' words ' }] } }],
		[
			'words',
			{ Results: { Result: [{ Type: 'ASR' }, { Type: 'Error', Data: ' ' }, { Type: 'Error', Data: 'words' }] } },
		],
		['message', { Results: { Result: [{ Type: 'Error', Data: '{"code":1,"message":"message"}' }] } }],
		['message', { Results: { Result: [{ Type: 'Error', Data: '{"Message":"message"}' }] } }],
		['reason', { Results: { Result: [{ Type: 'Error', Data: '{"message":"","reason":"reason"}' }] } }],
		['error', { Results: { Result: [{ Type: 'Error', Data: { error: 'error' } }] } }],
		['inner', { Results: { Result: [{ Type: 'Error', Data: '{"error":{"reason":"inner"}}' }] } }],
		['inner', { Results: { Result: [{ Type: 'Error', Data: '{"error":{"message":"inner"}}' }] } }],
		['{"code":404}', { Results: { Result: [{ Type: 'Error', Data: '{"code":404}' }] } }],
		['["a"]', { Results: { Result: [{ Type: 'Error', Data: '["a"]' }] } }],
		['top', { Message: 'top' }],
		[
			'top',
			{
				Message: 'top',
				Results: {
					Result: [
						{ Type: 'Error', Data: '{}' },
						{ Type: 'Error', Data: ' [] ' },
					],
				},
			},
		],
		['top', { message: 'top', Results: { Result: [{ Type: 'Error', Data: { code: 404 } }] } }],
		['words', { Message: 'top', Results: { Result: [{ Type: 'Error', Data: 'words' }] } }],
		[
			'words',
			{
				Results: {
					Result: [
						{ Type: 'ASR', Data: '{"details":[{"content":"speech"}]}' },
						{ Type: 'ASR', Data: '{"details":[],"message":"SUCCESS","success":true}' },
						{ Type: 'Other', Data: 'words' },
					],
				},
			},
		],
	])('finds the failure reason "%s" in %j', (reason, body) => {
		expect(readJobAnswer({ JobStatus: 'Fail', ...body }).failureReason).toBe(reason);
	});

	it('has no failure reason when the service returns none', () => {
		const body = { JobStatus: 'Fail', Message: '  ', Results: { Result: [{ Type: 'Error', Data: ' ' }] } };

		expect(readJobAnswer(body)).not.toHaveProperty('failureReason');
	});

	it.each(['Success', 'Processing', 'Submitted', 'Failed'])(
		'tells no failure reason of a job in state %s',
		(JobStatus) => {
			expect(readJobAnswer({ JobStatus, Message: 'OK' })).not.toHaveProperty('failureReason');
		},
	);
});

describe('wholeAnswer', () => {
	it('is the answer in its own words and order, with the JobId first and every Data parsed', () => {
		const body = sample('query-success');
		const whole = wholeAnswer(JOB_ID, body);

		expect(Object.keys(whole)).toStrictEqual(['JobId', 'RequestId', 'JobStatus', 'UserData', 'Results', 'Usages']);
		expect(whole).toMatchObject({ JobId: JOB_ID, Usages: { Usage: [{ Type: 'exampleUsageType', Quota: 1 }] } });
		expect(whole).toHaveProperty('Results.Result.5', { Type: 'Meta', Data: { title: 'example-title-0001' } });
		expect(whole).toHaveProperty('Results.Result.2.Data.details.0.to', 3.4);
	});

	it('leaves the answer it is given as it was', () => {
		const body = sample('query-success');
		wholeAnswer(JOB_ID, body);

		expect(body).toStrictEqual(sample('query-success'));
	});

	it.each<[results: unknown, whole: unknown]>([
		[{ Result: META }, { Result: { Type: 'Meta', Data: READ_META.data } }],
		[
			{ More: 1, result: [META, null], Last: 2 },
			{ More: 1, result: [{ ...META, Data: READ_META.data }, null], Last: 2 },
		],
		[
			[META, 'text'],
			[{ ...META, Data: READ_META.data }, 'text'],
		],
		[[{ Result: META }], [{ Result: { ...META, Data: READ_META.data } }]],
		[META, { ...META, Data: READ_META.data }],
		[{ Result: [{ Type: 'New', More: [1], Data: '123' }] }, { Result: [{ Type: 'New', More: [1], Data: '123' }] }],
		[
			[{ Type: 'ASR' }, { Other: 1 }],
			[{ Type: 'ASR' }, { Other: 1 }],
		],
		[null, null],
		[{}, {}],
		['text', 'text'],
	])('keeps the shape of Results %j', (Results, whole) => {
		expect(wholeAnswer(JOB_ID, { Results })).toStrictEqual({ JobId: JOB_ID, Results: whole });
	});

	it('puts the keys of a result where they were', () => {
		const whole = wholeAnswer(JOB_ID, { Results: [{ Data: '{}', Score: 1, Type: 'New' }] });

		expect(JSON.stringify(whole)).toBe(`{"JobId":"${JOB_ID}","Results":[{"Data":{},"Score":1,"Type":"New"}]}`);
	});

	it('has the JobId that was asked for, first, even when the answer has one', () => {
		expect(JSON.stringify(wholeAnswer('asked', { RequestId: 'r', JobId: '' }))).toBe(
			'{"JobId":"asked","RequestId":"r"}',
		);
	});

	it('copies keys such as __proto__ without a change of prototypes', () => {
		const text =
			'{"__proto__":{"polluted":true},"Results":{"__proto__":{"polluted":true},"Result":[{"__proto__":{"polluted":true},"Type":"New","Data":"{\\"__proto__\\":{\\"polluted\\":true}}"}]}}';
		const whole = wholeAnswer(JOB_ID, JSON.parse(text) as Record<string, unknown>);

		expect(JSON.stringify(whole)).toBe(
			`{"JobId":"${JOB_ID}",${text.slice(1).replace('"{\\"__proto__\\":{\\"polluted\\":true}}"', '{"__proto__":{"polluted":true}}')}`,
		);
		expect(Object.getPrototypeOf(whole)).toBe(Object.prototype);
		expect(whole).not.toHaveProperty('polluted');
		expect('polluted' in {}).toBe(false);
	});
});

describe('withResultTypes', () => {
	it.each<[results: unknown, kept: unknown]>([
		[{ Result: [ASR, META] }, { Result: [META] }],
		[
			{ result: [ASR, META], More: 1 },
			{ result: [META], More: 1 },
		],
		[[ASR, META, 'text', null], [META]],
		[
			[{ Result: ASR }, { Result: [META] }],
			[{ Result: [] }, { Result: [META] }],
		],
		[{ Result: META }, { Result: META }],
		[{ Result: ASR }, { Result: [] }],
		[META, META],
		[null, null],
		[{}, {}],
	])('keeps only the results of these types in %j', (Results, kept) => {
		expect(withResultTypes({ JobStatus: 'Success', Results }, ['Meta', 'NLP'])).toStrictEqual({
			JobStatus: 'Success',
			Results: kept,
		});
	});

	it('compares types without capitals and blanks', () => {
		expect(withResultTypes({ Results: [ASR, META] }, [' asr '])).toStrictEqual({ Results: [ASR] });
	});

	it.each([[[]], [['', ' ']]])('keeps all without types: %j', (types) => {
		expect(withResultTypes({ Results: [ASR, META, null] }, types)).toStrictEqual({ Results: [ASR, META, null] });
	});

	it('leaves the answer it is given as it was', () => {
		const body = sample('query-success');
		withResultTypes(body, ['Meta']);

		expect(body).toStrictEqual(sample('query-success'));
	});
});
