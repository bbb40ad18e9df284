import { type ICredentialType, type INodeParameters, NodeHelpers } from 'n8n-workflow';

import { AlibabaCloudImsApi } from '../../credentials/AlibabaCloudImsApi.credentials';
import { AlibabaCloudImsRamRoleApi } from '../../credentials/AlibabaCloudImsRamRoleApi.credentials';

const accessKey: ICredentialType = new AlibabaCloudImsApi();
const ramRole: ICredentialType = new AlibabaCloudImsRamRoleApi();
const TYPES = [accessKey, ramRole].map((type): [string, ICredentialType] => [type.name, type]);

const permanent = { accessKeyId: 'LTAItest', accessKeySecret: 'secret' };

/** What n8n hands on of stored data: defaults are filled in, and fields that the panel does not show are dropped. */
function shown({ properties }: ICredentialType, stored: INodeParameters): INodeParameters {
	return NodeHelpers.getNodeParameters(properties, stored, true, false, null, null) ?? {};
}

it('the form of an AccessKey is short, and has an optional token', () => {
	expect(Object.keys(shown(accessKey, permanent))).toEqual([
		...['accessKeyId', 'accessKeySecret', 'securityToken', 'region', 'network'],
	]);
	expect(shown(accessKey, { ...permanent, securityToken: 'token' })).toMatchObject({ securityToken: 'token' });
});

it('the form of a role has the documented defaults, and no token', () => {
	expect(shown(ramRole, { ...permanent, securityToken: 'token' })).toEqual({
		...permanent,
		...{ roleArn: '', roleSessionName: 'n8n-smarttag', externalId: '', durationSeconds: 3_600, policy: '' },
		...{ region: 'cn-shanghai', network: 'public', session: '' },
	});
});

describe.each(TYPES)('the form of %s', (_name, type) => {
	it.each([
		['public', false],
		['vpc', false],
		['custom', true],
	])('shows Custom Endpoint and Signature Version with the network %s: %s', (network, isShown) => {
		const fields = Object.keys(shown(type, { ...permanent, network }));
		expect(fields.includes('customEndpoint')).toBe(isShown);
		expect(fields.includes('signatureVersion')).toBe(isShown);
	});

	it('has a name that ends in API, and hides the secrets that are typed in', () => {
		expect(type.displayName).toMatch(/ API$/);
		const hidden = type.properties.filter(({ typeOptions }) => typeOptions?.password).map(({ name }) => name);
		expect(hidden).toEqual(type === accessKey ? ['accessKeySecret', 'securityToken'] : ['accessKeySecret']);
	});

	/** n8n fills in the credential for each request; a condition costs more there than all else of a request together. */
	it('shows no field by a condition other than a value', () => {
		expect(JSON.stringify(type.properties)).not.toContain('_cnd');
	});
});

/** Engine 2.0 of n8n refuses every credential with an expirable property. */
test('an AccessKey has no expirable property', () => {
	expect(accessKey.properties.filter(({ typeOptions }) => typeOptions?.expirable)).toEqual([]);
	expect(accessKey.preAuthentication).toBeUndefined();
});

/** n8n requests a session before each request while this property is empty, and writes the result to it. */
test('the expirable property of a role is hidden and empty', () => {
	const expirable = ramRole.properties.filter(({ typeOptions }) => typeOptions?.expirable);
	expect(expirable).toMatchObject([{ name: 'session', type: 'hidden', default: '' }]);
});
