import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	INode,
	INodeProperties,
} from 'n8n-workflow';

import { createAdditionalData } from '../../local/engine/additionalData';
import { EngineCredentialsHelper } from '../../local/engine/credentialsHelper';
import { ENGINE_KNOWS } from '../../local/engine/engineFeatures';

const key: INodeProperties = { displayName: 'Key', name: 'key', type: 'string', default: '' };
const session: INodeProperties = {
	displayName: 'Session',
	name: 'session',
	type: 'hidden',
	typeOptions: { expirable: true },
	default: '',
};
const whenOpen: INodeProperties = { ...key, name: 'whenOpen', displayOptions: { show: { key: ['open'] } } };

const node: INode = {
	id: 'n',
	name: 'Node',
	type: 'test.node',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	credentials: { test: { id: 'c', name: 'c' } },
};

const httpRequest = jest.fn<Promise<unknown>, Parameters<IHttpRequestHelper['helpers']['httpRequest']>>();
beforeEach(() => httpRequest.mockReset());
const helpers: IHttpRequestHelper = { helpers: { httpRequest } };

/** A credential type whose preparation returns this, and a helper with one credential of it. */
function helperFor({ gives = {}, properties = [key, session], stored = { key: 'k' } }: Partial<Given> = {}) {
	const preAuthentication = jest.fn(async function (this: IHttpRequestHelper) {
		await this.helpers.httpRequest({ url: 'https://sts.example.com/' });
		return gives;
	});
	const type: ICredentialType = { name: 'test', displayName: 'Test', properties, preAuthentication };
	const helper = new EngineCredentialsHelper({ test: type }, { c: stored });
	const installation = { packageUnderTest: { nodes: {}, credentials: { test: type } }, credentials: { c: stored } };
	const file = { nodes: [node], connections: {} };
	const additional = createAdditionalData({ installation, file, mode: 'manual' });
	const decrypted = async () => await helper.getDecrypted(additional, { id: 'c', name: 'c' }, 'test');
	return { helper, preAuthentication, decrypted };
}

interface Given {
	readonly gives: IDataObject;
	readonly properties: INodeProperties[];
	readonly stored: ICredentialDataDecryptedObject;
}

describe('preAuthentication of the local engine, as in n8n,', () => {
	it.each([
		['is called while the expirable property is empty', '', false, 1],
		['is not called when it is filled in', 's1', false, 0],
		['is called when the credential has expired', 's1', true, 1],
	])('%s', async (_what, value, credentialsExpired, calls) => {
		const { helper, preAuthentication } = helperFor();
		await helper.preAuthentication(helpers, { key: 'k', session: value }, 'test', node, credentialsExpired);
		expect(preAuthentication).toHaveBeenCalledTimes(calls);
	});

	it('is not called for a type without an expirable property', async () => {
		const { helper, preAuthentication } = helperFor({ properties: [key, { ...session, typeOptions: {} }] });
		await helper.preAuthentication(helpers, { key: 'k', session: '' }, 'test', node, true);
		expect(preAuthentication).not.toHaveBeenCalled();
	});

	it('stores and returns what it got with the expirable property', async () => {
		const { helper, decrypted } = helperFor({ gives: { session: 's1', more: 1 } });
		const data = await decrypted();
		expect(await helper.preAuthentication(helpers, data, 'test', node, false)).toBe(data);
		expect(data).toMatchObject({ key: 'k', session: 's1', more: 1 });
		expect(await decrypted()).toMatchObject({ key: 'k', session: 's1' });
	});

	it('stores and returns nothing when the expirable property is missing', async () => {
		const { helper, decrypted } = helperFor({ gives: { key: 'other' } });
		const data = await decrypted();
		expect(await helper.preAuthentication(helpers, data, 'test', node, false)).toBeUndefined();
		expect(data).toMatchObject({ key: 'k', session: '' });
		expect(await decrypted()).toMatchObject({ key: 'k', session: '' });
	});

	it.each<[what: string, stored: ICredentialDataDecryptedObject, allowedDomains: string | undefined]>([
		[
			'the domains that the credential allows',
			{ allowedHttpRequestDomains: 'domains', allowedDomains: 'a.com' },
			'a.com',
		],
		['every domain when the credential allows all', { allowedHttpRequestDomains: 'all' }, undefined],
	])('may send to %s', async (_what, stored, allowedDomains) => {
		const { helper, decrypted } = helperFor({ stored });
		await helper.preAuthentication(helpers, await decrypted(), 'test', node, false);
		const known = ENGINE_KNOWS.allowedDomains ? allowedDomains : undefined;
		expect(httpRequest.mock.calls).toEqual([[{ url: 'https://sts.example.com/', allowedDomains: known }]]);
	});
});

describe('a credential of the local engine, as in n8n,', () => {
	it.each([
		['open', { key: 'open', whenOpen: 'w', session: '' }],
		['shut', { key: 'shut', session: '' }],
	])('has defaults, and drops what is not shown (%s)', async (value, expected) => {
		const properties = [key, session, whenOpen];
		const { decrypted } = helperFor({ properties, stored: { key: value, whenOpen: 'w' } });
		const data = await decrypted();
		expect(JSON.parse(JSON.stringify(data))).toEqual(expected);
	});
});
