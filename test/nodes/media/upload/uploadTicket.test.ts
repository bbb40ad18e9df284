import { readTicket } from '../../../../nodes/AlibabaCloudSmarttag/media/upload/uploadTicket';

const ADDRESS = { Endpoint: 'https://oss-cn-shanghai.aliyuncs.com', Bucket: 'outin-1', FileName: 'sv/1.mp4' };
const AUTH = { SecurityToken: 'token', AccessKeyId: 'STS.id', AccessKeySecret: 'secret', Expiration: '3600' };
const ISSUED_AT = Date.parse('2026-01-02T03:00:00Z');
const KEY = {
	...{ accessKeyId: 'STS.id', accessKeySecret: 'secret', securityToken: 'token' },
	renewAt: ISSUED_AT + 2_700_000,
};

const encoded = (fields: object) => Buffer.from(JSON.stringify(fields)).toString('base64');
const read = (address: object, auth: object) =>
	readTicket({ UploadAddress: encoded(address), UploadAuth: encoded(auth) }, ISSUED_AT);

it('address and key are read by the names of their fields, even if they are swapped', () => {
	const ticket = { bucket: 'outin-1', objectKey: 'sv/1.mp4', region: 'cn-shanghai', key: KEY };
	expect(read(ADDRESS, AUTH)).toEqual(ticket);
	expect(read(AUTH, ADDRESS)).toEqual(ticket);
});

it.each([
	['oss-cn-beijing.aliyuncs.com', undefined, 'cn-beijing', undefined],
	['http://oss-cn-beijing-internal.aliyuncs.com', undefined, 'cn-beijing', undefined],
	['https://oss-cn-beijing.aliyuncs.com', 'oss-cn-shanghai', 'cn-shanghai', undefined],
	['https://oss-accelerate.aliyuncs.com', 'cn-shanghai', 'cn-shanghai', 'https://outin-1.oss-accelerate.aliyuncs.com'],
])('the endpoint %s with the region %s', (Endpoint, Region, region, endpoint) => {
	const ticket = read({ ...ADDRESS, Endpoint }, { ...AUTH, ...(Region && { Region }) });
	expect(ticket).toEqual({ bucket: 'outin-1', objectKey: 'sv/1.mp4', region, key: KEY, ...(endpoint && { endpoint }) });
});

it.each<[string, number, Record<string, string | undefined>]>([
	['the documented lifetime, where a longer one is stated', 2_700, { Expiration: '3600' }],
	['the documented lifetime, where none is stated', 2_700, { Expiration: undefined }],
	['a shorter lifetime', 900, { Expiration: '1000' }],
	['a shorter lifetime by its end', 900, { Expiration: '3600', ExpireUTCTime: '2026-01-02T03:16:40Z' }],
	['a shorter lifetime by an end in Expiration', 900, { Expiration: '2026-01-02T03:16:40Z' }],
	[
		'the lifetime in seconds, where the end has passed',
		900,
		{ Expiration: '1000', ExpireUTCTime: '2026-01-02T02:00:00Z' },
	],
	['the documented lifetime, where nothing can be read', 2_700, { Expiration: 'soon', ExpireUTCTime: 'later' }],
])('a key is renewed after nine tenths of %s', (_what, seconds, auth) => {
	expect(read(ADDRESS, { ...AUTH, ...auth })).toMatchObject({ key: { renewAt: ISSUED_AT + seconds * 1_000 } });
});

it('what is missing is named, without what is there', () => {
	const { AccessKeySecret: _secret, ...auth } = AUTH;
	expect(read({ ...ADDRESS, Bucket: '' }, auth)).toEqual({ missing: ['Bucket', 'AccessKeySecret'] });
});

it.each([
	['nothing', undefined],
	['no Base64 of JSON', 'x'],
	['JSON of something else', Buffer.from('[1]').toString('base64')],
])('an address that is %s', (_what, UploadAddress) => {
	expect(readTicket({ UploadAddress, UploadAuth: encoded(AUTH) }, ISSUED_AT)).toEqual({
		missing: ['Endpoint', 'Bucket', 'FileName'],
	});
});
