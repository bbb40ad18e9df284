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

async function labels(): Promise<Array<string | undefined>> {
	const shown = await editor.credentialForm.locator('label').filter({ visible: true }).allInnerTexts();
	return shown.map((label) => label.split(/\s*[\n*]/)[0]);
}

describe('the credential, created through its form', () => {
	test('is opened from the node, and asks for the key first', async () => {
		await editor.page.getByTestId('node-credentials-slot').getByText('Connect to Alibaba Cloud IMS').click();
		await editor.credentialForm.waitFor();
		expect(await labels()).toEqual([
			...['AccessKey ID', 'AccessKey Secret', 'Security Token', 'Region', 'Network'],
			'Allowed HTTP Request Domains',
		]);
	});

	test('shows the endpoint and its signature once Network is Custom Endpoint', async () => {
		const field = (name: string) => editor.credentialForm.getByTestId(`parameter-input-${name}`);
		await field('accessKeyId')
			.locator('input')
			.fill(account?.accessKeyId ?? '');
		await field('accessKeySecret').locator('input').fill('not-the-secret');
		await screenshot(editor.page, 'credential', editor.credentialForm, { dark: true });
		expect(await field('customEndpoint').count()).toBe(0);
		expect(await field('signatureVersion').count()).toBe(0);
		await field('network').click();
		await editor.page.getByRole('option', { name: 'Custom Endpoint' }).click();
		await field('customEndpoint').locator('input').fill(bench.service.url);
		await field('signatureVersion').waitFor();
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

describe('the credential of a role', () => {
	let asRole: StoredNode;

	test('is another type, which Authentication in the node asks for', async () => {
		const roleArn = 'acs:ram::1000000000000001:role/test-role';
		const parameters = { authentication: 'ramRole', ossUrl: 'oss://my-bucket/video.mp4' };
		asRole = await bench.storeNode(parameters, { credential: { roleArn } });
		await editor.openNode(asRole);
		await editor.page.getByTestId('credential-edit-button').click();
		await editor.page.getByTestId('credentials-config-container-test-success').waitFor();
		expect(await labels()).toEqual([
			...['AccessKey ID', 'AccessKey Secret', 'Role ARN', 'Session Name', 'External ID', 'Duration', 'Policy'],
			...['Region', 'Network', 'Custom Endpoint', 'Signature Version', 'Allowed HTTP Request Domains'],
		]);
		await screenshot(editor.page, 'credential-ram-role', editor.credentialForm);
		await editor.page.keyboard.press('Escape');
		await editor.credentialForm.waitFor({ state: 'hidden' });
	});

	test('signs the job with a session of the role', async () => {
		const before = bench.service.jobs().length;
		await editor.openNode(asRole);
		await editor.runStep();
		expect(bench.service.jobs().slice(before)).toMatchObject([
			{ accessKeyId: expect.stringMatching(/^STS\./) as string },
		]);
	});
});
