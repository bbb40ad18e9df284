import { type ICredentialDataDecryptedObject, UserError } from 'n8n-workflow';

import { productEndpoint, readImsCredential } from '../../credentials/imsCredential';

const complete = { accessKeyId: 'LTAItest', accessKeySecret: 'secret/+=' };

function read(data: ICredentialDataDecryptedObject) {
	return readImsCredential({ ...complete, ...data });
}

function readCustom(customEndpoint: string) {
	return read({ network: 'custom', customEndpoint });
}

describe('the fields of a credential', () => {
	it.each<[paste: string, pasted: string]>([
		['blanks and line breaks around it', ' \t%s\r\n'],
		['a no-break space and a byte order mark', '\u00a0\ufeff%s'],
	])('are read without %s', (_paste, pasted) => {
		const paste = (value: string) => pasted.replace('%s', value);
		const fields = {
			accessKeyId: 'LTAItest',
			accessKeySecret: 'secret',
			securityToken: 'token',
			region: 'cn-beijing',
			network: 'custom',
			customEndpoint: 'https://gw.example.com',
			signatureVersion: 'V1',
		};
		const data = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, paste(value)]));
		expect(readImsCredential(data)).toEqual(fields);
	});

	/** Zero-width space, word joiner, soft hyphen, mark of the direction of writing. */
	it.each(['\u200b', '\u2060', '\u00ad', '\u202a'])('are read without the invisible character %j', (invisible) => {
		const data = {
			accessKeyId: `LTAI${invisible}test${invisible}`,
			accessKeySecret: `${invisible}sec${invisible}ret `,
			securityToken: `CAIS${invisible}token\n${invisible}`,
			region: `cn-bei${invisible}jing`,
			network: `custom${invisible}`,
			customEndpoint: `https://gw.${invisible}example.com${invisible}`,
		};
		expect(read(data)).toMatchObject({
			accessKeyId: 'LTAItest',
			accessKeySecret: 'secret',
			securityToken: 'CAIStoken',
			region: 'cn-beijing',
			customEndpoint: 'https://gw.example.com',
		});
	});

	it('have the defaults of the panel when they were never set', () => {
		expect(readImsCredential(complete)).toEqual({
			...complete,
			securityToken: undefined,
			region: 'cn-shanghai',
			network: 'public',
			customEndpoint: '',
			signatureVersion: 'V3',
		});
	});

	it.each([
		['V1', 'V1'],
		['V3', 'V3'],
		['', 'V3'],
		['V2', 'V3'],
	])('read the signature version "%s" %s', (input, signatureVersion) => {
		const custom = { network: 'custom', customEndpoint: 'https://gw.example.com' };
		expect(read({ ...custom, signatureVersion: input })).toMatchObject({ signatureVersion });
		expect(read({ signatureVersion: input })).toMatchObject({ signatureVersion: 'V3' });
	});

	it('contain no security token when it is blank, so none is sent', () => {
		expect(read({ securityToken: ' \n' }).securityToken).toBeUndefined();
	});

	it.each([
		['AccessKey ID', { accessKeyId: '' }],
		['AccessKey ID', { accessKeyId: ' \n' }],
		['AccessKey ID', { accessKeyId: undefined }],
		['AccessKey Secret', { accessKeySecret: '' }],
		['AccessKey Secret', { accessKeySecret: '\t' }],
	])('are refused with the name of %s when it is %j', (displayName, data) => {
		expect(() => read(data as ICredentialDataDecryptedObject)).toThrow(UserError);
		expect(() => read(data as ICredentialDataDecryptedObject)).toThrow(
			new RegExp(`^${displayName} is empty\\. Open the credential`),
		);
	});
});

/** Every key field, with the settings in which it is read. */
const KEY_FIELDS = [
	['AccessKey ID', 'accessKeyId', {}],
	['AccessKey Secret', 'accessKeySecret', {}],
	['Security Token', 'securityToken', {}],
] as const;

describe.each(KEY_FIELDS)('%s (%s, %j)', (displayName, name, settings) => {
	const readKey = (key: string) => read({ ...settings, [name]: key });

	it.each([
		['Id: pastedKey9', 'a colon'],
		['AccessKey ID：pastedKey9', 'a colon'],
		['[pastedKey9]', 'a bracket'],
		['<pastedKey9>', 'a bracket'],
		['"pastedKey9"', 'a quotation mark'],
		["'pastedKey9'", 'a quotation mark'],
		['“pastedKey9”', 'a quotation mark'],
		['`pastedKey9`', 'a quotation mark'],
		['pastedKey9 otherKey', 'a blank or a line break in the middle'],
		['pastedKey9\r\notherKey', 'a blank or a line break in the middle'],
		['pasted\u00a0Key9', 'a blank or a line break in the middle'],
		['pastedKey9\u0007', 'a control character'],
		['pastedKey9密钥', 'a character that is not ASCII'],
		['рastedKey9', 'a character that is not ASCII'],
	])('is refused as it is in %j, which has %s, without its value in the message', (key, what) => {
		expect(() => readKey(key)).toThrow(UserError);
		expect(() => readKey(key)).toThrow(
			`${displayName} has ${what}, which no key has. Open the credential and enter the key alone`,
		);
		expect(() => readKey(key)).not.toThrow(/astedKey9|otherKey/);
	});

	it.each(['LTAI5tTestKey', 'a/B+c9==', 'CAIS0wF1q6Ft5B2y-_.~$|*'])('may be %s', (key) => {
		expect(readKey(key)).toMatchObject({ [name]: key });
	});
});

describe('a region', () => {
	it.each(['cn-shanghai', 'ap-southeast-1', 'us-west-1', 'cn-shanghai-finance-1'])('may be %s', (region) => {
		expect(read({ region })).toMatchObject({ region });
	});

	it.each([
		'@127.0.0.1:4010/',
		'cn-shanghai@evil.example',
		'cn-shanghai.evil.example',
		'evil.example/',
		'cn-shanghai#',
		'cn shanghai',
		'CN-SHANGHAI',
		'cn',
		'China (Shanghai)',
		'cn-shanghai\\',
	])('is refused before it becomes part of a host: %s', (region) => {
		for (const network of ['public', 'vpc', 'custom']) {
			const data = { region, network, customEndpoint: 'https://gw.example.com' };
			expect(() => read(data)).toThrow(UserError);
			expect(() => read(data)).toThrow(/^Region is not the ID of a region, such as cn-shanghai\. Choose/);
		}
	});
});

describe('the endpoint of a product', () => {
	const regions = ['cn-beijing', 'cn-hangzhou', 'cn-shanghai'];
	const products = ['ice', 'sts', 'ecs'];
	const places = regions.flatMap((region) => products.map((product) => ({ region, product })));

	it.each(places)('of $product in $region is public or, in a VPC, its own', ({ region, product }) => {
		const at = (network: string) => productEndpoint(product, read({ region, network }));
		expect(at('public')).toBe(`https://${product}.${region}.aliyuncs.com`);
		expect(at('vpc')).toBe(`https://${product}-vpc.${region}.aliyuncs.com`);
	});

	it('is the custom endpoint, whatever the region and the product', () => {
		for (const { region, product } of places) {
			const credential = read({ region, network: 'custom', customEndpoint: 'https://gw.example.com' });
			expect(productEndpoint(product, credential)).toBe('https://gw.example.com');
		}
	});

	it('ignores a custom endpoint that was left behind in another network', () => {
		const credential = read({ network: 'public', customEndpoint: 'not a URL' });
		expect(productEndpoint('ice', credential)).toBe('https://ice.cn-shanghai.aliyuncs.com');
	});
});

describe('a custom endpoint', () => {
	it.each([
		['https://gw.example.com', 'https://gw.example.com'],
		['https://gw.example.com/', 'https://gw.example.com'],
		['https://gw.example.com:8443//', 'https://gw.example.com:8443'],
		['https://gw.example.com/ims/v1', 'https://gw.example.com/ims/v1'],
		['https://gw.example.com/ims/v1/', 'https://gw.example.com/ims/v1'],
		['HTTPS://gw.example.com', 'HTTPS://gw.example.com'],
		['http://localhost:4010', 'http://localhost:4010'],
		['http://127.0.0.1:4010/', 'http://127.0.0.1:4010'],
		['http://127.1.2.3', 'http://127.1.2.3'],
		['http://[::1]:4010', 'http://[::1]:4010'],
	])('may be %s, and keeps its path but no slash at the end', (input, customEndpoint) => {
		expect(productEndpoint('ice', readCustom(input))).toBe(customEndpoint);
	});

	it.each([
		['http://gw.example.com', 'gw.example.com'],
		['http://10.0.0.8:8080', '10.0.0.8'],
		['http://0.0.0.0', '0.0.0.0'],
		['http://127.0.0.1.example.com', '127.0.0.1.example.com'],
		['http://localhost.example.com', 'localhost.example.com'],
		['http://[::2]', '[::2]'],
	])('may not be %s, because requests would be sent unencrypted', (input, host) => {
		expect(() => readCustom(input)).toThrow(UserError);
		expect(() => readCustom(input)).toThrow(/Custom Endpoint must start with https:\/\//);
		expect(() => readCustom(input)).toThrow(host);
	});

	it.each([
		['a user', 'https://user@gw.example.com'],
		['a password', 'https://user:pass@gw.example.com'],
		['a query', 'https://gw.example.com/?a=1'],
		['a question mark', 'https://gw.example.com/?'],
		['a fragment', 'https://gw.example.com/#a'],
		['a number sign', 'https://gw.example.com/#'],
	])('may not contain %s', (_what, input) => {
		expect(() => readCustom(input)).toThrow(UserError);
		expect(() => readCustom(input)).toThrow(/must not contain a user, query or fragment/);
	});

	it.each(['https://user:pass-1234@gw.example.com', 'https://user:pass-1234@gw.example.com:port'])(
		'is refused without its password in the message: %s',
		(input) => {
			expect(() => readCustom(input)).toThrow(UserError);
			expect(() => readCustom(input)).not.toThrow(/pass-1234/);
		},
	);

	it.each(['gw.example.com:8443', 'ftp://localhost'])('is refused for its scheme, not for its host: %s', (input) => {
		expect(() => readCustom(input)).toThrow(/Custom Endpoint must start with https:\/\//);
		expect(() => readCustom(input)).not.toThrow(/is not this machine/);
	});

	it.each(['gw.example.com', 'https://', 'gw', '//gw.example.com', 'https://gw .exam ple:port'])(
		'is refused when it is not a URL: %s',
		(input) => {
			expect(() => readCustom(input)).toThrow(UserError);
			expect(() => readCustom(input)).toThrow(/Custom Endpoint is not a URL.*https:\/\//);
		},
	);

	it.each(['', ' ', '/'])('is required when it is "%s"', (input) => {
		expect(() => readCustom(input)).toThrow(/^Custom Endpoint is empty\..*another Network/);
	});
});
