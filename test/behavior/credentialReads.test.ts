import { EngineCredentialsHelper } from '../../local/engine/credentialsHelper';
import { Workbench } from '../support/workbench';

let bench: Workbench;
beforeAll(async () => {
	bench = await Workbench.open();
});
afterAll(async () => await bench.close());
afterEach(() => jest.restoreAllMocks());

/** n8n reads a credential for each request of a node: from its database, with decryption and expressions. */
it.each([
	['a permanent key', {}],
	[
		'a role',
		{
			roleArn: 'acs:ram::1000000000000001:role/test-role',
			roleSessionName: 'credential-reads',
		},
	],
])('a run with 50 items reads the credential once, with %s', async (_what, form) => {
	const reads = jest.spyOn(EngineCredentialsHelper.prototype, 'getDecrypted');
	const items = Array.from({ length: 50 }, (_, index) => ({ source: `oss://bucket/${index}.mp4` }));
	const { output } = await bench.submit({
		items,
		parameters: { ossUrl: '={{ $json.source }}' },
		credential: bench.credential(form),
	});

	expect(output.map(({ JobId }) => JobId)).toEqual(items.map(() => expect.any(String) as unknown));
	expect(reads).toHaveBeenCalledTimes(1);
});
