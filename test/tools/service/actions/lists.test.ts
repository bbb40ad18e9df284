import { type LocalService, startLocalService } from '../../../../local/service';
import type { JsonObject } from '../../../../local/service/values';
import { column } from '../answerFields';
import { anyText, textWith } from '../matchers';
import { call, type CallOptions, stsKey } from '../../../support/signedClient';

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService();
});
afterAll(() => service.close());

async function list(action: string, parameters: Record<string, string> = {}): Promise<JsonObject> {
	return (await call(service, action, parameters)).json;
}

describe('ListCustomTemplates', () => {
	it('pages by number, twenty a page, and the pages do not overlap', async () => {
		const first = await list('ListCustomTemplates', { Type: '11' });
		const second = await list('ListCustomTemplates', { Type: '11', PageNumber: '2' });
		const third = await list('ListCustomTemplates', { Type: '11', PageNumber: '3' });
		const pages = [first, second, third].map((page) => column(page['CustomTemplateList'], 'TemplateId'));
		expect(pages.map((ids) => ids.length)).toEqual([20, 8, 0]);
		expect(new Set(pages.flat()).size).toBe(28);
		expect([first['Total'], second['Total']]).toEqual([28, 28]);
	});

	it('takes other page sizes up to a hundred', async () => {
		const page = await list('ListCustomTemplates', { Type: '11', PageSize: '5', PageNumber: '2' });
		expect(column(page['CustomTemplateList'], 'TemplateId')).toHaveLength(5);
		const whole = await list('ListCustomTemplates', { Type: '11', PageSize: '100' });
		expect(column(whole['CustomTemplateList'], 'TemplateId')).toHaveLength(28);
	});

	it.each([
		['PageSize', '0'],
		['PageSize', '101'],
		['PageSize', 'all'],
		['PageNumber', '0'],
		['PageNumber', '1.5'],
		['OrderBy', 'Name'],
		['Unknown', '1'],
		['Name', ''],
	])('refuses %s = "%s"', async (name, value) => {
		const answer = await list('ListCustomTemplates', { Type: '11', [name]: value });
		expect([answer['Code'], answer['Message']]).toEqual(['InvalidParameter', textWith(`"${name}"`)]);
	});

	it('needs a Type and has templates of type 11 only', async () => {
		expect((await list('ListCustomTemplates'))['Code']).toBe('MissingType');
		expect(await list('ListCustomTemplates', { Type: '10' })).toMatchObject({ Total: 0, CustomTemplateList: [] });
	});

	it('filters by name and by ID', async () => {
		const byName = await list('ListCustomTemplates', { Type: '11', Name: 'Meetings' });
		expect(column(byName['CustomTemplateList'], 'TemplateName')).toEqual(['Meetings with NLP']);
		const byId = await list('ListCustomTemplates', { Type: '11', TemplateId: '22222222000000000000000000000003' });
		expect(column(byId['CustomTemplateList'], 'TemplateConfig')).toEqual([textWith('"LabelVersion":"2.0"')]);
	});

	it('orders by creation time, newest first by default', async () => {
		const times = async (parameters: Record<string, string>) =>
			column(
				(await list('ListCustomTemplates', { Type: '11', PageSize: '100', ...parameters }))['CustomTemplateList'],
				'CreateTime',
			);
		const newestFirst = await times({});
		expect(newestFirst).toEqual([...newestFirst].sort().reverse());
		for (const OrderBy of ['CreationTime:Desc', 'CreateTimeDesc'])
			expect(await times({ OrderBy })).toEqual(newestFirst);
		const oldestFirst = [...newestFirst].reverse();
		for (const OrderBy of ['CreationTime:Asc', 'CreateTimeAsc']) expect(await times({ OrderBy })).toEqual(oldestFirst);
	});
});

describe('ListSystemTemplates', () => {
	it('has the known system templates', async () => {
		const answer = await list('ListSystemTemplates', { Type: '1,11' });
		expect(answer['Total']).toBe(4);
		expect(column(answer['SystemTemplateList'], 'TemplateId')).toEqual([
			'S00000101-300080',
			'S00000103-000001',
			'S00000103-000002',
			'S00000103-000003',
		]);
	});

	it('needs a Type, filters and pages', async () => {
		expect((await list('ListSystemTemplates'))['Code']).toBe('MissingType');
		expect(await list('ListSystemTemplates', { Type: '1' })).toMatchObject({ Total: 0 });
		expect(await list('ListSystemTemplates', { Type: '11', Name: 'Event' })).toMatchObject({ Total: 1 });
		expect(await list('ListSystemTemplates', { Type: '11', Status: 'Invisible' })).toMatchObject({ Total: 0 });
		const second = await list('ListSystemTemplates', { Type: '11', PageSize: '2', PageNumber: '2' });
		expect(column(second['SystemTemplateList'], 'TemplateId')).toEqual(['S00000103-000002', 'S00000103-000003']);
	});
});

it('GetPipeline returns one pipeline', async () => {
	const all = await list('ListPipelines');
	const PipelineId = '33333333000000000000000000000003';
	const { json } = await call(service, 'GetPipeline', { PipelineId });
	expect(json['Pipeline']).toMatchObject({ PipelineId, Status: 'Paused' });
	expect(all['PipelineList']).toContainEqual(json['Pipeline']);
	const unknown = await call(service, 'GetPipeline', { PipelineId: 'example' });
	expect([unknown.status, unknown.json['Code']]).toEqual([404, 'InvalidParameter.ResourceNotFound']);
	expect((await call(service, 'GetPipeline')).json['Code']).toBe('MissingPipelineId');
});

it('ListPipelines shows all pipelines or those of one speed', async () => {
	const all = await list('ListPipelines');
	expect(column(all['PipelineList'], 'Status')).toEqual(['Active', 'Active', 'Paused', 'Active']);
	const fast = await list('ListPipelines', { Speed: 'Boost' });
	expect(column(fast['PipelineList'], 'Name')).toEqual(['boost']);
});

describe('ListMediaBasicInfos', () => {
	/** All pages of a list, in order. */
	async function pages(parameters: Record<string, string>): Promise<JsonObject[]> {
		const answers = [await list('ListMediaBasicInfos', parameters)];
		for (let token = answers[0]?.['NextToken']; typeof token === 'string'; token = answers.at(-1)?.['NextToken']) {
			answers.push(await list('ListMediaBasicInfos', { ...parameters, NextToken: token }));
		}
		return answers;
	}

	async function basics(parameters: Record<string, string>): Promise<unknown[]> {
		const answers = await pages({ MaxResults: '100', ...parameters });
		return answers.flatMap((answer) => column(answer['MediaInfos'], 'MediaBasicInfo'));
	}

	it('pages by token, ten a page, until there is no token any more', async () => {
		const answers = await pages({});
		const ids = answers.flatMap((answer) => column(answer['MediaInfos'], 'MediaId'));
		expect(answers).toHaveLength(13);
		expect(new Set(ids).size).toBe(125);
		expect(answers.every(({ TotalCount, MaxResults }) => TotalCount === 125 && MaxResults === 10)).toBe(true);
		expect(answers.at(-1)).not.toHaveProperty('NextToken');
	});

	it('has more than fit the largest page', async () => {
		expect(await pages({ MaxResults: '100' })).toHaveLength(2);
	});

	it.each([
		['MediaType', 'audio', 'MediaType'],
		['Source', 'live', 'Source'],
		['Status', 'Normal', 'Status'],
		['Status', 'Preparing', 'Status'],
		['BusinessType', 'cover', 'BusinessType'],
		['MediaId', '11111111aaaabbbbccccdddd00000007', 'MediaId'],
	])('filters by %s = %s', async (name, value, key) => {
		const found = column(await basics({ [name]: value }), key);
		expect(new Set(found)).toEqual(new Set([value]));
		expect(found.length).toBeLessThan(125);
	});

	it('filters by time, the start not included, and sorts either way', async () => {
		const times = column(await basics({ SortBy: 'asc' }), 'CreateTime').map(String);
		const days = times.slice(2, 5);
		const range = { StartTime: times[1] ?? '', EndTime: times[4] ?? '' };
		expect(column(await basics({ ...range, SortBy: 'asc' }), 'CreateTime')).toEqual(days);
		expect(column(await basics(range), 'CreateTime')).toEqual([...days].reverse());
	});

	it('shows files only on request', async () => {
		const plain = await list('ListMediaBasicInfos', { MaxResults: '1' });
		const withFiles = await list('ListMediaBasicInfos', { MaxResults: '1', IncludeFileBasicInfo: 'true' });
		expect(plain).not.toHaveProperty('MediaInfos.0.FileInfoList');
		expect(withFiles).toHaveProperty('MediaInfos.0.FileInfoList.0.FileBasicInfo.FileName', 'media-125.jpg');
	});

	it('refuses a token that leads beyond the list', async () => {
		const { NextToken } = await list('ListMediaBasicInfos', { MaxResults: '100' });
		const answer = await list('ListMediaBasicInfos', { NextToken: String(NextToken), MediaType: 'audio' });
		expect(answer['Code']).toBe('InvalidParameter');
	});

	it.each([
		['MediaType', 'film'],
		['Source', 'OSS'],
		['Status', 'Ready'],
		['SortBy', 'title'],
		['MaxResults', '101'],
		['MaxResults', '0'],
		['NextToken', 'made-up'],
		['StartTime', '2026-01-03'],
		['Title', 'x'],
	])('refuses %s = %s', async (name, value) => {
		const answer = await list('ListMediaBasicInfos', { [name]: value });
		expect([answer['Code'], answer['Message']]).toEqual(['InvalidParameter', textWith(`"${name}"`)]);
	});
});

describe('GetCallerIdentity', () => {
	const version = { version: '2015-04-01' };

	it('names the RAM user', async () => {
		const { json } = await call(service, 'GetCallerIdentity', {}, version);
		expect(json).toEqual({
			RequestId: anyText,
			AccountId: '1000000000000001',
			UserId: '2000000000000001',
			Arn: 'acs:ram::1000000000000001:user/test-user',
			PrincipalId: '2000000000000001',
			IdentityType: 'RAMUser',
		});
	});

	it('names the assumed role', async () => {
		const { json } = await call(service, 'GetCallerIdentity', {}, { ...version, key: stsKey });
		expect(json).toMatchObject({
			IdentityType: 'AssumedRoleUser',
			Arn: 'acs:ram::1000000000000001:assumed-role/test-role/test-session',
			PrincipalId: '3000000000000001:test-session',
		});
	});

	it('names the account itself', async () => {
		const root = { accessKeyId: 'root', accessKeySecret: 's', accountId: '7', arn: 'acs:ram::7:root' };
		const own = await startLocalService({ accounts: [root] });
		const { json } = await call(own, 'GetCallerIdentity', {}, { ...version, key: root });
		await own.close();
		expect(json).toMatchObject({ IdentityType: 'Account', AccountId: '7', UserId: '7', PrincipalId: '7' });
	});
});

describe('DescribeRegions', () => {
	const places: Array<[name: string, options: CallOptions]> = [
		['the query', { place: 'query' }],
		['a form body', { place: 'form' }],
		['a JSON body', { place: 'json' }],
		['the query by GET', { place: 'query', method: 'GET' }],
	];

	it.each(places)('reads its parameters from %s', async (_name, options) => {
		const version = '2014-05-26';
		const { json } = await call(service, 'DescribeRegions', { AcceptLanguage: 'en-US' }, { version, ...options });
		expect(json).toHaveProperty('Regions.Region.0', {
			RegionId: 'cn-shanghai',
			LocalName: 'China (Shanghai)',
			RegionEndpoint: 'ecs.cn-shanghai.aliyuncs.com',
		});
	});

	it('refuses a JSON body that is none', async () => {
		const { json } = await call(
			service,
			'DescribeRegions',
			{},
			{ version: '2014-05-26', place: 'json', alter: (request) => (request.body = '{') },
		);
		expect(json['Code']).toBe('InvalidParameter');
	});
});
