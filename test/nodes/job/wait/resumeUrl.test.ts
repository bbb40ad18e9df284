import type { IExecuteFunctions } from 'n8n-workflow';

import { readResumeUrl, whyNotCallable } from '../../../../nodes/AlibabaCloudSmarttag/job/wait/resumeUrl';
import { resumeWebhooks } from '../../../../nodes/AlibabaCloudSmarttag/job/wait/wait.panel';

/** What is used of n8n's context: the address of the execution, and whether a tool of an agent runs. */
function contextOf(resumeUrl: unknown, isTool = false): IExecuteFunctions {
	return {
		evaluateExpression: (expression: string, item: number) =>
			expression === '{{ $execution.resumeUrl }}' && item === 0 ? resumeUrl : 'another expression',
		isToolExecution: () => isTool,
		getNode: () => ({ id: '1', name: 'Submit', type: 't', typeVersion: 1, position: [0, 0], parameters: {} }),
	} as unknown as IExecuteFunctions;
}

const SERVICE = 'https://ice.cn-shanghai.aliyuncs.com';
const TOKEN = 'f'.repeat(64);

/** Why an execution with this address cannot be called; its message and its description. */
function refusalOf(resumeUrl: unknown, { endpoint = SERVICE, isTool = false } = {}): string | undefined {
	const context = contextOf(resumeUrl, isTool);
	const refusal = whyNotCallable(context, readResumeUrl(context), endpoint);
	return refusal && `${refusal.message} ${refusal.description}`;
}

describe("The address that n8n has made, with a path of the node's own", () => {
	it.each([
		[
			'with a token',
			`https://n8n.example.com/webhook-waiting/7?signature=${TOKEN}`,
			`https://n8n.example.com/webhook-waiting/7/smarttag?signature=${TOKEN}`,
		],
		[
			'without a token, as an older n8n gives it',
			'https://n8n.example.com/webhook-waiting/7',
			'https://n8n.example.com/webhook-waiting/7/smarttag',
		],
		[
			'below a path and at a port',
			'http://n8n.example.com:5678/auto/webhook-waiting/7?signature=x',
			'http://n8n.example.com:5678/auto/webhook-waiting/7/smarttag?signature=x',
		],
	])('%s', (_what, given, url) => {
		expect(readResumeUrl(contextOf(given)).url).toBe(url);
	});

	it('is the one that its webhook listens at', () => {
		const [webhook] = resumeWebhooks;

		expect(resumeWebhooks).toHaveLength(1);
		expect(webhook).toMatchObject({ httpMethod: 'POST', path: 'smarttag', restartWebhook: true, isFullPath: true });
		expect(new URL(readResumeUrl(contextOf('https://n8n.example.com/webhook-waiting/7')).url).pathname).toMatch(
			new RegExp(`/7/${webhook?.path}$`),
		);
	});

	it('and its token must not be seen', () => {
		const { url, secrets } = readResumeUrl(contextOf(`https://n8n.example.com/w/7?signature=${TOKEN}`));

		expect(secrets).toEqual([url, TOKEN]);
	});

	it('has no empty text among what must not be seen', () => {
		const { url, secrets } = readResumeUrl(contextOf('https://n8n.example.com/w/7?signature='));

		expect(secrets).toEqual([url]);
	});

	it.each([undefined, null, '', 'not available', 7, {}])('is none where n8n returns %p', (given) => {
		expect(readResumeUrl(contextOf(given))).toEqual({ url: '', secrets: [] });
	});
});

describe('A callback is refused', () => {
	it('in a tool of an agent, whatever the address', () => {
		expect(refusalOf('https://n8n.example.com/w/7', { isTool: true })).toMatch(
			/^Wait for Completion: Pause Until Called Back cannot be used in a tool of an AI agent.*Choose Wait, Keep Running \(Poll\) or Don't Wait\.$/,
		);
	});

	it('where n8n returns no address', () => {
		expect(refusalOf('not available')).toMatch(
			/n8n has no address that the service could call\..*Choose Wait, Keep Running/,
		);
	});

	it.each([
		'http://localhost:5678',
		'http://127.0.0.1:5678',
		'http://0.0.0.0:5678',
		'http://[::1]:5678',
		'http://10.1.2.3',
		'http://172.16.0.1',
		'http://192.168.1.5:5678',
		'http://169.254.1.1',
		'http://[fd00::1]',
		'http://n8n.local',
		'http://n8n:5678',
		'http://app.localhost:5678',
		'http://localhost.:5678',
		'http://host.docker.internal:5678',
		'http://100.101.102.103:5678',
		'http://[fe80::1]:5678',
		'http://[::ffff:192.168.1.5]:5678',
	])('at %s, which the service cannot reach, with the host and WEBHOOK_URL', (origin) => {
		const { hostname } = new URL(origin);
		const refusal = refusalOf(`${origin}/webhook-waiting/7?signature=${TOKEN}`);

		expect(refusal).toContain(`${hostname} cannot be reached from outside`);
		expect(refusal).toMatch(
			/It is (this machine|a private or reserved address|a local name|a name of the local network)/,
		);
		expect(refusal).toContain('WEBHOOK_URL');
		expect(refusal).toContain('Choose Wait, Keep Running (Poll)');
	});

	it('without showing the token', () => {
		expect(refusalOf(`http://localhost:5678/webhook-waiting/7?signature=${TOKEN}`)).not.toContain(TOKEN);
	});

	it('at a private address, though the service is in another private network', () => {
		expect(refusalOf('http://10.1.2.3/w/7', { endpoint: 'https://10.9.9.9' })).toContain('10.1.2.3');
	});
});

describe('A callback is possible', () => {
	it.each([
		'https://n8n.example.com',
		'https://example.com:8443/n8n',
		'http://8.8.8.8:5678',
		'http://172.32.0.1',
		'http://host.ts.net:5678',
	])('at %s', (origin) => {
		expect(refusalOf(`${origin}/webhook-waiting/7`)).toBeUndefined();
	});

	it.each(['http://127.0.0.1:8790', 'http://localhost:8790'])(
		'at this machine for a service on it, as at %s',
		(endpoint) => {
			expect(refusalOf('http://localhost:5678/webhook-waiting/7', { endpoint })).toBeUndefined();
		},
	);
});
