import { type LocalService, startLocalService } from '../../../../local/service';
import type { JsonObject } from '../../../../local/service/values';
import { at, column } from '../answerFields';
import { finishedAnswer, finishedJob, resultPairs } from '../finishedJob';
import { anyText, textLike, textWith } from '../matchers';
import { call, type Key, type RawAnswer, submit } from '../../../support/signedClient';

const clock = { ms: Date.now() };
const otherKey: Key = { accessKeyId: 'otherAccessKeyId', accessKeySecret: 'otherAccessKeySecret' };
const faces = { AnalyseTypes: 'face,ocr', FaceCategoryIds: 'celebrity,exampleFaceLib01' };
const meetings = '22222222000000000000000000000002';
const formerDefault = '22222222000000000000000000000001';

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService({ submittedMs: 1, processingMs: 1, now: () => clock.ms });
});
beforeEach(() => {
	clock.ms = Date.now();
	service.reset();
});
afterAll(() => service.close());

function create(config: object = faces, parameters: Record<string, string> = {}, key?: Key): Promise<RawAnswer> {
	const all = { Name: 'mine', Type: '11', TemplateConfig: JSON.stringify(config), ...parameters };
	return call(service, 'CreateCustomTemplate', all, { key });
}

async function createdId(config?: object, parameters?: Record<string, string>, key?: Key): Promise<string> {
	return String(at((await create(config, parameters, key)).json, 'CustomTemplate', 'TemplateId'));
}

function get(parameters: Record<string, string>, key?: Key): Promise<RawAnswer> {
	return call(service, 'GetCustomTemplate', parameters, { key });
}

async function template(TemplateId: string): Promise<unknown> {
	return (await get({ TemplateId })).json['CustomTemplate'];
}

async function listed(key?: Key): Promise<JsonObject> {
	return (await call(service, 'ListCustomTemplates', { Type: '11', PageSize: '100' }, { key })).json;
}

describe('CreateCustomTemplate', () => {
	it('answers with the template; its Subtype is a name there', async () => {
		clock.ms = Date.parse('2026-05-06T07:08:09.999Z');
		const date = '2026-05-06T07:08:09Z';
		const all = { Name: 'mine', Type: '11', TemplateConfig: JSON.stringify(faces) };
		const { status, json } = await call(service, 'CreateCustomTemplate', all, { date });
		expect(status).toBe(200);
		expect(json).toEqual({
			RequestId: anyText,
			CustomTemplate: {
				TemplateId: textLike(/^[0-9a-f]{32}$/),
				TemplateName: 'mine',
				Type: 11,
				TypeName: anyText,
				Subtype: '',
				Status: 'Normal',
				IsDefault: false,
				TemplateConfig: JSON.stringify(faces),
				CreateTime: date,
				ModifiedTime: date,
			},
		});
	});

	it('makes a template that is listed first, found by its ID, and not the default', async () => {
		const TemplateId = await createdId();
		const list = await listed();
		expect(list['Total']).toBe(29);
		expect(column(list['CustomTemplateList'], 'TemplateId')[0]).toBe(TemplateId);
		expect(await template(TemplateId)).toMatchObject({
			TemplateId,
			TemplateName: 'mine',
			IsDefault: false,
			Subtype: 0,
		});
		expect(column(list['CustomTemplateList'], 'IsDefault').filter(Boolean)).toHaveLength(1);
	});

	it('keeps keys it does not know', async () => {
		const config = { AnalyseTypes: 'ocr', ExampleKey: { deep: [1] } };
		expect(await template(await createdId(config))).toMatchObject({ TemplateConfig: JSON.stringify(config) });
	});

	it('takes a name of 120 characters, also when they are Chinese, and two of the same name', async () => {
		expect((await create(faces, { Name: '标'.repeat(120) })).status).toBe(200);
		expect((await create(faces, { Name: '标'.repeat(120) })).status).toBe(200);
		expect((await listed())['Total']).toBe(30);
	});

	it.each([
		['Name', { Name: '标'.repeat(121) }, 'InvalidParameter'],
		['Type', { Type: '1' }, 'InvalidParameter'],
		['Type', { Type: '12' }, 'InvalidParameter'],
		['Type', { Type: 'smart' }, 'InvalidParameter'],
		['Subtype', { Subtype: 'x' }, 'InvalidParameter'],
		['IsDefault', { IsDefault: 'true' }, 'InvalidParameter'],
	])('refuses a wrong %s', async (name, parameters, code) => {
		const { status, json } = await create(faces, parameters);
		expect([status, json['Code'], json['Message']]).toEqual([400, code, textWith(`"${name}"`)]);
		expect((await listed())['Total']).toBe(28);
	});

	it.each(['Name', 'Type', 'TemplateConfig'])('needs %s', async (name) => {
		const all: Record<string, string> = { Name: 'mine', Type: '11', TemplateConfig: JSON.stringify(faces) };
		delete all[name];
		const { status, json } = await call(service, 'CreateCustomTemplate', all);
		expect([status, json['Code']]).toEqual([400, `Missing${name}`]);
	});
});

describe('GetCustomTemplate', () => {
	it('returns the same as the list', async () => {
		const list = await listed();
		expect(list['CustomTemplateList']).toContainEqual(await template(meetings));
	});

	it('returns the default template of type 11, but the ID takes precedence', async () => {
		const byType = await get({ Type: '11', Subtype: '0' });
		expect(byType.json['CustomTemplate']).toMatchObject({ TemplateId: formerDefault, IsDefault: true });
		const byBoth = await get({ Type: '11', TemplateId: meetings });
		expect(byBoth.json['CustomTemplate']).toMatchObject({ TemplateId: meetings, IsDefault: false });
	});

	it.each([
		['an unknown ID', { TemplateId: 'f'.repeat(32) }, 404, 'InvalidParameter.ResourceNotFound'],
		['a system template', { TemplateId: 'S00000103-000001' }, 404, 'InvalidParameter.ResourceNotFound'],
		['a type without templates', { Type: '1' }, 404, 'InvalidParameter.ResourceNotFound'],
		['a type that does not exist', { Type: '12' }, 400, 'InvalidParameter'],
		['neither', {}, 400, 'MissingTemplateId'],
	])('refuses %s', async (_name, parameters, status, code) => {
		const answer = await get(parameters);
		expect([answer.status, answer.json['Code']]).toEqual([status, code]);
	});
});

it('GetSystemTemplate returns the same as the list', async () => {
	const list = await call(service, 'ListSystemTemplates', { Type: '11' });
	const { json } = await call(service, 'GetSystemTemplate', { TemplateId: 'S00000101-300080' });
	expect(json['SystemTemplate']).toMatchObject({ Type: 11, TemplateConfig: '{"AnalyseTypes":"nlp"}' });
	expect(list.json['SystemTemplateList']).toContainEqual(json['SystemTemplate']);
	const custom = await call(service, 'GetSystemTemplate', { TemplateId: meetings });
	expect([custom.status, custom.json['Code']]).toEqual([404, 'InvalidParameter.ResourceNotFound']);
	expect((await call(service, 'GetSystemTemplate')).json['Code']).toBe('MissingTemplateId');
});

describe('UpdateCustomTemplate', () => {
	it('changes only the fields that are sent, a configuration as a whole', async () => {
		const TemplateId = await createdId();
		clock.ms += 60_000;
		const renamed = await call(service, 'UpdateCustomTemplate', { TemplateId, Name: 'renamed' });
		expect(renamed.json).toEqual({ RequestId: anyText, Success: true });
		expect(await template(TemplateId)).toMatchObject({
			TemplateName: 'renamed',
			TemplateConfig: JSON.stringify(faces),
		});
		await call(service, 'UpdateCustomTemplate', { TemplateId, TemplateConfig: '{"AnalyseTypes":"asr"}' });
		const after = await template(TemplateId);
		expect(after).toMatchObject({ TemplateName: 'renamed', TemplateConfig: '{"AnalyseTypes":"asr"}' });
		const [[created], [modified]] = [column([after], 'CreateTime'), column([after], 'ModifiedTime')];
		expect(Date.parse(String(modified)) - Date.parse(String(created))).toBe(60_000);
	});

	it('keeps the place in the list and the default', async () => {
		await call(service, 'UpdateCustomTemplate', { TemplateId: formerDefault, Name: 'renamed' });
		const list = await listed();
		expect(column(list['CustomTemplateList'], 'TemplateName')[0]).toBe('renamed');
		expect(await template(formerDefault)).toMatchObject({ IsDefault: true });
	});

	it.each([
		['a name that is too long', { Name: 'x'.repeat(121) }, 400, 'InvalidParameter'],
		['a wrong configuration', { TemplateConfig: '{}' }, 400, 'InvalidParameter'],
		['a type', { Type: '11' }, 400, 'InvalidParameter'],
		['a system template', { TemplateId: 'S00000103-000001', Name: 'x' }, 404, 'InvalidParameter.ResourceNotFound'],
	])('refuses %s and changes nothing', async (_name, parameters, status, code) => {
		const before = await template(meetings);
		const answer = await call(service, 'UpdateCustomTemplate', { TemplateId: meetings, ...parameters });
		expect([answer.status, answer.json['Code']]).toEqual([status, code]);
		expect(await template(meetings)).toEqual(before);
	});
});

describe('DeleteCustomTemplate', () => {
	it('deletes it for Get, the list and new jobs', async () => {
		const { json } = await call(service, 'DeleteCustomTemplate', { TemplateId: meetings });
		expect(json).toEqual({ RequestId: anyText, Success: true });
		expect((await get({ TemplateId: meetings })).status).toBe(404);
		expect((await listed())['Total']).toBe(27);
		expect((await submit(service, { TemplateId: meetings })).json['Code']).toBe('InvalidParameter.ResourceNotFound');
	});

	it('of the default one leaves no default', async () => {
		await call(service, 'DeleteCustomTemplate', { TemplateId: formerDefault });
		expect((await get({ Type: '11' })).status).toBe(404);
		expect((await submit(service)).status).toBe(200);
	});
});

it('SetDefaultCustomTemplate moves the default, and jobs without a template use it', async () => {
	const { json } = await call(service, 'SetDefaultCustomTemplate', { TemplateId: meetings });
	expect(json).toEqual({ RequestId: anyText, Success: true });
	expect((await get({ Type: '11' })).json['CustomTemplate']).toMatchObject({ TemplateId: meetings, IsDefault: true });
	expect(column((await listed())['CustomTemplateList'], 'IsDefault').filter(Boolean)).toHaveLength(1);
	expect(await finishedJob(service)).toMatchObject({ JobStatus: 'Fail' });
});

it.each(['UpdateCustomTemplate', 'DeleteCustomTemplate', 'SetDefaultCustomTemplate'])(
	'%s needs the ID of a custom template',
	async (action) => {
		expect((await call(service, action)).json['Code']).toBe('MissingTemplateId');
		const unknown = await call(service, action, { TemplateId: 'S00000103-000001' });
		expect([unknown.status, unknown.json['Code']]).toEqual([404, 'InvalidParameter.ResourceNotFound']);
	},
);

describe('a job with a created template', () => {
	const nlpParams = { Params: '{"nlpParams":{"sourceLanguage":"cn"}}' };

	it('fails without nlpParams when the template analyses nlp, and succeeds with them', async () => {
		const TemplateId = await createdId({ AnalyseTypes: 'asr,nlp' });
		const failed = await finishedJob(service, { TemplateId });
		expect(failed['JobStatus']).toBe('Fail');
		expect(JSON.stringify(failed)).toContain('nlpParams is missing');
		expect(await finishedJob(service, { TemplateId, ...nlpParams })).toMatchObject({ JobStatus: 'Success' });
	});

	it('has the results of the template as it was when the job was made', async () => {
		const TemplateId = await createdId({ AnalyseTypes: 'ocr', LabelVersion: '2.0' });
		const { json } = await submit(service, { TemplateId, Title: 'takes-50ms' });
		await call(service, 'UpdateCustomTemplate', { TemplateId, TemplateConfig: '{"AnalyseTypes":"ocr"}' });
		await call(service, 'DeleteCustomTemplate', { TemplateId });
		const answer = await finishedAnswer(service, String(json['JobId']));
		expect(resultPairs(answer).map(([type]) => type)).toContain('CPVLabel');
	});
});

it('each account has its own templates', async () => {
	const TemplateId = await createdId(faces, { Name: 'of the other' }, otherKey);
	expect((await get({ TemplateId }, otherKey)).status).toBe(200);
	expect((await get({ TemplateId })).status).toBe(404);
	expect([(await listed())['Total'], (await listed(otherKey))['Total']]).toEqual([28, 29]);
	expect((await submit(service, { TemplateId })).status).toBe(404);
});

it('a reset restores the catalog', async () => {
	await createdId();
	await call(service, 'DeleteCustomTemplate', { TemplateId: formerDefault });
	await call(service, 'UpdateCustomTemplate', { TemplateId: meetings, Name: 'renamed' });
	service.reset();
	expect((await listed())['Total']).toBe(28);
	expect(await template(formerDefault)).toMatchObject({ IsDefault: true });
	expect(await template(meetings)).toMatchObject({ TemplateName: 'Meetings with NLP' });
});
