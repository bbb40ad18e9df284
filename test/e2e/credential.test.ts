import { localCredential } from '../../local/n8n/seed';
import { Editor } from './browser';
import { N8nBench } from './n8nBench';

let bench: N8nBench;
let editor: Editor;

beforeAll(async () => {
	bench = await N8nBench.open();
	editor = await Editor.open(bench.instance.rest);
});

afterAll(async () => {
	await editor?.close();
	await bench?.close();
});

describe('the form of the credential', () => {
	test('tests a stored credential when it is opened, and is green', async () => {
		const data = localCredential(bench.service.url);
		const id = await bench.instance.rest.createCredential('Good key', 'alibabaCloudImsApi', data);
		const before = bench.service.requests().length;
		await editor.openCredential(id);
		await editor.page.locator('[data-test-id="credentials-config-container-test-success"]').waitFor();
		expect(bench.service.requests()).toHaveLength(before + 1);
		await editor.screenshot('credential');
	});

	test('tells what is wrong with a secret', async () => {
		const data = { ...localCredential(bench.service.url), accessKeySecret: 'not-the-secret' };
		const id = await bench.instance.rest.createCredential('Wrong secret', 'alibabaCloudImsApi', data);
		await editor.openCredential(id);
		const form = editor.page.locator('[data-test-id="editCredential-modal"]');
		await form.getByText('More details').click();
		const advice = form.getByText('The AccessKey Secret does not belong to the AccessKey ID.');
		await advice.waitFor();
		expect(await advice.count()).toBe(1);
		expect(await form.innerText()).not.toContain('not-the-secret');
		await editor.screenshot('credential-wrong-secret');
	});
});
