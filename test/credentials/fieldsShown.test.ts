import { type ICredentialDataDecryptedObject, type INodeParameters, NodeHelpers } from 'n8n-workflow';

import { AlibabaCloudImsApi } from '../../credentials/AlibabaCloudImsApi.credentials';

const { properties } = new AlibabaCloudImsApi();

const ROLE_FIELDS = ['roleArn', 'roleSessionName', 'externalId', 'durationSeconds', 'policy'];

/** What n8n hands on of stored data: defaults are filled in, and fields that the panel does not show are dropped. */
function shown(stored: INodeParameters): INodeParameters {
	return NodeHelpers.getNodeParameters(properties, stored, true, false, null, null) ?? {};
}

/** What the panel saves of what it shows. */
function saved(entered: INodeParameters): INodeParameters {
	return NodeHelpers.getNodeParameters(properties, entered, false, false, null, null) ?? {};
}

const permanent = { accessKeyId: 'LTAItest', accessKeySecret: 'secret' };
const temporary = { accessKeyId: 'STS.test', accessKeySecret: 'secret', securityToken: 'token' };

describe('a credential that was stored before there was a choice', () => {
	it('of a permanent key goes on as AccessKey', () => {
		expect(shown(permanent)).toMatchObject({ ...permanent, authentication: 'accessKey', session: '' });
	});

	it.each<[what: string, key: ICredentialDataDecryptedObject & INodeParameters]>([
		['with its ID', temporary],
		['with its ID pasted behind a blank', { ...temporary, accessKeyId: ' STS.test' }],
		['with an ID from an expression', { ...temporary, accessKeyId: '={{ $secrets.aliyun.id }}' }],
	])('of a temporary key keeps its token, %s', (_what, key) => {
		expect(shown(key)).toMatchObject({ ...key, authentication: 'accessKey' });
		expect(saved(key)).toEqual(key);
	});
});

describe('the field Security Token', () => {
	it.each([
		['temporaryToken', 'LTAItest', true],
		['temporaryToken', 'STS.test', true],
		['accessKey', 'LTAItest', false],
		['accessKey', 'STS.test', true],
		['ramRole', 'LTAItest', false],
		['ramRole', 'STS.test', true],
	])('with %s and the key %s: %s', (authentication, accessKeyId, isShown) => {
		const { securityToken } = shown({ ...temporary, accessKeyId, authentication });
		expect(securityToken).toBe(isShown ? 'token' : undefined);
	});
});

/** n8n fills in the credential for each request, and a pattern costs more there than all else of a request together. */
test('no field is shown by a pattern', () => {
	const conditions = properties.map(({ displayOptions }) => JSON.stringify(displayOptions?.show ?? {}));
	expect(conditions.filter((shownWhen) => shownWhen.includes('_cnd'))).toHaveLength(1);
	expect(conditions.filter((shownWhen) => shownWhen.includes('"regex"'))).toEqual([]);
});

describe('the fields of the role', () => {
	it.each([
		['accessKey', []],
		['temporaryToken', []],
		['ramRole', ROLE_FIELDS],
	])('with %s are %j', (authentication, expected) => {
		expect(Object.keys(shown({ ...permanent, authentication })).filter((name) => ROLE_FIELDS.includes(name))).toEqual(
			expected,
		);
	});

	it('have the documented defaults', () => {
		expect(shown({ ...permanent, authentication: 'ramRole' })).toMatchObject({
			roleSessionName: 'n8n-smarttag',
			durationSeconds: 3_600,
			policy: '',
		});
	});
});

/** n8n requests a session before each request while this property is empty, and writes the result to it. */
test('the expirable property is hidden and empty in every form', () => {
	const expirable = properties.filter(({ typeOptions }) => typeOptions?.expirable);
	expect(expirable).toMatchObject([{ name: 'session', type: 'hidden', default: '' }]);
	for (const authentication of ['accessKey', 'temporaryToken', 'ramRole']) {
		expect(shown({ ...temporary, authentication })).toMatchObject({ session: '' });
	}
});
