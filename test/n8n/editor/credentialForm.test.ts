import { defaultAccounts } from '../../../local/service';
import type { Editor } from '../../support/editor/editor';
import { withEditor } from '../../support/editor/withEditor';
import type { N8nBench, StoredNode } from '../../support/n8nBench';
import { screenshot } from '../../support/screenshots/screenshots';

const [account] = defaultAccounts;

let bench: N8nBench;
let editor: Editor;
let node: StoredNode;

withEditor((opened) => ({ bench, editor } = opened));
beforeAll(async () => {
	node = await bench.storeNode({ ossUrl: 'oss://my-bucket/video.mp4' }, { credential: 'none' });
	await editor.openNode(node);
});

describe('the credential, created through its form', () => {
	test('is opened from the node, and asks for the key first', async () => {
		await editor.page.getByTestId('node-credentials-slot').getByText('Connect to Alibaba Cloud IMS').click();
		await editor.credentialForm.waitFor();
		const labels = await editor.credentialForm.locator('label').filter({ visible: true }).allInnerTexts();
		expect(labels.map((label) => label.split(/\s*[\n*]/)[0])).toEqual([
			'Authentication',
			'AccessKey ID',
			'AccessKey Secret',
			'Region',
			'Network',
			'Signature Version',
			'Allowed HTTP Request Domains',
		]);
	});

	test('shows a field for the endpoint once Network is Custom Endpoint', async () => {
		const field = (name: string) => editor.credentialForm.getByTestId(`parameter-input-${name}`);
		await field('accessKeyId')
			.locator('input')
			.fill(account?.accessKeyId ?? '');
		await field('accessKeySecret').locator('input').fill('not-the-secret');
		await screenshot(editor.page, 'credential', editor.credentialForm, { dark: true });
		expect(await field('customEndpoint').count()).toBe(0);
		await field('network').click();
		await editor.page.getByRole('option', { name: 'Custom Endpoint' }).click();
		await field('customEndpoint').locator('input').fill(bench.service.url);
	});

	test('reports a wrong secret in our words when it is saved, and stays open', async () => {
		await editor.page.getByTestId('credential-save-button').click();
		await editor.credentialForm.getByText('More details').click();
		await editor.credentialForm.getByText('The AccessKey Secret does not belong to the AccessKey ID.').waitFor();
		expect(bench.received('GetCallerIdentity')).toHaveLength(1);
		expect(await editor.credentialForm.innerText()).not.toContain('not-the-secret');
		await screenshot(editor.page, 'credential-wrong-secret', editor.credentialForm);
	});

	test('closes with the right secret, is chosen in the node, and is green when it is opened again', async () => {
		const secret = editor.credentialForm.getByTestId('parameter-input-accessKeySecret').locator('input');
		await secret.fill(account?.accessKeySecret ?? '');
		await editor.page.getByTestId('credential-save-button').click();
		await editor.credentialForm.waitFor({ state: 'hidden' });
		await editor.page.getByTestId('credential-edit-button').click();
		await editor.page.getByTestId('credentials-config-container-test-success').waitFor();
		expect(bench.service.requests().at(-1)).toMatchObject({
			action: 'GetCallerIdentity',
			status: 200,
			signature: 'V3',
		});
		await screenshot(editor.page, 'credential-tested', editor.credentialForm);
		await editor.page.keyboard.press('Escape');
		await editor.credentialForm.waitFor({ state: 'hidden' });
	});

	test('signs the job of the node', async () => {
		await editor.openNode(node);
		await editor.runStep();
		expect(bench.service.jobs()).toMatchObject([{ accessKeyId: account?.accessKeyId }]);
	});
});
