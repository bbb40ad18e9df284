import { type LocalService, startLocalService } from '../../../../local/service';
import type { JsonObject } from '../../../../local/service/values';
import { at, column } from '../answerFields';
import { call, submit } from '../../../support/signedClient';

const size = 10_000;

let service: LocalService | undefined;
afterEach(() => service?.close());

async function query(action: string, parameters: Record<string, string> = {}): Promise<JsonObject> {
	return service ? (await call(service, action, parameters)).json : {};
}

describe('a catalog of ten thousand', () => {
	beforeEach(async () => {
		service = await startLocalService({ catalogSize: size });
	});

	it('has as many custom templates, newest first and one the default', async () => {
		const pages = Array.from({ length: size / 100 }, (_, index) => String(index + 1));
		const list = { Type: '11', PageSize: '100' };
		const answers = await Promise.all(pages.map((PageNumber) => query('ListCustomTemplates', { ...list, PageNumber })));
		const all = (key: string) => answers.flatMap((answer) => column(answer['CustomTemplateList'], key));
		expect(new Set(all('TemplateId')).size).toBe(size);
		expect(all('IsDefault').filter(Boolean)).toHaveLength(1);
		expect(all('IsDefault')[0]).toBe(true);
		const times = all('CreateTime').map(String);
		expect(times).toEqual([...times].sort().reverse());
		const last = await query('ListCustomTemplates', { Type: '11', Name: 'News desk 9995' });
		expect(last).toMatchObject({ Total: 1 });
	});

	it('has as many media', async () => {
		const ids = new Set<unknown>();
		let token: unknown;
		do {
			const parameters = { MaxResults: '100', ...(typeof token === 'string' && { NextToken: token }) };
			const answer = await query('ListMediaBasicInfos', parameters);
			for (const id of column(answer['MediaInfos'], 'MediaId')) ids.add(id);
			token = answer['NextToken'];
		} while (typeof token === 'string');
		expect(ids.size).toBe(size);
		expect(await query('SearchMedia', { Match: "title = 'Evening news 9996'" })).toMatchObject({ Total: 1 });
	});

	it('has as many face and hotword libraries', async () => {
		const face = { Algorithm: 'face', PageSize: '50', PageNumber: '200' };
		const libs = await query('ListRecognitionLibs', face);
		expect([libs['TotalCount'], column(at(libs, 'Libs', 'Lib'), 'LibId').at(-1)]).toEqual([
			size,
			'exampleFaceLib10000',
		]);
		expect(await query('ListHotwordLibraries')).toMatchObject({ TotalCount: size });
	});
});

it('of nothing has no template to submit with, and takes what is made', async () => {
	const empty = await startLocalService({ catalogSize: 0 });
	service = empty;
	expect(await query('ListCustomTemplates', { Type: '11' })).toMatchObject({ Total: 0, CustomTemplateList: [] });
	expect(await query('ListMediaBasicInfos')).toMatchObject({ TotalCount: 0, MediaInfos: [] });
	expect(await query('SearchMedia')).toMatchObject({ Total: 0, MediaInfoList: [] });
	expect(await query('ListHotwordLibraries')).toMatchObject({ TotalCount: 0, NextToken: '', HotwordLibraryList: [] });
	const face = { Algorithm: 'face', PageSize: '50', PageNumber: '1' };
	expect(await query('ListRecognitionLibs', face)).toMatchObject({ TotalCount: 0, Libs: { Lib: [] } });
	expect(await query('ListSystemTemplates', { Type: '11' })).toMatchObject({ Total: 4 });
	expect((await query('GetCustomTemplate', { Type: '11' }))['Code']).toBe('InvalidParameter.ResourceNotFound');
	const made = await query('CreateCustomTemplate', { Name: 'x', Type: '11', TemplateConfig: '{"AnalyseTypes":"ocr"}' });
	const TemplateId = String(at(made, 'CustomTemplate', 'TemplateId'));
	expect((await submit(empty, { TemplateId })).status).toBe(200);
	expect(await query('ListCustomTemplates', { Type: '11' })).toMatchObject({ Total: 1 });
});

it('smaller than the usual one keeps its newest template as the default', async () => {
	service = await startLocalService({ catalogSize: 3 });
	const { CustomTemplateList: templates } = await query('ListCustomTemplates', { Type: '11' });
	expect(column(templates, 'IsDefault')).toEqual([true, false, false]);
	expect(await query('ListMediaBasicInfos')).toMatchObject({ TotalCount: 3 });
});
