import type { OnError } from 'n8n-workflow';

import type { FaultRule } from '../../local/service';
import { storedText, Workbench } from '../support/workbench';

const SECRET = 'testStsAccessKeySecret';
const TOKEN = 'testSecurityToken';

describe('Nothing of an execution holds the secret, the token or a signature', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const endings: Array<[name: string, fault: FaultRule | undefined, key: { secret?: string; token?: string }]> = [
		['success', undefined, {}],
		['a refusal', { kind: 'error', code: 'NoPermission', status: 403 }, {}],
		['a wrong secret, answered with the string to sign', undefined, { secret: `${SECRET}x` }],
		['an expired token', undefined, { token: 'expiredSecurityToken' }],
		['a message that repeats secret and token', { kind: 'error', message: `got ${SECRET} and ${TOKEN}` }, {}],
		['a broken connection', { kind: 'closeAfter' }, {}],
		['no answer', { kind: 'noAnswer' }, {}],
		['an HTML page', { kind: 'html' }, {}],
	];
	const modes: OnError[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];
	const rows = endings.flatMap(([name, fault, key]) =>
		['V3', 'V1'].flatMap((signatureVersion) =>
			modes.map((onError) => ({
				name: `${name}, ${signatureVersion}, ${onError}`,
				fault,
				key,
				signatureVersion,
				onError,
			})),
		),
	);

	it.each(rows)('$name', async ({ fault, key, signatureVersion, onError }) => {
		if (fault) bench.service.addFaults(fault);
		const { execution } = await bench.submit({
			onError,
			parameters: { options: { requestTimeout: 1 } },
			credential: bench.credential({
				accessKeyId: 'STS.testAccessKeyId',
				accessKeySecret: key.secret ?? SECRET,
				securityToken: key.token ?? TOKEN,
				signatureVersion,
			}),
		});

		expect(bench.service.requests()).toHaveLength(1);
		const stored = storedText(execution);
		for (const secret of [SECRET, TOKEN, 'expiredSecurityToken', 'ACS3-HMAC-SHA256', 'Signature=', 'x-acs-']) {
			expect(stored).not.toContain(secret);
		}
	});
});
